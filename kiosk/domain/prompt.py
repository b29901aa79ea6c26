"""When the kiosk asks an officer, during the day, to show themselves again: at a moment that nobody can know.

Invariants
- Nothing is planned: each minute is drawn anew, with the same chance in every minute of a presence's window. Having
  waited long says nothing about what comes, and there is no schedule to read ahead, here or on the disk.
- The chance is such that one presence in ten is never asked, whatever the window's length. A draw that must happen by
  the end would be certain in its last minutes, and everybody would know.
- The window opens an hour after the start and closes half an hour before the hall does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

AFTER_START: Final = timedelta(minutes=60)
BEFORE_CLOSING: Final = timedelta(minutes=30)
SHORTEST: Final = timedelta(minutes=15)  # in less, the chance a minute would be a schedule
NEVER_ASKED: Final = 0.1
SCALE: Final = 1_000_000  # a chance is this many millionths
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Window:
    opens: datetime
    closes: datetime

    def holds(self, at: datetime) -> bool:
        return self.opens <= at < self.closes

    @property
    def minutes(self) -> int:
        return (self.closes - self.opens) // _MINUTE


def window_of(started: datetime, openings: Iterable[tuple[datetime, datetime]]) -> Window | None:
    """`openings` of the hall that day, in order, aware like `started`. None when there is no time to ask in."""
    for opens, closes in openings:
        if started < closes:
            window = Window(max(started, opens) + AFTER_START, closes - BEFORE_CLOSING)
            return window if window.closes - window.opens >= SHORTEST else None
    return None


def chance(window: Window, at: datetime) -> int:
    """Of being asked in this minute, in millionths; 0 outside the window."""
    if not window.holds(at):
        return 0
    return round(SCALE * (1.0 - math.pow(NEVER_ASKED, 1 / window.minutes)))
