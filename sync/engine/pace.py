"""How far the sending is, how fast, and how long it still takes: for a person who waits, never for a decision.

Rules
- The rate is the acknowledged bytes of the last minute or so, the newest weighing most, waits between them included; it is
  weighed over the time it has been measured, so it does not begin near nothing.
- What is left counts down with the clock and bends towards the newest estimate, so that a screen does not jump about.
- Nothing is told while it is not known: in the first seconds, on a dead line, while nothing may be sent.
- A run begins when something waits and ends when nothing does; in a run neither `sent` nor `total` goes back.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from sync.engine.actions import Action, FactsReceipted, OffsetKnown, Outcome, PartsSent, PushFacts, SendChunk, SendParts

FACT_BYTES = 250  # about what a fact costs on the wire, in a batch and compressed
WEIGHED_S = 60.0
BENDS_S = 8.0
MEASURED_AT_LEAST_MS = 3_000
TELLING_BYTES = 16 * 1024  # small questions alone say little about the speed
LONGEST_S = 7 * 86_400


@dataclass(frozen=True, slots=True)
class Ahead:
    """What one look found. `parts_waiting` lack a receipt; `parts_there` of them are at the city all the same.

    `bytes_left` are not there yet, facts among them. `is_moving`: they may go now and the line carries them.
    """

    parts_waiting: int
    parts_there: int
    bytes_left: int
    is_moving: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """Times are `up_ms`. `receipted` and `sent` count parts of this run; `left_s` None while not known."""

    receipted: int = 0
    waiting: int = 0
    sent: int = 0
    began_ms: int | None = None
    at_ms: int = 0
    weighed_bytes: float = 0.0
    looked_ms: int = 0
    left_s: float | None = None

    @property
    def total(self) -> int:
        return self.receipted + self.waiting

    @property
    def bytes_per_s(self) -> float:
        """0 while not known."""
        measured_ms = 0 if self.began_ms is None else self.at_ms - self.began_ms
        telling = self.weighed_bytes >= TELLING_BYTES or measured_ms >= 1000 * WEIGHED_S
        if measured_ms < MEASURED_AT_LEAST_MS or not telling:
            return 0.0
        return self.weighed_bytes / (WEIGHED_S * -math.expm1(-measured_ms / 1000 / WEIGHED_S))

    def looked(self, ahead: Ahead, now_ms: int) -> Pace:
        if not ahead.parts_waiting and not ahead.bytes_left:
            return Pace()
        receipted = self.receipted + max(0, self.waiting - ahead.parts_waiting)
        counted = replace(
            self,
            receipted=receipted,
            waiting=ahead.parts_waiting,
            sent=max(self.sent, receipted + min(ahead.parts_there, ahead.parts_waiting)),
        )
        if not ahead.is_moving:
            return replace(counted, began_ms=None, weighed_bytes=0.0, left_s=None)
        return _bent(_aged(counted, now_ms), ahead.bytes_left, now_ms)

    def acknowledged(self, size_bytes: int, now_ms: int) -> Pace:
        if self.began_ms is None:
            return self
        aged = _aged(self, now_ms)
        elapsed_s = (aged.at_ms - self.at_ms) / 1000
        # They were under way since the last look, so they are weighed as if they had come evenly since then.
        share = -math.expm1(-elapsed_s / WEIGHED_S) * WEIGHED_S / elapsed_s if elapsed_s else 1.0
        return replace(aged, weighed_bytes=aged.weighed_bytes + size_bytes * share)


def acknowledged_bytes(action: Action, outcome: Outcome) -> int:
    """What the city took over by this answer."""
    match action, outcome:
        case SendChunk(), OffsetKnown():
            return max(0, min(outcome.offset, action.offset + action.length) - action.offset)
        case SendParts(), PartsSent():
            answered = zip(action.parts, outcome.outcomes, strict=True)
            return sum(min(one.offset, part.size_bytes) for part, one in answered if isinstance(one, OffsetKnown))
        case PushFacts(), FactsReceipted():
            return FACT_BYTES * min(action.max_facts, max(0, outcome.through_seq - action.after_seq))
        case _:
            return 0


def _aged(pace: Pace, now_ms: int) -> Pace:
    if pace.began_ms is None:
        return replace(pace, began_ms=now_ms, at_ms=now_ms)
    elapsed_s = max(0, now_ms - pace.at_ms) / 1000
    weighed = pace.weighed_bytes * math.exp(-elapsed_s / WEIGHED_S)
    return replace(pace, at_ms=max(now_ms, pace.at_ms), weighed_bytes=weighed)


def _bent(pace: Pace, bytes_left: int, now_ms: int) -> Pace:
    rate = pace.bytes_per_s
    newest_s = bytes_left / rate if rate > 0 else math.inf
    if newest_s > LONGEST_S:
        return replace(pace, left_s=None)
    if pace.left_s is None:
        return replace(pace, left_s=newest_s, looked_ms=now_ms)
    elapsed_s = max(0, now_ms - pace.looked_ms) / 1000
    expected_s = max(0.0, pace.left_s - elapsed_s)
    left_s = expected_s + (newest_s - expected_s) * -math.expm1(-elapsed_s / BENDS_S)
    return replace(pace, left_s=left_s, looked_ms=now_ms)
