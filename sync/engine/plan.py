"""What to do next: a pure function of what is known.

Rules
- Order: the city's time · facts · facts left of ended epochs · changes (configuration among them) · presence photos ·
  document photos. Facts never wait for photos: a photo goes in chunks, and the next decision after a chunk looks at the
  facts first.
- Without facts to push the chain's head and token are still shown once, and again each time an anchor would be due.
- On a good line whole parts go side by side, as many as take less than a second together; on a slow one, one at a time.
- While the line is not known to be good, one small question (the time) is asked before anything large is sent.
- Changes are read beside the other work: a new catalogue takes half a minute on a slow line, and facts do not wait for it.
- A lane that waits or stands still does not hold up the others; only a dead line stops all. So a city that sends document
  photos away for a while still gets facts and presence photos.
- Outside their window document photos are not there, as far as a decision goes.
- While draining nothing is recorded, no answer is waited for, and the change feed is read once.
"""

from __future__ import annotations

from dataclasses import dataclass

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
from sync.engine.intervals import Intervals
from sync.engine.pace import FACT_BYTES, Ahead
from sync.engine.ports import PartToSend, Standing
from sync.engine.progress import LaneName, Progress
from sync.engine.sizes import MAX_CHUNK_BYTES

PARTS_AT_ONCE = 256
PARTS_AT_ONCE_ON_A_SLOW_LINE = 16
ASK_AGAIN_MS = 60_000
LOOK_EVERY_MS = 500
RECONNECT_GAP_S = 60


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the book holds now: the first PARTS_AT_ONCE parts, without those set aside and those outside their window."""

    book: Standing
    listening: bool = False
    draining: bool = False


def next_action(progress: Progress, outlook: Outlook, intervals: Intervals, now_ms: int) -> Action:
    if progress.line.not_before_ms > now_ms:
        return Wait(progress.line.not_before_ms)
    return (
        _city_time(progress, outlook, intervals, now_ms)
        or _facts(progress, outlook, now_ms)
        or _attend(progress, intervals, now_ms)
        or _leftovers(progress, outlook, now_ms)
        or _changes(progress, outlook, intervals, now_ms)
        or _parts(progress, outlook, now_ms)
        or Wait(now_ms + LOOK_EVERY_MS)
    )


def is_drained(progress: Progress, outlook: Outlook) -> bool:
    """The city knows where the chain stands, has signed for everything it takes, and has said what it had to say."""
    book = outlook.book
    sent = book.acked_seq >= book.head_seq and book.leftover is None and book.parts_waiting == 0
    return sent and progress.attended_at_ms is not None and progress.changes_read


def is_sending(progress: Progress, outlook: Outlook) -> bool:
    """Whether the truth bar may say "mengirim": something is under way and the line carries it."""
    book = outlook.book
    moving_facts = book.head_seq > book.acked_seq and not progress.facts.halted
    moving_facts = moving_facts or (book.leftover is not None and not progress.leftovers.halted)
    moving_parts = any(not progress.lane(part.lane).halted for part in book.parts)
    return progress.network == "online" and (moving_facts or moving_parts)


def ahead_of(progress: Progress, outlook: Outlook) -> Ahead:
    """How much there is to do, for a person who waits."""
    book, uploading = outlook.book, progress.uploading
    to_come = {part.sha256 for part in uploading.parts}
    there = [part for part in book.parts if part.sha256 in progress.uploads and part.sha256 not in to_come]
    bytes_there = sum(part.size_bytes for part in there) + (uploading.offset or 0)
    facts = max(0, book.head_seq - book.acked_seq)
    if book.leftover is not None:
        facts += book.leftover.head.seq - book.leftover.acked_seq
    bytes_left = max(0, book.bytes_waiting - bytes_there) + FACT_BYTES * facts
    return Ahead(book.parts_waiting, len(there), bytes_left, is_moving=is_sending(progress, outlook))


def set_aside_now(progress: Progress, now_ms: int) -> frozenset[str]:
    return frozenset(sha256 for sha256, until_ms in progress.set_aside.items() if until_ms > now_ms)


def may_record_anchor(progress: Progress, intervals: Intervals, now_ms: int) -> bool:
    """A flapping line must not fill the chain with anchors."""
    gap_ms = 1000 * min(RECONNECT_GAP_S, intervals.anchor_s)
    return progress.anchored_at_ms is None or now_ms - progress.anchored_at_ms >= gap_ms


def _is_free(progress: Progress, lane: LaneName, now_ms: int) -> bool:
    return progress.lane(lane).not_before_ms <= now_ms


def _city_time(progress: Progress, outlook: Outlook, intervals: Intervals, now_ms: int) -> Action | None:
    if not _is_free(progress, "time", now_ms):
        return None
    learned_ms = progress.time_learned_at_ms
    old = learned_ms is None or now_ms - learned_ms >= 1000 * intervals.anchor_s
    recordable = not outlook.draining and may_record_anchor(progress, intervals, now_ms)
    wanted = recordable and (old or progress.anchor_wanted or progress.network == "offline")
    if progress.network != "online" or old or wanted or progress.time.attention:
        return LearnCityTime(record=wanted)
    return None


def _facts(progress: Progress, outlook: Outlook, now_ms: int) -> Action | None:
    if not _is_free(progress, "facts", now_ms):
        return None
    if progress.resend_from is None and outlook.book.head_seq <= outlook.book.acked_seq:
        return None
    after_seq = outlook.book.acked_seq if progress.resend_from is None else progress.resend_from - 1
    return PushFacts(after_seq, progress.batch.max_facts, progress.batch.max_bytes)


def _attend(progress: Progress, intervals: Intervals, now_ms: int) -> Action | None:
    attended_ms = progress.attended_at_ms
    due = attended_ms is None or now_ms - attended_ms >= 1000 * intervals.anchor_s
    return Attend() if due and _is_free(progress, "facts", now_ms) else None


def _leftovers(progress: Progress, outlook: Outlook, now_ms: int) -> Action | None:
    leftover = outlook.book.leftover
    if leftover is None or not _is_free(progress, "leftovers", now_ms):
        return None
    after_seq = leftover.acked_seq if progress.leftovers_from is None else progress.leftovers_from - 1
    return PushFacts(after_seq, progress.batch.max_facts, progress.batch.max_bytes, leftover.epoch)


def _changes(progress: Progress, outlook: Outlook, intervals: Intervals, now_ms: int) -> Action | None:
    if outlook.listening or not _is_free(progress, "changes", now_ms) or progress.changes_due_ms > now_ms:
        return None
    if outlook.draining:
        return None if progress.changes_read else ReadChanges(wait_s=0)
    busy = outlook.book.parts or progress.network != "online"
    return Listen(0 if busy else intervals.changes_wait_s)


def _parts(progress: Progress, outlook: Outlook, now_ms: int) -> Action | None:
    sendable = tuple(part for part in outlook.book.parts if _is_free(progress, part.lane, now_ms))
    if not sendable:
        return None
    uploading = progress.uploading
    stale = now_ms - uploading.asked_at_ms >= ASK_AGAIN_MS or _presence_came(progress, sendable[0])
    if not uploading.parts or stale or uploading.parts[0].lane not in {part.lane for part in sendable}:
        slow = progress.chunk.size_bytes < MAX_CHUNK_BYTES
        return AskMissing(sendable[: PARTS_AT_ONCE_ON_A_SLOW_LINE if slow else PARTS_AT_ONCE])
    part = uploading.parts[0]
    if uploading.offset is None:
        return AskPartOffset(part)
    together = _side_by_side(progress, sendable) if uploading.offset == 0 else ()
    if len(together) > 1:
        return SendParts(together)
    return SendChunk(part, uploading.offset, min(progress.chunk.size_bytes, part.size_bytes - uploading.offset))


def _side_by_side(progress: Progress, sendable: tuple[PartToSend, ...]) -> tuple[PartToSend, ...]:
    """The next parts that go whole: never on a line that gets less than the largest chunk, nor what was begun."""
    if progress.chunk.size_bytes < MAX_CHUNK_BYTES or progress.begun is None:
        return ()
    lanes = {part.lane for part in sendable}
    chosen: list[PartToSend] = []
    for part in progress.uploading.parts[: progress.side_by_side.count]:
        if part.size_bytes > MAX_CHUNK_BYTES or part.sha256 in progress.begun or part.lane not in lanes:
            break
        chosen.append(part)
    return tuple(chosen)


def _presence_came(progress: Progress, first: PartToSend) -> bool:
    return first.lane == "presence" and first.sha256 not in progress.uploading.asked
