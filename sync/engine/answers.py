"""From the city's bytes to statements that may be believed: bytes in, statement or exception out.

Rules
- Signature first (a key named by the signed configuration), then shape, then whether the statement answers *this* question
  by *this* kiosk. Anything else is `CityUnreadableError`; nothing of it is used.
- A receipt is believed only as far as its head is a head of the chain that is here; one that is not raises
  `ReceiptDisagreesError` and marks nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sync.engine.ports import CityUnreadableError, SyncIdentity
from sync.engine.verdict import ReceiptDisagreesError
from sync.protocol.canonical import JsonObject, MalformedError, decode
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.instant import read_instant
from sync.protocol.statements import MAX_STATEMENT_BYTES, Changes, Configuration, Enrolment, Receipt, TimeStatement
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

Resolve = Callable[[str], VerifyKey | None]
Statement = TypeVar("Statement")


class WrongRootError(CityUnreadableError):
    """The answer is signed by another key than the root that the technician typed."""


def keys_of(configuration: Configuration) -> Resolve:
    """City keys by id. A key whose id is not the digest of its bytes is left out."""
    keys: dict[str, VerifyKey] = {}
    for city_key in configuration.city_keys:
        key = VerifyKey.from_raw(bytes.fromhex(city_key.public_key))
        if key.keyid == city_key.keyid:
            keys[key.keyid] = key
    return keys.get


def read_time(data: bytes, *, nonce: str, resolve: Resolve) -> datetime:
    """The city's time, aware UTC."""
    statement = _read(data, "time", resolve, TimeStatement.from_object)
    if statement.nonce != nonce:
        raise CityUnreadableError("the time statement answers another nonce")
    return read_instant(statement.time)


def read_receipt(
    data: bytes,
    *,
    identity: SyncIdentity,
    resolve: Resolve,
    head_at: Callable[[int], ChainHead | None],
    head: ChainHead,
) -> Receipt:
    """`head` is the newest of this chain, `head_at` the head after a seq (None: not kept any more)."""
    receipt = _read(data, "receipt", resolve, Receipt.from_object)
    if (receipt.kiosk, receipt.epoch) != (identity.kiosk, identity.epoch):
        raise CityUnreadableError("the receipt is for another chain")
    if receipt.through_seq > head.seq:
        raise ReceiptDisagreesError("rollback")
    ours = head_at(receipt.through_seq)
    if ours is not None and receipt.head != ours.digest:
        raise ReceiptDisagreesError("fork", receipt.through_seq)
    return receipt


def read_changes(data: bytes, *, after: str, identity: SyncIdentity, resolve: Resolve) -> Changes:
    changes = _read(data, "changes", resolve, Changes.from_object)
    if changes.kiosk != identity.kiosk or changes.after != after:
        raise CityUnreadableError("the changes answer another question")
    if changes.items and changes.next == after:
        raise CityUnreadableError("the change feed does not move")
    return changes


def read_enrolment(data: bytes, *, root: str, public_key: str, epoch: int) -> Enrolment:
    """Accepts only what the root key signed, `root` being the SHA-256 that the technician typed.

    The root's public key travels inside the answer; that its digest is `root` is what makes it the root. Raises
    WrongRootError when another key signed it.
    """
    try:
        envelope = Envelope.from_bytes(data)
        claimed = Enrolment.from_object(decode(envelope.payload, limit_bytes=MAX_STATEMENT_BYTES))
    except MalformedError as error:
        raise CityUnreadableError("not an enrolment statement") from error
    if envelope.keyid != root or keys_of(claimed.configuration)(root) is None:
        raise WrongRootError("the enrolment is not signed by the root key that was typed")
    enrolment = _read(data, "enrolment", keys_of(claimed.configuration), Enrolment.from_object)
    if (
        enrolment.public_key != public_key or enrolment.epoch < epoch
    ):  # the city decides the epoch, but never an old one
        raise CityUnreadableError("the enrolment is for another key or an older epoch")
    return enrolment


def _read(data: bytes, kind: str, resolve: Resolve, parse: Callable[[JsonObject], Statement]) -> Statement:
    try:
        payload = open_statement(data, kind, resolve)
        return parse(decode(payload, limit_bytes=MAX_STATEMENT_BYTES))
    except (BadSignatureError, MalformedError) as error:
        raise CityUnreadableError(f"the {kind} statement cannot be believed") from error
