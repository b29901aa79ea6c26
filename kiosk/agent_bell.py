"""How the window asks the agent to try now, where each is a service of its own and neither starts the other.

Invariants
- A file in the data directory: it is there, or it is not; what it holds is never read. Ringing twice is ringing once, and a
  bell that was rung while no agent ran is heard by the next.
- Neither side fails by it: a full or read-only disk costs the bell, and the agent goes on by its own patience.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

_FILE = "try-now"


class AgentBell:
    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / _FILE

    def ring(self) -> None:
        with contextlib.suppress(OSError):
            self._path.touch(mode=0o600)

    def heard(self) -> bool:
        """Once for each ringing."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True
