"""An honest city in memory that implements the engine's `City` port, and can be told to fail in every way a city can.

Invariants
- Honest means: every signature and link is verified, receipts cover only what is kept, a part is held only when its bytes
  hash to its name. `tests/contract/test_city.py` runs the same suite on it and on the real server.
- It fails only when told: `mode` for all calls, `next_faults` for the next ones, `bend` to sign something untrue.
- `asked` lists the calls, so that a test can tell what the agent did.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sync.engine.ports import (
    CityBusyError,
    CityUnreachableError,
    CityUnreadableError,
    MissingParts,
)
from sync.protocol.canonical import decode, encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact_shape
from sync.protocol.instant import write_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import (
    MAX_CHANGES,
    ChangeItem,
    Changes,
    Configuration,
    Enrolment,
    EnrolmentRequest,
    Receipt,
    Site,
    TimeStatement,
)
from sync.testing.keys import Keys
from sync.testing.simulated_chain import Chain, Shown
from sync.trust.signing import BadSignatureError, SigningKey, VerifyKey, open_statement, sign_statement

Mode = Literal["honest", "dead", "slow", "busy", "garbage"]
Statement = Receipt | TimeStatement | Changes | Enrolment
ROUND_TRIP_S = 0.8  # of a slow line
SITE = Site("rw-05", "Balai RW 05 Keputran", "05", "Keputran", "Tegalsari", "A", 1)


class CitySimulator:
    def __init__(self, keys: Keys, *, now: Callable[[], datetime], configuration: Configuration | None = None) -> None:
        self.keys = keys
        self.now = now
        self.configuration = configuration or keys.configuration()
        self.mode: Mode = "honest"
        self.next_faults: deque[Exception] = deque()
        self.retry_after_s: int | None = None
        self.bend: Callable[[Statement], Statement] = lambda statement: statement
        self.signing_key: SigningKey = keys.city_key
        self.asked: list[str] = []
        self.pass_time: Callable[[float], None] = lambda _: None  # seconds; a manual clock's `advance`
        self.bytes_per_s = 0  # 0: the line takes no time
        self.chains: dict[tuple[str, int], Chain] = {}
        self.epoch_of: dict[str, int] = {}
        self.parts: dict[str, bytes] = {}
        self.incoming: dict[str, tuple[int, bytes]] = {}
        self.feed: list[ChangeItem] = []
        self.codes: dict[str, str] = {}
        self.code_for: dict[str, str] = {}  # codes issued for a kiosk that opens a new epoch
        self._tokens = 0

    # --- what a test arranges ----------------------------------------------------------------------------------------

    def admit(self, kiosk: str, key: VerifyKey, *, epoch: int = 1) -> str:
        """The kiosk is enrolled, its older epochs are ended; its first sync token."""
        for (known, _), older in self.chains.items():
            older.is_ended = older.is_ended or known == kiosk
        self.epoch_of[kiosk] = epoch
        chain = Chain(key, self._new_token(), [ChainHead.empty(epoch)])
        self.chains[kiosk, epoch] = chain
        return chain.token

    def chain(self, kiosk: str) -> Chain:
        return self.chains[kiosk, self.epoch_of[kiosk]]

    def line(self, kiosk: str) -> SimulatedLine:
        """What that kiosk holds in its hand: the `City` port, its requests already known to be its own."""
        return SimulatedLine(self, kiosk)

    def receipt_of(self, kiosk: str, epoch: int, parts: set[str]) -> bytes:
        """As in a courier's reply: what is held of that chain now, and which of these parts."""
        chain = self.chains[kiosk, epoch]
        return self._receipt(kiosk, chain, parts, shown=chain.token)

    def forget_after(self, kiosk: str, seq: int) -> None:
        """The city was restored from an older backup."""
        self.chain(kiosk).forget_after(seq)

    # --- the calls ---------------------------------------------------------------------------------------------------

    def time(self, nonce: str) -> bytes:
        self._may_fail("time")
        return self._state("time", TimeStatement(nonce, write_instant(self.now())))

    def enrol(self, request: bytes) -> bytes:
        self._may_fail("enrol")
        asked = _read_enrolment_request(request)
        if self.codes.get(asked.code, "used") not in ("", asked.public_key):
            raise ProblemError("403.2")
        kiosk, epoch = self._admitted(asked)
        key = VerifyKey.from_raw(bytes.fromhex(asked.public_key))
        token = self.admit(kiosk, key, epoch=epoch) if not self.codes[asked.code] else self.chain(kiosk).token
        self.codes[asked.code] = asked.public_key
        configuration, at = self.configuration, write_instant(self.now())
        return self._state("enrolment", Enrolment(kiosk, epoch, asked.public_key, SITE, configuration, token, at))

    def push_facts(
        self,
        kiosk: str,
        envelopes: Sequence[bytes],
        *,
        head: ChainHead,
        sync_token: str,
        created: datetime | None = None,
        is_fresh: bool = True,
    ) -> bytes:
        """`created`: when the request was signed, if that is not now; `is_fresh`: it was never here before."""
        self._may_fail("facts", sum(map(len, envelopes)) // 4)  # compressed
        epoch = parse_fact_shape(Envelope.from_bytes(envelopes[0]).payload).epoch
        if (chain := self.chains.get((kiosk, epoch))) is None:
            raise ProblemError("422.1", {"epoch": epoch})
        facts = chain.take(envelopes, Shown(head, sync_token, created or self.now(), is_fresh), self._new_token)
        return self._receipt(kiosk, chain, {part.sha256 for fact in facts for part in fact.parts}, shown=sync_token)

    def parts_missing(
        self,
        kiosk: str,
        digests: Sequence[str],
        *,
        sync_token: str = "",
        head: ChainHead | None = None,
        created: datetime | None = None,
    ) -> MissingParts:
        self._may_fail("missing" if digests else "attend")
        chain = self.chain(kiosk)
        chain.judge(Shown(head, sync_token, created or self.now()), brings_facts=False)
        missing = tuple(sha256 for sha256 in digests if sha256 not in self.parts)
        return MissingParts(missing, self._receipt(kiosk, chain, set(digests)))

    def part_offset(self, sha256: str) -> int | None:
        self._may_fail("offset")
        if sha256 in self.parts:
            return len(self.parts[sha256])
        return len(self.incoming[sha256][1]) if sha256 in self.incoming else None

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        self._may_fail("create", len(first))
        if sha256 in self.parts:
            return len(self.parts[sha256])
        return self._receive(sha256, size_bytes, first)

    def append_part(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        self._may_fail("append", len(chunk))
        if sha256 not in self.incoming:
            raise ProblemError("404.3")
        size_bytes, so_far = self.incoming[sha256]
        if len(so_far) != offset:
            raise ProblemError("409.5", {"offset": len(so_far)})
        return self._receive(sha256, size_bytes, so_far + chunk)

    def changes(self, kiosk: str, *, after: str) -> bytes:
        self._may_fail("changes")
        start = int(after or "0")
        items = tuple(self.feed[start : start + MAX_CHANGES])
        return self._state("changes", Changes(kiosk, after, str(start + len(items)) if items else after, items))

    # --- inside ------------------------------------------------------------------------------------------------------

    def _may_fail(self, call: str, size_bytes: int = 0) -> None:
        self.asked.append(call)
        if self.bytes_per_s:
            self.pass_time(ROUND_TRIP_S + size_bytes / self.bytes_per_s)
        if self.next_faults:
            raise self.next_faults.popleft()
        if self.mode == "dead":
            raise CityUnreachableError("the city is dead")
        if self.mode == "slow":
            raise CityUnreachableError("the city is slow", timed_out=True)
        if self.mode == "busy":
            raise CityBusyError(503, self.retry_after_s)
        if self.mode == "garbage":
            raise CityUnreadableError("noise")

    def _admitted(self, asked: EnrolmentRequest) -> tuple[str, int]:
        """Which kiosk this is, in which epoch."""
        known = self.code_for.get(asked.code)
        if known is None and asked.epoch > 1 and len(self.epoch_of) == 1:
            known = next(iter(self.epoch_of))
        if known is None:
            return str(uuid.uuid5(uuid.NAMESPACE_OID, asked.public_key)), asked.epoch
        if self.codes[asked.code]:
            return known, self.epoch_of[known]
        return known, max(self.epoch_of[known] + 1, asked.epoch)

    def _receive(self, sha256: str, size_bytes: int, body: bytes) -> int:
        self.incoming[sha256] = (size_bytes, body)
        if len(body) >= size_bytes:
            del self.incoming[sha256]
            if hashlib.sha256(body).hexdigest() != sha256:
                raise ProblemError("460.1")
            self.parts[sha256] = body
        return len(body)

    def _receipt(self, kiosk: str, chain: Chain, parts: set[str], *, shown: str = "") -> bytes:
        held = tuple(sorted(parts & self.parts.keys()))
        head, at = chain.head, write_instant(self.now())
        token = shown if chain.is_ended else chain.token
        return self._state("receipt", Receipt(kiosk, head.epoch, head.seq, head.digest, at, token, held))

    def _state(self, kind: str, statement: Statement) -> bytes:
        payload = encode(self.bend(statement).to_object())
        return sign_statement(kind, payload, self.signing_key, self.signing_key.public.keyid).to_bytes()

    def _new_token(self) -> str:
        self._tokens += 1
        return f"token-{self._tokens:016d}"


@dataclass(frozen=True, slots=True)
class SimulatedLine:
    """`sync.engine.ports.City` for one kiosk."""

    city: CitySimulator
    kiosk: str

    def time(self, nonce: str) -> bytes:
        return self.city.time(nonce)

    def enrol(self, request: bytes) -> bytes:
        return self.city.enrol(request)

    def push_facts(self, envelopes: Sequence[bytes], *, head: ChainHead, sync_token: str) -> bytes:
        return self.city.push_facts(self.kiosk, envelopes, head=head, sync_token=sync_token)

    def parts_missing(self, digests: Sequence[str], *, sync_token: str, head: ChainHead | None = None) -> MissingParts:
        return self.city.parts_missing(self.kiosk, digests, sync_token=sync_token, head=head)

    def part_offset(self, sha256: str) -> int | None:
        return self.city.part_offset(sha256)

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        return self.city.create_part(sha256, size_bytes=size_bytes, first=first)

    def append_part(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        return self.city.append_part(sha256, offset=offset, chunk=chunk)

    def changes(self, *, after: str, wait_s: int) -> bytes:  # noqa: ARG002 - the port's; nothing is waited for in memory
        return self.city.changes(self.kiosk, after=after)


def bent(**changes: object) -> Callable[[Statement], Statement]:
    """For `CitySimulator.bend`: the city signs other values in the statements that have these fields."""

    def bend(statement: Statement) -> Statement:
        known: Mapping[str, object] = {name: value for name, value in changes.items() if hasattr(statement, name)}
        return replace(statement, **known) if known else statement  # type: ignore[arg-type]

    return bend


def _read_enrolment_request(data: bytes) -> EnrolmentRequest:
    request = EnrolmentRequest.from_object(decode(Envelope.from_bytes(data).payload, limit_bytes=16 * 1024))
    key = VerifyKey.from_raw(bytes.fromhex(request.public_key))
    try:
        open_statement(data, "enrolment", lambda _: key)
    except BadSignatureError:
        raise ProblemError("422.2") from None
    return request
