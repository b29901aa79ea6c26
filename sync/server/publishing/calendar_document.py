"""Changes to a calendar's document: pure, each gives a new document with its rows in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from sync.rules.indonesian import long_date

Document = dict[str, Any]
Part = Literal["libur", "ramadan", "jam"]
UNIT_NAMES = {"kelurahan": "Kelurahan dan Balai RW", "mpp": "MPP Siola"}
LISTED: Mapping[str, str] = {"libur": "holidays", "ramadan": "ramadan", "jam": "hours"}


def name_of(part: str, row: Mapping[str, Any]) -> str:
    """What names a row in an address."""
    if part == "jam":
        return f"{row['unit']}.{row['from']}"
    return str(row["day" if part == "libur" else "first"])


def title_of(part: str, row: Mapping[str, Any]) -> str:
    """What people call it."""
    if part == "jam":
        return f"Jam {UNIT_NAMES[row['unit']]} mulai {long_date(date.fromisoformat(row['from']))}"
    named, day = ("Hari libur", "day") if part == "libur" else ("Ramadan mulai", "first")
    return f"{named} {long_date(date.fromisoformat(row[day]))}"


def row_of(document: Mapping[str, Any], part: str, name: str) -> Document:
    """Raises KeyError."""
    for row in document[LISTED[part]]:
        if name_of(part, row) == name:
            return dict(row)
    raise KeyError(name)


def with_row(document: Mapping[str, Any], part: str, name: str | None, row: Mapping[str, Any]) -> Document:
    """In the place of the row of that name; None: a new one."""
    kept = [one for one in document[LISTED[part]] if name is None or name_of(part, one) != name]
    return _with(document, part, [*kept, dict(row)])


def without_row(document: Mapping[str, Any], part: str, name: str) -> Document:
    return _with(document, part, [one for one in document[LISTED[part]] if name_of(part, one) != name])


def with_holidays(document: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Document:
    """Days that are there already are replaced."""
    days = {row["day"] for row in rows}
    kept = [one for one in document["holidays"] if one["day"] not in days]
    return _with(document, "libur", [*kept, *(dict(row) for row in rows)])


def _with(document: Mapping[str, Any], part: str, rows: Sequence[Document]) -> Document:
    return {**document, LISTED[part]: sorted(rows, key=lambda row: name_of(part, row))}
