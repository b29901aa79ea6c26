"""What an outcome teaches: progress in, progress out. Pure; waits are drawn from `Jitter`. Failures are in `setbacks`.

Rules
- Any answer proves the line; the first one after a dead line ends the waits that only the line had caused, and wants an anchor.
- An answer that moves nothing forward counts as unreadable, so that no answer can make a busy loop.
"""

from __future__ import annotations

from dataclasses import replace

from sync.engine.actions import (
    Action,
    AskMissing,
    AskPartOffset,
    Attend,
    ChangesRead,
    FactsReceipted,
    Failed,
    LearnCityTime,
    LeftoversRefused,
    Listen,
    Listening,
    MissingKnown,
    OffsetKnown,
    Outcome,
    PartGone,
    PartsSent,
    PushFacts,
    ReadChanges,
    SendChunk,
    SendParts,
    TimeLearned,
)
from sync.engine.lanes import Moment, first_is, lane_waits, line_is_good, still_aside, with_lanes, without_first_part
from sync.engine.pace import acknowledged_bytes
from sync.engine.progress import LaneState, Progress, Uploading
from sync.engine.setbacks import TRIES_OF_A_PART, failed, part_refused
from sync.engine.sizes import SideBySide
from sync.engine.verdict import Unreadable


def learn(progress: Progress, action: Action, outcome: Outcome, moment: Moment) -> Progress:
    match outcome:
        case Listening():
            return progress
        case PartGone():
            return without_first_part(progress)
        case Failed():
            return failed(progress, action, outcome.verdict, moment)
        case PartsSent():
            assert isinstance(action, SendParts)
            return _parts_sent(progress, action, outcome, moment)
        case _:
            earned = progress.budget.earned(acknowledged_bytes(action, outcome), moment.now_ms)
            return _answered(line_is_good(replace(progress, budget=earned), moment.now_ms), action, outcome, moment)


def _answered(progress: Progress, action: Action, outcome: Outcome, moment: Moment) -> Progress:  # noqa: PLR0911 - a table
    match outcome, action:
        case TimeLearned(), LearnCityTime():
            return _time_learned(progress, action, moment)
        case FactsReceipted(), PushFacts() if action.epoch is not None:
            return _leftovers_receipted(progress, action, outcome, moment)
        case FactsReceipted(), PushFacts():
            return _facts_receipted(progress, action, outcome, moment)
        case FactsReceipted(), Attend():
            return _attended(progress, outcome, moment)
        case LeftoversRefused(), PushFacts():
            return replace(progress, leftovers=LaneState(), leftovers_from=None)
        case ChangesRead(), ReadChanges() | Listen():
            return _changes_read(progress, action.wait_s, outcome, moment)
        case MissingKnown(), AskMissing():
            return _missing_known(progress, action, outcome, moment)
        case OffsetKnown(), AskPartOffset() | SendChunk():
            return _offset_known(progress, action, outcome.offset, moment)
        case _:
            raise TypeError(f"{type(outcome).__name__} is no outcome of {type(action).__name__}")


def _time_learned(progress: Progress, action: LearnCityTime, moment: Moment) -> Progress:
    chunk = progress.chunk.after_small_talk(moment.took_ms)
    learned = replace(progress, time=LaneState(), chunk=chunk, time_learned_at_ms=moment.now_ms)
    return replace(learned, anchored_at_ms=moment.now_ms, anchor_wanted=False) if action.record else learned


def _facts_receipted(progress: Progress, action: PushFacts, outcome: FactsReceipted, moment: Moment) -> Progress:
    if outcome.through_seq <= action.after_seq:
        return lane_waits(progress, "facts", moment, attention="city_unreadable")
    resend_from = outcome.through_seq + 1 if outcome.through_seq < outcome.acked_seq else None
    caught_up = outcome.acked_seq >= outcome.head_seq
    rest_ms = 1000 * moment.intervals.push_s if caught_up else 0
    lane = LaneState(not_before_ms=moment.now_ms + rest_ms)
    chunk = progress.chunk.after_batch(acknowledged_bytes(action, outcome), moment.took_ms)
    attended = replace(progress, facts=lane, attended_at_ms=moment.now_ms, chunk=chunk)
    return replace(attended, batch=progress.batch.grown(), resend_from=resend_from)


def _attended(progress: Progress, outcome: FactsReceipted, moment: Moment) -> Progress:
    """A receipt that goes backwards is a city that lost facts: they are sent again."""
    resend_from = outcome.through_seq + 1 if outcome.through_seq < outcome.acked_seq else progress.resend_from
    return replace(progress, facts=LaneState(), attended_at_ms=moment.now_ms, resend_from=resend_from)


