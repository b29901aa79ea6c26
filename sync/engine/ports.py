"""What the sync engine needs from the world: the kiosk's book, the city, a clock and a die.

Invariants
- Nothing here does IO. `kiosk.store.sync_book` implements the books, `sync.client` and `sync.testing` implement `City`.
- What the city sends crosses `City` as the signed bytes; only `sync.engine.answers` turns them into statements, and only
  verified statements reach a book. A book never checks a signature.
- A part counts as held, and a fact as acknowledged, through `SyncBook.store_receipt` alone: there is no other way.
- No personal data crosses here but inside sealed parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from sync.protocol.chain_head import ChainHead
from sync.protocol.statements import Changes, Configuration, Enrolment, Receipt

# --- values ----------------------------------------------------------------------------------------------------------

Lane = Literal["presence", "document"]
Network = Literal["unknown", "online", "offline"]


@dataclass(frozen=True, slots=True)
class SyncIdentity:
    """Who pushes, and to whom. `root` is the hex SHA-256 of the raw city root key that the technician typed."""

    kiosk: str
    epoch: int
    city_url: str
    root: str


@dataclass(frozen=True, slots=True)
class PartToSend:
    """A sealed part that no signed receipt lists yet; `sha256` (hex) names the sealed bytes, `fact_seq` the fact naming it.

    Lane `presence` is a part of a `presence_*` fact (role "presence"); everything else is `document`.
    """

    sha256: str
    size_bytes: int
    lane: Lane
    fact_seq: int


@dataclass(frozen=True, slots=True)
class Leftover:
    """An ended epoch with facts that no receipt of that epoch covers: they end at `head`, receipts reach `acked_seq`."""

    head: ChainHead
    acked_seq: int

    @property
    def epoch(self) -> int:
        return self.head.epoch


@dataclass(frozen=True, slots=True)
class Standing:
    """What the book holds at one moment: all of one snapshot.

    `parts`: the first of those that may be sent. `parts_waiting` as `SyncBook.parts_waiting`; `bytes_waiting` in sum, of the
    same parts.
    """

    head_seq: int
    acked_seq: int
    parts: tuple[PartToSend, ...] = ()
    parts_waiting: int = 0
    bytes_waiting: int = 0
    leftover: Leftover | None = None


@dataclass(frozen=True, slots=True)
class AgentState:
    """What the truth bar shows of the line. `attention` is "" or one of `kiosk.flows.ports.Attention`.

    `parts_sent`, `parts_total`, `left_s`, `bytes_per_s` as in `kiosk.flows.ports.Outbox`; from `sync.engine.pace`.
    """

    network: Network = "unknown"
    sending: bool = False
    attention: str = ""
    parts_sent: int = 0
    parts_total: int = 0
    left_s: int | None = None
    bytes_per_s: int = 0


@dataclass(frozen=True, slots=True)
class PendingEnrolment:
    """Keys made for an enrolment that the city has not answered yet; kept in the encrypted database only.

    `signing_key` is the raw 32-byte Ed25519 private key, `reply_identity` the age identity ("AGE-SECRET-KEY-...").
    """

    city_url: str
    root: str
    epoch: int
    signing_key: bytes = field(repr=False)
    reply_identity: str = field(repr=False)


# --- the kiosk's side ------------------------------------------------------------------------------------------------


class SyncBook(Protocol):
    """The agent's view of the store. Used by one thread. Every write is durable when it returns (one transaction each)."""

    def identity(self) -> SyncIdentity | None:
        """None before enrolment."""

    def signing_key(self) -> bytes:
        """Raw 32-byte Ed25519 private key of the current epoch. Only after enrolment."""

    def configuration(self) -> Configuration:
        """The newest signed configuration (enrolment's, then what `apply_changes` brought). Only after enrolment."""

    def head(self) -> ChainHead:
        """Where the chain of the current epoch really is; seq 0 and digest GENESIS while it is empty."""

    def head_at(self, seq: int, *, epoch: int | None = None) -> ChainHead | None:
        """The head as it was after `seq` of that epoch (None: the current); GENESIS for 0, None beyond it or not kept."""

    def acked_seq(self) -> int:
        """Highest seq of the current epoch that a stored receipt covers; 0 at first. Never goes back."""

    def envelopes_after(self, seq: int, *, max_facts: int, max_bytes: int, epoch: int | None = None) -> Sequence[bytes]:
        """Fact envelopes seq+1, seq+2, ... of that epoch (None: the current) in order, as stored, without gap.

        At most `max_facts`, and at most `max_bytes` in sum (one newline each included), but always at least one if any.
        """

    def standing(self, *, parts: int, skip: Collection[str] = (), documents: bool = True) -> Standing:
        """Everything that the next decision looks at, `parts` as `parts_to_send` with that limit.

        Asked before every request and twice a second: cheap while nothing changed, also with thousands of parts waiting.
        """

    def parts_to_send(self, *, limit: int, skip: Collection[str] = (), documents: bool = True) -> Sequence[PartToSend]:
        """Parts no receipt lists, whose fact a receipt of its epoch covers, each digest once.

        The current epoch first, then ended ones; in each, lane `presence` first, then `document`; inside a lane by
        `fact_seq`. Digests in `skip` are left out; without `documents`, so is that lane.
        """

    def parts_waiting(self) -> int:
        """Parts that no receipt lists: of the current epoch all, acknowledged fact or not; of ended ones what can be sent."""

    def leftover(self) -> Leftover | None:
        """The oldest ended epoch with facts to send that were not set aside."""

    def set_leftover_aside(self, epoch: int, reason: str) -> None:
        """The city refused what is left of that epoch (`reason` is its problem code): kept here, told, not sent again."""

    def note_city_forgot(self, expected_seq: int) -> None:
        """The city lacks facts from `expected_seq` on that its own stored receipts cover; those receipts are the proof."""

    def read_part(self, sha256: str, *, offset: int, length: int) -> bytes:
        """That range of the sealed bytes; shorter only at the end. Raises KeyError when the part is not here."""

    def store_receipt(self, envelope: bytes, receipt: Receipt) -> None:
        """Keep the (verified) receipt and what follows from it, in one transaction.

        `acked_seq` = max(acked_seq, through_seq); the parts in `parts_held` become held; `sync_token` = the receipt's
        (unless it is empty); the time anchor of later facts = `digest_of(payload)` of this envelope.
        Digests in `parts_held` that the kiosk does not know are ignored. Twice is the same as once. A receipt of an ended
        epoch changes neither token nor anchor of the current one.
        """

    def sync_token(self) -> str:
        """The token of the newest receipt, at first that of the enrolment."""

    def set_time_anchor(self, digest: str) -> None:
        """`time.anchor` of later facts: hex SHA-256 of the payload of the last city statement that carried a time."""

    def cursor(self) -> str:
        """Opaque place in the change feed, "" before the first answer."""

    def apply_changes(self, changes: Changes, envelope: bytes) -> None:
        """Keep the (verified) items and `cursor` = `changes.next`, in one transaction.

        Items of unknown kind are kept or ignored, never an error; a lower version never replaces a higher one; an item
        whose data make no sense is skipped. Kind `configuration` replaces what `configuration()` answers.
        """

    def note_agent_state(self, state: AgentState) -> None:
        """What the truth bar shows; stamped with now, so that a screen can tell a stopped agent (stale after 60 s)."""


