"""What a failure teaches: progress in, progress out.

Rules
- A refused connection stops everything for one backoff (nothing else would get through); a time-out or a busy city stops
  one lane; a halt stops one lane, or puts one part aside, for `halt_s`.
- After a request that got no answer at least a second passes: what was kept back on its way stays older than what follows.
- What could not be read proves no line: a gateway's page or its 502 is not the city.
"""

from __future__ import annotations

from dataclasses import replace

from sync.engine.actions import (
    Action,
    AskMissing,
    AskPartOffset,
    Attend,
    LearnCityTime,
    Listen,
    PushFacts,
    ReadChanges,
    SendChunk,
    SendParts,
    Wait,
)
from sync.engine.backoff import delay_ms
from sync.engine.lanes import Moment, halted, lane_waits, line_is_good, still_aside, without_first_part
from sync.engine.pace import FACT_BYTES
from sync.engine.ports import PartToSend
from sync.engine.progress import LaneName, LaneState, Progress
from sync.engine.verdict import AskOffset, Busy, Halt, SendFrom, SendLess, TryOnceMore, Unreachable, Unreadable, Verdict

TRIES_OF_A_PART = 3
LEAST_RETRY_MS = 1_000


def lane_of(action: Action) -> LaneName:  # noqa: PLR0911 - a table
    match action:
        case LearnCityTime():
            return "time"
        case PushFacts():
            return "facts" if action.epoch is None else "leftovers"
        case Attend():
            return "facts"
        case ReadChanges() | Listen():
            return "changes"
        case AskMissing():
            return action.parts[0].lane
        case SendParts():
            return action.parts[0].lane
        case SendChunk() | AskPartOffset():
            return action.part.lane
        case Wait():
            raise TypeError("waiting is no lane")


def failed(progress: Progress, action: Action, verdict: Verdict, moment: Moment) -> Progress:
    progress = replace(progress, budget=progress.budget.spent(_in_vain(action), moment.now_ms))
    if isinstance(verdict, Unreachable):
        return _unreachable(progress, action, verdict, moment)
    proven = not isinstance(verdict, Unreadable | Busy)  # a gateway's page or its 502 is not the city
    answered = line_is_good(progress, moment.now_ms) if proven else progress
    if isinstance(action, SendChunk | AskPartOffset):
        return part_refused(answered, action.part, verdict, moment)
    return _refused(answered, lane_of(action), verdict, moment)


def _refused(progress: Progress, lane: LaneName, verdict: Verdict, moment: Moment) -> Progress:
    match verdict:
        case Busy():
            return lane_waits(progress, lane, moment, retry_after_s=verdict.retry_after_s)
        case SendFrom() if lane in ("facts", "leftovers"):
            return _send_from(progress, lane, verdict.seq, moment)
        case SendLess() if progress.batch.max_facts > 1 or lane != "facts":
            return lane_waits(replace(progress, batch=progress.batch.halved()), lane, moment)
        case TryOnceMore() if not progress.lane(lane).failures:
            waits = lane_waits(progress, lane, moment)
            return replace(waits, time_learned_at_ms=None) if verdict.learn_time else waits
        case Unreadable():
            return replace(lane_waits(progress, lane, moment, attention="city_unreadable"), resend_from=None)
        case _:
            attention = verdict.attention if isinstance(verdict, Halt) else "city_refused"
            return halted(progress, lane, attention, moment)


def part_refused(progress: Progress, part: PartToSend, verdict: Verdict, moment: Moment) -> Progress:
    """A refusal of one part does not stop the others."""
    tried = _piece_failed(progress, part)
    match verdict:
        case AskOffset() if progress.uploading.attempts == 0:
            return tried
        case AskOffset() | TryOnceMore() if tried.uploading.attempts < TRIES_OF_A_PART:
            waits = lane_waits(tried, part.lane, moment)
            asks_time = isinstance(verdict, TryOnceMore) and verdict.learn_time
            return replace(waits, time_learned_at_ms=None) if asks_time else waits
        case SendLess() if progress.chunk.halved() != progress.chunk:
            return lane_waits(replace(tried, chunk=progress.chunk.halved()), part.lane, moment)
        case Busy():
            return lane_waits(tried, part.lane, moment, retry_after_s=verdict.retry_after_s)
        case Unreadable():
            return lane_waits(tried, part.lane, moment, attention="city_unreadable")
        case _:
            until_ms = moment.now_ms + 1000 * moment.intervals.halt_s
            aside = still_aside(progress, moment.now_ms) | {part.sha256: until_ms}
            return without_first_part(replace(tried, set_aside=aside))


def _piece_failed(progress: Progress, part: PartToSend) -> Progress:
    """The piece may or may not have arrived: ask how much is there, before the next."""
    begun = (progress.begun or frozenset()) | {part.sha256}
    uploading = replace(progress.uploading, offset=None, attempts=progress.uploading.attempts + 1)
    return replace(progress, begun=begun, uploading=uploading)


def _unreachable(progress: Progress, action: Action, verdict: Unreachable, moment: Moment) -> Progress:
    lane = lane_of(action)
    if isinstance(action, Listen):
        # A long answer cut off says little about the line: the next small question finds out. Not at once: a city that
        # starts anew cuts off every kiosk in the same moment.
        return replace(lane_waits(lane_waits(progress, lane, moment), "time", moment), network="unknown")
    if isinstance(action, SendChunk | AskPartOffset):
        tried = _piece_failed(progress, action.part)
        spent = tried.uploading.attempts >= 2 * TRIES_OF_A_PART
        progress = without_first_part(tried) if spent else tried  # the next part gets its turn
    offline = replace(progress, network="offline")
    if verdict.timed_out:
        return lane_waits(_smaller(offline, lane), lane, moment, hung=True, least_ms=LEAST_RETRY_MS)
    failures = progress.line.failures + 1
    cap_s = moment.intervals.backoff_cap_s
    in_debt_ms = min(1000 * cap_s, offline.budget.wait_ms())
    wait_ms = max(LEAST_RETRY_MS, in_debt_ms, delay_ms(failures, cap_s=cap_s, jitter=moment.jitter))
    return replace(offline, line=LaneState(failures, moment.now_ms + wait_ms))


def _smaller(progress: Progress, lane: LaneName) -> Progress:
    if lane in ("facts", "leftovers"):
        return replace(progress, batch=progress.batch.halved())
    return replace(progress, chunk=progress.chunk.halved()) if lane in ("presence", "document") else progress


def _in_vain(action: Action) -> int:
    """Bytes that a failure of it may have cost."""
    match action:
        case SendChunk():
            return action.length
        case PushFacts():
            return min(action.max_bytes, FACT_BYTES * action.max_facts)
        case _:
            return 0


def _send_from(progress: Progress, lane: LaneName, expected: int, moment: Moment) -> Progress:
    """The first time it is believed at once; a city that goes on asking for other facts is waited out."""
    if lane == "leftovers":
        return replace(lane_waits(progress, lane, moment), leftovers_from=expected)
    asked = replace(progress, resend_from=expected)
    if progress.facts.failures:
        return lane_waits(asked, "facts", moment, attention="city_unreadable")
    return replace(asked, facts=replace(progress.facts, failures=1))
