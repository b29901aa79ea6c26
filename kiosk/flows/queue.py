"""The queue of a hall: take a number, call, call again, skip, call back, served; and "petugas tidak ada".

Invariants
- A number is given once a day, whoever else records at that moment: the next one is tried (`TicketTakenError`).
- Why somebody goes first is never asked nor recorded; only that they do.
- One number is at the desk at a time. What the screen showed is read again before a fact is made, so two officers or two
  touches make one fact (`QueueChangedError` otherwise).
- A call is recorded before it is said: what the hall hears is in the chain.
- An absence is told at most once in thirty minutes, without a name and without a word; the city's clock runs from it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.domain import queue
from kiosk.domain.queue import QueueTicket, Wait
from kiosk.domain.ticket import QueueNumber, new_status_code
from kiosk.errors import NotEnrolledError, TicketTakenError
from kiosk.flows.ports import Book, Clock, FactDraft, Journal, KioskIdentity, StorageBrokenError
from kiosk.flows.queue_ports import Announcer, QueueBook
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA

JUST_ASKING = "KONSUL"
HISTORY = timedelta(days=14)
ANSWERED_WITHIN = timedelta(hours=24)
ABSENCE_EVERY = timedelta(minutes=30)
SHOWN_NEXT = 3
_MOST_CALLS = 99
_TRIES = 20

Outcome = Literal["filed", "answered", "referred", "nothing"]


class QueueChangedError(Exception):
    """The queue is no longer what the screen showed; show it again."""


@dataclass(frozen=True, slots=True)
class Line:
    """One look at today's queue: at the desk, next in order, called without coming."""

    current: QueueTicket | None
    waiting: tuple[QueueTicket, ...]
    skipped: tuple[QueueTicket, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands. `wait` None: not enough is known to say."""

    number: QueueNumber
    ahead: int
    wait: Wait | None


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence that was told; `answer_by` is when the city must have answered."""

    told_at: datetime
    answer_by: datetime
    may_tell_again: bool


class Queue:
    """`book` and `numbers` are read, `journal` records, `announcer` says."""

    def __init__(
        self,
        *,
        book: Book,
        numbers: QueueBook,
        journal: Journal,
        clock: Clock,
        announcer: Announcer,
        new_id: Callable[[], str],
        choose: Callable[[str], str] = secrets.choice,
    ) -> None:
        self._book = book
        self._numbers = numbers
        self._journal = journal
        self._clock = clock
        self._announcer = announcer
        self._new_id = new_id
        self._choose = choose

    # --- residents -----------------------------------------------------------------------------------------------

    def take_number(self, service: str = JUST_ASKING, *, priority: bool = False) -> QueueNumber:
        """Durable when it returns. Raises StorageFullError, StorageBrokenError, NotEnrolledError."""
        prefix, day, subject = self._identity().ticket_prefix, self.today(), self._new_id()
        asked = {"priority": True} if priority else {}
        for _ in range(_TRIES):
            number = QueueNumber(prefix, self._book.next_ticket(day))
            data = {**_named(day, number), "service": service, **asked}
            try:
                self._journal.record([FactDraft("ticket_issued", subject, Actor("resident"), data)])
            except TicketTakenError:
                continue
            return number
        raise StorageBrokenError("no free queue number after many tries")

    def place(self, number: QueueNumber) -> Place | None:
        """None once it is called, or when it is not a number of today."""
        today = self.today()
        ahead = queue.turns_before(self._numbers.tickets(today), number)
        if ahead is None:
            return None
        times = queue.turn_times(self._numbers.called_since(today - HISTORY))
        return Place(number, ahead, queue.estimate(times, ahead))

    def absence(self) -> Absence | None:
        """The last one told whose clock still runs."""
        told, now = self._numbers.last_absence(), self._clock.read().wall
        if told is None or abs(now - told) >= ANSWERED_WITHIN:
            return None
        return Absence(told, told + ANSWERED_WITHIN, abs(now - told) >= ABSENCE_EVERY)

    def tell_absence(self) -> Absence:
        """Nobody is at the desk: the city hears of it with the next sync. Within thirty minutes of another: that one.

        Raises StorageFullError, StorageBrokenError, NotEnrolledError.
        """
        before = self.absence()
        if before is not None and not before.may_tell_again:
            return before
        self._identity()
        code = new_status_code(self._choose).value
        data = {"category": "officer", "code": code, "anonymous": True, "service": None, "request": None}
        self._journal.record([FactDraft("complaint_filed", self._new_id(), Actor("resident"), data)])
        told = self._clock.read().wall
        return Absence(told, told + ANSWERED_WITHIN, may_tell_again=False)

    def ring(self) -> None:
        self._announcer.ring()

    # --- the desk ------------------------------------------------------------------------------------------------

    def line(self) -> Line:
        tickets = self._numbers.tickets(self.today())
        return Line(queue.current(tickets), tuple(queue.line(tickets)), tuple(queue.skipped(tickets)))

    def call_next(self, officer: str) -> QueueNumber:
        """Raises QueueChangedError when somebody is at the desk or nobody waits; Storage*Error."""
        line = self.line()
        if line.current is not None or not line.waiting:
            raise QueueChangedError
        return self._call(line.waiting[0], officer)

    def call_again(self, number: QueueNumber, officer: str) -> None:
        """Raises QueueChangedError, Storage*Error."""
        self._call(self._at_desk(number), officer)

    def call_back(self, number: QueueNumber, officer: str) -> None:
        """One who was skipped is here after all. Raises QueueChangedError, Storage*Error."""
        line = self.line()
        ticket = next((each for each in line.skipped if each.number == number), None)
        if line.current is not None or ticket is None:
            raise QueueChangedError
        self._call(ticket, officer)

    def skip(self, number: QueueNumber, officer: str) -> None:
        """Nobody came; a second time they have surely left. Raises QueueChangedError, Storage*Error."""
        ticket = self._at_desk(number)
        reason = "left" if ticket.skips >= queue.COMES_BACK else "absent"
        self._record("ticket_skipped", ticket, officer, {"reason": reason})

    def serve(self, number: QueueNumber, officer: str, outcome: Outcome = "answered") -> None:
        """Raises QueueChangedError, Storage*Error."""
        self._record("ticket_served", self._at_desk(number), officer, {"outcome": outcome})

    def serve_completed(self, ticket: QueueTicket, officer: str) -> None:
        """The request that came with this number was just completed. Raises Storage*Error."""
        self._record("ticket_served", ticket, officer, {"outcome": "filed"})

    def today(self) -> date:
        return self._clock.read().wall.astimezone(JAKARTA).date()

    def now(self) -> datetime:
        return self._clock.read().wall

    def _call(self, ticket: QueueTicket, officer: str) -> QueueNumber:
        desk = self._identity().loket
        self._record("ticket_called", ticket, officer, {"desk": desk, "call": min(ticket.calls + 1, _MOST_CALLS)})
        self._announcer.call(ticket.number, desk)
        return ticket.number

    def _at_desk(self, number: QueueNumber) -> QueueTicket:
        ticket = self.line().current
        if ticket is None or ticket.number != number:
            raise QueueChangedError
        return ticket

    def _identity(self) -> KioskIdentity:
        identity = self._book.identity()
        if identity is None:
            raise NotEnrolledError
        return identity

    def _record(self, kind: str, ticket: QueueTicket, officer: str, data: dict[str, object]) -> None:
        actor = Actor(role="officer", officer=officer)
        self._journal.record([FactDraft(kind, ticket.subject, actor, {**_named(ticket.day, ticket.number), **data})])


def _named(day: date, number: QueueNumber) -> dict[str, object]:
    return {"prefix": number.prefix, "number": number.number, "day": day.isoformat()}
