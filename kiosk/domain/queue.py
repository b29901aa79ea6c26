"""Whose turn it is, and how long it may take: order of the waiting, recall, skip, and an estimate that says when it knows nothing.

Invariants
- Priority goes first, and starves nobody: while others wait, after two priority numbers in a row comes one of the others.
  The run counts from the numbers already called, so asking again after each call gives the same line. Within a class
  the smaller number is first.
- Who did not come is set aside and comes again by itself once, after the next two; a second time only when called for.
- Every number that waits, or will come again, is in the line exactly once.
- An estimate rests on at least five real times, else it is None and the screen says so. Only times count in which the next
  person was already waiting when the one before was called: an empty hall is not a slow desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median, quantiles
from typing import Literal

from kiosk.domain.ticket import QueueNumber

PRIORITY_IN_A_ROW = 2
SKIPPED_WAITS = 2
COMES_BACK = 1  # times by itself
ENOUGH_TIMES = 5
LONGEST_TURN = timedelta(hours=2)  # more is a meal or a meeting, not a person being served
_MINUTE = timedelta(minutes=1)

TicketState = Literal["waiting", "called", "skipped", "served", "void"]


@dataclass(frozen=True, slots=True)
class QueueTicket:
    """`turn` counts the numbers called that day, 0 before this one was; calling the same one again is no new turn."""

    day: date
    number: QueueNumber
    service: str
    subject: str  # the request that was filed with it, or an id of its own
    issued_at: datetime
    priority: bool = False
    state: TicketState = "waiting"
    calls: int = 0
    skips: int = 0
    turn: int = 0
    first_called_at: datetime | None = None
    called_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    """Whole minutes from `low` to `high`, `middle` between them; about what is usual, never a promise."""

    low: int
    middle: int
    high: int


def current(tickets: Iterable[QueueTicket]) -> QueueTicket | None:
    """The number at the desk; the one called last, should there be two."""
    called = [ticket for ticket in tickets if ticket.state == "called"]
    return max(called, key=lambda ticket: ticket.turn, default=None)


def line(tickets: Sequence[QueueTicket]) -> list[QueueTicket]:
    """Who comes next, in order, of one day's tickets."""
    waiting = sorted((t for t in tickets if t.state == "waiting"), key=lambda t: t.number.number)
    first = [ticket for ticket in waiting if ticket.priority]
    others = [ticket for ticket in waiting if not ticket.priority]
    ordered, run = [], _run(tickets)
    while first or others:
        takes_first = bool(first) and (run < PRIORITY_IN_A_ROW or not others)
        ordered.append((first if takes_first else others).pop(0))
        run = run + 1 if takes_first else 0
    return _with_skipped(ordered, tickets)


def skipped(tickets: Iterable[QueueTicket]) -> list[QueueTicket]:
    """Who was called and did not come, the last one first."""
    return sorted((t for t in tickets if t.state == "skipped"), key=lambda t: -t.turn)


def _run(tickets: Iterable[QueueTicket]) -> int:
    """How many priority numbers were called in a row until now."""
    run = 0
    for ticket in sorted((t for t in tickets if t.turn), key=lambda t: -t.turn):
        if not ticket.priority:
            break
        run += 1
    return run


def _with_skipped(ordered: list[QueueTicket], tickets: Sequence[QueueTicket]) -> list[QueueTicket]:
    latest = max((ticket.turn for ticket in tickets), default=0)
    for ticket in sorted(skipped(tickets), key=lambda t: t.turn):
        if ticket.skips <= COMES_BACK:
            passed = latest - ticket.turn
            ordered.insert(min(len(ordered), max(0, SKIPPED_WAITS - passed)), ticket)
    return ordered


# --- how long ------------------------------------------------------------------------------------------------------


def turn_times(tickets: Iterable[QueueTicket]) -> list[timedelta]:
    """From one first call to the next, of each day, where the next person was waiting already."""
    called = sorted((t.day, at, t.issued_at) for t in tickets if (at := t.first_called_at) is not None)
    return [
        later - earlier
        for (day, earlier, _), (next_day, later, issued) in pairwise(called)
        if day == next_day and issued <= earlier and timedelta() < later - earlier <= LONGEST_TURN
    ]


def estimate(times: Sequence[timedelta], ahead: int) -> Wait | None:
    """The wait of who has `ahead` turns before their own, the one at the desk included. None: not enough is known."""
    if len(times) < ENOUGH_TIMES:
        return None
    minutes = [time / _MINUTE for time in times]
    low, _, high = quantiles(minutes, n=4, method="inclusive")
    return Wait(int(low * ahead), round(median(minutes) * ahead), -int(-high * ahead // 1))


def turns_before(tickets: Sequence[QueueTicket], number: QueueNumber) -> int | None:
    """How many are served before this number, the one at the desk included; None when it does not wait."""
    for place, ticket in enumerate(line(tickets)):
        if ticket.number == number:
            return place + (current(tickets) is not None)
    return None
