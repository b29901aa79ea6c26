"""From what a chain says of time to an interval and a grade for each fact. Pure; the city's clock is the only measure.

What counts as evidence
- *later than*: statements that the fact names (`time.anchor`), or carries (`clock_anchored`), or that precede it in the chain.
- *earlier than*: when the city held it; for a head, the time that the city stated over its digest (the nonce).
- the time since boot between two readings of one boot, at ±200 ppm; see `time_bounds`. The wall clock narrows nothing.

Invariants
- What the city witnessed (`later_than`, `before`, a statement over a head) is never outside an interval, whatever the kiosk
  claims. Claims that cannot be true together (time since boot running backwards, a boot coming back after a later one, an
  exchange outside its boot, an empty interval) cost their boots all arithmetic: order and the city's moments remain, grade C,
  reason `contradiction`.
- More evidence narrows. A grade rises only with new evidence; a contradiction found later lowers it.
- A forged statement is no exchange (`time_marks.read_exchange`) and so no evidence.

Cost: O(n log n) for n marks, at most `_ROUNDS` + 1 times when evidence contradicts itself. What lies before one statement of
the city and what lies after the next tell little of the facts between, so a caller derives these stretches by themselves:
a new anchor touches the facts since the last one but one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from sync.protocol.chain_head import GENESIS
from sync.rules.interval import Grade, Interval, Reason
from sync.trust.time_bounds import FOREVER, NEVER, Rates, Run, bound, runs_of
from sync.trust.time_grades import intervals_of, microseconds
from sync.trust.time_marks import Exchange, Mark, read_exchange

__all__ = ["Exchange", "Grade", "Interval", "Mark", "Rates", "Reason", "derive", "read_exchange"]

_ROUNDS = 4
_TICK_US = 1_000  # a stated time is cut to milliseconds: it was said before the next one


def derive(marks: Sequence[Mark], *, rates: Rates | None = None) -> list[Interval]:
    """The interval of each mark; `marks` are neighbours in one epoch of one chain, in order."""
    rates = rates or Rates()
    evidence = _Evidence(marks)
    doubted = set(evidence.doubted)
    bounds = bound(evidence.runs, doubted, rates)
    for round_ in range(_ROUNDS + 1):
        empty = {marks[place].boot for place in _empty(bounds)} - doubted
        if not empty:
            break
        doubted |= empty if round_ < _ROUNDS else {mark.boot for mark in marks}
        bounds = bound(evidence.runs, doubted, rates)
    contradicted = {place for place, mark in enumerate(marks) if mark.boot in doubted} | set(_empty(bounds))
    return intervals_of(marks, _spanned(bounds), contradicted, rates)


def _empty(bounds: tuple[list[int], list[int]]) -> list[int]:
    return [place for place, (low, high) in enumerate(zip(*bounds, strict=True)) if low > high]


def _spanned(bounds: tuple[list[int], list[int]]) -> tuple[list[int], list[int]]:
    """Where even the city's own moments disagree (its clock was set back), the interval holds them all."""
    lows, highs = bounds
    return [min(pair) for pair in zip(lows, highs, strict=True)], [max(pair) for pair in zip(lows, highs, strict=True)]


class _Evidence:
    """Marks as runs of boots with their bounds; `doubted` are boots whose own claims cannot all be true."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._lows = [_or(mark.later_than, NEVER) for mark in marks]
        self._highs = [_or(mark.before, FOREVER) for mark in marks]
        self._places = runs_of([mark.boot for mark in marks])
        self._heads = {mark.digest: place for place, mark in enumerate(marks)}
        self.doubted = self._running_backwards() | self._coming_back()
        exchanges = [(place, mark.exchange) for place, mark in enumerate(marks) if mark.exchange is not None]
        for place, exchange in exchanges:
            self._witness(place, exchange)
        self.runs = [self._run(places) for places in self._places]
        by_boot = {run.boot: run for run in self.runs}
        for place, exchange in exchanges:
            self._place_in_boot(place, exchange, by_boot)

    def _run(self, places: range) -> Run:
        facts = slice(places.start, places.stop)
        ups = [mark.up_ms for mark in self._marks[facts]]
        return Run(self._marks[places.start].boot, ups, self._lows[facts], self._highs[facts])

    def _witness(self, place: int, exchange: Exchange) -> None:
        """The fact that carries a statement is later than it; the head that it answers is earlier."""
        said_at = microseconds(exchange.said_at)
        self._lows[place] = max(self._lows[place], said_at)
        head = self._heads.get(exchange.nonce)
        if head is not None:
            self._highs[head] = min(self._highs[head], said_at + _TICK_US)

    def _place_in_boot(self, place: int, exchange: Exchange, by_boot: dict[str, Run]) -> None:
        """The two moments on the boot's own count. Without its head at hand a statement may be an old one, asked for long
        ago: then it only says what is later.
        """
        run, head = by_boot.get(exchange.boot), self._heads.get(exchange.nonce)
        if self._is_impossible(place, exchange, head):
            self.doubted |= {exchange.boot, self._marks[place].boot}
        elif run is not None:
            said_at = microseconds(exchange.said_at)
            run.low_points.append((exchange.received_up_ms, said_at))
            if head is not None or exchange.nonce == GENESIS:
                run.high_points.append((exchange.asked_up_ms, said_at + _TICK_US))

    def _is_impossible(self, place: int, exchange: Exchange, head: int | None) -> bool:
        mark = self._marks[place]
        if exchange.asked_up_ms > exchange.received_up_ms:
            return True
        if mark.boot == exchange.boot and exchange.received_up_ms > mark.up_ms:
            return True
        asked = None if head is None else self._marks[head]
        return asked is not None and asked.boot == exchange.boot and asked.up_ms > exchange.asked_up_ms

    def _running_backwards(self) -> set[str]:
        return {one.boot for one, next_ in pairwise(self._marks) if one.boot == next_.boot and next_.up_ms < one.up_ms}

    def _coming_back(self) -> set[str]:
        """A boot that is there again after another one, and all between."""
        boots = [self._marks[places.start].boot for places in self._places]
        last = {boot: place for place, boot in enumerate(boots)}
        back: set[str] = set()
        until = -1
        for place, boot in enumerate(boots):
            if last[boot] > place:
                until = max(until, last[boot])
            if place <= until:
                back.add(boot)
        return back


def _or(moment: datetime | None, unknown: int) -> int:
    return unknown if moment is None else microseconds(moment)
