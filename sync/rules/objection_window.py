"""How long an officer may object to a number about them, and how long the city has to answer. Pure, for both ends.

Rules, and where they come from
- Five working days by the city's calendar, from the day after the numbers were shown; the same for the answer, from the day after the
  objection came (the right to object: UU 27/2022 art. 10; the length is the city's to set and is told with each number).
- A day is the city's (Asia/Jakarta). The window closes at the end of its last day, so that nobody is late by an hour.
- Who objects before there are numbers is early, never late. A moment that is not proved is not late either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA

WORKING_DAYS = 5


def last_day(calendar: WorkCalendar, shown_on: date, working_days: int = WORKING_DAYS) -> date:
    """Raises CalendarError for a calendar without working days."""
    day = shown_on
    for _ in range(working_days):
        day = calendar.next_working_day(day)
    return day


def closes_at(calendar: WorkCalendar, shown_at: datetime, working_days: int = WORKING_DAYS) -> datetime:
    """The midnight that ends the last day. `shown_at` is aware."""
    last = last_day(calendar, shown_at.astimezone(JAKARTA).date(), working_days)
    return datetime.combine(last + timedelta(days=1), time(), JAKARTA)


def is_late(closes: datetime | None, earliest: datetime | None) -> bool:
    """`closes` None: nothing was shown yet; `earliest` None: when it was filed is not proved."""
    return closes is not None and earliest is not None and earliest >= closes


@dataclass(frozen=True, slots=True)
class Shown:
    """What a person was told about themselves by one computation; None for what it could not measure."""

    at: datetime
    numbers: tuple[Fraction | Decimal | int | None, ...]


def shown_since(newest_first: Sequence[Shown]) -> datetime:
    """Since when the person could know numbers no better than the newest ones: a later computation that takes nothing away leaves the
    window as it is, one that lowers any number opens it anew. At least one.
    """
    since = newest_first[0].at
    for newer, older in pairwise(newest_first):
        if _is_worse(newer, older):
            break
        since = older.at
    return since


def _is_worse(newer: Shown, older: Shown) -> bool:
    pairs = zip(newer.numbers, older.numbers, strict=True)
    return any(before is not None and (now is None or now < before) for now, before in pairs)
