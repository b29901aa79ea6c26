"""Moments on the wire: UTC, milliseconds, written `2026-11-24T02:15:30.123Z`.

Invariants: only aware moments are written; what is read is a real calendar moment (no 30 February, no leap second).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from sync.protocol.canonical import MalformedError
from sync.protocol.patterns import DAY, INSTANT

_INSTANT = re.compile(INSTANT)
_DAY = re.compile(DAY)


def write_instant(moment: datetime) -> str:
    """Cut, not rounded, to milliseconds. Raises ValueError for a naive moment: that is our mistake."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone")
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z".zfill(24)


def read_instant(text: str) -> datetime:
    """Aware, in UTC. Raises MalformedError."""
    if _INSTANT.fullmatch(text) is None:
        raise MalformedError("not a moment as YYYY-MM-DDThh:mm:ss.mmmZ")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise MalformedError("not a moment of the calendar") from None


def read_day(text: str) -> date:
    """Raises MalformedError."""
    if _DAY.fullmatch(text) is None:
        raise MalformedError("not a day as YYYY-MM-DD")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MalformedError("not a day of the calendar") from None
