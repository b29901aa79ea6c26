"""The calendar that the program brings along: what counts until the city tells one."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from sync.rules.calendar import WorkCalendar
from sync.rules.calendar_reading import load_calendar

_FIRST_DAY = "2025-01-01"  # the program's own hours are as old as its holidays


@cache
def shipped_calendar() -> WorkCalendar:
    folder = resources.files("assets").joinpath("calendar")
    holidays, ramadan, hours = (
        folder.joinpath(name).read_bytes() for name in ("holidays.csv", "ramadan.yaml", "hours.yaml")
    )
    return load_calendar(holidays, ramadan, hours)


def shipped_document() -> dict[str, Any]:
    """The same in the form in which a city tells its own. Each call gives one to change freely."""
    return dict(json.loads(_shipped()))


@cache
def _shipped() -> str:
    return json.dumps(_read_shipped())


def _read_shipped() -> dict[str, Any]:
    folder = resources.files("assets").joinpath("calendar")
    rows = csv.DictReader(io.StringIO(folder.joinpath("holidays.csv").read_text("utf-8")))
    ramadan = yaml.safe_load(folder.joinpath("ramadan.yaml").read_bytes())["periods"]
    hours = yaml.safe_load(folder.joinpath("hours.yaml").read_bytes())
    return {
        "holidays": [
            {"day": row["date"], "name": row["name_id"], "kind": row["kind"], "estimated": row["estimated"] == "True"}
            for row in sorted(rows, key=lambda row: row["date"])
        ],
        "ramadan": [
            {"first": _day(row["start"]), "last": _day(row["end"]), "estimated": row["perkiraan"]} for row in ramadan
        ],
        "hours": [
            {
                "unit": unit,
                "from": _FIRST_DAY,
                "working": told["working"],
                "ramadan": told["ramadan"],
                "sessions": told["sessions"],
                "saturday": told["saturday"],
                "shared_leave_off": told["cuti_bersama_off"],
            }
            for unit, told in hours.items()
        ],
    }


def _day(day: date) -> str:
    return day.isoformat()
