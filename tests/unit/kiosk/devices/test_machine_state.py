"""What the machine says of itself, from a folder that plays the machine."""

from pathlib import Path

import pytest

from kiosk.devices.machine_state import MASKED, MachineState, machine_state

ROUTES = "Iface\tDestination\tGateway\nenp1s0\t00000000\t0101A8C0\t0003\nenp1s0\t0001A8C0\t00000000\t0001\n"
SIX = "{0} 00 {0} 00 fe80000000000000 00000400 00000001 00000000 00000003     {1}\n"


def put(root: Path, path: str, text: str) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


@pytest.fixture
def pc(tmp_path: Path) -> Path:
    put(tmp_path, "proc/meminfo", "MemTotal: 4000000 kB\nMemAvailable:    2048000 kB\n")
    put(tmp_path, "proc/net/route", ROUTES)
    put(tmp_path, "sys/class/drm/card0-HDMI-A-1/status", "connected\n")
    put(tmp_path, "sys/class/drm/card0-VGA-1/status", "disconnected\n")
    put(tmp_path, "sys/class/input/input3/properties", "0\n")
    put(tmp_path, "sys/class/input/input4/properties", "2\n")
    return tmp_path


def test_a_hall_s_pc(pc):
    assert machine_state(pc) == MachineState(2000, 1, has_touch=True, has_route=True, ways_out=None)


def test_another_system_is_unknown_and_no_trouble(tmp_path):
    assert machine_state(tmp_path) == MachineState()


def test_a_machine_with_no_way_out_to_the_network(pc):
    put(pc, "proc/net/route", "Iface\tDestination\n")
    put(pc, "proc/net/ipv6_route", SIX.format("0" * 32, "lo"))
    assert machine_state(pc).has_route is False
    put(pc, "proc/net/ipv6_route", SIX.format("0" * 32, "enp1s0"))
    assert machine_state(pc).has_route is True


def test_what_the_installer_shut_is_watched(pc):
    (pc / "var/lib/balai-installer").mkdir(parents=True)
    put(pc, "proc/sys/kernel/sysrq", "0\n")
    units = pc / "etc/systemd/system"
    units.mkdir(parents=True)
    for unit in MASKED:
        (units / unit).symlink_to("/dev/null")
    assert machine_state(pc).ways_out == ()
    (units / MASKED[0]).unlink()
    put(pc, "proc/sys/kernel/sysrq", "438\n")
    assert machine_state(pc).ways_out == (MASKED[0], "SysRq")
