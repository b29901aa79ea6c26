"""The cameras of a Windows machine, from the registry. Best effort: typed, but not yet run on Windows.

Invariants
- Hardware comes from the kernel-streaming class of capture devices that are plugged in now; DirectShow filters that
  name themselves a camera without such a device are programs, so virtual.
- Numbers are a guess: DirectShow lists hardware before filters on every machine described to us, and OpenCV counts so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from kiosk.domain.camera_identity import FoundCamera, is_made_up

if sys.platform == "win32":
    import winreg

    _DEVICES = r"SYSTEM\CurrentControlSet\Control\DeviceClasses\{65e8773d-8f56-11d0-a3b9-00a0c9223196}"
    _FILTERS = r"CLSID\{860BB310-5D01-11d0-BD3B-00A0C911CE86}\Instance"

    def cameras() -> tuple[FoundCamera, ...]:
        hardware = [(_plugged(key), _called(key)) for key in _keys(winreg.HKEY_LOCAL_MACHINE, _DEVICES)]
        filters = [_value(winreg.HKEY_CLASSES_ROOT, rf"{_FILTERS}\{key}", "FriendlyName") for key in _filters()]
        named = [(key, name, is_made_up(key) or is_made_up(name)) for key, name in hardware if key]
        found = [
            FoundCamera("virtual" if made_up else "real", index, name or key, "", key)
            for index, (key, name, made_up) in enumerate(named)
        ]
        found += [FoundCamera("virtual", len(named) + extra, name) for extra, name in enumerate(filters) if name]
        return tuple(found)

    def _filters() -> Iterator[str]:
        return _keys(winreg.HKEY_CLASSES_ROOT, _FILTERS)

    def _plugged(key: str) -> str:
        r"""`usb:046d:0825:<instance>` of "##?#USB#VID_046D&PID_0825&MI_00#7&2c1f&0&0000#{…}", empty when unplugged."""
        linked = _value(winreg.HKEY_LOCAL_MACHINE, rf"{_DEVICES}\{key}\#GLOBAL\Control", "Linked")
        parts = key.split("#")
        if linked != "1" or len(parts) < 6:
            return ""
        bus, device, instance = parts[3:6]
        marks = dict(mark.split("_", 1) for mark in device.split("&") if "_" in mark)
        if bus.upper() == "USB" and "VID" in marks and "PID" in marks:
            return f"usb:{marks['VID'].lower()}:{marks['PID'].lower()}:{instance}"
        return f"path:{bus}/{device}/{instance}"

    def _called(key: str) -> str:
        """As Device Manager shows it; the registry may name it by the file it came from: "@oem12.inf,%name%;HD Webcam"."""
        place = "\\".join(key.split("#")[3:6])
        name = _value(winreg.HKEY_LOCAL_MACHINE, rf"SYSTEM\CurrentControlSet\Enum\{place}", "FriendlyName")
        return name.rpartition(";")[2]

    def _keys(root: int, path: str) -> Iterator[str]:
        try:
            with winreg.OpenKey(root, path) as key:
                names = [winreg.EnumKey(key, number) for number in range(winreg.QueryInfoKey(key)[0])]
        except OSError:
            return
        yield from names

    def _value(root: int, path: str, name: str) -> str:
        try:
            with winreg.OpenKey(root, path) as key:
                return str(winreg.QueryValueEx(key, name)[0])
        except OSError:
            return ""

else:

    def cameras() -> tuple[FoundCamera, ...]:
        return ()
