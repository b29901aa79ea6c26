"""What the package tells the system: units that may do little, scripts that refuse a step back, a wrapper that believes no file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.common.tree import PROGRAMS
from installer.firewall import CHOSEN
from kiosk.hall_choices import TOLD

ROOT = Path(__file__).resolve().parents[4]
PACKAGE = ROOT / "installer" / "debian" / "package"
UNITS = PACKAGE / "system" / "units"
SERVICES = sorted(path.name for path in UNITS.glob("*.service"))
MOST_EXPOSED = 20  # of 100, as `systemd-analyze security --threshold` counts: 2.0


def lines(service: str, name: str) -> list[str]:
    return re.findall(rf"(?m)^{name}=(.*)$", (UNITS / service).read_text("utf-8"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("service", SERVICES)
def test_a_unit_may_do_little(service: str) -> None:
    told = ["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSED}"]
    done = subprocess.run([*told, UNITS / service], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:] + done.stderr


@pytest.mark.parametrize("service", SERVICES)
def test_a_unit_writes_only_what_is_the_kiosks(service: str) -> None:
    assert lines(service, "ProtectSystem") == ["strict"]
    assert lines(service, "NoNewPrivileges") == ["yes"]
    for path in " ".join(lines(service, "ReadWritePaths")).split():
        assert path.lstrip("-").startswith(("/var/lib/balai-kiosk/", "/run/media/balai-kiosk"))


@pytest.mark.parametrize("service", SERVICES)
def test_what_a_unit_starts_is_in_the_package(service: str) -> None:
    brought = {f"/usr/lib/balai-kiosk/{name}" for name in (*PROGRAMS, "start.sh")}
    system = {"/usr/bin/sway", "/bin/sh"}
    for line in [*lines(service, "ExecStart"), *lines(service, "ExecStartPre")]:
        assert line.lstrip("-+").split()[0] in brought | system


def test_window_and_agent_are_nobody_and_only_the_window_has_devices() -> None:
    for service in ("balai-kiosk.service", "balai-kiosk-agent.service"):
        assert lines(service, "User") == ["balai-kiosk"]
        assert lines(service, "CapabilityBoundingSet") == [""]
    assert lines("balai-kiosk-agent.service", "DeviceAllow") == ["/dev/tpmrm0 rw"]
    assert lines("balai-kiosk.service", "WatchdogSec")


def test_the_window_starts_the_version_that_is_current_and_begins_anew_for_ever() -> None:
    assert lines("balai-kiosk.service", "ExecStartPre") == ["-+/usr/lib/balai-kiosk/balai-kiosk-update begin"]
    assert lines("balai-kiosk.service", "Restart") == ["always"]
    assert lines("balai-kiosk.service", "StartLimitIntervalSec") == ["0"]
    compositor = (PACKAGE / "system" / "sway.conf").read_text("utf-8")
    assert "/usr/lib/balai-kiosk/start.sh run --fullscreen --no-agent" in compositor
    assert "bindsym" not in compositor
    assert "bindcode" not in compositor


@pytest.mark.parametrize("script", sorted(path.name for path in PACKAGE.glob("balai-kiosk.p*[mt]")))
def test_a_maintainer_script_is_plain_shell(script: str) -> None:
    if script.endswith("pam"):
        return
    assert subprocess.run(["sh", "-n", PACKAGE / script], check=False).returncode == 0


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="no dpkg here")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("install",), 0),
        (("upgrade", "1.1.9"), 0),
        (("upgrade", "1.2.0"), 0),
        (("upgrade", "1.2.1"), 1),
        (("install", "1.10.0"), 1),  # removed, its records are still there
    ],
)
def test_an_older_package_does_not_come_over_newer_records(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    script = tmp_path / "preinst"
    script.write_text((PACKAGE / "balai-kiosk.preinst").read_text("utf-8").replace("@VERSION@", "1.2.0"))
    done = subprocess.run(["sh", script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert ("pakai stik yang lebih baru" in done.stderr) == bool(code)


def test_the_halls_settings_are_read_and_nothing_in_them_is_run(tmp_path: Path) -> None:
    settings, start = tmp_path / "hall.env", tmp_path / "start.sh"
    settings.write_text(
        "# a remark\nKIOSK_CAMERA=device:2\nKIOSK_PRINTER=system:Kasir depan; $(touch ran)\nPATH=/nowhere\nKIOSK_x=1\nbroken\n"
    )
    start.write_text('#!/bin/sh\nenv\necho "told $*"\nexit 7\n')
    start.chmod(0o755)
    wrapper = (PACKAGE / "bin" / "kiosk").read_text("utf-8")
    for place, ours in (("/etc/balai-kiosk/hall.env", settings), ("/usr/lib/balai-kiosk/start.sh", start)):
        wrapper = wrapper.replace(place, str(ours))
    (tmp_path / "kiosk").write_text(wrapper.replace("$(id -u)", "1000"))
    done = subprocess.run(
        ["sh", tmp_path / "kiosk", "doctor", "--aloud"],
        cwd=tmp_path, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]},
    )  # fmt: skip
    told = done.stdout.splitlines()
    assert done.returncode == 7
    assert "told doctor --aloud" in told
    assert "KIOSK_CAMERA=device:2" in told
    assert "KIOSK_PRINTER=system:Kasir depan; $(touch ran)" in told
    assert "KIOSK_DATA=/var/lib/balai-kiosk/data" in told
    assert "PATH=/nowhere" not in told
    assert not (tmp_path / "ran").exists()


def test_the_window_brings_what_belongs_to_it() -> None:
    wanted = " ".join(lines("balai-kiosk.service", "Wants")).split()
    assert all((UNITS / name).exists() for name in wanted)
    assert {path.name for kind in ("*.timer", "*.path") for path in UNITS.glob(kind)} <= set(wanted)
    assert "balai-kiosk-firewall.service" in wanted


def test_a_printer_that_is_chosen_reaches_the_firewall_at_once() -> None:
    assert lines("balai-kiosk-firewall.path", "PathChanged") == [str(CHOSEN)]
    assert lines("balai-kiosk-firewall.path", "Unit") == ["balai-kiosk-firewall.service"]
    assert CHOSEN.parts[-2:] == TOLD
    removal = (PACKAGE / "balai-kiosk.prerm").read_text("utf-8")
    assert "balai-kiosk-firewall.path" in removal
