"""The calendar that the program brings along: what counts until the city tells one."""

from __future__ import annotations

from functools import cache
from importlib import resources

from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_reading import load_calendar


@cache
def shipped_calendar() -> WorkCalendar:
    folder = resources.files("assets").joinpath("calendar")
    holidays, ramadan, hours = (
        folder.joinpath(name).read_bytes() for name in ("holidays.csv", "ramadan.yaml", "hours.yaml")
    )
    return load_calendar(holidays, ramadan, hours)
