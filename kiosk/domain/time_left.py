"""How long something still takes, as somebody would say it: "kurang dari 1 menit", "2 menit", "sekitar 1 jam".

Invariants
- Coarser the longer it takes, never "0 menit", never a figure that nobody could check: over a week is "more than a week".
- A longer time never gets fewer words' worth: `rung_of` is monotone in the seconds.
- What is shown does not jump about: a rung is left only when the estimate is past its edge by more than an eighth
  (`settled`), so one that swings by six per cent stands still.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TimeUnit = Literal["under_a_minute", "minutes", "hours", "days", "over_a_week"]
_MINUTE_S, _HOUR_S, _DAY_S = 60, 3_600, 86_400
_SLACK = 8  # an eighth of the edge


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """`count` is 1 or more; of "under_a_minute" and "over_a_week" it is 1."""

    unit: TimeUnit
    count: int = 1


# From how many seconds on which words count; up to the next line.
_RUNGS: tuple[tuple[int, TimeLeft], ...] = (
    (0, TimeLeft("under_a_minute")),
    (50, TimeLeft("minutes", 1)),
    *((count * _MINUTE_S - 30, TimeLeft("minutes", count)) for count in range(2, 6)),
    (450, TimeLeft("minutes", 10)),
    (750, TimeLeft("minutes", 15)),
    (1_050, TimeLeft("minutes", 20)),
    (1_500, TimeLeft("minutes", 30)),
    (2_250, TimeLeft("minutes", 45)),
    (3_150, TimeLeft("hours", 1)),
    *((count * _HOUR_S - _HOUR_S // 2, TimeLeft("hours", count)) for count in range(2, 13)),
    (15 * _HOUR_S, TimeLeft("days", 1)),
    *((count * _DAY_S - _DAY_S // 2, TimeLeft("days", count)) for count in range(2, 8)),
    (8 * _DAY_S, TimeLeft("over_a_week")),
)


def time_left(left_s: int) -> TimeLeft:
    """The words for this many seconds; less than none is under a minute."""
    return _RUNGS[rung_of(left_s)][1]


def settled(shown: TimeLeft | None, left_s: int) -> TimeLeft:
    """What to show now, after `shown`."""
    fresh = time_left(left_s)
    if shown is None or fresh == shown:
        return fresh
    at = next((index for index, (_, words) in enumerate(_RUNGS) if words == shown), None)
    if at is None:
        return fresh
    begins_s = _RUNGS[at][0]
    ends_s = _RUNGS[at + 1][0] if at + 1 < len(_RUNGS) else None
    is_near = left_s >= begins_s - begins_s // _SLACK and (ends_s is None or left_s < ends_s + ends_s // _SLACK)
    return shown if is_near else fresh


def rung_of(left_s: int) -> int:
    """Which line of the ladder: grows with the seconds, never past the last."""
    return max(index for index, (begins_s, _) in enumerate(_RUNGS) if begins_s <= max(0, left_s))
