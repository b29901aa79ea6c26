"""Which sticks are plugged in.

Invariants
- A stick is a mounted file system on a USB device (Linux) or a removable drive (Windows), never a disk of the machine.
- With KIOSK_STICKS (tests, demonstrations) the folders in that folder are the sticks, and nothing else is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil

MAX_STICKS = 16


def stick_folders(pretended: Path | None) -> list[Path]:
    """Where sticks are mounted now, in a stable order."""
    if pretended is not None:
        return sorted(_folders(pretended))[:MAX_STICKS]
    return sorted(_mounted(psutil.disk_partitions(all=False)))[:MAX_STICKS]


def _folders(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return


def _mounted(partitions: Iterable[object]) -> Iterator[Path]:
    for partition in partitions:
        device, mountpoint, options = (str(getattr(partition, name)) for name in ("device", "mountpoint", "opts"))
        if "removable" in options.split(",") if os.name == "nt" else is_usb(device):
            yield Path(mountpoint)


def is_usb(device: str, sysfs: Path = Path("/sys/class/block")) -> bool:
    """Whether the block device hangs on a USB bus, as /sys tells."""
    try:
        place = (sysfs / Path(device).resolve().name).resolve(strict=True)
    except OSError:
        return False
    return any(step.startswith("usb") and step[3:].isdigit() for step in place.parts)
