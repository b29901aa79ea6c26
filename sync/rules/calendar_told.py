"""The calendar as the city tells it (change-feed items `calendar` and `hall_hours`) to a `WorkCalendar`.

- Whole or not at all, by the same checks at the city's editor and at the kiosk: who gets a `CalendarError` keeps the one before.
- It carries its own dates: holidays and Ramadan are days, hours have a first day (`from`); the earliest also count for the
  days before. So one document answers for last month and for next year, and nothing has to be switched over at midnight.
- A hall's own hours stand above its unit's: its evenings, its Saturday, whether it works on cuti bersama, the days it is closed.
  A closed day is like a holiday of that hall alone: nobody is received and no promise runs.
- At every moment that the document speaks of, a working day is not further than two months.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sync.rules.calendar import SATURDAY, CalendarError, Holiday, Hours, Period, WeekHours, WorkCalendar
from sync.rules.calendar_reading import read_hours, read_week

UNITS = ("kelurahan", "mpp")
HOLIDAY_KINDS: Mapping[str, bool] = {"libur_nasional": False, "cuti_bersama": True}
MOST_HOLIDAYS, MOST_PERIODS, MOST_HOURS, MOST_CLOSED = 600, 40, 40, 200
NAME_CHARACTERS = 90
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ORDINARY = "kelurahan"  # what a Balai RW is


def read_calendar(
    told: Mapping[str, Any], *, unit: str = _ORDINARY, hall: Mapping[str, Any] | None = None
) -> WorkCalendar:
    """`hall`: the item `hall_hours`, where the hall has hours of its own. Raises CalendarError."""
    try:
        return _calendar(told, unit, hall or {})
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, CalendarError):
            raise
        raise CalendarError(f"a value has the wrong shape: {error}") from error


def check_calendar(told: Mapping[str, Any]) -> None:
    """For every unit that it names. Raises CalendarError."""
    read_calendar(told)
    for unit in sorted({str(row["unit"]) for row in told["hours"]} - {_ORDINARY}):
        read_calendar(told, unit=unit)


def check_hall_hours(hall: Mapping[str, Any]) -> None:
    """Raises CalendarError."""
    try:
        _own_evenings(hall)
        _closed(hall)
        known = isinstance(hall["saturday"], bool) and isinstance(hall["works_on_shared_leave"], bool | None)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CalendarError(f"a value has the wrong shape: {error}") from error
    if not known:
        raise CalendarError("saturday and works_on_shared_leave are switches")


def _own_evenings(hall: Mapping[str, Any]) -> dict[int, tuple[Hours, ...]] | None:
    """None: as its unit."""
    own = hall.get("sessions")
    return None if own is None else {day: (span,) for day, span in read_week(own).items()}


def _closed(hall: Mapping[str, Any]) -> tuple[Holiday, ...]:
    """Days of this hall alone; absent where an older city told its hours."""
    if "closed" not in hall:
        return ()
    rows = _rows(hall, "closed", MOST_CLOSED)
    found = [Holiday(_day(row["day"]), _name(row["reason"]), shared_leave=False) for row in rows]
    if len({one.day for one in found}) != len(found):
        raise CalendarError("a day is closed twice")
    return tuple(found)


def _calendar(told: Mapping[str, Any], unit: str, hall: Mapping[str, Any]) -> WorkCalendar:
    rows = [row for row in _rows(told, "hours", MOST_HOURS) if _unit(row) == unit]
    weeks = sorted((_week(row, hall) for row in rows), key=lambda week: week.first)
    if not weeks or len({week.first for week in weeks}) != len(weeks):
        raise CalendarError(f"the hours of {unit!r} are missing, or begin twice on one day")
    first = weeks[0]
    calendar = WorkCalendar(
        working=first.working,
        ramadan_working=first.ramadan_working,
        sessions=first.sessions,
        shared_leave_off=first.shared_leave_off,
        # Sorting is stable: what the whole city has is named before what one hall has.
        holidays=tuple(sorted((*_holidays(told), *_closed(hall)), key=lambda one: one.day)),
        ramadan=_ramadan(told),
        later=tuple(weeks[1:]),
    )
    for day in {week.first for week in weeks} | {holiday.day for holiday in calendar.holidays}:
        calendar.next_working_day(day)
    return calendar


def _week(row: Mapping[str, Any], hall: Mapping[str, Any]) -> WeekHours:
    working = read_week(row["working"])
    own = _own_evenings(hall)
    sessions = {day: (span,) for day, span in read_week(row["sessions"]).items()} if own is None else own
    if hall.get("saturday", False):
        sessions = {**sessions, SATURDAY: (*sessions.get(SATURDAY, ()), read_hours(row["saturday"]))}
    for day, hours in working.items():
        if any(span.start < hours.end and hours.start < span.end for span in sessions.get(day, ())):
            raise CalendarError("a session lies within working hours")
    works = hall.get("works_on_shared_leave")
    off = row["shared_leave_off"] if works is None else not works
    if not isinstance(off, bool) or not working:
        raise CalendarError("a week needs a working day, and a switch for cuti bersama")
    return WeekHours(_day(row["from"]), working, read_week(row["ramadan"]), sessions, off)


def _unit(row: Mapping[str, Any]) -> str:
    if row["unit"] not in UNITS:
        raise CalendarError(f"{row['unit']!r} is no unit")
    read_hours(row["saturday"])
    return str(row["unit"])


def _holidays(told: Mapping[str, Any]) -> tuple[Holiday, ...]:
    found = [
        Holiday(_day(row["day"]), _name(row["name"]), HOLIDAY_KINDS[row["kind"]], _switch(row["estimated"]))
        for row in _rows(told, "holidays", MOST_HOLIDAYS)
    ]
    if len({one.day for one in found}) != len(found):
        raise CalendarError("a day is a holiday twice")
    return tuple(sorted(found, key=lambda one: one.day))


def _ramadan(told: Mapping[str, Any]) -> tuple[Period, ...]:
    found = [
        Period(_day(row["first"]), _day(row["last"]), _switch(row["estimated"]))
        for row in _rows(told, "ramadan", MOST_PERIODS)
    ]
    found.sort(key=lambda one: one.first)
    if any(not 28 <= (one.last - one.first).days <= 29 for one in found):
        raise CalendarError("a Ramadan has 29 or 30 days")
    if any(after.first <= before.last for before, after in itertools.pairwise(found)):
        raise CalendarError("two Ramadans overlap")
    return tuple(found)


def _rows(told: Mapping[str, Any], name: str, most: int) -> Sequence[Mapping[str, Any]]:
    rows = told[name]
    if not isinstance(rows, list) or len(rows) > most or not all(isinstance(row, Mapping) for row in rows):
        raise CalendarError(f"{name} must be a list of at most {most}")
    return rows


def _day(text: Any) -> date:
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise CalendarError("a day is written 2026-12-25")
    return date.fromisoformat(text)


def _name(text: Any) -> str:
    if not isinstance(text, str) or not 0 < len(text.strip()) <= len(text) <= NAME_CHARACTERS or not text.isprintable():
        raise CalendarError("a holiday needs a name that fits a card")
    return text


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise CalendarError("estimated is yes or no")
    return value
