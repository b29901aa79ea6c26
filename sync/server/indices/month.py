"""A month as the indices measure it: its days in Jakarta, and when work was asked for on each of them. Pure.

A month that is not over is measured up to the day before `today`: a day that still runs proves nothing yet.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA, MONTHS

FIRST_YEAR, LAST_YEAR = 2024, 2100
_DAY = timedelta(days=1)


class PeriodError(ValueError):
    """A sentence that says how a month is written."""


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """`number` is the day of the month."""

    day: date
    starts: datetime
    ends: datetime

    @property
    def number(self) -> int:
        return self.day.day


@dataclass(frozen=True, slots=True)
class Month:
    """`first` to `last`, both included; `last` is the last day that is over."""

    period: str
    first: date
    last: date

    @property
    def is_over(self) -> bool:
        return (self.last + _DAY).day == 1

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time(), JAKARTA)

    @property
    def ends(self) -> datetime:
        """Excluded."""
        return datetime.combine(self.last + _DAY, time(), JAKARTA)

    def days(self) -> list[date]:
        return [self.first + number * _DAY for number in range((self.last - self.first).days + 1)]

    def working_days(self, calendar: WorkCalendar) -> list[WorkingDay]:
        spans = ((day, calendar.working_span(day)) for day in self.days())
        return [WorkingDay(day, span.start, span.end) for day, span in spans if span is not None]


def month_of(period: str, *, today: date) -> Month:
    """Raises PeriodError for what is no month, or one of which no day is over."""
    if re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", period, re.ASCII) is None:
        raise PeriodError("Tulis bulan sebagai tahun-bulan, misalnya 2026-10.")
    year, number = int(period[:4]), int(period[5:])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(f"Pilih bulan dari tahun {FIRST_YEAR} sampai {LAST_YEAR}.")
    first = date(year, number, 1)
    last = min(date(year, number, monthrange(year, number)[1]), today - _DAY)
    if last < first:
        raise PeriodError("Bulan itu belum berjalan sehari penuh. Pilih bulan yang sudah berjalan.")
    return Month(period, first, last)


def first_moment(period: str) -> datetime:
    return datetime(int(period[:4]), int(period[5:]), 1, tzinfo=JAKARTA)


def month_words(period: str) -> str:
    """For "2026-10": "Oktober 2026"."""
    return f"{MONTHS[int(period[5:]) - 1]} {period[:4]}"
