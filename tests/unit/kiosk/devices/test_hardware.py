"""What a machine is made of, read from a tree like the kernel's."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.devices.hardware import HardwareWord, read_hardware


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A board, an encrypted disk and two network cards, one of them on USB."""
    sys_dir, data = tmp_path / "sys", tmp_path / "data"
    data.mkdir()
    put(sys_dir / "class/dmi/id/product_uuid", "4c4c4544-0042\n")
    put(sys_dir / "class/dmi/id/board_serial", "To be filled by O.E.M.")
    disk, mapped = sys_dir / "devices/pci0/sda", sys_dir / "devices/virtual/dm-0"
    put(disk / "device/serial", "WD-123")
    (mapped / "slaves").mkdir(parents=True)
    (mapped / "slaves/sda").symlink_to(disk)
    number = data.stat().st_dev
    (sys_dir / "dev/block").mkdir(parents=True)
    (sys_dir / f"dev/block/{os.major(number)}:{os.minor(number)}").symlink_to(mapped)
    for name, bus in (("eth0", "pci0"), ("eth1", "usb1"), ("lo", "virtual")):
        card = sys_dir / "devices" / bus / name
        put(card / "address", f"00:11:{name}")
        if bus != "virtual":
            (card / "device").mkdir()
        (sys_dir / "class/net").mkdir(parents=True, exist_ok=True)
        (sys_dir / "class/net" / name).symlink_to(card)
    return tmp_path


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def read(machine: Path) -> set[HardwareWord]:
    return set(read_hardware(machine / "data", sys_dir=machine / "sys"))


def test_only_what_is_built_in_and_says_something_counts(machine: Path) -> None:
    assert read(machine) == {
        HardwareWord("mainboard", "product_uuid", "4c4c4544-0042"),
        HardwareWord("disk", "device/serial", "WD-123"),
        HardwareWord("network_card", "address", "00:11:eth0"),
    }


def test_a_stick_in_the_port_changes_nothing(machine: Path) -> None:
    before = read(machine)
    put(machine / "sys/devices/usb2/eth9/address", "66:66")
    (machine / "sys/devices/usb2/eth9/device").mkdir()
    (machine / "sys/class/net/eth9").symlink_to(machine / "sys/devices/usb2/eth9")
    assert read(machine) == before


def test_a_machine_that_tells_nothing_is_no_error(tmp_path: Path) -> None:
    assert read_hardware(tmp_path / "not" / "there", sys_dir=tmp_path) == []


def test_this_machine_can_be_read(tmp_path: Path) -> None:
    assert all(word.words and word.device for word in read_hardware(tmp_path))
