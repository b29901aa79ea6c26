"""Is a plug in the headphone jack? The kernel's own word, where it gives one.

Invariants
- Only `SW_HEADPHONE_INSERT` of an input device counts: set by the sound chip when the plug goes in. Boards without jack
  sensing, devices that this user may not read, and other systems say nothing, and nothing is "no".
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

_LISTED = Path("/proc/bus/input/devices")
_EVENTS = Path("/dev/input")
_HEADPHONE = 0x02
_ONE_BYTE_OF_SWITCHES = 0x8001_451B  # EVIOCGSW(1): _IOC(_IOC_READ, 'E', 0x1b, 1)

Switches = Callable[[Path], int]


def is_jack_in(listed: Path = _LISTED, events: Path = _EVENTS, switches: Switches | None = None) -> bool:
    ask = switches or _switches
    return any(ask(events / name) >> _HEADPHONE & 1 for name in jacks(listed))


def jacks(listed: Path = _LISTED) -> list[str]:
    """Input devices that sense a headphone plug, like "event7"."""
    try:
        blocks = listed.read_text(encoding="utf-8", errors="replace").split("\n\n")
    except OSError:
        return []
    return [name for block in blocks if _senses(block) for name in re.findall(r"\bevent[0-9]+\b", block)]


def _senses(block: str) -> bool:
    bits = re.search(r"^B: SW=([0-9a-fA-F ]+)$", block, re.MULTILINE)
    return bits is not None and bool(int(bits[1].split()[-1], 16) >> _HEADPHONE & 1)


def _switches(event: Path) -> int:
    if sys.platform == "win32":
        return 0
    import fcntl

    try:
        opened = os.open(event, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return 0
    try:
        return fcntl.ioctl(opened, _ONE_BYTE_OF_SWITCHES, bytes(1))[0]
    except OSError:
        return 0
    finally:
        os.close(opened)
