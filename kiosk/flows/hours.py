"""Working hours of an officer, day by day: where each number comes from (`sync.rules.working_time` says what counts).

Invariants
- Here is what this kiosk recorded, and what the city told of other halls; the sheet says which is which, and whether the
  city told anything at all. Pay is computed by the city from its time evidence, never from this sheet.
- Within one boot a presence lasts as long as the time since boot says. Over a restart the wall clock has to do, and the
  entry says so. A presence that nobody ended lasts nothing until its officer says when; then it is a claim.
- A presence elsewhere that still goes on adds nothing here: nobody here knows that it does.
- Of a day of leave no hours are asked, as at the city.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.flows.hours_ports import Elsewhere, HoursBook, OutageRow
from kiosk.flows.ports import Clock, PresenceRow, Reading
from sync.rules.calendar import Span, WorkCalendar
from sync.rules.days_off import without
from sync.rules.indonesian import JAKARTA
from sync.rules.working_time import Standing, Stay, WorkDay, WorkWeek, days_of_week, work_day, work_week

# running: still here; measured: by time since boot; clock: by the wall clock over a restart; claimed: said afterwards;
# open: nobody said when it ended; city and city_claimed: told by the city.
Source = Literal["running", "measured", "clock", "claimed", "open", "city", "city_claimed"]
_STANDINGS: dict[Source, Standing] = {"clock": "unsure", "claimed": "claimed", "city_claimed": "claimed"}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One presence; `end` None: unknown. `hall` is "" for this one."""

    start: datetime
    end: datetime | None
    place: str
    source: Source
    hall: str = ""

    def stay(self) -> Stay | None:
        return None if self.end is None else Stay(self.start, self.end, _STANDINGS.get(self.source, "counted"))

    def touches(self, day: date) -> bool:
        return self.start.astimezone(JAKARTA).date() <= day <= (self.end or self.start).astimezone(JAKARTA).date()


@dataclass(frozen=True, slots=True)
class DaySheet:
    work: WorkDay
    entries: tuple[Entry, ...]
    outages: tuple[OutageRow, ...]
    is_leave: bool = False


@dataclass(frozen=True, slots=True)
class WeekSheet:
    week: WorkWeek
    days: tuple[DaySheet, ...]
    knows_other_halls: bool


class WorkingHours:
    def __init__(self, *, book: HoursBook, clock: Clock, calendar: WorkCalendar) -> None:
        self._book = book
        self._clock = clock
        self._calendar = calendar

    def today(self, officer_id: str) -> WorkDay:
        day = self.day()
        entries, outages = self._told(officer_id, day, day)
        calendar = self._without(self._leave(officer_id, day, day))
        return work_day(day, _stays(entries), calendar, down=_down(outages))

    def week(self, officer_id: str, day: date | None = None) -> WeekSheet:
        """The week that holds `day`, today's by default."""
        days = days_of_week(day or self.day())
        entries, outages = self._told(officer_id, days[0], days[-1])
        leave = self._leave(officer_id, days[0], days[-1])
        week = work_week(days[0], _stays(entries), self._without(leave), down=_down(outages))
        sheets = tuple(
            DaySheet(
                each,
                tuple(entry for entry in entries if entry.touches(each.day)),
                tuple(row for row in outages if _on(row, each.day)),
                each.day in leave,
            )
            for each in week.days
        )
        return WeekSheet(week, sheets, bool(self._book.elsewhere(officer_id)))

    def _leave(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        """The days on which this officer would have been asked to be here."""
        off = self._book.days_off(officer_id, first, last)
        return frozenset(day for day in off if self._calendar.is_working_day(day))

    def _without(self, leave: Collection[date]) -> WorkCalendar:
        return without(self._calendar, leave) if leave else self._calendar

    def _told(self, officer_id: str, first: date, last: date) -> tuple[list[Entry], Sequence[OutageRow]]:
        """Also of the day before, whose last presence may go over midnight."""
        now = self._clock.read()
        here = [_entry(row, now) for row in self._book.presences(officer_id, first - _DAY, last)]
        there = [_told_entry(row) for row in self._book.elsewhere(officer_id)]
        entries = [each for each in (*here, *there) if any(each.touches(day) for day in _days(first, last))]
        outages = self._book.outages(_midnight(first), _midnight(last + _DAY))
        return sorted(entries, key=lambda each: each.start), outages

    def day(self) -> date:
        """Today, of the hall."""
        return self._clock.read().wall.astimezone(JAKARTA).date()


def _entry(row: PresenceRow, now: Reading) -> Entry:
    end, source = _end(row, now)
    return Entry(row.started_at, end, row.place, source)


def _end(row: PresenceRow, now: Reading) -> tuple[datetime | None, Source]:
    if row.passed is not None:
        return row.started_at + row.passed, "measured"
    if row.ended_at is not None:
        return row.ended_at, "clock"
    if row.claimed_end is not None:
        return row.claimed_end, "claimed"
    if row.started_at.astimezone(JAKARTA).date() != now.wall.astimezone(JAKARTA).date():
        return None, "open"
    if row.boot == now.boot:
        return row.started_at + timedelta(milliseconds=now.up_ms - row.up_ms), "running"
    return now.wall, "running"


def _told_entry(row: Elsewhere) -> Entry:
    source: Source = "open" if row.ended_at is None else "city_claimed" if row.is_claim else "city"
    return Entry(row.started_at, row.ended_at, row.place, source, hall=row.hall)


def _stays(entries: Sequence[Entry]) -> list[Stay]:
    return [stay for each in entries if (stay := each.stay()) is not None]


def _down(outages: Sequence[OutageRow]) -> list[Span]:
    """Only without power nobody could show a presence."""
    return [Span(row.began_at, row.ended_at) for row in outages if row.away == "power" and row.ended_at is not None]


def _on(row: OutageRow, day: date) -> bool:
    return row.began_at < _midnight(day + _DAY) and (row.ended_at or row.began_at) >= _midnight(day)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), JAKARTA)


def _days(first: date, last: date) -> list[date]:
    return [first + number * _DAY for number in range((last - first).days + 1)]
