"""A /sys of directories and links, laid out as Linux lays out video devices."""

from __future__ import annotations

import shutil
from pathlib import Path


class FakeSysfs:
    def __init__(self, root: Path) -> None:
        self.sysfs = root / "sys"
        self._class = self.sysfs / "class" / "video4linux"
        self._plugs: dict[int, Path] = {}

    def plug_in(
        self,
        number: int,
        *,
        name: str,
        vendor: str,
        product: str,
        serial: str = "",
        port: str = "1-1",
        bus: str = "pci0000:00/0000:00:14.0/usb1",
        nodes: int = 1,
    ) -> None:
        """A USB webcam; `nodes` counts its /dev/videoN, the later ones for metadata."""
        plug = self.sysfs / "devices" / bus / port
        interface = plug / f"{port}:1.0"
        interface.mkdir(parents=True)
        for file, text in (("idVendor", vendor), ("idProduct", product), ("serial", serial)):
            if text:
                (plug / file).write_text(text + "\n")
        self._bind(interface, "usb/drivers/uvcvideo")
        for extra in range(nodes):
            self._node(number + extra, name, interface)
        self._plugs[number] = plug

    def build_in(self, number: int, *, name: str, driver: str, path: str) -> None:
        """A camera soldered to the board."""
        device = self.sysfs / "devices" / path
        device.mkdir(parents=True)
        self._bind(device, f"platform/drivers/{driver}")
        self._node(number, name, device)
        self._plugs[number] = device

    def load_virtual(self, number: int, *, name: str) -> None:
        """What v4l2loopback and its kind register: a node without any device behind it."""
        virtual = self.sysfs / "devices" / "virtual"
        self._node(number, name, virtual, linked=False)
        self._plugs[number] = virtual / "video4linux" / f"video{number}"

    def pull_out(self, number: int) -> None:
        plug = self._plugs.pop(number)
        for link in list(self._class.iterdir()):
            if link.resolve().is_relative_to(plug.resolve()):
                link.unlink()
        shutil.rmtree(plug)

    def _bind(self, device: Path, driver: str) -> None:
        folder = self.sysfs / "bus" / driver
        folder.mkdir(parents=True, exist_ok=True)
        (device / "driver").symlink_to(folder)

    def _node(self, number: int, name: str, device: Path, *, linked: bool = True) -> None:
        node = device / "video4linux" / f"video{number}"
        node.mkdir(parents=True)
        (node / "name").write_text(name + "\n")
        if linked:
            (node / "device").symlink_to(device)
        self._class.mkdir(parents=True, exist_ok=True)
        (self._class / f"video{number}").symlink_to(node)
