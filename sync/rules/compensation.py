"""What a late request costs the city: so much a day to the resident. Pure; off until a rule turns it on.

Rules, and where they come from
- Rp 50.000 a day to the resident whose request was promised within 1x24 hours and was not finished by then, paid by Dispendukcapil
  (since May 2024, posted in every kelurahan). Whether it is still paid, and from which budget, the city decides: so a rule has a first
  day and a legal basis.
- A day is a day of the promise: the next working day at the same time. Each that has begun counts, or only whole ones.
- The resident is paid whoever is to blame in the city; waiting for papers has moved the promise before.
- What is not proved to be late is not paid for: `finished_at` is the earliest moment that the evidence allows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sync.rules.calendar import WorkCalendar
from sync.rules.deadline import same_time_next_day
from sync.rules.indonesian import JAKARTA
from sync.rules.service import Standard

AMOUNT_IDR = 50_000
MOST_DAYS = 366
Counts = Literal["begun", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompensationRule:
    """`first_day`: requests filed before it are not compensated. `most_days`: no more days are paid for one request."""

    is_on: bool = False
    amount_idr: int = AMOUNT_IDR
    first_day: date = date.max
    standards: tuple[Standard, ...] = ("city_24h",)
    counts: Counts = "begun"
    most_days: int = MOST_DAYS


@dataclass(frozen=True, slots=True)
class Owed:
    days: int
    amount_idr: int


NOTHING_OWED = Owed(0, 0)


def owed(
    rule: CompensationRule,
    standard: str,
    *,
    filed_at: datetime,
    due_at: datetime | None,
    finished_at: datetime,
    calendar: WorkCalendar,
) -> Owed:
    """`finished_at`: or now, for what is still open. Raises CalendarError."""
    if not rule.is_on or standard not in rule.standards or due_at is None:
        return NOTHING_OWED
    if filed_at.astimezone(JAKARTA).date() < rule.first_day:
        return NOTHING_OWED
    days = days_late(due_at, finished_at, calendar, counts=rule.counts, most=rule.most_days)
    return Owed(days, days * rule.amount_idr)


def days_late(
    due_at: datetime, finished_at: datetime, calendar: WorkCalendar, *, counts: Counts = "begun", most: int = MOST_DAYS
) -> int:
    days, until = 0, due_at.astimezone(JAKARTA)
    while until < finished_at and days < most:
        until = same_time_next_day(until, calendar)
        if counts == "begun" or until <= finished_at:
            days += 1
    return days
