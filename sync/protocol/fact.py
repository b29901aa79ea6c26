"""A fact: who, what, when; immutable, chained, without personal data. The shape that all kinds share.

Invariants
- A payload is at most MAX_FACT_BYTES; every string in the shape has a narrow form; no unknown field is admitted, because
  what is in a fact can never be erased.
- `to_payload` refuses data that its kind does not allow, so no free text can be signed by mistake.
- `parse_fact_shape` reads facts of any kind, also of kinds this version does not know; `parse_fact` asks for sense too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.chain_head import GENESIS, MAX_EPOCH
from sync.protocol.fields import Fields
from sync.protocol.kinds import SenselessError, check_data
from sync.protocol.patterns import FACT_KIND, IDENTIFIER, SHA256, UUID

__all__ = [
    "GENESIS",
    "MAX_FACT_BYTES",
    "MAX_PARTS",
    "MAX_PART_BYTES",
    "Actor",
    "Fact",
    "FactTime",
    "PartRef",
    "Role",
    "SenselessError",
    "check_data",
    "digest_of",
    "parse_fact",
    "parse_fact_shape",
    "parse_time",
]

MAX_FACT_BYTES = 16 * 1024
MAX_PARTS = 32
MAX_PART_BYTES = 16 * 1024 * 1024

Role = Literal["resident", "officer", "technician", "system"]

_ROLES = "resident|officer|technician|system"
_MEDIA = "image/jpeg|application/json|application/pdf|text/plain"


@dataclass(frozen=True, slots=True)
class FactTime:
    """`wall` is only a claim; `up_ms` counts from boot including suspend; `anchor` names the last city time statement."""

    wall: str
    boot: str
    up_ms: int
    anchor: str | None = None

    def to_object(self) -> dict[str, object]:
        return {"wall": self.wall, "boot": self.boot, "up_ms": self.up_ms, "anchor": self.anchor}

    @classmethod
    def from_fields(cls, fields: Fields) -> FactTime:
        fields.only("wall", "boot", "up_ms", "anchor")
        return cls(
            wall=fields.instant("wall"),
            boot=fields.text("boot", UUID),
            up_ms=fields.integer("up_ms"),
            anchor=fields.text_or_null("anchor", SHA256),
        )


@dataclass(frozen=True, slots=True)
class Actor:
    role: Role
    officer: str | None = None

    def to_object(self) -> dict[str, object]:
        return {"role": self.role} if self.officer is None else {"role": self.role, "officer": self.officer}

    @classmethod
    def from_fields(cls, fields: Fields) -> Actor:
        fields.only("role", "officer")
        officer = fields.text("officer", UUID) if fields.has("officer") else None
        return cls(cast("Role", fields.text("role", _ROLES)), officer)


@dataclass(frozen=True, slots=True)
class PartRef:
    """`sha256` and `size` (bytes) are of the sealed bytes; `recipients` is the number of a recipient set."""

    role: str
    sha256: str
    size: int
    media: str
    recipients: int = 1

    def to_object(self) -> dict[str, object]:
        return {
            "role": self.role,
            "sha256": self.sha256,
            "size": self.size,
            "media": self.media,
            "recipients": self.recipients,
        }

    @classmethod
    def from_fields(cls, fields: Fields) -> PartRef:
        fields.only("role", "sha256", "size", "media", "recipients")
        return cls(
            role=fields.text("role", IDENTIFIER),
            sha256=fields.text("sha256", SHA256),
            size=fields.integer("size", 1, MAX_PART_BYTES),
            media=fields.text("media", _MEDIA),
            recipients=fields.integer("recipients", 1, 99),
        )


@dataclass(frozen=True, slots=True)
class Fact:
    kiosk: str
    epoch: int
    seq: int
    id: str
    kind: str
    prev: str
    time: FactTime
    actor: Actor
    subject: str
    data: Mapping[str, object]
    parts: tuple[PartRef, ...] = ()

    def to_object(self) -> dict[str, object]:
        return {
            "v": 1,
            "kiosk": self.kiosk,
            "epoch": self.epoch,
            "seq": self.seq,
            "id": self.id,
            "kind": self.kind,
            "prev": self.prev,
            "time": self.time.to_object(),
            "actor": self.actor.to_object(),
            "subject": self.subject,
            "data": dict(self.data),
            "parts": [part.to_object() for part in self.parts],
        }

    def to_payload(self) -> bytes:
        """The canonical bytes to sign. Raises MalformedError (SenselessError for data that the kind does not allow)."""
        payload = encode(self.to_object())
        parse_fact(payload)
        return payload


def parse_fact(payload: bytes) -> Fact:
    """Raises MalformedError for the shape, SenselessError (a MalformedError) for kind and data."""
    fact = parse_fact_shape(payload)
    check_data(fact.kind, fact.data)
    return fact


def parse_fact_shape(payload: bytes) -> Fact:
    """The shape only: kind may be unknown here and `data` any object. Raises MalformedError."""
    fields = Fields(decode(payload, limit_bytes=MAX_FACT_BYTES), "fact")
    fields.only("v", "kiosk", "epoch", "seq", "id", "kind", "prev", "time", "actor", "subject", "data", "parts")
    fields.integer("v", 1, 1)
    return Fact(
        kiosk=fields.text("kiosk", UUID),
        epoch=fields.integer("epoch", 1, MAX_EPOCH),
        seq=fields.integer("seq", 1),
        id=fields.text("id", UUID),
        kind=fields.text("kind", FACT_KIND),
        prev=fields.text("prev", SHA256),
        time=FactTime.from_fields(fields.fields("time")),
        actor=Actor.from_fields(fields.fields("actor")),
        subject=fields.text("subject", UUID),
        data=fields.mapping("data"),
        parts=_read_parts(fields),
    )


def parse_time(payload: bytes) -> FactTime:
    """What a fact says of its time, and nothing else of it: for facts whose shape was read when they came. Raises MalformedError."""
    return FactTime.from_fields(Fields(decode(payload, limit_bytes=MAX_FACT_BYTES), "fact").fields("time"))


def digest_of(payload: bytes) -> str:
    """Hex SHA-256 of a payload: what the next fact names as `prev`."""
    return hashlib.sha256(payload).hexdigest()


def _read_parts(fields: Fields) -> tuple[PartRef, ...]:
    parts = tuple(PartRef.from_fields(Fields(part, "fact.part")) for part in fields.array("parts", MAX_PARTS))
    if len({part.sha256 for part in parts}) != len(parts):
        raise MalformedError("fact.parts names the same bytes twice")
    return parts
