"""Only one agent a kiosk sends: two would answer each other's sync tokens and look like a cloned kiosk.

Invariants: the lock is held on the key file (nothing new appears on the disk) and ends with the process, however it ends.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_FAR_BEHIND_THE_KEY = 1 << 20  # Windows locks a range; readers of the key must not meet it


class AgentLock:
    """A context manager: closing gives the lock back."""

    def __init__(self, key_file: Path) -> None:
        self._file = key_file.open("rb")

    def take(self) -> bool:
        """False while another process holds it."""
        try:
            if sys.platform == "win32":
                self._file.seek(_FAR_BEHIND_THE_KEY)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
