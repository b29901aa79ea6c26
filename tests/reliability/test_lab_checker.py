"""The lab's own parts, with planted errors: a checker that finds nothing must have had nothing to find."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reliability.lab import plan, run
from tests.reliability.lab.disk import Disk, File, Folder, Name, Resize, Write
from tests.reliability.lab.history import History, Kept, judge
from tests.reliability.lab.losses import LOSSES, Loss, survivors
from tests.reliability.lab.mounts import InstrumentError

# --- the checker -----------------------------------------------------------------------------------------------------


def heard(*lines: dict[str, str]) -> History:
    history = History()
    history.note(lines)
    return history


def begun_and_saved(mark: str, number: str) -> list[dict[str, str]]:
    return [{"begun": mark}, {"saved": mark, "id": number}]


def refused(mark: str) -> list[dict[str, str]]:
    return [{"begun": mark}, {"refused": mark, "error": "StorageFullError"}]


WHOLE = [Kept("r1", "a", queue="day A1"), Kept("r2", "b", queue="day A2")]


def test_what_was_saved_and_is_there_once_and_whole_is_well() -> None:
    history = heard(*begun_and_saved("a", "r1"), *begun_and_saved("b", "r2"))
    assert judge(history, WHOLE).sentences() == []


def test_a_missing_record_is_lost_and_one_with_anothers_content_too() -> None:
    history = heard(*begun_and_saved("a", "r1"), *begun_and_saved("b", "r2"))
    assert len(judge(history, WHOLE[:1]).lost) == 1
    assert len(judge(history, [WHOLE[0], replace(WHOLE[1], mark="a")]).lost) == 1


def test_saved_twice_by_one_mark_is_two_promises() -> None:
    history = heard(*begun_and_saved("a", "r1"), *begun_and_saved("a", "r9"))
    assert len(judge(history, [Kept("r9", "a")]).lost) == 1


@pytest.mark.parametrize("twin", [Kept("r1", "c"), Kept("r3", "a"), Kept("r3", "c", queue="day A1")])
def test_the_same_id_the_same_act_or_the_same_queue_number_twice_is_a_duplicate(twin: Kept) -> None:
    history = heard(*begun_and_saved("a", "r1"), *begun_and_saved("b", "r2"), {"begun": "c"})
    assert len(judge(history, [*WHOLE, twin]).duplicated) == 1


def test_a_record_that_lacks_something_is_half_also_when_nobody_was_told_of_it() -> None:
    told = judge(heard({"begun": "a"}), [Kept("r1", "a", lacks=("parts",))])
    assert len(told.half) == 1
    assert judge(heard({"begun": "a"}), [Kept("r1", "a")]).sentences() == []
    assert judge(heard({"begun": "a"}), [Kept("r1", "a")]).in_doubt == 1


def test_what_was_refused_must_not_be_there_unless_it_was_saved_later() -> None:
    assert len(judge(heard(*refused("a")), [Kept("r1", "a")]).revived) == 1
    assert judge(heard(*refused("a"), *begun_and_saved("a", "r1")), [Kept("r1", "a")]).sentences() == []
    assert judge(heard(*refused("a")), []).sentences() == []


def test_what_nobody_began_and_what_verify_found_are_told() -> None:
    assert len(judge(heard(), [Kept("r1", "a")]).unasked) == 1
    assert judge(heard(), [], ["Fact 3 of epoch 1: gone."]).damaged == ["verify: Fact 3 of epoch 1: gone."]


# --- the disk --------------------------------------------------------------------------------------------------------


def disk_with(content: bytes) -> tuple[Disk, File]:
    disk = Disk()
    number = disk.make("/f", File(0o600))
    file = disk.file(number)
    file.change(Write(0, content))
    file.sync()
    folder, _ = disk.folder_of("/f")
    folder.sync()
    return disk, file


def after(disk: Disk, loss: Loss, seed: int) -> bytes | None:
    """That file when the power is back; None: its name is gone."""
    left = survivors(disk, loss, random.Random(seed))
    return next((bytes(file.content) for path, file in left.files() if path == "/f"), None)


@given(st.sampled_from(LOSSES), st.integers())
def test_what_was_synced_with_its_name_survives_every_loss(loss: Loss, seed: int) -> None:
    disk, _ = disk_with(b"kept")
    assert after(disk, loss, seed) == b"kept"


def test_dropped_means_as_on_the_platter() -> None:
    disk, file = disk_with(b"kept")
    file.change(Write(2, b"XX"))
    file.change(Resize(1))
    assert after(disk, "drop", 1) == b"kept"


def test_a_file_that_was_synced_without_its_directory_loses_its_name() -> None:
    disk = Disk()
    file = disk.file(disk.make("/f", File(0o600)))
    file.change(Write(0, b"body"))
    file.sync()
    assert after(disk, "drop", 1) is None
    assert {after(disk, "reorder", seed) for seed in range(30)} == {None, b"body"}


def test_reordered_writes_may_be_missing_each_by_itself_and_come_in_any_order() -> None:
    disk, file = disk_with(b"0000")
    for place in range(3):
        file.change(Write(place, bytes([49 + place]) * 2))
    seen = {after(disk, "reorder", seed) for seed in range(400)}
    assert {b"0000", b"0033", b"1100", b"1233", b"1133", b"1223"} <= seen


@pytest.mark.parametrize(("loss", "size"), [("torn512", 512), ("torn4096", 4096)])
def test_a_torn_write_is_torn_where_sectors_end(loss: Loss, size: int) -> None:
    disk, file = disk_with(bytes(8192))
    file.change(Write(100, b"x" * 8000))
    seen = {after(disk, loss, seed) for seed in range(60)}
    assert len(seen) > 2
    for content in seen:
        assert content is not None
        for start in range(0, 8192, size):
            sector = content[max(100, start) : min(8100, start + size)]
            assert len(set(sector)) == 1, "a sector is whole or not there"


@given(st.sampled_from(LOSSES), st.integers())
def test_the_same_dice_give_the_same_survivors_and_the_disk_stays(loss: Loss, seed: int) -> None:
    disk, file = disk_with(b"0" * 5000)
    for place in range(0, 5000, 700):
        file.change(Write(place, b"abc"))
    before = bytes(file.content)
    assert after(disk, loss, seed) == after(disk, loss, seed)
    assert bytes(file.content) == before


def test_a_rename_is_one_step() -> None:
    folder = Folder(0o700, {"a": 2}, {"a": 2})
    folder.change(Name("b", 2, old="a"))
    disk = Disk()
    disk.nodes[1] = folder
    disk.nodes[2] = File(0o600, b"x", bytearray(b"x"))
    left = {tuple(path for path, _ in survivors(disk, "reorder", random.Random(seed)).files()) for seed in range(20)}
    assert left == {("/a",), ("/b",)}


def test_a_move_to_another_directory_is_both_or_neither_and_syncing_either_side_keeps_it() -> None:
    def moved() -> Disk:
        disk, _ = disk_with(b"kept")
        number = disk.make("/aside", Folder(0o700))
        disk.sync_folder(1)
        disk.move("/f", "/aside/f")
        assert disk.inode("/aside") == number
        return disk

    def left(disk: Disk, loss: Loss, seed: int) -> tuple[str, ...]:
        return tuple(path for path, _ in survivors(disk, loss, random.Random(seed)).files())

    assert left(moved(), "drop", 1) == ("/f",)
    for loss in ("reorder", "torn512"):
        assert {left(moved(), loss, seed) for seed in range(30)} == {("/f",), ("/aside/f",)}
    for side in ("/", "/aside"):
        disk = moved()
        disk.sync_folder(disk.inode(side))
        assert {left(disk, loss, 1) for loss in LOSSES} == {("/aside/f",)}


# --- the plan --------------------------------------------------------------------------------------------------------


def test_every_case_of_every_extent_is_written_as_it_is_read() -> None:
    changes = {"reference": 189, "morning": 881, "first_start": 281}
    for extent in plan.EXTENTS.values():
        cases = [
            *plan.cuts(extent, 5, changes),
            *plan.moves(extent, 5, 30),
            *plan.faults(extent, 40),
            *plan.kill_groups(extent, 5),
        ]
        cases += [case for tries in plan.controls(extent, 5, changes, 40, 284).values() for case in tries]
        for case in cases:
            assert plan.read(str(case)) == case


def test_the_lab_promises_a_thousand_kills_a_hundred_cuts_and_every_k() -> None:
    extent = plan.EXTENTS["lab"]
    assert extent.cycles * (extent.groups + extent.city_groups) >= 1000
    cuts = list(plan.cuts(extent, 1, {"reference": 189, "morning": 881, "first_start": 281}))
    places = {(case.at, case.loss[:4]) for case in cuts if isinstance(case, plan.Cut) and case.plan == "reference"}
    assert places >= {(at, loss) for at in range(1, 190) for loss in ("drop", "reor", "torn")}


def test_words_that_are_no_case_are_refused() -> None:
    with pytest.raises(ValueError, match="no such case"):
        plan.read("cut reference")


# --- its instruments --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("breaks", "is_told"), [(0, True), (2, True), (3, False)])
def test_a_case_whose_own_file_system_was_ended_is_asked_again_twice(monkeypatch, capsys, breaks, is_told) -> None:
    asked = []

    def breaking(case, _bench):
        asked.append(case)
        if len(asked) <= breaks:
            raise InstrumentError("the lossy file system ended badly")
        return "an outcome"

    monkeypatch.setattr(run, "_bench", [None])
    monkeypatch.setattr(plan, "run", breaking)
    if is_told:
        assert run._work("cut") == "an outcome"
    else:
        with pytest.raises(InstrumentError):
            run._work("cut")
    assert capsys.readouterr().err.count("again: cut") == min(breaks, run.INSTRUMENT_TRIES - 1)
