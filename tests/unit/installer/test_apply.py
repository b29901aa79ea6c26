"""From a bare PC to a kiosk and back: also when the power goes at any moment, and again."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from installer.apply import apply, uninstall
from installer.facts import look
from installer.ledger import PATH, Ledger
from installer.machine import Machine, StepError
from installer.plan import Wishes, plan
from tests.unit.installer.invented_pc import InventedPc, KilledError

TICKET = "BALAI1.daftar.ABCDEFGHJKMN." + "0" * 64 + ".https://balai.example.id"
WISHES = Wishes(package_file="/stick/balai-kiosk_1.2.0_amd64.deb", offered="1.2.0", ticket=TICKET)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch):
    """What is tested is the order; hundreds of waits on a real disk would take minutes."""
    monkeypatch.setattr("installer.machine.os.fsync", lambda _descriptor: None)


def silent(_sentence: str) -> None: ...


def steps_for(pc: InventedPc, wishes: Wishes = WISHES):
    facts = replace(look(pc.machine()), is_administrator=True, free_mb=50_000, processor="x86_64")
    made = plan(facts, wishes)
    assert made.refusals == ()
    return made.steps


def installed(root: Path) -> InventedPc:
    pc = InventedPc(root)
    apply(steps_for(pc), pc.machine(), silent)
    return pc


def test_a_bare_pc_becomes_a_kiosk(tmp_path):
    pc = installed(tmp_path)
    shape = pc.shape()
    assert shape["etc/localtime"] == "-> /usr/share/zoneinfo/Asia/Jakarta"
    assert shape["etc/systemd/system/getty@tty3.service"] == "-> /dev/null"
    assert "kernel.sysrq = 0" in shape["etc/sysctl.d/90-balai-kiosk.conf"]
    assert "KIOSK_CITY=https://balai.example.id\n" in shape["etc/balai-kiosk/hall.env"]
    assert shape["state/enrolled"].endswith("yes")
    assert "balai-kiosk-agent.service" in shape["state/enabled"]


def test_applying_twice_changes_nothing(tmp_path):
    pc = installed(tmp_path)
    before, changes = pc.shape(), pc.changes
    told: list[str] = []
    assert apply(steps_for(pc), pc.machine(), told.append) == 0
    assert (pc.shape(), pc.changes, told) == (before, changes, [])


def test_a_later_run_without_the_stick_or_the_code_keeps_everything(tmp_path):
    pc = installed(tmp_path)
    before = pc.shape()
    assert apply(steps_for(pc, Wishes(city="https://balai.example.id", root="0" * 64)), pc.machine(), silent) == 0
    assert pc.shape() == before


def test_the_power_may_go_at_every_change(tmp_path):
    whole = installed(tmp_path / "whole")
    expected, points = whole.shape(), whole.changes
    assert points > 80
    for point in range(points):
        pc = InventedPc(tmp_path / f"cut-{point}")
        pc.cut_before = point
        with pytest.raises(KilledError):
            apply(steps_for(pc), pc.machine(), silent)
        again = InventedPc(pc.root)
        apply(steps_for(again), again.machine(), silent)
        assert again.shape() == expected, point


def test_the_power_may_go_at_every_change_of_a_removal_too(tmp_path):
    bare = InventedPc(tmp_path / "bare").shape()
    whole = installed(tmp_path / "whole")
    root = copytree(whole.root, tmp_path / "installed", symlinks=True)
    before = whole.changes
    uninstall(whole.machine(), erase=True, tell=silent)
    removed, points = whole.shape(), whole.changes - before
    assert {path for path in removed if path not in bare and removed[path] != "folder"} == set()
    for point in range(points):
        pc = InventedPc(Path(copytree(root, tmp_path / f"cut-{point}", symlinks=True)))
        pc.cut_before = point
        with pytest.raises(KilledError):
            uninstall(pc.machine(), erase=True, tell=silent)
        again = InventedPc(pc.root)
        uninstall(again.machine(), erase=True, tell=silent)
        assert again.shape() == removed, point


def test_a_pc_that_is_given_back_is_what_it_was(tmp_path):
    bare = InventedPc(tmp_path / "bare").shape()
    pc = installed(tmp_path / "pc")
    uninstall(pc.machine(), tell=silent)
    shape = pc.shape()
    assert shape["etc/localtime"] == bare["etc/localtime"]
    assert shape["etc/systemd/system/display-manager.service"] == "-> /lib/systemd/system/gdm.service"
    assert not any("90-balai" in path for path in shape)
    assert shape["state/package"].endswith("rc  1.2.0")  # removed, its records kept
    assert shape["state/enrolled"].endswith("yes")
    assert uninstall(pc.machine(), tell=silent) == 0


def test_somebody_elses_file_in_our_place_comes_back(tmp_path):
    pc = InventedPc(tmp_path)
    Machine(tmp_path).write("/etc/modprobe.d/balai-kiosk.conf", "options theirs\n", 0o600)
    apply(steps_for(pc), pc.machine(), silent)
    apply(steps_for(pc, Wishes(camera="device:2")), pc.machine(), silent)
    uninstall(pc.machine(), tell=silent)
    assert pc.shape()["etc/modprobe.d/balai-kiosk.conf"] == "600 options theirs\n"


def test_what_somebody_opened_again_is_shut_by_the_next_run(tmp_path):
    pc = installed(tmp_path)
    expected = pc.shape()
    Machine(tmp_path).point("/etc/systemd/system/getty@tty2.service", "/lib/systemd/system/getty@.service")
    Machine(tmp_path).write("/etc/sysctl.d/90-balai-kiosk.conf", "kernel.sysrq = 1\n")
    assert apply(steps_for(pc), pc.machine(), silent) == 2
    assert pc.shape() == expected


def test_an_earlier_steps_leftover_is_undone(tmp_path):
    pc = installed(tmp_path)
    ledger = Ledger.open(pc.machine())
    step = {**ledger.entries["journal"].step, "name": "journal-of-old", "path": "/etc/systemd/journald.conf.d/old.conf"}
    pc.machine().write(step["path"], step["content"])
    ledger.begin(step, {"made": False})
    ledger.finish("journal-of-old")
    apply(steps_for(pc), pc.machine(), silent)
    assert "etc/systemd/journald.conf.d/old.conf" not in pc.shape()


def test_a_city_that_says_no_stops_before_the_hall_is_locked(tmp_path):
    pc = InventedPc(tmp_path)
    pc.city_says_no = "Kode pendaftaran salah, sudah dipakai atau kedaluwarsa: mintalah kode baru dari kota."
    with pytest.raises(StepError, match="mintalah kode baru"):
        apply(steps_for(pc), pc.machine(), silent)
    assert "etc/systemd/system/getty@tty3.service" not in pc.shape()
    again = InventedPc(tmp_path)
    apply(steps_for(again), again.machine(), silent)
    assert again.shape() == installed(tmp_path.parent / f"{tmp_path.name}-whole").shape()


def test_the_code_is_in_no_file_and_in_no_command(tmp_path):
    pc = installed(tmp_path)
    assert not any("ABCDEFGHJKMN" in content for content in pc.shape().values())
    assert not any("ABCDEFGHJKMN" in word for command in pc.asked for word in command)


def test_a_ledger_that_cannot_be_read_is_left_and_told(tmp_path):
    pc = InventedPc(tmp_path)
    Machine(tmp_path).write(PATH, "{half")
    with pytest.raises(StepError, match="tidak terbaca"):
        apply(steps_for(pc), pc.machine(), silent)
    assert pc.shape()[PATH.lstrip("/")] == "644 {half"
