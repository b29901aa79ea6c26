"""What is known about a machine before anything is done to it: read once, plain values, nothing personal.

Invariants: looking changes nothing; what cannot be read is empty or 0, and the plan says what that means.
"""

from __future__ import annotations

import os
import platform
import shutil
from dataclasses import dataclass
from pathlib import Path

from installer.layout import ASK_ENROLLED, KIOSK, PACKAGE
from installer.machine import Machine
from installer.steps.commands import installed_version

_MB = 1024 * 1024
_EDID_BYTES = 128
_EDID_HEADER = bytes.fromhex("00ffffffffffff00")
_MM_PER_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Screen:
    """`dpi` is 0 where the screen does not say how large it is."""

    connector: str
    width: int = 0
    height: int = 0
    dpi: int = 0


@dataclass(frozen=True, slots=True)
class MachineFacts:
    """`system` is ID of os-release ("debian", "ubuntu") or "windows"; `version` its VERSION_ID."""

    system: str
    version: str
    processor: str = "x86_64"
    memory_mb: int = 4096
    free_mb: int = 20_000
    is_administrator: bool = True
    installed: str = ""  # version of our package that is there
    is_enrolled: bool = False
    has_systemd: bool = True
    has_tpm: bool = False
    secure_boot: bool = False
    desktop: str = ""  # the display manager's unit, "" without one
    screens: tuple[Screen, ...] = ()


def look(machine: Machine) -> MachineFacts:
    release = os_release(machine.text("/etc/os-release") or "")
    return MachineFacts(
        system=release.get("ID", ""),
        version=release.get("VERSION_ID", ""),
        processor=platform.machine(),
        memory_mb=memory_mb(machine.text("/proc/meminfo") or ""),
        free_mb=shutil.disk_usage(machine.root).free // _MB,
        is_administrator=os.geteuid() == 0,
        installed=installed_version(machine, PACKAGE),
        is_enrolled=machine.is_there(KIOSK) and machine.run(*ASK_ENROLLED).is_well,
        has_systemd=machine.is_there("/lib/systemd/systemd") or machine.is_there("/usr/lib/systemd/systemd"),
        has_tpm=machine.is_there("/sys/class/tpm/tpm0"),
        secure_boot=_secure_boot(machine),
        desktop=_desktop(machine),
        screens=tuple(_screens(machine)),
    )


def os_release(text: str) -> dict[str, str]:
    """os-release(5): NAME=value, quoted or not."""
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs}


def memory_mb(meminfo: str) -> int:
    for line in meminfo.splitlines():
        name, _, rest = line.partition(":")
        amount = rest.split()[:1]
        if name == "MemTotal" and amount and amount[0].isascii() and amount[0].isdigit():
            return int(amount[0]) // 1024
    return 0


def screen_of(connector: str, edid: bytes) -> Screen:
    """VESA E-EDID 1.4: the preferred mode and the picture's size in mm stand in the first detailed timing (byte 54)."""
    if len(edid) < _EDID_BYTES or edid[:8] != _EDID_HEADER:
        return Screen(connector)
    timing = edid[54:72]
    width, height = timing[2] | (timing[4] & 0xF0) << 4, timing[5] | (timing[7] & 0xF0) << 4
    width_mm = timing[12] | (timing[14] & 0xF0) << 4
    if timing[:2] == b"\x00\x00" or not (width and height):
        return Screen(connector)
    return Screen(connector, width, height, round(width * _MM_PER_INCH / width_mm) if width_mm else 0)


def _screens(machine: Machine) -> list[Screen]:
    folder = machine.at("/sys/class/drm")
    found = []
    for status in sorted(folder.glob("card*-*/status")):
        try:
            if status.read_text().strip() == "connected":
                found.append(screen_of(status.parent.name.partition("-")[2], (status.parent / "edid").read_bytes()))
        except OSError:
            continue
    return found


def _desktop(machine: Machine) -> str:
    """What the distribution's own link names; masked, it is none."""
    name = Path(machine.link("/etc/systemd/system/display-manager.service") or "").name
    return "" if name == "null" else name


def _secure_boot(machine: Machine) -> bool:
    """UEFI 2.10 §3.3: the variable's four bytes of attributes, then 1 when it is on."""
    for place in machine.at("/sys/firmware/efi/efivars").glob("SecureBoot-*"):
        try:
            return place.read_bytes()[4:5] == b"\x01"
        except OSError:
            return False
    return False
