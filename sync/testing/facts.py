"""A small kiosk that only makes facts: valid, chained, signed envelopes with sealed parts, for tests and benches.

Invariants
- What it makes is what a real kiosk would send: `walk` accepts it, the city accepts it.
- Misbehaviour is asked for by name: `senseless` (bad data), `fork` (another fact with the same seq), `skip` (a gap).
- Ids follow from the seed and the place in the chain, so a failing test repeats exactly.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sync.protocol.canonical import encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Actor, Fact, FactTime, PartRef, digest_of
from sync.protocol.instant import write_instant
from sync.testing.keys import Keys
from sync.testing.manual_clock import ManualClock
from sync.testing.samples import sample_data
from sync.trust.sealing import SealedPart, seal
from sync.trust.signing import SigningKey, sign_statement

RESIDENT = Actor("resident")
SYSTEM = Actor("system")


@dataclass(frozen=True, slots=True)
class PlainPart:
    """What is sealed into a part. `body` is taken as it is."""

    role: str
    media: str
    body: bytes = field(repr=False)
    recipients: int = 1


@dataclass(frozen=True, slots=True)
class MadeFact:
    """`envelope` is what goes on the wire; `sealed` are its parts' bytes in the fact's order."""

    fact: Fact
    payload: bytes = field(repr=False)
    envelope: bytes = field(repr=False)
    sealed: tuple[SealedPart, ...] = ()


class FactMaker:
    """One kiosk in one epoch. `head` is where its chain stands."""

    def __init__(
        self,
        keys: Keys,
        *,
        clock: ManualClock | None = None,
        epoch: int = 1,
        key: SigningKey | None = None,
        chance: str = "",
    ) -> None:
        self.keys = keys
        self.clock = clock or ManualClock()
        self.head = ChainHead.empty(epoch)
        self.anchor: str | None = None  # what the next facts name in `time.anchor`
        self.pace_s = 1.0  # between facts; a city that is asked in earnest sees when they cannot have taken so long
        self._key = key or keys.kiosk_key
        self._chance = random.Random(f"{keys.kiosk} {epoch}{chance}")  # noqa: S311 - repeatable ids, not secrets

    def new_id(self) -> str:
        """A UUIDv7 of the clock's millisecond."""
        at_ms = int(self.clock.now().timestamp() * 1000) & (2**48 - 1)
        chance = self._chance.getrandbits(74)
        high, low = chance >> 62, chance & (2**62 - 1)
        return str(uuid.UUID(int=at_ms << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))

    def add(
        self,
        kind: str,
        data: Mapping[str, object] | None = None,
        *,
        subject: str | None = None,
        actor: Actor = SYSTEM,
        parts: Sequence[PlainPart] = (),
    ) -> MadeFact:
        """The next fact of the chain; without `data`, the kind's sample. `pace_s` passes before each."""
        made = self._make(kind, data, subject, actor, parts)
        self.head = ChainHead(made.fact.epoch, made.fact.seq, digest_of(made.payload))
        return made

    def add_many(self, count: int, kind: str = "heartbeat") -> list[MadeFact]:
        return [self.add(kind) for _ in range(count)]

    def senseless(self) -> MadeFact:
        """A well-formed, signed, chained fact whose data its kind does not allow; the chain goes on after it."""
        return self.add("heartbeat", {"up_s": "long"})

    def fork(self, kind: str = "heartbeat") -> MadeFact:
        """Another fact with the seq of the next one; the chain does not go on after it."""
        return self._make(kind, None, None, SYSTEM, ())

    def skip(self, count: int = 1) -> None:
        """Forgets the next `count` facts: what follows has a gap before it."""
        self.add_many(count)

    def file_request(
        self, *, service: str = "ADM-KTP-BARU", photos: int = 2, photo_bytes: int = 50_000
    ) -> list[MadeFact]:
        """What one visit makes: ticket, consent, request with a sealed form and photos, all about one new subject."""
        subject, body = self.new_id(), self._chance.randbytes(photo_bytes)
        form = PlainPart("form", "application/json", encode({"keperluan": "contoh"}))
        pictures = [PlainPart(f"foto{number}", "image/jpeg", body) for number in range(1, photos + 1)]
        ticket = self.add("ticket_issued", {**sample_data("ticket_issued"), "service": service}, subject=subject)
        consent = self.add("consent_given", subject=subject, actor=RESIDENT)
        data = {**sample_data("request_filed"), "service": service, "code": self._status_code()}
        filed = self.add("request_filed", data, subject=subject, actor=RESIDENT, parts=[form, *pictures])
        return [ticket, consent, filed]

    def _make(
        self,
        kind: str,
        data: Mapping[str, object] | None,
        subject: str | None,
        actor: Actor,
        parts: Sequence[PlainPart],
    ) -> MadeFact:
        self.clock.advance(self.pace_s)
        sealed = tuple(seal(part.body, self.keys.recipients(part.recipients)) for part in parts)
        fact = Fact(
            kiosk=self.keys.kiosk,
            epoch=self.head.epoch,
            seq=self.head.seq + 1,
            id=self.new_id(),
            kind=kind,
            prev=self.head.digest,
            time=self._time(),
            actor=actor,
            subject=subject or self.keys.kiosk,
            data=sample_data(kind) if data is None else data,
            parts=tuple(_reference(part, body) for part, body in zip(parts, sealed, strict=True)),
        )
        return signed(fact, self._key, sealed)

    def _time(self) -> FactTime:
        reading = self.clock.read()
        return FactTime(write_instant(reading.wall), reading.boot, reading.up_ms, self.anchor)

    def _status_code(self) -> str:
        return "".join(self._chance.choices("23456789ABCDEFGHJKMNPQRSTUVWXYZ", k=8))


def signed(fact: Fact, key: SigningKey, sealed: tuple[SealedPart, ...] = ()) -> MadeFact:
    """Signs a fact as it is, sensible or not: tests need bad ones with good signatures."""
    payload = encode(fact.to_object())
    return MadeFact(fact, payload, sign_statement("fact", payload, key, fact.kiosk).to_bytes(), sealed)


def tampered(made: MadeFact, key: SigningKey, **changes: object) -> MadeFact:
    """The same fact with other fields, signed again, as someone who holds the key could."""
    return signed(replace(made.fact, **changes), key, made.sealed)  # type: ignore[arg-type]


def _reference(part: PlainPart, sealed: SealedPart) -> PartRef:
    return PartRef(part.role, sealed.sha256, len(sealed.body), part.media, part.recipients)
