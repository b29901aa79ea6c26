"""What this machine is made of, as words that stay the same while the part does: noted, never trusted.

Invariants
- A reading names its source, and only readings of one source are compared: what root alone may read is no change when the
  kiosk's own account cannot.
- Only what is built in counts: no USB stick, no virtual network card. What cannot be read is left out.
- The words never leave the kiosk and are kept only as HMACs (`kiosk.hardware_watch`).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HardwareDevice = Literal["mainboard", "disk", "network_card"]
COMMAND_LIMIT_S = 10
_NO_WORDS = frozenset({"", "none", "default string", "to be filled by o.e.m.", "not specified", "0"})
_WINDOWS: tuple[tuple[HardwareDevice, str], ...] = (
    ("mainboard", "(Get-CimInstance Win32_ComputerSystemProduct).UUID"),
    ("disk", "(Get-CimInstance Win32_DiskDrive | Where-Object InterfaceType -ne 'USB').SerialNumber"),
    ("network_card", "(Get-CimInstance Win32_NetworkAdapter | Where-Object PhysicalAdapter).MACAddress"),
)


@dataclass(frozen=True, slots=True)
class HardwareWord:
    device: HardwareDevice
    source: str
    words: str


def read_hardware(data_dir: Path, *, sys_dir: Path = Path("/sys")) -> list[HardwareWord]:
    """`data_dir` says which disk: the one that the records are on."""
    if sys.platform == "win32":
        return list(_windows())
    found = [*_mainboard(sys_dir), *_processor(sys_dir), *_disk(sys_dir, data_dir), *_network_cards(sys_dir)]
    return [word for word in found if word.words.strip().lower() not in _NO_WORDS]


def _mainboard(sys_dir: Path) -> Iterator[HardwareWord]:
    folder = sys_dir / "class" / "dmi" / "id"
    for name in ("product_uuid", "board_serial", "modalias"):
        yield HardwareWord("mainboard", name, _text(folder / name))


def _processor(sys_dir: Path) -> Iterator[HardwareWord]:
    """The board's other large part; a fact has no word of its own for it."""
    yield HardwareWord("mainboard", "cpu", _text(sys_dir / "devices" / "cpu" / "caps" / "pmu_name"))


def _disk(sys_dir: Path, data_dir: Path) -> Iterator[HardwareWord]:
    """The disk below the partition, through device-mapper when it is encrypted."""
    try:
        number = _existing(data_dir).stat().st_dev
        block = (sys_dir / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}").resolve(strict=True)
        while slaves := sorted((block / "slaves").iterdir()) if (block / "slaves").is_dir() else []:
            block = slaves[0].resolve(strict=True)
    except OSError:
        return
    for folder in (block, block.parent):
        for name in ("device/serial", "device/wwid", "wwid", "serial"):
            yield HardwareWord("disk", name, _text(folder / name))


def _network_cards(sys_dir: Path) -> Iterator[HardwareWord]:
    """Cards on the board's own buses, all of them as one word."""
    try:
        cards = sorted((sys_dir / "class" / "net").iterdir())
    except OSError:
        return
    built_in = [card for card in cards if (card / "device").exists() and "usb" not in str(card.resolve())]
    addresses = sorted(filter(None, (_text(card / "address") for card in built_in)))
    yield HardwareWord("network_card", "address", " ".join(addresses))


def _windows(commands: Mapping[HardwareDevice, str] | None = None) -> Iterator[HardwareWord]:
    """Best effort: what PowerShell does not tell is left out."""
    for device, command in (commands or dict(_WINDOWS)).items():
        line = ["powershell", "-NoProfile", "-NonInteractive", "-Command", command]
        try:
            told = subprocess.run(  # noqa: S603 - constants of this module
                line,
                capture_output=True,
                timeout=COMMAND_LIMIT_S,
                check=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show one to residents
            ).stdout.decode("ascii", "replace")  # in the letters of the PC's own language
        except (OSError, subprocess.SubprocessError):
            continue
        if words := " ".join(sorted(told.split())):
            yield HardwareWord(device, "cim", words)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""


def _existing(path: Path) -> Path:
    while not path.exists():
        path = path.parent
    return path
