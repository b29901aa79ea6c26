"""What the agent can do next, and what came of it: the two alphabets of the engine.

Invariant: an action names everything that its execution needs, so that a log of actions and outcomes is the whole story.
"""

from __future__ import annotations

from dataclasses import dataclass

from sync.engine.ports import PartToSend
from sync.engine.verdict import Verdict


@dataclass(frozen=True, slots=True)
class LearnCityTime:
    """Ask for the time; `record` makes a `clock_anchored` fact of the answer (never while draining)."""

    record: bool


@dataclass(frozen=True, slots=True)
class PushFacts:
    """`epoch` None: of the current chain; else what is left of that ended one."""

    after_seq: int
    max_facts: int
    max_bytes: int
    epoch: int | None = None


@dataclass(frozen=True, slots=True)
class Attend:
    """Show the city where this chain stands, without facts: it tells who exists twice, its receipt whether it forgot."""


@dataclass(frozen=True, slots=True)
class ReadChanges:
    wait_s: int


@dataclass(frozen=True, slots=True)
class Listen:
    """As `ReadChanges`, but beside the other work: the answer arrives later, also one that is not waited for."""

    wait_s: int


@dataclass(frozen=True, slots=True)
class AskMissing:
    parts: tuple[PartToSend, ...]


@dataclass(frozen=True, slots=True)
class AskPartOffset:
    part: PartToSend


@dataclass(frozen=True, slots=True)
class SendChunk:
    part: PartToSend
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class SendParts:
    """Whole parts, side by side: for a good line, where waiting for each answer costs more than sending."""

    parts: tuple[PartToSend, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing to do before `until_up_ms` unless something new is recorded."""

    until_up_ms: int


Action = (
    LearnCityTime
    | PushFacts
    | Attend
    | ReadChanges
    | Listen
    | AskMissing
    | AskPartOffset
    | SendChunk
    | SendParts
    | Wait
)


@dataclass(frozen=True, slots=True)
class Failed:
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class TimeLearned:
    pass


@dataclass(frozen=True, slots=True)
class Listening:
    """A `Listen` was sent off; its outcome comes later, as a `ChangesRead` or `Failed` of the same action."""


@dataclass(frozen=True, slots=True)
class PartGone:
    """The part is not in the book (any more)."""


@dataclass(frozen=True, slots=True)
class FactsReceipted:
    """`through_seq` of a receipt that is already stored; where the book stands after it."""

    through_seq: int
    acked_seq: int
    head_seq: int


@dataclass(frozen=True, slots=True)
class LeftoversRefused:
    """The city does not take what is left of that ended epoch; it was set aside, and nothing else stops."""

    epoch: int


@dataclass(frozen=True, slots=True)
class ChangesRead:
    """`count` items were applied; `more`: the answer was full, ask again at once."""

    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class MissingKnown:
    """Digests the city still lacks, and those that its (stored) receipt lists."""

    missing: frozenset[str]
    held: frozenset[str]


@dataclass(frozen=True, slots=True)
class OffsetKnown:
    """Bytes of the part that the city has; 0 also when it knows nothing of it."""

    offset: int


@dataclass(frozen=True, slots=True)
class PartsSent:
    """What came of each of the parts, in their order."""

    outcomes: tuple[OffsetKnown | PartGone | Failed, ...]


Outcome = (
    Failed
    | TimeLearned
    | FactsReceipted
    | LeftoversRefused
    | ChangesRead
    | Listening
    | MissingKnown
    | OffsetKnown
    | PartGone
    | PartsSent
)
