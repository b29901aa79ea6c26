"""The calendar's files to a `WorkCalendar`: holidays (CSV), Ramadan (YAML), hours of a unit (YAML). Strict, whole or not at all."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

import yaml

from sync.rules.calendar import SATURDAY, CalendarError, Holiday, Hours, Period, WorkCalendar

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_KINDS = {"libur_nasional": False, "cuti_bersama": True}


def load_calendar(
    holidays: bytes,
    ramadan: bytes,
    hours: bytes,
    *,
    unit: str = "kelurahan",
    saturday: bool = False,
    sessions: Mapping[int, tuple[Hours, ...]] | None = None,
) -> WorkCalendar:
    """`saturday` switches the site's Saturday rota on; `sessions` replaces the unit's evenings. Raises CalendarError."""
    try:
        described = yaml.safe_load(hours)[unit]
        evenings = (
            {day: (span,) for day, span in read_week(described["sessions"]).items()} if sessions is None else sessions
        )
        if saturday:
            rota = read_hours(described["saturday"])
            evenings = {**evenings, SATURDAY: (*evenings.get(SATURDAY, ()), rota)}
        return WorkCalendar(
            working=read_week(described["working"]),
            ramadan_working=read_week(described["ramadan"]),
            sessions=evenings,
            holidays=load_holidays(holidays),
            ramadan=load_ramadan(ramadan),
            shared_leave_off=described["cuti_bersama_off"],
        )
    except (KeyError, TypeError, AttributeError, yaml.YAMLError) as error:
        raise CalendarError(f"the hours of {unit!r} cannot be read: {error}") from error


def load_holidays(data: bytes) -> tuple[Holiday, ...]:
    """Columns date, kind, name_id, estimated. Raises CalendarError."""
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8")))
        found = [
            Holiday(date.fromisoformat(row["date"]), row["name_id"], _KINDS[row["kind"]], row["estimated"] == "True")
            for row in rows
        ]
    except (KeyError, ValueError) as error:
        raise CalendarError(f"the holidays cannot be read: {error}") from error
    return tuple(sorted(found, key=lambda one: one.day))


def load_ramadan(data: bytes) -> tuple[Period, ...]:
    """Raises CalendarError."""
    try:
        found = [Period(one["start"], one["end"], bool(one["perkiraan"])) for one in yaml.safe_load(data)["periods"]]
    except (KeyError, TypeError, yaml.YAMLError) as error:
        raise CalendarError(f"the Ramadan table cannot be read: {error}") from error
    if any(
        not isinstance(day, date) or not 28 <= (one.last - one.first).days <= 29
        for one in found
        for day in (one.first,)
    ):
        raise CalendarError("a Ramadan has 29 or 30 days")
    return tuple(found)


def read_week(raw: Mapping[str, Any]) -> dict[int, Hours]:
    return {
        _WEEKDAYS.index(day) if day in _WEEKDAYS else _no_weekday(day): read_hours(span) for day, span in raw.items()
    }


def _no_weekday(day: object) -> int:
    raise CalendarError(f"{day!r} is no day of the week")


def read_hours(text: str) -> Hours:
    """As in "07:30-16:00"."""
    match = re.fullmatch(r"([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})", text)
    if match is None:
        raise CalendarError("hours are written 07:30-16:00")
    try:
        return Hours(time.fromisoformat(match[1]), time.fromisoformat(match[2]))
    except ValueError as error:
        raise CalendarError(f"hours cannot be read: {error}") from error
