"""What one fact says of time, beside what the city knows of it: the input of `time_evidence`. Pure.

Invariants
- An `Exchange` exists only after the city's own signature held: a forged `clock_anchored` gives nothing at all.
- `wall`, `boot`, `up_ms` and the two moments of an exchange are the kiosk's claims; `later_than`, `before` and `said_at` are
  the city's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.envelope import Envelope, payload_type, read_base64
from sync.protocol.fact import Fact, digest_of
from sync.protocol.instant import read_instant
from sync.protocol.statements import TimeStatement
from sync.trust.signing import BadSignatureError, Resolve, open_statement

_MAX_STATEMENT_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Exchange:
    """The kiosk asked the city for the time with the digest of its head, and got `said_at` (cut to milliseconds)."""

    statement: str  # hex SHA-256 of the statement's payload: what `time.anchor` of later facts names
    said_at: datetime
    nonce: str
    boot: str
    asked_up_ms: int
    received_up_ms: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact's place in time. `later_than`: a time that the city stated before this fact was made. `before`: when the city
    held this fact, or one after it. None: not known.
    """

    digest: str
    boot: str
    up_ms: int
    wall: datetime
    later_than: datetime | None = None
    before: datetime | None = None
    exchange: Exchange | None = None


def read_exchange(fact: Fact, resolve: Resolve) -> Exchange | None:
    """What a `clock_anchored` fact brings; None for another kind, and for a statement that `resolve`'s key did not sign."""
    if fact.kind != "clock_anchored":
        return None
    data: Any = fact.data
    try:
        payload = _signed_payload(data["statement"], resolve)
        statement = TimeStatement.from_object(decode(payload, limit_bytes=_MAX_STATEMENT_BYTES))
        said_at = read_instant(statement.time)
    except (MalformedError, BadSignatureError):
        return None
    asked, received = data["asked_up_ms"], data["received_up_ms"]
    return Exchange(digest_of(payload), said_at, statement.nonce, data["boot"], asked, received)


def _signed_payload(signed: Any, resolve: Resolve) -> bytes:
    payload = read_base64(signed["payload"], "statement.payload")
    signature = read_base64(signed["sig"], "statement.sig")
    return open_statement(Envelope(payload_type("time"), payload, signed["keyid"], signature), "time", resolve)
