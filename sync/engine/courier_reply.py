"""A reply that a courier brought: from the city's bytes to statements that may be believed, each as if it came over the wire.

Rules
- The reply's own signature first, then whose it is, then every statement in it; one that cannot be believed refuses the
  whole reply before anything of it is used (`CityUnreadableError`, or `ReceiptDisagreesError` for another chain).
- The time must answer the head that the bundle's manifest showed: so it is later than the export.
- Changes count from where the kiosk's cursor is; what does not follow from there is left out, never an error.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from sync.engine.answers import Resolve, read_changes, read_receipt, read_time
from sync.engine.ports import CityUnreadableError, SyncIdentity
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.chain_head import ChainHead
from sync.protocol.courier import MAX_REPLY_BYTES, Reply
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import Changes, Receipt
from sync.trust.signing import BadSignatureError, open_statement


class NotForUsError(CityUnreadableError):
    """A whole statement, but not of our city, or for another kiosk or bundle."""


class ChainBook(Protocol):
    """The chains that are here."""

    def head_of(self, epoch: int) -> ChainHead: ...
    def head_at(self, seq: int, *, epoch: int | None = None) -> ChainHead | None: ...


@dataclass(frozen=True, slots=True)
class OpenedReply:
    """The reply itself is believed; of what is in it nothing yet. `digest` is of its signed bytes."""

    reply: Reply
    digest: str


@dataclass(frozen=True, slots=True)
class BelievedReply:
    """Each with the envelope it came in. `time_digest` is what `time.anchor` of later facts may name."""

    time: datetime
    time_envelope: bytes
    receipts: tuple[tuple[bytes, Receipt], ...]
    changes: tuple[tuple[bytes, Changes], ...]

    @property
    def time_digest(self) -> str:
        return digest_of(Envelope.from_bytes(self.time_envelope).payload)


def open_reply(data: bytes, *, resolve: Resolve, kiosk: str) -> OpenedReply:
    """Raises CityUnreadableError; NotForUsError when only its sender or its addressee is another."""
    try:
        envelope = Envelope.from_bytes(data, limit_bytes=MAX_REPLY_BYTES)
        payload = open_statement(envelope, "courier", resolve)
        reply = Reply.from_object(decode(payload, limit_bytes=MAX_REPLY_BYTES))
    except BadSignatureError as error:
        raise NotForUsError("the reply is not signed by our city") from error
    except MalformedError as error:
        raise CityUnreadableError("the reply cannot be read") from error
    if reply.kiosk != kiosk:
        raise NotForUsError("the reply is for another kiosk")
    return OpenedReply(reply, digest_of(payload))


def believe(
    opened: OpenedReply, *, identity: SyncIdentity, resolve: Resolve, book: ChainBook, heads: Collection[str]
) -> BelievedReply:
    """`heads` are the digests that manifests of this volume showed; empty when this kiosk made no such volume.

    Raises CityUnreadableError, NotForUsError, ReceiptDisagreesError.
    """
    reply = opened.reply
    if not heads:
        raise NotForUsError("the reply is to a bundle that was not made here")
    return BelievedReply(
        time=_read_time(reply.time, heads, resolve),
        time_envelope=reply.time,
        receipts=tuple((data, _read_receipt(data, identity, resolve, book)) for data in reply.receipts),
        changes=tuple(_consecutive(reply.changes, identity, resolve)),
    )


def still_to_apply(changes: Sequence[tuple[bytes, Changes]], cursor: str) -> Sequence[tuple[bytes, Changes]]:
    """From the one that goes on where `cursor` is; none when there is no such."""
    for place, (_, one) in enumerate(changes):
        if one.after == cursor:
            return changes[place:]
    return ()


def _read_time(data: bytes, heads: Collection[str], resolve: Resolve) -> datetime:
    refused: CityUnreadableError | None = None
    for nonce in heads:
        try:
            return read_time(data, nonce=nonce, resolve=resolve)
        except CityUnreadableError as error:
            refused = error
    assert refused is not None
    raise refused


def _read_receipt(data: bytes, identity: SyncIdentity, resolve: Resolve, book: ChainBook) -> Receipt:
    try:
        told = Receipt.from_object(decode(Envelope.from_bytes(data).payload, limit_bytes=MAX_REPLY_BYTES))
    except MalformedError as error:
        raise CityUnreadableError("a receipt in the reply cannot be read") from error
    epoch = told.epoch
    if epoch > identity.epoch:
        raise CityUnreadableError("a receipt is for an epoch that is not known here")
    head_at: Callable[[int], ChainHead | None] = lambda seq: book.head_at(seq, epoch=epoch)  # noqa: E731
    return read_receipt(
        data, identity=replace(identity, epoch=epoch), resolve=resolve, head_at=head_at, head=book.head_of(epoch)
    )


def _consecutive(
    envelopes: Sequence[bytes], identity: SyncIdentity, resolve: Resolve
) -> Sequence[tuple[bytes, Changes]]:
    found: list[tuple[bytes, Changes]] = []
    for data in envelopes:
        try:
            after = Changes.from_object(decode(Envelope.from_bytes(data).payload, limit_bytes=MAX_REPLY_BYTES)).after
        except MalformedError as error:
            raise CityUnreadableError("changes in the reply cannot be read") from error
        if found and after != found[-1][1].next:
            raise CityUnreadableError("the changes in the reply do not follow each other")
        found.append((data, read_changes(data, after=after, identity=identity, resolve=resolve)))
    return found
