"""When something happened, as far as it is proved: an interval and how much it may be believed.

Invariants
- The truth lies inside, as far as the kiosk's count since boot is honest; what the city itself witnessed never lies outside.
- A `None` end is not known at all. Both ends are aware, in UTC, `earliest` never after `latest`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Grade = Literal["A", "B", "C"]
Reason = Literal["", "continuous", "wide", "unbounded", "contradiction"]

DRIFT_PPM = 200  # PC clocks drift 58 to 174 ppm: 17 s a day is the most that both ends reckon with


@dataclass(frozen=True, slots=True)
class Interval:
    """Grade A is proved (at most two minutes wide), B plausible, C needs a person.

    `reason` says why it is no better: B "" is at most an hour wide, B "continuous" is wider but the kiosk's clock came
    through it unmoved; C is "wide", "unbounded" (an end is missing) or "contradiction" (the evidence disagrees with itself).
    """

    earliest: datetime | None
    latest: datetime | None
    grade: Grade
    reason: Reason = ""

    @property
    def width(self) -> timedelta | None:
        return None if self.earliest is None or self.latest is None else self.latest - self.earliest
