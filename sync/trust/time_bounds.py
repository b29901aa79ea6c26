"""Earliest and latest moments along a chain, from city times and the time since boot. Pure arithmetic in microseconds.

Rules
- Chain order: a fact is later than the one before it.
- Within a boot, `up_ms` runs at 1 ± rho of the city's clock; sleep is counted, to within `slack_ms` (the machine measures a
  suspend by a clock that ticks in seconds, a time service slews by 0.4 s).
- A boot begins after the last fact of the boot before: forward, its facts are later by their time since boot, shrunk by rho;
  backward, what came before is earlier than its begin. Nothing is known of how long the machine was off.
- A boot that is not trusted gives order and nothing else.
Both passes are one function: the backward one is the forward one in a mirror. Each is O(n log n) for n marks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from sync.rules.interval import DRIFT_PPM

NEVER = -(1 << 80)
FOREVER = 1 << 80
_MILLION = 1_000_000

Point = tuple[int, int]  # (up_ms, moment in microseconds)


@dataclass(frozen=True, slots=True)
class Rates:
    rho_ppm: int = DRIFT_PPM
    slack_ms: int = 3_000

    def least(self, up_ms: int) -> int:
        """The shortest true time (microseconds) in which this much was counted."""
        return up_ms * 1_000 * _MILLION // (_MILLION + self.rho_ppm)

    def most(self, up_ms: int) -> int:
        return up_ms * 1_000 * _MILLION // (_MILLION - self.rho_ppm)


@dataclass(slots=True)
class Run:
    """Neighbouring facts of one boot. `lows` and `highs` are each fact's own; points lie between facts."""

    boot: str
    ups: list[int]
    lows: list[int]
    highs: list[int]
    low_points: list[Point] = field(default_factory=list)
    high_points: list[Point] = field(default_factory=list)


def runs_of(boots: Sequence[str]) -> list[range]:
    """Places of neighbours with the same boot."""
    groups = [list(group) for _, group in groupby(range(len(boots)), key=lambda place: boots[place])]
    return [range(group[0], group[-1] + 1) for group in groups]


def bound(runs: Sequence[Run], doubted: Collection[str], rates: Rates) -> tuple[list[int], list[int]]:
    """The earliest and the latest moment of each fact, in chain order; NEVER and FOREVER where nothing is known."""
    lows, carry = [], NEVER
    for run in runs:
        points = [(0, carry), *zip(run.ups, run.lows, strict=True), *run.low_points]
        found = _climb([0, *run.ups], [carry, *run.lows], points, None if run.boot in doubted else rates)
        lows.append(found[1:])
        carry = found[-1]
    highs, carry = [], FOREVER
    for run in reversed(runs):
        own = [*run.highs[:-1], min(run.highs[-1], carry)]
        points = [*zip(run.ups, own, strict=True), *run.high_points]
        found = _descend([0, *run.ups], [FOREVER, *own], points, None if run.boot in doubted else rates)
        highs.append(found[1:])
        carry = found[0]
    return [moment for found in lows for moment in found], [moment for found in reversed(highs) for moment in found]


def _climb(ups: Sequence[int], own: Sequence[int], points: Sequence[Point], rates: Rates | None) -> list[int]:
    """Lower bounds. `points` hold `own` too; without rates only the order counts."""
    if rates is None:
        return list(accumulate(own, max))
    known = sorted(point for point in points if point[1] > NEVER)
    places = [up_ms for up_ms, _ in known]
    before = _maxima(known, rates.least)
    after = _maxima(known[::-1], rates.most)[::-1]
    found, latest, slack = [], NEVER, rates.slack_ms * 1_000
    for up_ms, moment in zip(ups, own, strict=True):
        place = bisect_right(places, up_ms)
        counted = max(before[place] + rates.least(up_ms), after[place] + rates.most(up_ms)) - slack
        latest = max(latest, moment, counted)
        found.append(latest)
    return found


def _maxima(points: Sequence[Point], elapsed: Callable[[int], int]) -> list[int]:
    """The largest begin (moment less time since boot) of the first 0, 1, 2, … points."""
    begins = (moment - elapsed(up_ms) for up_ms, moment in points)
    return list(accumulate(begins, max, initial=NEVER))


def _descend(ups: Sequence[int], own: Sequence[int], points: Sequence[Point], rates: Rates | None) -> list[int]:
    """Upper bounds: lower ones with time running backwards."""
    mirrored = [(-up_ms, -moment) for up_ms, moment in points]
    found = _climb([-up_ms for up_ms in reversed(ups)], [-moment for moment in reversed(own)], mirrored, rates)
    return [-moment for moment in reversed(found)]
