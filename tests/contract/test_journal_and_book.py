"""One suite for `Journal` and `Book`: the real store and the one in memory that screens are tested with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk.flows.ports import Book, FactDraft, Journal, KioskIdentity
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.protocol.fact import SenselessError
from tests.fakes.clock import ManualClock
from tests.fakes.hall import (
    AT_DESK,
    DAY,
    OFFICER,
    SYSTEM,
    City,
    arrived,
    completed,
    filing,
    heartbeat,
    left,
    morning_clock,
    open_enrolled,
    papers,
    taken,
    voided,
)

TODAY = date.fromisoformat(DAY)
PRESENCE = "0190a000-0000-7000-8000-000000000001"


@dataclass
class Hall:
    journal: Journal
    book: Book
    clock: ManualClock


@pytest.fixture(params=["store", "memory"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    clock, city = morning_clock(), City()
    if request.param == "memory":
        identity = KioskIdentity(city.kiosk, 1, "rw-05-keputran", "Balai RW 05 Keputran", "A", 1)
        kiosk = MemoryKiosk(clock, identity=identity)
        yield Hall(kiosk, kiosk, clock)
    else:
        with open_enrolled(tmp_path / "data", city, clock) as store:
            yield Hall(store.journal, store.book, clock)


def state(hall: Hall, request_id: str) -> str:
    row = hall.book.request(request_id)
    assert row is not None
    return row.state


def test_what_was_recorded_is_returned_in_order_and_shown(hall: Hall) -> None:
    drafts = filing(promised="2026-11-25T02:15:30.000Z")
    facts = hall.journal.record(drafts, desk=papers(drafts[0].subject))
    assert [fact.kind for fact in facts] == ["ticket_issued", "request_filed"]
    assert facts[1].seq == facts[0].seq + 1
    assert [part.role for part in facts[1].parts] == ["form", "ktp", "kk"]

    row = hall.book.request(drafts[0].subject)
    assert row is not None
    assert (row.ticket, row.service, row.code, row.state, row.officer) == (
        "A-001",
        "AKTA-LAHIR",
        "7K3M9QXB",
        "filed",
        None,
    )
    assert row.filed_at == hall.clock.now()
    assert row.promised_at == row.filed_at + timedelta(days=1) - timedelta(milliseconds=123)
    assert row.documents == (("ktp", "photographed"), ("kk", "photographed"))
    assert not row.received_by_city
    assert hall.book.desk_file(drafts[0].subject) == papers(drafts[0].subject)
    assert hall.book.outbox().facts_waiting >= 2


def test_a_request_is_taken_completed_or_voided(hall: Hall) -> None:
    drafts = filing()
    request_id = drafts[0].subject
    hall.journal.record(drafts)
    hall.journal.record([taken(request_id)])
    assert state(hall, request_id) == "taken"
    hall.clock.advance(timedelta(minutes=9))
    hall.journal.record([completed(request_id)])
    row = hall.book.request(request_id)
    assert row is not None
    assert (row.state, row.officer, row.completed_at) == ("completed", OFFICER, hall.clock.now())

    other = filing(2)
    hall.journal.record(other)
    hall.journal.record([voided(other[0].subject)])
    assert state(hall, other[0].subject) == "voided"
    assert hall.book.requests(open_only=True) == []
    assert len(hall.book.requests(on=TODAY)) == 2


def test_urgency_orders_and_days_divide(hall: Hall) -> None:
    for number, promised in ((1, None), (2, "2026-11-26T02:00:00.000Z"), (3, "2026-11-25T02:00:00.000Z")):
        hall.journal.record(filing(number, promised=promised))
        hall.clock.advance(timedelta(minutes=1))
    assert [row.ticket for row in hall.book.requests()] == ["A-003", "A-002", "A-001"]
    assert hall.book.requests(on=TODAY + timedelta(days=1)) == []
    assert hall.book.next_ticket(TODAY) == 4
    assert hall.book.next_ticket(TODAY + timedelta(days=1)) == 1


def test_presence_begins_and_ends(hall: Hall) -> None:
    hall.journal.record([arrived(PRESENCE)])
    assert [row.officer for row in hall.book.on_duty(on=TODAY)] == [OFFICER]
    hall.clock.advance(timedelta(hours=8))
    hall.journal.record([left(PRESENCE)])
    assert list(hall.book.on_duty(on=TODAY)) == []
    (row,) = hall.book.presence_of(OFFICER, on=TODAY)
    assert row.ended_at == hall.clock.now()


def test_senseless_data_keep_nothing_at_all(hall: Hall) -> None:
    before = hall.book.outbox().head_seq
    with pytest.raises(SenselessError):
        hall.journal.record([heartbeat(), FactDraft("heartbeat", PRESENCE, SYSTEM, {"note": "free text"})])
    assert hall.book.outbox().head_seq == before


def test_what_is_not_there_is_none(hall: Hall) -> None:
    assert hall.book.request(PRESENCE) is None
    assert hall.book.desk_file(PRESENCE) is None
    assert hall.book.catalogue_bytes() is None


def prompted(within_s: int = 600) -> FactDraft:
    return FactDraft("presence_prompted", PRESENCE, SYSTEM, {"code": 739, "action": "left", "within_s": within_s})


def test_a_prompt_is_open_until_it_is_answered_or_missed(hall: Hall) -> None:
    hall.journal.record([arrived(PRESENCE)])
    (first,) = hall.journal.record([prompted()])
    (prompt,) = hall.book.prompts(on=TODAY)
    reading = hall.clock.read()
    assert (prompt.prompt_id, prompt.presence_id, prompt.officer) == (first.id, PRESENCE, OFFICER)
    assert (prompt.code, prompt.action, prompt.within_s, prompt.state) == (739, "left", 600, "open")
    assert (prompt.asked_at, prompt.boot, prompt.up_ms) == (reading.wall, reading.boot, reading.up_ms)
    hall.clock.advance(timedelta(minutes=11))
    hall.journal.record([FactDraft("presence_prompt_missed", PRESENCE, SYSTEM, {"prompt": first.id})])
    answer = {"prompt": first.id, "face": "seen", "camera": "provisioned", "frames": 3, "after_s": 700}
    hall.journal.record([FactDraft("presence_confirmed", PRESENCE, AT_DESK, answer)])
    assert [prompt.state for prompt in hall.book.prompts(on=TODAY)] == ["missed"]


def test_a_prompt_left_open_is_still_there_on_another_day(hall: Hall) -> None:
    hall.journal.record([arrived(PRESENCE)])
    hall.journal.record([prompted()])
    assert [prompt.state for prompt in hall.book.prompts(on=TODAY + timedelta(days=3))] == ["open"]


def test_a_prompt_of_an_unknown_presence_is_none(hall: Hall) -> None:
    hall.journal.record([prompted()])
    assert list(hall.book.prompts(on=TODAY)) == []
