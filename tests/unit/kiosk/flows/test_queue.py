"""The queue of a hall, on the real store and on the one in memory: the same story must be true of both."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.domain.ticket import QueueNumber
from kiosk.flows.ports import Book, FactDraft, Journal, KioskIdentity, StorageFullError
from kiosk.flows.queue import Queue, QueueChangedError
from kiosk.flows.queue_ports import QueueBook
from kiosk.ui.gallery_kiosk import MemoryKiosk
from kiosk.ui.gallery_queue import CountingAnnouncer
from tests.fakes.clock import ManualClock
from tests.fakes.hall import OFFICER, City, completed, filing, morning_clock, open_enrolled, taken, voided


@dataclass
class Hall:
    journal: Journal
    book: Book
    numbers: QueueBook
    clock: ManualClock
    announcer: CountingAnnouncer

    def __post_init__(self) -> None:
        self.queue = Queue(
            book=self.book,
            numbers=self.numbers,
            journal=self.journal,
            clock=self.clock,
            announcer=self.announcer,
            new_id=lambda: str(uuid.uuid4()),
        )

    def wait(self, minutes: float) -> None:
        self.clock.advance(timedelta(minutes=minutes))

    def shown(self) -> tuple[str, list[str], list[str]]:
        line = self.queue.line()
        at_desk = str(line.current.number) if line.current else ""
        return at_desk, [str(t.number) for t in line.waiting], [str(t.number) for t in line.skipped]

    def serve_next(self, minutes: float = 0) -> QueueNumber:
        number = self.queue.call_next(OFFICER)
        self.wait(minutes)
        self.queue.serve(number, OFFICER)
        return number


@pytest.fixture(params=["store", "memory"])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hall]:
    clock, city, announcer = morning_clock(), City(), CountingAnnouncer()
    if request.param == "memory":
        identity = KioskIdentity(city.kiosk, 1, "rw-05-keputran", "Balai RW 05 Keputran", "A", 1)
        kiosk = MemoryKiosk(clock, identity=identity)
        yield Hall(kiosk, kiosk, kiosk.queue, clock, announcer)
    else:
        with open_enrolled(tmp_path / "data", city, clock) as store:
            yield Hall(store.journal, store.book, store.queue_book, clock, announcer)


def test_numbers_are_taken_called_and_served(hall: Hall) -> None:
    for _ in range(3):
        hall.queue.take_number()
    assert hall.shown() == ("", ["A-001", "A-002", "A-003"], [])
    number = hall.queue.call_next(OFFICER)
    hall.queue.call_again(number, OFFICER)
    assert hall.announcer.calls == [("A-001", 1), ("A-001", 1)]
    assert hall.shown() == ("A-001", ["A-002", "A-003"], [])
    hall.queue.serve(number, OFFICER)
    assert hall.shown() == ("", ["A-002", "A-003"], [])


def test_priority_goes_first_and_nobody_learns_why(hall: Hall) -> None:
    hall.queue.take_number()
    hall.queue.take_number(priority=True)
    assert hall.shown()[1] == ["A-002", "A-001"]


def test_a_filed_request_waits_in_the_same_queue_until_it_is_taken_back_or_finished(hall: Hall) -> None:
    hall.queue.take_number()
    back, done = filing(2), filing(3)
    hall.journal.record(back)
    hall.journal.record(done)
    assert hall.shown()[1] == ["A-001", "A-002", "A-003"]
    hall.journal.record([voided(back[0].subject)])
    assert hall.shown()[1] == ["A-001", "A-003"]
    hall.journal.record([taken(done[0].subject), completed(done[0].subject)])
    assert hall.shown()[1] == ["A-001"]


def test_who_does_not_come_is_skipped_and_can_be_called_back(hall: Hall) -> None:
    for _ in range(4):
        hall.queue.take_number()
    first = hall.queue.call_next(OFFICER)
    hall.queue.skip(first, OFFICER)
    assert hall.shown() == ("", ["A-002", "A-003", "A-001", "A-004"], ["A-001"])
    hall.queue.call_back(first, OFFICER)
    assert hall.shown() == ("A-001", ["A-002", "A-003", "A-004"], [])
    hall.queue.skip(first, OFFICER)
    assert hall.shown() == ("", ["A-002", "A-003", "A-004"], ["A-001"])


@pytest.mark.parametrize(
    "act",
    [
        lambda queue, number: queue.call_next(OFFICER),
        lambda queue, number: queue.call_back(number, OFFICER),
        lambda queue, number: queue.call_again(number, OFFICER),
        lambda queue, number: queue.skip(number, OFFICER),
        lambda queue, number: queue.serve(number, OFFICER),
    ],
)
def test_what_is_no_longer_so_is_not_recorded(hall: Hall, act: Callable[[Queue, QueueNumber], None]) -> None:
    number = hall.queue.take_number()
    hall.queue.take_number()
    hall.serve_next()
    hall.queue.call_next(OFFICER)
    before = hall.book.outbox().head_seq
    with pytest.raises(QueueChangedError):
        act(hall.queue, number)
    assert hall.book.outbox().head_seq == before
    assert len(hall.announcer.calls) == 2


def test_yesterday_is_over(hall: Hall) -> None:
    hall.queue.take_number()
    hall.queue.call_next(OFFICER)
    hall.wait(24 * 60)
    assert hall.shown() == ("", [], [])
    assert str(hall.queue.take_number()) == "A-001"


def test_a_number_that_somebody_else_took_meanwhile_is_passed_over(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    hall.queue.take_number()
    stale = iter([1, 1])
    fresh = hall.book.next_ticket
    monkeypatch.setattr(hall.book, "next_ticket", lambda day: next(stale, None) or fresh(day))
    assert str(hall.queue.take_number()) == "A-002"


def test_the_wait_is_told_from_real_times_and_not_before_there_are_five(hall: Hall) -> None:
    for _ in range(9):
        hall.queue.take_number()
    mine = QueueNumber("A", 9)
    for served in range(5):
        place = hall.queue.place(mine)
        assert place is not None
        assert (place.ahead, place.wait) == (8 - served, None)
        hall.serve_next(10)
    hall.queue.call_next(OFFICER)
    place = hall.queue.place(mine)
    assert place is not None
    assert place.ahead == 3
    assert place.wait is not None
    assert (place.wait.low, place.wait.middle, place.wait.high) == (30, 30, 30)


def test_earlier_days_count_too(hall: Hall) -> None:
    for _ in range(6):
        hall.queue.take_number()
    for _ in range(6):
        hall.serve_next(4)
    hall.wait(24 * 60)
    hall.queue.take_number()
    place = hall.queue.place(hall.queue.take_number())
    assert place is not None
    assert place.wait is not None
    assert place.wait.middle == 4


def test_nobody_at_the_desk_is_told_once_in_thirty_minutes(hall: Hall) -> None:
    assert hall.queue.absence() is None
    told = hall.queue.tell_absence()
    assert told.answer_by - told.told_at == timedelta(hours=24)
    head = hall.book.outbox().head_seq
    hall.wait(29)
    assert hall.queue.tell_absence().told_at == told.told_at
    assert hall.book.outbox().head_seq == head
    hall.wait(1)
    assert hall.queue.tell_absence().told_at > told.told_at
    assert hall.book.outbox().head_seq == head + 1


def test_a_complaint_with_words_is_not_the_button(hall: Hall) -> None:
    data = {"category": "facility", "code": "K7TR92MX", "anonymous": True, "service": None, "request": None}
    hall.journal.record([FactDraft("complaint_filed", str(uuid.uuid4()), completed("x").actor, data)])
    assert hall.queue.absence() is None


def test_a_full_disk_gives_no_number_and_says_nothing_aloud() -> None:
    clock = morning_clock()
    kiosk = MemoryKiosk(clock, identity=KioskIdentity(str(uuid.uuid4()), 1, "rw-05", "Balai RW 05", "A", 1))
    hall = Hall(kiosk, kiosk, kiosk.queue, clock, CountingAnnouncer())
    hall.queue.take_number()
    kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.queue.take_number()
    with pytest.raises(StorageFullError):
        hall.queue.call_next(OFFICER)
    assert hall.announcer.calls == []
