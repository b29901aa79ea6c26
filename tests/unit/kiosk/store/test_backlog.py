"""What the page "Kiriman" counts: by lane, since when, and when the city was last heard."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kiosk.flows.backlog import Backlog, BacklogBook
from kiosk.store import Store
from sync.engine.ports import AgentState
from sync.protocol.statements import ChangeItem
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, MORNING, City, acknowledge, arrived, enrol, filing, heartbeat, morning_clock

PRESENCE = "0190a000-0000-7000-8000-000000000001"


def test_the_store_has_the_shape_of_the_port(store: Store) -> None:
    book: BacklogBook = store.backlog_book
    assert book.backlog() == Backlog()


def test_photos_are_counted_by_lane_until_a_receipt_lists_them(store: Store, city: City) -> None:
    _, filed = store.journal.record(filing())
    _, present = store.journal.record([heartbeat(), arrived(PRESENCE)])
    waiting = store.backlog_book.backlog()
    assert (waiting.presence_photos, waiting.document_photos) == (len(present.parts), 3)

    acknowledge(store, city, parts_held=(filed.parts[0].sha256, *(part.sha256 for part in present.parts)))
    waiting = store.backlog_book.backlog()
    assert (waiting.presence_photos, waiting.document_photos) == (0, 2)


def test_the_oldest_is_what_was_recorded_first_and_still_waits(store: Store, city: City, clock: ManualClock) -> None:
    _, filed = store.journal.record(filing())
    clock.advance(timedelta(hours=5))
    store.journal.record([heartbeat()])
    assert store.backlog_book.backlog().oldest_at == MORNING

    acknowledge(store, city, parts_held=tuple(part.sha256 for part in filed.parts[:2]))
    assert store.backlog_book.backlog().oldest_at == MORNING, "a photo of the first filing still waits"

    acknowledge(store, city, parts_held=tuple(part.sha256 for part in filed.parts))
    assert store.backlog_book.backlog().oldest_at is None
    clock.advance(timedelta(hours=1))
    store.journal.record([heartbeat()])
    assert store.backlog_book.backlog().oldest_at == MORNING + timedelta(hours=6)


def test_what_an_ended_epoch_left_counts_and_is_the_oldest(store: Store, city: City, clock: ManualClock) -> None:
    store.journal.record(filing())
    clock.advance(timedelta(days=2))
    enrol(store, city, epoch=2)
    store.journal.record([heartbeat()])
    waiting = store.backlog_book.backlog()
    assert waiting.document_photos == 3
    assert waiting.oldest_at == MORNING


def test_the_city_was_last_heard_when_the_agent_last_found_it(store: Store, clock: ManualClock) -> None:
    assert store.backlog_book.backlog().last_contact_at is None
    store.sync_book.note_agent_state(AgentState(network="online"))
    clock.advance(timedelta(minutes=12))
    store.sync_book.note_agent_state(AgentState(network="offline"))
    assert store.backlog_book.backlog().last_contact_at == MORNING


def test_the_window_for_photos_is_the_configurations(store: Store, city: City) -> None:
    evening = replace(city.configuration(2), intervals={"photos_from_min": 1080, "photos_to_min": 360})
    changes = city.changes(ChangeItem("configuration", city.kiosk, 2, evening.to_object()))
    store.sync_book.apply_changes(changes, city.sign("changes", changes))
    waiting = store.backlog_book.backlog()
    assert (waiting.photos_from_min, waiting.photos_to_min) == (1080, 360)


def test_a_kiosk_that_is_not_enrolled_has_nothing_to_send(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new", KEY, morning_clock()) as store:
        assert store.backlog_book.backlog() == Backlog()
