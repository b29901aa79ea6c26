"""What screens read: order, days, the truth bar, and PIN failures that a restart does not forgive."""

from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import Book, Journal
from kiosk.store import Store
from sync.engine.ports import AgentState
from sync.protocol.statements import ChangeItem
from sync.rules.calendar_told import read_calendar
from sync.rules.indonesian import JAKARTA
from sync.rules.shipped_calendar import shipped_document
from tests.fakes.clock import ManualClock
from tests.fakes.hall import (  # fmt: skip
    DAY,
    KEY,
    OFFICER,
    City,
    acknowledge,
    arrived,
    completed,
    enrol,
    filing,
    heartbeat,
    left,
    morning_clock,
    papers,
    taken,
)

TODAY = date.fromisoformat(DAY)
PRESENCE = "0190a000-0000-7000-8000-000000000001"


def test_the_store_has_the_shape_of_the_ports(store: Store) -> None:
    journal: Journal = store.journal
    book: Book = store.book
    assert journal
    assert book.identity() is not None


def test_who_this_kiosk_is(store: Store, city: City) -> None:
    who = store.book.identity()
    assert who is not None
    assert (who.kiosk, who.epoch, who.site_name, who.ticket_prefix, who.loket) == (
        city.kiosk, 1, "Balai RW 05 Keputran", "A", 1)  # fmt: skip
    assert who.status_key == bytes.fromhex("5a" * 32)
    assert "5a5a" not in repr(who)


def test_requests_come_by_urgency_promised_first_then_filed(store: Store, clock: ManualClock) -> None:
    for number, promised in ((1, None), (2, "2026-11-26T02:00:00.000Z"), (3, "2026-11-25T02:00:00.000Z"), (4, None)):
        store.journal.record(filing(number, promised=promised))
        clock.advance(timedelta(minutes=1))
    assert [row.ticket for row in store.book.requests()] == ["A-003", "A-002", "A-001", "A-004"]


def test_a_day_is_the_halls_day_also_before_seven_in_the_morning(store: Store, clock: ManualClock) -> None:
    clock.set_wall(datetime(2026, 11, 23, 17, 30, tzinfo=UTC))  # half past midnight of the 24th in Surabaya
    store.journal.record(filing())
    assert len(store.book.requests(on=TODAY)) == 1
    assert store.book.requests(on=date(2026, 11, 23)) == []


def test_an_ended_request_is_not_open_and_tells_who_and_when(store: Store) -> None:
    drafts = filing()
    request_id = drafts[0].subject
    store.journal.record(drafts)
    store.journal.record([taken(request_id)])
    assert [row.state for row in store.book.requests(open_only=True)] == ["taken"]
    store.journal.record([completed(request_id)])
    assert store.book.requests(open_only=True) == []
    row = store.book.request(request_id)
    assert row is not None
    assert (row.state, row.officer, row.documents) == (
        "completed", OFFICER, (("ktp", "photographed"), ("kk", "photographed")))  # fmt: skip
    assert row.completed_at == datetime(2026, 11, 24, 2, 15, 30, 123000, tzinfo=UTC)
    assert store.book.request("0190a000-0000-7000-8000-00000000dead") is None


def test_received_is_said_only_after_the_receipt_covers_the_filing(store: Store, city: City) -> None:
    store.journal.record(filing(1))
    acknowledge(store, city)
    store.journal.record(filing(2))
    assert {row.ticket: row.received_by_city for row in store.book.requests()} == {"A-001": True, "A-002": False}
    enrol(store, city, epoch=2)
    assert {row.ticket: row.received_by_city for row in store.book.requests()} == {"A-001": True, "A-002": False}


def test_queue_numbers_go_up_each_day_from_one(store: Store) -> None:
    assert store.book.next_ticket(TODAY) == 1
    store.journal.record(filing(1))
    store.journal.record(filing(7))
    assert store.book.next_ticket(TODAY) == 8
    assert store.book.next_ticket(TODAY + timedelta(days=1)) == 1


def test_a_pc_that_replaces_another_begins_at_the_next_hundred_of_that_day(data_dir: Path, city: City) -> None:
    with Store.open(data_dir, KEY, morning_clock()) as replaced:
        enrol(replaced, city, epoch=2, last_ticket=17)
        assert replaced.book.next_ticket(TODAY) == 101
        replaced.journal.record(filing(101))
        assert replaced.book.next_ticket(TODAY) == 102
        assert replaced.book.next_ticket(TODAY + timedelta(days=1)) == 1


