"""A kiosk that was set back finds it out by itself; a replaced part is noted. On real files, with real keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.hardware import HardwareWord
from kiosk.devices.head_mark import FILE_NAME
from kiosk.hardware_watch import note_changes
from kiosk.head_watch import HeadWatch, watch_of
from kiosk.store import Store
from kiosk.unlocking import vault_of
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact
from tests.fakes.hall import City, enrol, heartbeat
from tests.fakes.unlocked import open_store, settings_for

BOARD, DISK = HardwareWord("mainboard", "product_uuid", "4c4c"), HardwareWord("disk", "device/serial", "WD-1")


@pytest.fixture(autouse=True)
def _it_is_told(expected_logs) -> None:
    expected_logs.add("kiosk.head_watch")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    data = tmp_path / "data"
    with open_store(data, create=True) as store:
        enrol(store, City())
    return data


def watch(store: Store, data: Path) -> HeadWatch:
    return watch_of(store, vault_of(settings_for(data)))


def a_day(data: Path, facts: int = 3) -> None:
    with open_store(data) as store:
        watched = watch(store, data)
        watched.look_back()
        for _ in range(facts):
            store.journal.record([heartbeat()])
        watched.keep_up()


def facts_of(store: Store) -> list[tuple[str, object]]:
    read = [parse_fact(Envelope.from_bytes(envelope).payload) for envelope in store.envelopes()]
    return [(fact.kind, fact.data) for fact in read]


def image(data: Path, name: str) -> Path:
    """A copy of the database as it is now."""
    with open_store(data) as store:
        store.database.checkpoint(truncate=True)
    return Path(shutil.copytree(data, data.with_name(name)))


def put_back(data: Path, kept: Path) -> None:
    shutil.rmtree(data)
    shutil.copytree(kept, data)


def test_ordinary_days_and_power_cuts_raise_nothing(folder: Path) -> None:
    for _ in range(3):
        a_day(folder)
    with open_store(folder) as store:  # recorded, and the power went before the mark
        store.journal.record([heartbeat()])
    with open_store(folder) as store:
        assert not watch(store, folder).look_back()
        assert store.book.outbox().attention == ""
        assert "chain_resumed" not in [kind for kind, _ in facts_of(store)]


def test_yesterdays_database_put_back_is_found_at_the_start_recorded_and_shown(folder: Path) -> None:
    a_day(folder)
    yesterday = image(folder, "yesterday")
    a_day(folder)
    put_back(folder, yesterday)
    with open_store(folder) as store:
        assert watch(store, folder).look_back()
        assert facts_of(store)[-1] == ("chain_resumed", {"mark_epoch": 1, "mark_seq": 7})
        assert store.book.outbox().attention == "rollback"
        store.journal.record([heartbeat()])  # recording goes on
    with open_store(folder) as store:
        assert not watch(store, folder).look_back(), "once is enough"
        assert store.book.outbox().attention == "rollback", "until a new epoch"
        assert [kind for kind, _ in facts_of(store)].count("chain_resumed") == 1


def test_an_older_database_that_went_on_longer_is_found_too(folder: Path) -> None:
    """Longer than the mark, but another way."""
    a_day(folder)
    yesterday = image(folder, "yesterday")
    a_day(folder)
    put_back(folder, yesterday)
    with open_store(folder) as store:
        for _ in range(20):
            store.journal.record([heartbeat()])
        assert watch(store, folder).look_back()


def test_a_new_epoch_ends_it(folder: Path) -> None:
    a_day(folder)
    yesterday = image(folder, "yesterday")
    a_day(folder)
    put_back(folder, yesterday)
    with open_store(folder) as store:
        watch(store, folder).look_back()
        enrol(store, City(), epoch=2)
        assert store.book.outbox().attention == ""
    a_day(folder)
    with open_store(folder) as store:
        assert not watch(store, folder).look_back()


def test_a_mark_that_cannot_be_written_costs_only_the_mark(folder: Path) -> None:
    a_day(folder)
    keys = settings_for(folder).key_file.parent
    (keys / FILE_NAME).unlink()
    (keys / FILE_NAME).mkdir()
    a_day(folder)
    with open_store(folder) as store:
        assert not watch(store, folder).look_back()


def test_before_it_looked_back_nothing_overwrites_the_mark(folder: Path) -> None:
    a_day(folder)
    path = settings_for(folder).key_file.parent / FILE_NAME
    before = path.read_bytes()
    with open_store(folder) as store:
        store.journal.record([heartbeat()])
        watch(store, folder).keep_up()
    assert path.read_bytes() == before


def test_a_replaced_part_is_noted_once_and_kept_as_no_word(folder: Path) -> None:
    with open_store(folder) as store:
        assert note_changes(store, [BOARD, DISK]) == [], "the first reading is no change"
        other = HardwareWord("disk", "device/serial", "WD-2")
        assert note_changes(store, [BOARD, other]) == ["disk"]
        assert note_changes(store, [BOARD, other]) == []
        assert note_changes(store, [other]) == [], "what cannot be read today is no change"
        assert facts_of(store)[-1] == ("device_changed", {"device": "disk", "state": "changed"})
        assert "WD-" not in str(store.hardware_book.known())
        assert note_changes(store, [HardwareWord("mainboard", "modalias", "dmi"), other]) == [], "another source"


def test_before_enrolment_nothing_is_noted(tmp_path: Path) -> None:
    with open_store(tmp_path / "data", create=True) as store:
        assert note_changes(store, [BOARD]) == []
        assert not watch(store, tmp_path / "data").look_back()
