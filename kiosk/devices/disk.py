"""How much room there is where the kiosk keeps its file.

Invariants: low is noted early, while a filing still fits a thousand times: below a fifth of the disk and below 5 GB. Scarce
is shown on the screen: below a twentieth and below 1 GB.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

WARN_BELOW_MB = 5 * 1024
SCARCE_BELOW_MB = 1024
_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Room:
    free_mb: int
    total_mb: int

    @property
    def is_low(self) -> bool:
        return self.free_mb < min(WARN_BELOW_MB, self.total_mb // 5)

    @property
    def is_scarce(self) -> bool:
        return self.free_mb < min(SCARCE_BELOW_MB, self.total_mb // 20)


def room_at(path: Path) -> Room:
    """Of the disk that holds `path`, or would hold it. Raises OSError."""
    while not path.exists():
        path = path.parent
    usage = shutil.disk_usage(path)
    return Room(usage.free // _MB, usage.total // _MB)
