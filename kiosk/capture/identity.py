"""What camera is behind a name, asked of the machine without opening it. OpenCV is not loaded here.

Invariants
- Linux: everything comes from sysfs, which the kernel writes. A path below devices/virtual, a USB plug that only
  software makes (usbip, dummy_hcd) and a driver or name of `is_made_up` is a virtual camera.
- One line a camera: a webcam has further nodes for its metadata, which share its plug and deliver no picture.
- What cannot be read is empty, never an error; a camera that nothing describes is real and has no key.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.domain.camera_identity import STAND_IN, FoundCamera, is_made_up
from kiosk.flows.ports import CameraMissingError

SYSFS: Final = Path("/sys")
DEVICES: Final = Path("/dev")
_NODE: Final = re.compile(r"video([0-9]{1,3})")
_LONGEST: Final = 128  # characters of a name that are kept
_MADE_BY_SOFTWARE: Final = ("/devices/virtual/", "/vhci_hcd", "/dummy_hcd", "/dummy_udc", "/vivid", "/vimc")


def find(spec: str, *, sysfs: Path = SYSFS, devices: Path = DEVICES) -> FoundCamera:
    """`spec` as in the settings. Raises CameraMissingError when no such camera is connected."""
    kind, _, rest = spec.partition(":")
    if kind in ("folder", "file"):
        return STAND_IN
    if kind != "device":
        raise CameraMissingError("No camera is configured: go on without a photo.")
    index = int(rest)
    if sys.platform == "win32":
        return _numbered(found_cameras(), index)
    if (sysfs / "class" / "video4linux" / f"video{index}").exists():
        return _describe(sysfs, index)
    if sys.platform == "linux" and not (devices / f"video{index}").exists():
        raise CameraMissingError("No camera is connected: connect it, or go on without a photo.")
    return FoundCamera("real", index)


def found_cameras(*, sysfs: Path = SYSFS) -> tuple[FoundCamera, ...]:
    """Every camera that the machine has, virtual ones too, by number."""
    if sys.platform == "win32":
        from kiosk.capture.windows_cameras import cameras

        return cameras()
    return tuple(_describe(sysfs, index) for index in _capturing_nodes(sysfs))


def _numbered(cameras: tuple[FoundCamera, ...], index: int) -> FoundCamera:
    for camera in cameras:
        if camera.index == index:
            return camera
    raise CameraMissingError("No camera is connected: connect it, or go on without a photo.")


def _capturing_nodes(sysfs: Path) -> Iterator[int]:
    """The first node of each plug; nodes without one each stand for themselves."""
    try:
        entries = list((sysfs / "class" / "video4linux").iterdir())
    except OSError:
        return
    seen: set[Path] = set()
    for index in sorted(int(match[1]) for entry in entries if (match := _NODE.fullmatch(entry.name))):
        node = sysfs / "class" / "video4linux" / f"video{index}"
        plug = (node / "device").resolve() if (node / "device").exists() else node.resolve()
        if plug not in seen:
            seen.add(plug)
            yield index


def _describe(sysfs: Path, index: int) -> FoundCamera:
    node = sysfs / "class" / "video4linux" / f"video{index}"
    place = node.resolve()
    interface = (node / "device").resolve() if (node / "device").exists() else None
    driver = _driver(interface)
    name = _text(node / "name")
    made_up = is_made_up(name, driver) or any(part in place.as_posix() for part in _MADE_BY_SOFTWARE)
    return FoundCamera("virtual" if made_up else "real", index, name, driver, _key(interface, sysfs))


def _driver(interface: Path | None) -> str:
    if interface is None or not (interface / "driver").exists():
        return ""
    return (interface / "driver").resolve().name[:_LONGEST]


def _key(interface: Path | None, sysfs: Path) -> str:
    """`usb:046d:0825:<serial>`; without a serial `usb:046d:0825@<port>`; on another bus the device's path."""
    if interface is None:
        return ""
    for plug in (interface, interface.parent):
        vendor, product = _text(plug / "idVendor"), _text(plug / "idProduct")
        if vendor and product:
            serial = _text(plug / "serial")
            return f"usb:{vendor}:{product}:{serial}" if serial else f"usb:{vendor}:{product}@{plug.name}"
    try:
        return f"path:{interface.relative_to((sysfs / 'devices').resolve()).as_posix()}"
    except ValueError:
        return ""


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(4 * _LONGEST)
    except OSError:
        return ""
    words = raw.decode("utf-8", "replace").replace("\0", " ").split()
    return "".join(sign for sign in " ".join(words) if sign.isprintable())[:_LONGEST]
