"""Which camera is behind /dev/videoN, on machines built of directories and links as the kernel builds sysfs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.capture.identity import find, found_cameras
from kiosk.flows.ports import CameraMissingError
from tests.fakes.sysfs import FakeSysfs


@pytest.fixture
def machine(tmp_path: Path) -> FakeSysfs:
    return FakeSysfs(tmp_path)


def test_a_webcam_is_named_by_its_plug(machine: FakeSysfs) -> None:
    machine.plug_in(0, name="C270 HD WEBCAM", vendor="046d", product="0825", serial="7B2A1C40")
    found = find("device:0", sysfs=machine.sysfs)
    assert (found.nature, found.name, found.driver) == ("real", "C270 HD WEBCAM", "uvcvideo")
    assert found.key == "usb:046d:0825:7B2A1C40"


def test_the_same_webcam_in_another_port_is_the_same_camera(machine: FakeSysfs) -> None:
    machine.plug_in(0, name="C270", vendor="046d", product="0825", serial="7B2A1C40", port="1-1")
    before = find("device:0", sysfs=machine.sysfs)
    machine.pull_out(0)
    machine.plug_in(2, name="C270", vendor="046d", product="0825", serial="7B2A1C40", port="2-3.1")
    assert find("device:2", sysfs=machine.sysfs).key == before.key


def test_without_a_serial_the_port_tells_one_webcam_from_another(machine: FakeSysfs) -> None:
    machine.plug_in(0, name="USB Camera", vendor="0c45", product="6366", port="1-2")
    machine.plug_in(1, name="USB Camera", vendor="0c45", product="6366", port="1-4")
    keys = [find(f"device:{number}", sysfs=machine.sysfs).key for number in (0, 1)]
    assert keys == ["usb:0c45:6366@1-2", "usb:0c45:6366@1-4"]


def test_the_metadata_node_of_a_webcam_is_no_second_camera(machine: FakeSysfs) -> None:
    machine.plug_in(0, name="C270", vendor="046d", product="0825", serial="A", nodes=2)
    machine.plug_in(2, name="HD USB", vendor="0c45", product="6366", port="1-3")
    assert [camera.index for camera in found_cameras(sysfs=machine.sysfs)] == [0, 2]


def test_a_camera_that_is_no_usb_device_is_named_by_its_path(machine: FakeSysfs) -> None:
    machine.build_in(0, name="ov5647", driver="unicam", path="platform/soc/3f801000.csi")
    found = find("device:0", sysfs=machine.sysfs)
    assert (found.nature, found.key) == ("real", "path:platform/soc/3f801000.csi")


@pytest.mark.parametrize(
    "name",
    [
        "OBS Virtual Camera",
        "Dummy video device (0x0000)",
        "ManyCam Virtual Webcam",
        "scrcpy",
        "Iriun Webcam",
        "DroidCam",
    ],
)
def test_what_only_a_program_makes_is_virtual(machine: FakeSysfs, name: str) -> None:
    machine.load_virtual(4, name=name)
    assert find("device:4", sysfs=machine.sysfs).nature == "virtual"


def test_a_loopback_that_calls_itself_a_webcam_is_virtual_all_the_same(machine: FakeSysfs) -> None:
    machine.load_virtual(0, name="C270 HD WEBCAM")
    assert find("device:0", sysfs=machine.sysfs).nature == "virtual"


@pytest.mark.parametrize("bus", ["platform/vhci_hcd.0/usb3", "platform/dummy_hcd.0/usb5"])
def test_a_usb_plug_that_only_software_makes_is_virtual(machine: FakeSysfs, bus: str) -> None:
    machine.plug_in(0, name="C270 HD WEBCAM", vendor="046d", product="0825", serial="7B2A1C40", bus=bus)
    assert find("device:0", sysfs=machine.sysfs).nature == "virtual"


def test_a_driver_of_films_is_virtual_wherever_it_sits(machine: FakeSysfs) -> None:
    machine.build_in(0, name="Webcam", driver="akvcam", path="platform/somewhere")
    assert find("device:0", sysfs=machine.sysfs).nature == "virtual"


def test_a_name_with_nonsense_in_it_is_cut_and_cleaned(machine: FakeSysfs) -> None:
    machine.plug_in(0, name="Cam\x1b[31m\0" + "x" * 5000, vendor="046d", product="0825")
    name = find("device:0", sysfs=machine.sysfs).name
    assert name.isprintable()
    assert len(name) <= 128


def test_a_camera_that_nothing_describes_is_real_and_has_no_key(machine: FakeSysfs, tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "video0").touch()
    found = find("device:0", sysfs=machine.sysfs, devices=tmp_path / "dev")
    assert (found.nature, found.key) == ("real", "")


@pytest.mark.parametrize("spec", ["device:0", "none"])
def test_a_camera_that_is_not_there_is_missing(machine: FakeSysfs, tmp_path: Path, spec: str) -> None:
    with pytest.raises(CameraMissingError):
        find(spec, sysfs=machine.sysfs, devices=tmp_path / "dev")
    assert found_cameras(sysfs=machine.sysfs) == ()


@pytest.mark.parametrize("spec", ["folder:demo", "file:yesterday.mp4"])
def test_pictures_and_films_are_stand_ins(machine: FakeSysfs, spec: str) -> None:
    assert find(spec, sysfs=machine.sysfs).nature == "stand_in"