def test_a_pc_that_brought_the_days_numbers_along_goes_on_counting(store: Store, city: City) -> None:
    store.journal.record(filing(17))
    enrol(store, city, epoch=2, last_ticket=15)
    assert store.book.next_ticket(TODAY) == 18
    enrol(store, city, epoch=3, last_ticket=23)
    assert store.book.next_ticket(TODAY) == 101, "what it brought is older than what the city heard"


def test_an_unenrolled_kiosk_has_no_letter_for_a_ticket(data_dir: Path) -> None:
    with Store.open(data_dir, KEY, morning_clock()) as store:
        assert store.book.identity() is None
        with pytest.raises(NotEnrolledError):
            store.book.next_ticket(TODAY)


def test_presence_of_the_day_and_who_is_on_duty(store: Store, clock: ManualClock) -> None:
    store.journal.record([arrived(PRESENCE)])
    assert [row.presence_id for row in store.book.on_duty(on=TODAY)] == [PRESENCE]
    clock.advance(timedelta(hours=8))
    store.journal.record([left(PRESENCE)])
    assert store.book.on_duty(on=TODAY) == []
    (row,) = store.book.presence_of(OFFICER, on=TODAY)
    assert (row.ended_at or row.started_at) - row.started_at == timedelta(hours=8)
    assert store.book.presence_of("nobody", on=TODAY) == []


def test_the_truth_bar_counts_what_is_only_here(store: Store, city: City) -> None:
    store.journal.record(filing())
    box = store.book.outbox()
    assert (box.facts_waiting, box.parts_waiting, box.network, box.last_receipt_at) == (3, 3, "unknown", None)
    acknowledge(store, city)
    box = store.book.outbox()
    assert (box.facts_waiting, box.parts_waiting) == (0, 3)
    assert box.last_receipt_at == datetime(2026, 11, 24, 2, 20, tzinfo=UTC)


def test_what_a_new_epoch_left_unsent_is_never_called_received(store: Store, city: City) -> None:
    store.journal.record(filing())
    old = store.sync_book.head()
    enrol(store, city, epoch=2)
    store.journal.record([heartbeat()])
    acknowledge(store, city)
    box = store.book.outbox()
    assert (box.head_seq, box.acked_seq, box.left_behind, box.parts_waiting) == (2, 2, 3, 3)
    assert box.facts_waiting == 3

    late = city.receipt(old)
    store.sync_book.store_receipt(city.sign("receipt", late), late)
    assert store.book.outbox().facts_waiting == 0


def test_a_silent_agent_is_told_after_a_minute_and_a_wrong_wall_clock_changes_nothing(
    store: Store, clock: ManualClock
) -> None:
    store.sync_book.note_agent_state(AgentState("online", sending=True))
    clock.set_wall(datetime(2001, 1, 1, tzinfo=UTC))
    clock.advance(timedelta(seconds=59))
    box = store.book.outbox()
    assert (box.network, box.sending, box.attention) == ("online", True, "")
    clock.advance(timedelta(seconds=2))
    box = store.book.outbox()
    assert (box.network, box.sending, box.attention) == ("unknown", False, "agent_stopped")


def test_how_far_the_sending_is_goes_to_the_screen_and_ends_with_a_silent_agent(
    store: Store, clock: ManualClock
) -> None:
    store.sync_book.note_agent_state(
        AgentState("online", sending=True, parts_sent=3, parts_total=14, left_s=120, bytes_per_s=4_800)
    )
    box = store.book.outbox()
    assert (box.parts_sent, box.parts_total, box.left_s, box.bytes_per_s) == (3, 14, 120, 4_800)
    store.sync_book.note_agent_state(AgentState("offline", parts_sent=3, parts_total=14))
    assert store.book.outbox().left_s is None
    clock.advance(timedelta(seconds=61))
    box = store.book.outbox()
    assert (box.parts_sent, box.parts_total, box.left_s, box.bytes_per_s) == (0, 0, None, 0)


def test_a_fork_is_told_also_while_the_agent_is_stopped(store: Store, clock: ManualClock) -> None:
    store.sync_book.note_agent_state(AgentState("online", attention="fork"))
    clock.advance(timedelta(minutes=5))
    assert store.book.outbox().attention == "fork"


def test_after_a_reboot_the_agent_has_a_minute_to_begin(store: Store, clock: ManualClock, data_dir: Path) -> None:
    store.sync_book.note_agent_state(AgentState("online"))
    clock.reboot()
    with Store.open(data_dir, KEY, clock) as again:
        assert again.book.outbox().attention == ""
        clock.advance(timedelta(seconds=61))
        assert again.book.outbox().attention == "agent_stopped"