class EnrolmentBook(Protocol):
    """The enrolling side of the store."""

    def identity(self) -> SyncIdentity | None: ...

    def pending(self) -> PendingEnrolment | None: ...

    def keep_pending(self, pending: PendingEnrolment) -> None:
        """Replaces an older pending one. Durable when it returns: the keys must outlive the trip of the file."""

    def finish_enrolment(self, enrolment: Enrolment, envelope: bytes, pending: PendingEnrolment) -> None:
        """One transaction: identity and site, configuration, signing and reply key, sync token, cursor "", time anchor
        (`digest_of(payload)`), pending removed. The chain of `enrolment.epoch` is empty afterwards.
        """

    def head(self) -> ChainHead: ...


class AnchorLog(Protocol):
    """Where a signed city time becomes a `clock_anchored` fact (the journal, joined in `kiosk.agent`)."""

    def record_anchor(self, statement: bytes, *, boot: str, asked_up_ms: int, received_up_ms: int) -> None: ...


# --- the city's side -------------------------------------------------------------------------------------------------


class CityUnreachableError(Exception):
    """No answer: no route, refused, name unknown, cut. `timed_out`: a request was under way and took too long."""

    def __init__(self, sentence: str, *, timed_out: bool = False) -> None:
        super().__init__(sentence)
        self.timed_out = timed_out


