"""The machine's clocks: the wall (a claim), the boot and the time since boot (evidence).

Invariants
- `up_ms` counts suspend, so two readings of one boot tell how much time passed whatever happened to the wall clock.
- All processes of one boot read the same boot id. Where the machine gives none, the id is this process's own: evidence
  then does not reach across processes, but it never claims one boot for two.
"""

from __future__ import annotations

import sys
import time
import uuid
from datetime import UTC, datetime
from pathlib import Path

from kiosk.flows.ports import Reading

_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_WINDOWS_BOOT_KEY = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
_WINDOWS_NAMESPACE = uuid.UUID("5d0a2c0e-63b4-5f3f-9f34-3c62c1a6c0de")
_OWN_BOOT_ID = str(uuid.uuid4())


class SystemClock:
    def __init__(self) -> None:
        self._boot = boot_id()

    def read(self) -> Reading:
        return Reading(wall=datetime.now(UTC), boot=self._boot, up_ms=_up_ms())

    def now(self) -> datetime:
        return datetime.now(UTC)


def boot_id(linux: Path = _LINUX_BOOT_ID) -> str:
    """A UUID that changes with each boot."""
    if sys.platform == "win32":
        return _windows_boot_id()
    try:
        return str(uuid.UUID(linux.read_text("ascii").strip()))
    except (OSError, ValueError):
        return _OWN_BOOT_ID


def _up_ms() -> int:
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    return time.monotonic_ns() // 1_000_000  # Windows: counts suspend as well


def _windows_boot_id() -> str:
    """Windows counts its boots in the registry; the count and the machine name one boot."""
    if sys.platform != "win32":
        return _OWN_BOOT_ID
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS_BOOT_KEY) as key:
            count, _ = winreg.QueryValueEx(key, "BootId")
    except OSError:
        return _OWN_BOOT_ID
    return str(uuid.uuid5(_WINDOWS_NAMESPACE, f"{uuid.getnode()}:{count}"))