def test_the_catalogue_of_the_feed_is_what_the_loader_reads(store: Store, city: City) -> None:
    def publish(version: int, data: dict[str, object]) -> None:
        store.sync_book.apply_changes(city.changes(ChangeItem("catalogue", "catalogue", version, data)), b"")

    assert store.book.catalogue_bytes() is None
    publish(2, {"version": 2, "document": "version: 2\n"})
    publish(3, {"version": 3})
    assert store.book.catalogue_bytes() == b"version: 2\n"


def test_a_coming_catalogue_counts_from_its_day_on_and_a_withdrawn_one_never(
    store: Store, city: City, clock: ManualClock
) -> None:
    today = clock.now().astimezone(JAKARTA).date()

    def publish(kind: str, version: int, **data: object) -> None:
        store.sync_book.apply_changes(city.changes(ChangeItem(kind, "catalogue", version, data)), b"")

    publish("catalogue", 2, document="version: 2\n")
    publish("catalogue_coming", 3, document="version: 3\n", **{"from": (today + timedelta(days=2)).isoformat()})
    assert store.book.catalogue_bytes() == b"version: 2\n"
    clock.advance(timedelta(days=2))
    assert store.book.catalogue_bytes() == b"version: 3\n"
    publish("catalogue_coming", 4, document="version: 4\n", **{"from": "besok"})  # senseless
    assert store.book.catalogue_bytes() == b"version: 3\n"
    publish("catalogue_coming", 5, document="", **{"from": ""})
    assert store.book.catalogue_bytes() == b"version: 2\n"


def test_the_calendar_of_the_feed_comes_with_the_hours_of_this_hall(store: Store, city: City) -> None:
    identity = store.book.identity()
    assert identity is not None
    wishes = {"sessions": None, "saturday": True, "works_on_shared_leave": None}

    def publish(kind: str, item_id: str, data: dict[str, object]) -> None:
        store.sync_book.apply_changes(city.changes(ChangeItem(kind, item_id, 1, data)), b"")

    assert store.book.told_calendar() is None
    publish("hall_hours", identity.site_id, wishes)
    publish("calendar", "calendar", {"version": 1, "holidays": [], "ramadan": [], "hours": []})  # no working day
    assert store.book.told_calendar() == (shipped_document(), wishes)  # the hall's hours stand above the program's own
    publish("calendar", "calendar", {**shipped_document(), "version": 1})
    told = store.book.told_calendar()
    assert told is not None
    assert told[1] == wishes
    assert read_calendar(told[0], hall=told[1]).is_open(datetime(2026, 11, 28, 10, tzinfo=JAKARTA))


def test_rules_of_the_feed_are_kept_whole_or_not_at_all(store: Store, city: City) -> None:
    shipped = files("assets").joinpath("rules", "iki.yaml").read_text("utf-8")

    def publish(version: int, **data: object) -> None:
        store.sync_book.apply_changes(city.changes(ChangeItem("index_rules", "index_rules", version, data)), b"")

    assert store.book.told_index_rules() is None
    publish(1, document=shipped.replace("task: 50", "task: 60"))  # 110 percent
    publish(2, document=7)
    publish(3)
    assert store.book.told_index_rules() is None
    publish(4, document=shipped)
    assert store.book.told_index_rules() == shipped.encode()
    publish(5, document="rules: []")
    publish(3, document=shipped.replace("cap_index: 110", "cap_index: 105"))  # older
    assert store.book.told_index_rules() == shipped.encode()


def test_desk_papers_go_a_week_after_the_request_ended_and_its_parts_are_held(
    store: Store, city: City, clock: ManualClock
) -> None:
    drafts = filing()
    request_id = drafts[0].subject
    _, filed = store.journal.record(drafts, desk=papers(request_id))
    store.journal.record([completed(request_id)])
    clock.advance(timedelta(days=8))
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id) is not None, "the city does not hold the parts"

    acknowledge(store, city, tuple(part.sha256 for part in filed.parts))
    store.purge(now=clock.now() - timedelta(days=2))
    assert store.book.desk_file(request_id) is not None, "the retention has not passed"
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id) is None
    store.purge(now=clock.now())


def test_an_open_request_keeps_its_papers_for_ever(store: Store, city: City, clock: ManualClock) -> None:
    drafts = filing()
    _, filed = store.journal.record(drafts, desk=papers(drafts[0].subject))
    acknowledge(store, city, tuple(part.sha256 for part in filed.parts))
    clock.advance(timedelta(days=90))
    store.purge(now=clock.now())
    assert store.book.desk_file(drafts[0].subject) is not None
