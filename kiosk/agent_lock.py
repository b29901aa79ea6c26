"""Only one agent a kiosk sends: two would answer each other's sync tokens and look like a cloned kiosk.

Invariants
- The lock ends with the process, however it ends. On Linux it is held on the data directory itself, on Windows on a file
  in it: never on the database, whose own locks it would disturb, nor on a key, which may lie in the TPM.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCK_FILE = "agent.lock"


class AgentLock:
    """A context manager: closing gives the lock back."""

    def __init__(self, data_dir: Path) -> None:
        if sys.platform == "win32":
            self._descriptor = os.open(data_dir / _LOCK_FILE, os.O_CREAT | os.O_RDWR)
        else:
            self._descriptor = os.open(data_dir, os.O_RDONLY)

    def take(self) -> bool:
        """False while another process holds it."""
        try:
            if sys.platform == "win32":
                msvcrt.locking(self._descriptor, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)
