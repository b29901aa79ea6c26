"""Small moves of `Progress` that answers and setbacks share.

Invariant: a lane that is made to wait always gets a `not_before_ms`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sync.engine.backoff import delay_ms
from sync.engine.intervals import Intervals
from sync.engine.ports import Jitter, PartToSend
from sync.engine.progress import LANES, LaneName, LaneState, Progress


@dataclass(frozen=True, slots=True)
class Moment:
    """When the outcome is there and how long the action took (`up_ms`), and what waits are drawn from."""

    now_ms: int
    took_ms: int
    intervals: Intervals
    jitter: Jitter


def line_is_good(progress: Progress, now_ms: int) -> Progress:
    if progress.network == "online":
        return progress
    debt_ends_ms = now_ms + progress.budget.wait_ms()
    freed = {
        name: LaneState(not_before_ms=min(lane.not_before_ms, debt_ends_ms))
        for name in LANES
        if (lane := progress.lane(name)).hung
    }
    back = progress.network == "offline"
    due_ms = min(progress.changes_due_ms, now_ms) if back else progress.changes_due_ms
    return replace(
        with_lanes(progress, freed),
        network="online",
        line=LaneState(),
        anchor_wanted=progress.anchor_wanted or back,
        changes_due_ms=due_ms,
    )


def halted(progress: Progress, lane: LaneName, attention: str, moment: Moment) -> Progress:
    failures = progress.lane(lane).failures + 1
    until_ms = moment.now_ms + 1000 * moment.intervals.halt_s
    return with_lanes(progress, {lane: LaneState(failures, until_ms, attention, halted=True)})


def lane_waits(
    progress: Progress,
    lane: LaneName,
    moment: Moment,
    *,
    retry_after_s: int | None = None,
    attention: str = "",
    hung: bool = False,
    least_ms: int = 0,
) -> Progress:
    failures = progress.lane(lane).failures + 1
    cap_s = moment.intervals.backoff_cap_s
    in_debt_ms = min(1000 * cap_s, progress.budget.wait_ms())
    drawn_ms = delay_ms(failures, cap_s=cap_s, jitter=moment.jitter, retry_after_s=retry_after_s)
    wait_ms = max(least_ms, in_debt_ms, drawn_ms)
    kept = attention or progress.lane(lane).attention
    return with_lanes(progress, {lane: LaneState(failures, moment.now_ms + wait_ms, kept, hung=hung)})


def with_lanes(progress: Progress, lanes: Mapping[LaneName, LaneState]) -> Progress:
    return replace(progress, **lanes)  # type: ignore[arg-type]


def still_aside(progress: Progress, now_ms: int) -> dict[str, int]:
    return {sha256: until_ms for sha256, until_ms in progress.set_aside.items() if until_ms > now_ms}


def first_is(progress: Progress, part: PartToSend) -> Progress:
    """`part` at the front of what is uploaded, nothing of it there yet; the others keep their order."""
    others = tuple(other for other in progress.uploading.parts if other.sha256 != part.sha256)
    return replace(progress, uploading=replace(progress.uploading, parts=(part, *others), offset=0))


def without_first_part(progress: Progress, finished: str = "") -> Progress:
    rest = progress.uploading.parts[1:]
    begun = (progress.begun or frozenset()) - {finished}
    offset = 0 if rest and rest[0].sha256 not in begun else None
    return replace(progress, begun=begun, uploading=replace(progress.uploading, parts=rest, offset=offset, attempts=0))
