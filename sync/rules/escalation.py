"""Who must know of a request that is late: the longer, the higher. Pure.

A level is reached when the promise is over and that many working days have begun since the day on which it ended. So nothing is
late in silence: what nobody finishes stands on the mayor's own list within a week.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Literal, get_args

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA

Level = Literal["ketua_tim", "kabid", "kadis", "walikota"]
LEVELS: tuple[Level, ...] = get_args(Level)
AFTER_DAYS: Mapping[Level, int] = {"ketua_tim": 0, "kabid": 1, "kadis": 3, "walikota": 5}
_DAY = timedelta(days=1)


def level_of(due_at: datetime, *, now: datetime, calendar: WorkCalendar) -> Level | None:
    """None while it is not late."""
    reached = [level for level in LEVELS if due_at < late_since(level, now=now, calendar=calendar)]
    return reached[-1] if reached else None


def late_since(level: Level, *, now: datetime, calendar: WorkCalendar) -> datetime:
    """What was due before this has reached the level by now: for a query over many requests."""
    days = AFTER_DAYS[level]
    return now if days == 0 else datetime.combine(_working_day_back(now, days, calendar), time(), JAKARTA)


def _working_day_back(now: datetime, number: int, calendar: WorkCalendar) -> date:
    """The `number`-th working day counted back from today, today being the first where it is one."""
    day = now.astimezone(JAKARTA).date() + _DAY
    while number:
        day -= _DAY
        number -= calendar.is_working_day(day)
    return day
