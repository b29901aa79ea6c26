"""From the lines of a batch to facts, up to the first line that is none. Pure: no database, no signature.

Invariants
- A batch is of one epoch: lines of another epoch end it without being refused; the receipt says how far it went, and the
  kiosk sends the rest by itself.
- What cannot be read is not kept: it has no place in a chain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sync.protocol.canonical import MalformedError
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of, parse_fact_shape
from sync.server.ingest.fact_store import FACT_TYPE, ReceivedFact

MAX_LINE_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class Batch:
    """`is_broken`: reading stopped at a line that is no fact of this kiosk."""

    facts: tuple[ReceivedFact, ...]
    is_broken: bool


def read_batch(kiosk: str, lines: Sequence[bytes]) -> Batch:
    facts: list[ReceivedFact] = []
    for line in lines:
        try:
            received = _read_line(line)
        except MalformedError:
            return Batch(tuple(facts), is_broken=True)
        if received.fact.kiosk != kiosk or received.envelope.keyid != kiosk:
            return Batch(tuple(facts), is_broken=True)
        if facts and received.fact.epoch != facts[0].fact.epoch:
            break
        facts.append(received)
    return Batch(tuple(facts), is_broken=False)


def _read_line(line: bytes) -> ReceivedFact:
    envelope = Envelope.from_bytes(line, limit_bytes=MAX_LINE_BYTES)
    if envelope.payload_type != FACT_TYPE:
        raise MalformedError("another kind of statement than a fact")
    return ReceivedFact(line, envelope, parse_fact_shape(envelope.payload), digest_of(envelope.payload))