def _leftovers_receipted(progress: Progress, action: PushFacts, outcome: FactsReceipted, moment: Moment) -> Progress:
    if outcome.through_seq <= action.after_seq:
        return lane_waits(progress, "leftovers", moment)
    again = outcome.through_seq + 1 if outcome.through_seq < outcome.acked_seq else None
    return replace(progress, leftovers=LaneState(), batch=progress.batch.grown(), leftovers_from=again)


def _changes_read(progress: Progress, wait_s: int, outcome: ChangesRead, moment: Moment) -> Progress:
    held_ms = 500 * wait_s  # the city held the answer for at least half of what it was allowed
    if outcome.more:
        gap_ms = 0
    elif outcome.count or (wait_s and moment.took_ms >= held_ms):
        gap_ms = 250
    else:
        gap_ms = moment.intervals.changes_gap_ms
    due_ms = moment.now_ms + gap_ms
    return replace(progress, changes=LaneState(), changes_due_ms=due_ms, changes_read=not outcome.more)


def _missing_known(progress: Progress, action: AskMissing, outcome: MissingKnown, moment: Moment) -> Progress:
    asked = frozenset(part.sha256 for part in action.parts)
    if not asked & (outcome.missing | outcome.held):
        return lane_waits(progress, action.parts[0].lane, moment, attention="city_unreadable")
    uploads = {sha256: count for sha256, count in progress.uploads.items() if sha256 not in outcome.held}
    refused = {sha256 for sha256 in asked & outcome.missing if uploads.get(sha256, 0) >= TRIES_OF_A_PART}
    missing = tuple(part for part in action.parts if part.sha256 in outcome.missing - refused)
    begun = progress.begun
    offset = 0 if missing and begun is not None and missing[0].sha256 not in begun else None
    until_ms = moment.now_ms + 1000 * moment.intervals.halt_s
    return replace(
        with_lanes(progress, {part.lane: LaneState() for part in action.parts}),
        chunk=progress.chunk.after_small_talk(moment.took_ms),
        uploading=Uploading(missing, offset, asked=asked, asked_at_ms=moment.now_ms),
        uploads={sha256: count for sha256, count in uploads.items() if sha256 not in refused},
        set_aside=still_aside(progress, moment.now_ms) | dict.fromkeys(refused, until_ms),
    )


def _offset_known(progress: Progress, action: AskPartOffset | SendChunk, offset: int, moment: Moment) -> Progress:
    part = action.part
    sent_to = action.offset + action.length if isinstance(action, SendChunk) else part.size_bytes
    moved = offset > action.offset if isinstance(action, SendChunk) else offset >= 0
    if not moved or offset > sent_to:
        return part_refused(progress, part, Unreadable(), moment)
    chunk = progress.chunk.after(action.length, moment.took_ms) if isinstance(action, SendChunk) else progress.chunk
    cleared = with_lanes(progress, {part.lane: LaneState()})
    answered = replace(cleared, chunk=chunk, begun=progress.begun or frozenset())
    if offset < part.size_bytes:
        return replace(
            answered,
            uploading=replace(progress.uploading, offset=offset, attempts=0),
            begun=(progress.begun or frozenset()) | {part.sha256},
        )
    uploads = {**progress.uploads, part.sha256: progress.uploads.get(part.sha256, 0) + 1}
    if isinstance(action, SendChunk) and action.length == part.size_bytes:
        answered = replace(answered, side_by_side=progress.side_by_side.after(moment.took_ms))
    return without_first_part(replace(answered, uploads=uploads), finished=part.sha256)


def _parts_sent(progress: Progress, action: SendParts, outcome: PartsSent, moment: Moment) -> Progress:
    """Each as if it had been sent alone; of several that did not arrive the first decides, the others are asked about."""
    size_before, failures = progress.side_by_side, []
    for part, one in zip(action.parts, outcome.outcomes, strict=True):
        whole = SendChunk(part, 0, part.size_bytes)
        if isinstance(one, OffsetKnown) and one.offset == part.size_bytes:
            progress = learn(first_is(progress, part), whole, one, moment)
        elif isinstance(one, PartGone):
            progress = without_first_part(first_is(progress, part))
        else:
            failures.append((whole, one))
    if not failures:
        return replace(progress, side_by_side=size_before.after(moment.took_ms))
    unsure = frozenset(whole.part.sha256 for whole, _ in failures)
    in_vain = sum(whole.length for whole, _ in failures[1:])
    budget = progress.budget.spent(in_vain, moment.now_ms) if in_vain else progress.budget
    progress = replace(progress, side_by_side=SideBySide(), budget=budget)
    first, verdict = failures[0]
    progress = learn(first_is(progress, first.part), first, verdict, moment)
    return replace(progress, begun=(progress.begun or frozenset()) | unsure)
