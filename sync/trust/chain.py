"""The chain of a kiosk's facts in one epoch: each names the digest of the one before.

Invariants
- The first fact of an epoch has seq 1 and the genesis digest; each next has the next seq, the same kiosk and epoch, and
  `prev` equal to the SHA-256 of the payload before it. So a removed, moved, changed or doubled fact breaks the chain.
- Facts cut off at the end are found only by someone who knows the head: pass `until`.
- An epoch has its own key: walk each epoch by itself, with that epoch's key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Fact, digest_of, parse_fact_shape
from sync.trust.signing import Resolve, open_statement

Break = Literal["gap", "repeated", "prev", "epoch", "kiosk", "head"]


class BrokenChainError(Exception):
    """`reason` says which rule broke, `expected` which seq the chain would go on with."""

    def __init__(self, reason: Break, expected: int) -> None:
        super().__init__(f"the chain is broken ({reason}) where seq {expected} was expected")
        self.reason: Break = reason
        self.expected = expected


def check_link(fact: Fact, payload: bytes, previous: ChainHead | None) -> ChainHead:
    """The head after `fact`; None before the first fact of an epoch. `payload` is the signed bytes of `fact`.

    Raises BrokenChainError.
    """
    head = previous or ChainHead.empty(fact.epoch)
    expected = head.seq + 1
    if fact.epoch != head.epoch:
        raise BrokenChainError("epoch", expected)
    if fact.seq != expected:
        raise BrokenChainError("gap" if fact.seq > expected else "repeated", expected)
    if fact.prev != (GENESIS if head.seq == 0 else head.digest):
        raise BrokenChainError("prev", expected)
    return ChainHead(fact.epoch, fact.seq, digest_of(payload))


def walk(
    envelopes: Iterable[bytes],
    resolve: Resolve,
    *,
    after: ChainHead | None = None,
    until: ChainHead | None = None,
) -> Iterator[Fact]:
    """The facts of one epoch in order, each yielded after its signature and its link held.

    `after` is where the walk begins (None: at the first fact), `until` the head that must be reached.

    Raises:
        MalformedError: an envelope or a fact that is not of its shape.
        BadSignatureError, BrokenChainError: at the first fact that fails.
    """
    head, kiosk = after, None
    for data in envelopes:
        envelope = Envelope.from_bytes(data)
        payload = open_statement(envelope, "fact", resolve)
        fact = parse_fact_shape(payload)
        if fact.kiosk != envelope.keyid or fact.kiosk != (kiosk or fact.kiosk):
            raise BrokenChainError("kiosk", head.seq + 1 if head else 1)
        head, kiosk = check_link(fact, payload, head), fact.kiosk
        yield fact
    if until is not None and head != until:
        raise BrokenChainError("head", head.seq + 1 if head else 1)
