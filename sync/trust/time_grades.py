"""How much an interval may be believed: by its width, or because the kiosk's wall clock came through it unmoved. Pure.

The wall clock is a claim. It narrows no interval; it lifts a C to a B, and only for facts *between* two proved ones (grade A)
when all of this holds ("continuous"):
- the clock arrives with the error it left with: it moved by at most 2 s + 200 ppm of the time between the two;
- within each boot it went like the time since boot, so nobody set it; across a reboot it went on by at least the time since
  that boot, so nobody set it back;
- at each fact, read with that error, it lies inside what is proved;
- no fact between the two contradicts itself.
Whoever wants a false B must set the clock wrong while the machine is off, and right again while it is off, within what the
order of the chain leaves open. Nothing after the last proved fact is lifted: there is no second end yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from itertools import pairwise

from sync.rules.interval import Grade, Interval, Reason
from sync.trust.time_bounds import FOREVER, NEVER, Rates
from sync.trust.time_marks import Mark

PROVED_US = 2 * 60 * 1_000_000
PLAUSIBLE_US = 60 * 60 * 1_000_000
_MOVED_MS = 2_000
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
_MICROSECOND = timedelta(microseconds=1)
_LAST_US = (datetime.max.replace(tzinfo=_EPOCH.tzinfo) - _EPOCH) // _MICROSECOND

Bounds = tuple[Sequence[int], Sequence[int]]


def microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def intervals_of(marks: Sequence[Mark], bounds: Bounds, contradicted: AbstractSet[int], rates: Rates) -> list[Interval]:
    """`contradicted`: places in `marks` whose evidence disagrees with itself; they are C whatever their width."""
    lows, highs = bounds
    found = [
        _by_width(low, high, is_contradicted=place in contradicted)
        for place, (low, high) in enumerate(zip(lows, highs, strict=True))
    ]
    walls = [microseconds(mark.wall) for mark in marks]
    proved = [place for place, interval in enumerate(found) if interval.grade == "A"]
    for first, last in pairwise(proved):
        if any(found[place].grade == "C" for place in range(first + 1, last)):
            stretch = _Stretch(marks, walls, bounds, range(first, last + 1), rates)
            if contradicted.isdisjoint(stretch.places) and stretch.is_continuous():
                _lift(found, stretch.places)
    return found


def _by_width(low: int, high: int, *, is_contradicted: bool) -> Interval:
    earliest, latest = _moment(low), _moment(high)
    if is_contradicted:
        return Interval(earliest, latest, "C", "contradiction")
    grade: Grade
    reason: Reason
    if earliest is None or latest is None:
        grade, reason = "C", "unbounded"
    elif high - low <= PROVED_US:
        grade, reason = "A", ""
    elif high - low <= PLAUSIBLE_US:
        grade, reason = "B", ""
    else:
        grade, reason = "C", "wide"
    return Interval(earliest, latest, grade, reason)


def _moment(us: int) -> datetime | None:
    """None for what is not known or not of the calendar."""
    return _EPOCH + timedelta(microseconds=us) if abs(us) <= _LAST_US and NEVER < us < FOREVER else None


def _lift(found: list[Interval], places: range) -> None:
    for place in places:
        interval = found[place]
        if interval.grade == "C":
            found[place] = Interval(interval.earliest, interval.latest, "B", "continuous")


class _Stretch:
    """From one proved fact to the next, both included. `places` index marks, walls and bounds."""

    def __init__(
        self, marks: Sequence[Mark], walls: Sequence[int], bounds: Bounds, places: range, rates: Rates
    ) -> None:
        self.places = places
        self._marks, self._walls, self._rates = marks, walls, rates
        self._lows, self._highs = bounds

    def is_continuous(self) -> bool:
        return (
            self._kept_its_error()
            and all(self._went_on(one, next_) for one, next_ in pairwise(self.places))
            and all(self._lies_inside(place) for place in self.places)
        )

    def _error(self, place: int) -> tuple[int, int]:
        """What the wall clock may be wrong by, at most to either side (microseconds, positive: fast)."""
        return self._walls[place] - self._highs[place], self._walls[place] - self._lows[place]

    def _kept_its_error(self) -> bool:
        first, last = self.places[0], self.places[-1]
        (least, most), (least_after, most_after) = self._error(first), self._error(last)
        apart = max(least_after - most, least - most_after, 0)
        return apart <= self._may_move((self._highs[last] - self._lows[first]) // 1_000)

    def _went_on(self, one: int, next_: int) -> bool:
        moved_us = self._walls[next_] - self._walls[one]
        mark, following = self._marks[one], self._marks[next_]
        if mark.boot == following.boot:
            counted_ms = following.up_ms - mark.up_ms
            return abs(moved_us - counted_ms * 1_000) <= self._may_move(counted_ms)
        return moved_us >= following.up_ms * 1_000 - self._may_move(following.up_ms)

    def _lies_inside(self, place: int) -> bool:
        first, last = self.places[0], self.places[-1]
        least = min(self._error(first)[0], self._error(last)[0])
        most = max(self._error(first)[1], self._error(last)[1])
        wall, tolerance = self._walls[place], _MOVED_MS * 1_000
        return wall - most <= self._highs[place] + tolerance and wall - least >= self._lows[place] - tolerance

    def _may_move(self, elapsed_ms: int) -> int:
        return (_MOVED_MS + elapsed_ms * self._rates.rho_ppm // 1_000_000) * 1_000
