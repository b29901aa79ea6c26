"""Steps on a Windows of dictionaries: twice changes nothing, cut anywhere ends installed, taken back leaves what was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.apply import apply, uninstall
from installer.ledger import Ledger
from installer.machine import StepError
from installer.steps import as_json, from_json
from installer.windows.facts import WindowsFacts
from installer.windows.lockdown import lockdown, user_shell
from installer.windows.plan import WindowsWishes, plan
from installer.windows.registry import RegistryStep, Value, WindowsMachine, data_of, text_of
from tests.unit.installer.windows.fake_windows import FakeWindows, PowerCutError

TICKET = "BALAI-TICKET-SECRET"
HOME = WindowsFacts("Core", 19_045)
WISHES = WindowsWishes(ticket=TICKET, city="https://kota.example")
BEFORE = {(r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon", "AutoAdminLogon"): "REG_SZ:0"}


def steps():
    return plan(HOME, WISHES).steps


def quiet(_: str) -> None:
    pass


def machine(folder: Path, windows: FakeWindows) -> WindowsMachine:
    """`enrol` makes true what `passport --enrolled` asks."""

    def call(command, environ):
        told = windows(command, environ)
        if "enrol" in command and told.is_well:
            windows.done.add(" ".join([command[0], "passport", "--enrolled", *command[2:]]))
        return told

    return WindowsMachine(folder, call, registry=windows)


def test_everything_is_done_once_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    windows = FakeWindows(dict(BEFORE))
    pc = machine(tmp_path, windows)
    assert apply(steps(), pc, quiet) == len(steps())
    made = (dict(windows.values), set(windows.done), windows.changes)
    assert apply(steps(), pc, quiet) == 0
    assert (windows.values, windows.done, windows.changes) == made


def test_taken_back_it_is_as_it_was(tmp_path: Path) -> None:
    windows = FakeWindows(dict(BEFORE))
    pc, keys = machine(tmp_path, windows), set(windows.keys)
    apply(steps(), pc, quiet)
    assert windows.keys > keys
    uninstall(pc, tell=quiet)
    assert (windows.values, windows.keys) == (BEFORE, keys)
    assert {name for name in windows.done if " " not in name} == set()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_cut_at_each_change_and_begun_anew_it_ends_installed_and_can_still_be_taken_back(tmp_path: Path) -> None:
    """One step of each kind: the whole plan would be the same a hundred times."""
    few = [step for step in steps() if step.name in {"settings", "account", "enrol", "shell", "sign-in", "sticks"}]
    whole = FakeWindows(dict(BEFORE))
    apply(few, machine(tmp_path / "whole", whole), quiet)
    for cut in range(1, whole.changes + 1):
        windows = FakeWindows(dict(BEFORE), cut_at=cut)
        pc = machine(tmp_path / str(cut), windows)
        with pytest.raises(PowerCutError):
            apply(few, pc, quiet)
        windows.cut_at, windows.loaded = 0, False
        apply(few, pc, quiet)
        assert (windows.values, windows.done) == (whole.values, whole.done)
        uninstall(pc, tell=quiet)
        assert (windows.values, windows.keys) == (BEFORE, FakeWindows(dict(BEFORE)).keys)


def test_a_key_that_somebody_else_uses_by_now_stays(tmp_path: Path) -> None:
    windows = FakeWindows(dict(BEFORE))
    pc = machine(tmp_path, windows)
    sticks = [step for step in steps() if step.name == "sticks"]
    apply(sticks, pc, quiet)
    key = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer"
    windows.values[key, "NoTrayItemsDisplay"] = "REG_DWORD:1"
    uninstall(pc, tell=quiet)
    assert windows.values == {**BEFORE, (key, "NoTrayItemsDisplay"): "REG_DWORD:1"}
    assert key in windows.keys
    assert not any("RemovableStorageDevices" in each for each in windows.keys)


def test_what_the_registry_refuses_stops_the_run_with_its_sentence_and_number(tmp_path: Path) -> None:
    windows = FakeWindows(refuses={r"HKU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon"})
    with pytest.raises(StepError, match=r"membuka meja kerja.*Windows 13"):
        apply([user_shell()], machine(tmp_path, windows), quiet)
    assert not windows.loaded, "the account's file was not given back"


def test_of_an_account_that_somebody_removed_the_machine_s_own_values_still_go_back(tmp_path: Path) -> None:
    windows = FakeWindows(dict(BEFORE))
    pc = machine(tmp_path, windows)
    apply([step for step in steps() if step.name == "gestures"], pc, quiet)
    windows.has_profile = False
    uninstall(pc, tell=quiet)
    assert {key for key, _ in windows.values if key.startswith("HKLM")} == {key for key, _ in BEFORE}


def test_the_code_of_the_sheet_is_in_no_ledger(tmp_path: Path) -> None:
    windows = FakeWindows()
    apply(steps(), machine(tmp_path, windows), quiet)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"enrol" in written
    assert TICKET.encode() not in written


def test_while_the_account_is_signed_in_its_loaded_registry_is_used(tmp_path: Path) -> None:
    windows = FakeWindows(signed_in=True)
    apply([user_shell()], machine(tmp_path, windows), quiet)
    ((key, name),) = windows.values
    assert key.startswith("HKU\\Software")
    assert name == "Shell"


def test_without_a_profile_it_says_what_to_do_and_nothing_is_left_to_take_back(tmp_path: Path) -> None:
    windows = FakeWindows(has_profile=False)
    pc = machine(tmp_path, windows)
    with pytest.raises(StepError, match="ulangi pemasangan"):
        apply([user_shell()], pc, quiet)
    uninstall(pc, tell=quiet)
    assert not windows.values


def test_what_windows_refuses_stops_the_run_with_its_sentence(tmp_path: Path) -> None:
    windows = FakeWindows(refuses={"services"})
    with pytest.raises(StepError, match="Layanan kios belum terdaftar"):
        apply(steps(), machine(tmp_path, windows), quiet)
    assert "running" not in windows.done


def test_a_step_is_the_same_after_the_ledger() -> None:
    for step in (*steps(), *lockdown(has_keyboard_filter=False)):
        again = from_json(json.loads(json.dumps(as_json(step))))
        assert as_json(again) == as_json(step)


def test_every_value_is_written_so_that_it_can_be_read() -> None:
    seen = set()
    for step in (*lockdown(has_keyboard_filter=False), user_shell()):
        assert isinstance(step, RegistryStep)
        for text in step.values:
            value = Value.parse(text)
            assert (value.key, value.name) not in seen, "two steps would undo each other"
            seen.add((value.key, value.name))
            assert text_of(*data_of(value.typed)) == value.typed


@given(
    st.sampled_from(
        [
            (1, "C:\\Balai\\Pak Budi: rumah"),
            (2, "%SystemDrive%\\x"),
            (7, ["satu", "é: dua"]),
            (7, []),
            (3, b"\x00\xff"),
            (0, b""),
        ]
    )
    | st.tuples(st.just(4), st.integers(0, 2**32 - 1))
    | st.tuples(st.just(11), st.integers(0, 2**64 - 1))
    | st.tuples(st.just(1), st.text())
    | st.tuples(st.sampled_from([3, 8]), st.binary())
)
def test_whatever_a_value_was_it_is_kept_as_text_and_given_back(was: tuple[int, object]) -> None:
    """Also what none of ours writes: before us the machine may have had anything there."""
    assert data_of(json.loads(json.dumps(text_of(*was)))) == was


def test_a_value_is_read_as_it_is_written() -> None:
    value = Value.parse(r"HKLM\SOFTWARE\Some Key\Name=REG_DWORD:7")
    assert (value.key, value.name, value.typed) == (r"HKLM\SOFTWARE\Some Key", "Name", "REG_DWORD:7")


@pytest.mark.parametrize("text", ["", "HKLM=REG_SZ:x", r"HKCR\x\y=REG_SZ:1", r"HKLM\x\y=REG_QWORD:1", r"HKLM\x\y"])
def test_what_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Value.parse(text)


def test_the_ledger_lies_where_the_machine_says(tmp_path: Path) -> None:
    pc = machine(tmp_path, FakeWindows())
    apply([user_shell()], pc, quiet)
    assert list(Ledger.open(pc).entries) == ["shell"]