class CityBusyError(Exception):
    """408, 425, 429 or 5xx: try again later, not before `retry_after_s` seconds when the city said so."""

    def __init__(self, status: int, retry_after_s: int | None = None) -> None:
        super().__init__(f"the city answered {status}")
        self.status = status
        self.retry_after_s = retry_after_s


class CityUnreadableError(Exception):
    """An answer that this protocol does not know: wrong type, wrong shape, too long, wrong signature."""


@dataclass(frozen=True, slots=True)
class MissingParts:
    """Answer of `parts/missing`: digests still lacking, and the signed receipt's envelope for those held."""

    missing: tuple[str, ...]
    receipt: bytes


class City(Protocol):
    """The wire. Both the HTTP client and the city simulator are one; one contract suite runs on both.

    Every call raises CityUnreachableError, CityBusyError, CityUnreadableError, or
    `sync.protocol.problems.ProblemError` for a numbered refusal. No call retries by itself.
    """

    def time(self, nonce: str) -> bytes:
        """Envelope of the `time` statement for that nonce (hex digest)."""

    def enrol(self, request: bytes) -> bytes:
        """Takes the signed enrolment request's envelope, gives the envelope of the `enrolment` statement."""

    def push_facts(self, envelopes: Sequence[bytes], *, head: ChainHead, sync_token: str) -> bytes:
        """Envelope of the receipt."""

    def parts_missing(self, digests: Sequence[str], *, sync_token: str, head: ChainHead | None = None) -> MissingParts:
        """Token and head show the city who asks; the token is never rotated by this. With no digests: only that."""

    def part_offset(self, sha256: str) -> int | None:
        """How many bytes of the part the city has (its size when complete), None when it knows nothing of it."""

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        """Creation with upload of the first bytes (all of them when the part is small); the new offset."""

    def append_part(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        """Resume at `offset`; the new offset."""

    def changes(self, *, after: str, wait_s: int) -> bytes:
        """Envelope of the `changes` statement; the city may hold the answer for `wait_s` seconds when nothing is new."""


class SideLines(Protocol):
    """More connections to the same city, for whole parts on a good line."""

    def create_parts(self, parts: Iterable[tuple[str, bytes]]) -> Sequence[int | Exception]:
        """`City.create_part` for each (sha256, sealed bytes), several at a time; new offsets in the same order.

        An exception in the list is one that `City.create_part` names. `parts` is read by the calling thread, and no faster than
        they are sent.
        """


class Listener(Protocol):
    """Asks for changes beside the other work, one question at a time."""

    def listen(self, *, after: str, wait_s: int) -> None: ...

    def collect(self) -> bytes | None:
        """The answer as `City.changes` would give it, None while there is none; raises what `City.changes` raises."""


# --- time and chance -------------------------------------------------------------------------------------------------


class Reading(Protocol):
    """`kiosk.flows.ports.Reading` is one. `wall` is aware UTC; `up_ms` counts from boot and includes suspend."""

    @property
    def wall(self) -> datetime: ...
    @property
    def boot(self) -> str: ...
    @property
    def up_ms(self) -> int: ...


class Clock(Protocol):
    def read(self) -> Reading: ...


class Jitter(Protocol):
    def below(self, bound_ms: int) -> int:
        """Uniform in 0..bound_ms, both included."""
