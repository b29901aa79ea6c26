"""An officer's days off as the change feed tells them (`officer_hours`, field `off`): spans of days, never why.

Absent where an older city told the item. One span that makes no sense and the whole item never came.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sync.protocol.canonical import MalformedError
from sync.protocol.instant import read_day
from sync.rules.days_off import MOST_SPANS, DaySpan, days_off


def check(data: Mapping[str, Any]) -> None:
    """Raises MalformedError."""
    _spans(data)


def within(told: Mapping[str, Any] | None, first: date, last: date) -> frozenset[date]:
    """`told`: the item's data, None while nothing came."""
    return frozenset() if told is None else days_off(_spans(told), first, last)


def _spans(data: Mapping[str, Any]) -> list[DaySpan]:
    told = data.get("off", [])
    if not isinstance(told, list) or len(told) > MOST_SPANS:
        raise MalformedError("days off are a list")
    return [_span(one) for one in told]


def _span(told: object) -> DaySpan:
    if not isinstance(told, list) or len(told) != 2 or not all(isinstance(day, str) for day in told):
        raise MalformedError("days off say the first and the last day")
    first, last = (read_day(day) for day in told)
    if first > last:
        raise MalformedError("days off end after they begin")
    return first, last
