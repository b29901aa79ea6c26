"""What a doctor asks of the machine itself: memory, screens, touch, a way to the network, ways out of the kiosk. Linux; elsewhere
unknown, which is no trouble, but for the memory and the ways out of a Windows PC.

Invariants: reads the system's own files only; `root` lets a test be the machine. None: it cannot be known here.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import psutil

from kiosk.devices.windows_ways_out import windows_ways_out

INSTALLED = "var/lib/balai-installer"  # made by the installer: the machine is a hall's, not a developer's
MASKED = ("getty@tty2.service", "getty@tty6.service", "ctrl-alt-del.target", "udisks2.service")
_MB = 1024 * 1024
_DIRECT = 1 << 1  # INPUT_PROP_DIRECT of linux/input-event-codes.h: what is touched is the picture itself


@dataclass(frozen=True, slots=True)
class MachineState:
    """`ways_out` names what the installer shut and somebody opened; None on a machine that it never locked."""

    memory_mb: int | None = None
    screens: int | None = None
    has_touch: bool | None = None
    has_route: bool | None = None
    ways_out: tuple[str, ...] | None = None


def machine_state(root: Path = Path("/")) -> MachineState:
    if sys.platform == "win32":
        return MachineState(memory_mb=psutil.virtual_memory().available // _MB, ways_out=windows_ways_out())
    return MachineState(
        memory_mb=_memory_mb(root),
        screens=_screens(root),
        has_touch=_has_touch(root),
        has_route=_has_route(root),
        ways_out=_ways_out(root) if (root / INSTALLED).exists() else None,
    )


def _memory_mb(root: Path) -> int | None:
    """What a program could still have, not what nobody uses: the kernel's own estimate."""
    for line in _text(root / "proc/meminfo").splitlines():
        name, _, rest = line.partition(":")
        amount = rest.split()[:1]
        if name == "MemAvailable" and amount and amount[0].isascii() and amount[0].isdigit():
            return int(amount[0]) // 1024
    return None


def _screens(root: Path) -> int | None:
    found = list((root / "sys/class/drm").glob("card*-*/status"))
    return sum(_text(path).strip() == "connected" for path in found) if found else None


def _has_touch(root: Path) -> bool | None:
    found = list((root / "sys/class/input").glob("input*/properties"))
    if not found:
        return None
    return any(int(word[-1], 16) & _DIRECT for path in found if (word := _text(path).strip()) and _is_hex(word[-1]))


def _has_route(root: Path) -> bool | None:
    """A default way out, by IPv4 or IPv6: its destination is nothing but zeros."""
    tables = [_text(root / "proc/net/route"), _text(root / "proc/net/ipv6_route")]
    if not any(tables):
        return None
    four = any(line.split()[1:2] == ["00000000"] for line in tables[0].splitlines()[1:])
    six = any(
        line.split()[:2] == ["0" * 32, "00"] and line.split()[-1] != "lo"
        for line in tables[1].splitlines()
        if line.split()
    )
    return four or six


def _ways_out(root: Path) -> tuple[str, ...]:
    opened = [unit for unit in MASKED if _link(root / "etc/systemd/system" / unit) != "/dev/null"]
    if _text(root / "proc/sys/kernel/sysrq").strip() not in {"", "0"}:
        opened.append("SysRq")
    return tuple(opened)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _link(path: Path) -> str:
    try:
        return os.readlink(path)  # noqa: PTH115 - as it was written
    except OSError:
        return ""


def _is_hex(letter: str) -> bool:
    return letter in "0123456789abcdef"
