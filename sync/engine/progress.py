"""What the engine remembers between two decisions: a value, rebuilt from nothing at each start of the agent.

Invariants
- Losing it loses no fact and no part: what is durable is in the book (`acked_seq`, held parts, cursor, token).
- Every lane that stands still has a `not_before_ms` at which it tries again.
- Times are `up_ms` of the boot clock, never the wall.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sync.engine.ports import Network, PartToSend
from sync.engine.retry_budget import RetryBudget
from sync.engine.sizes import BatchSize, ChunkSize, SideBySide

LaneName = Literal["time", "facts", "leftovers", "changes", "presence", "document"]
LANES: tuple[LaneName, ...] = ("time", "facts", "leftovers", "changes", "presence", "document")


@dataclass(frozen=True, slots=True)
class LaneState:
    """`attention` is why the lane alarms ("" when it does not); `halted` when only a person can end it early;
    `hung` when it waits only because the line was bad, so that a good line ends the wait.
    """

    failures: int = 0
    not_before_ms: int = 0
    attention: str = ""
    halted: bool = False
    hung: bool = False


@dataclass(frozen=True, slots=True)
class Uploading:
    """The parts that the city said it lacks, in sending order, and how far the first of them is.

    `offset` None: not known, ask. `attempts` counts the failures of the first part; `asked` names all that were asked for.
    """

    parts: tuple[PartToSend, ...] = ()
    offset: int | None = None
    attempts: int = 0
    asked: frozenset[str] = frozenset()
    asked_at_ms: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """`anchored_at_ms`: when an anchor was last recorded, `time_learned_at_ms`: when the time was last learned.

    `attended_at_ms`: when the city last saw where the chain stands. `resend_from`: the city asked for facts from there,
    `leftovers_from` the same for the ended epoch at work. `begun`: parts of which a piece was sent and whose end is not known;
    None in a new process, which cannot know what the one before it began. `uploads` counts how often a part was sent to
    its end without a receipt, `set_aside` maps a refused part to when it may be tried again.
    """

    network: Network = "unknown"
    line: LaneState = field(default_factory=LaneState)
    time: LaneState = field(default_factory=LaneState)
    facts: LaneState = field(default_factory=LaneState)
    leftovers: LaneState = field(default_factory=LaneState)
    changes: LaneState = field(default_factory=LaneState)
    presence: LaneState = field(default_factory=LaneState)
    document: LaneState = field(default_factory=LaneState)
    budget: RetryBudget = field(default_factory=RetryBudget)
    batch: BatchSize = field(default_factory=BatchSize)
    chunk: ChunkSize = field(default_factory=ChunkSize)
    side_by_side: SideBySide = field(default_factory=SideBySide)
    time_learned_at_ms: int | None = None
    anchored_at_ms: int | None = None
    anchor_wanted: bool = True
    attended_at_ms: int | None = None
    resend_from: int | None = None
    leftovers_from: int | None = None
    changes_due_ms: int = 0
    changes_read: bool = False
    uploading: Uploading = field(default_factory=Uploading)
    begun: frozenset[str] | None = None
    uploads: Mapping[str, int] = field(default_factory=dict)
    set_aside: Mapping[str, int] = field(default_factory=dict)

    def lane(self, name: LaneName) -> LaneState:
        lanes: dict[LaneName, LaneState] = {
            "time": self.time,
            "facts": self.facts,
            "leftovers": self.leftovers,
            "changes": self.changes,
            "presence": self.presence,
            "document": self.document,
        }
        return lanes[name]

    @property
    def attention(self) -> str:
        """The gravest alarm: what stops facts before what stops photos. Leftovers alarm by what is set aside, not here."""
        part_refused = "city_refused" if self.set_aside else ""
        lanes = (self.facts, self.time, self.changes, self.presence, self.document)
        alarms = (*(lane.attention for lane in lanes), part_refused)
        return next((alarm for alarm in alarms if alarm), "")


def at_start(*, first_try_ms: int) -> Progress:
    """Nothing known, nothing tried before `first_try_ms` (the kiosk's place in the phase)."""
    return Progress(line=LaneState(not_before_ms=first_try_ms))


def woken(progress: Progress, *, first_try_ms: int) -> Progress:
    """After a sleep: what is known stays, the line is asked about anew and not before the kiosk's place in the phase."""
    line = replace(progress.line, not_before_ms=max(progress.line.not_before_ms, first_try_ms))
    return replace(progress, network="unknown", line=line)


def no_photos_wait(progress: Progress) -> Progress:
    """Whatever was wrong with a photo is over, also when a stick brought it to the city."""
    if not (progress.presence.attention or progress.document.attention or progress.set_aside):
        return progress
    return replace(progress, presence=LaneState(), document=LaneState(), set_aside={})
