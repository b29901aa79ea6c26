"""Did somebody set the wall clock? Two readings of one boot tell: the wall must have moved by what the time since boot did.

Rules (`sync.trust.time_evidence` uses the same bounds)
- Back by more than 5 s, or forward by more than 2 s, each beyond what two clocks may drift apart (200 ppm): a step.
- Across a reboot nothing can be said: how long the machine was off only the wall clock knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.rules.interval import DRIFT_PPM

BACK_MS = 5_000
FORWARD_MS = 2_000
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """One reading: `wall` aware, `up_ms` counts from `boot`."""

    wall: datetime
    boot: str
    up_ms: int

    def to_text(self) -> str:
        return f"{self.boot} {self.up_ms} {self.wall.isoformat()}"

    @classmethod
    def from_text(cls, text: str) -> Tick | None:
        """None for "" and for what `to_text` did not write."""
        try:
            boot, up_ms, wall = text.split(" ")
            return cls(datetime.fromisoformat(wall), boot, int(up_ms))
        except ValueError:
            return None


def step_ms(before: Tick | None, now: Tick) -> int | None:
    """How far the wall clock was set (negative: back); None when it went as it should, or when nothing can be said."""
    if before is None or before.boot != now.boot or now.up_ms < before.up_ms:
        return None
    passed_ms = now.up_ms - before.up_ms
    moved_ms = (now.wall - before.wall) // _MILLISECOND - passed_ms
    drift_ms = passed_ms * DRIFT_PPM // 1_000_000
    return moved_ms if moved_ms < -BACK_MS - drift_ms or moved_ms > FORWARD_MS + drift_ms else None
