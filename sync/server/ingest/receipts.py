"""Signed receipts. A receipt that says the same again is the same receipt, byte for byte.

Invariant: a receipt is made inside the transaction that made it true, so none can be out before its facts are durable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from datetime import datetime

from sync.protocol.canonical import encode
from sync.protocol.fact import digest_of
from sync.protocol.instant import write_instant
from sync.protocol.statements import Receipt as ReceiptStatement
from sync.server.city_keys import city_keys
from sync.server.database_pool import rows_of
from sync.server.fleet.models import Chain
from sync.server.ingest.models import Receipt

_HELD = "select sha256 from ingest_part where kiosk = %s and sha256 = any(%s)"
_INSERT = "insert into ingest_receipt (kiosk, epoch, says, digest, envelope, made_at) values (%s, %s, %s, %s, %s, %s)"


def receipt(chain: Chain, *, sync_token: str, parts: Collection[str], now: datetime, says_new: bool = False) -> bytes:
    """The envelope of a receipt for all of `chain`, listing those of `parts` that the city holds.

    `says_new`: facts were just appended, so no receipt for this head can have been given yet.
    """
    held = tuple(sorted(held_parts(str(chain.kiosk), parts)))
    statement = ReceiptStatement(
        kiosk=str(chain.kiosk),
        epoch=chain.epoch,
        through_seq=chain.head_seq,
        head=chain.head_digest,
        server_time=write_instant(now),
        sync_token=sync_token,
        parts_held=held,
    ).to_object()
    says = hashlib.sha256(encode({**statement, "server_time": ""})).hexdigest()
    said = None if says_new else Receipt.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch, says=says).first()
    if said is not None:
        return bytes(said.envelope)
    signed = city_keys().state("receipt", statement)
    digest, envelope = digest_of(signed.payload), signed.to_bytes()
    rows_of(_INSERT, [chain.kiosk, chain.epoch, says, digest, envelope, now])
    return envelope


def held_parts(kiosk: str, digests: Collection[str]) -> set[str]:
    """Which of these parts of this kiosk the city holds."""
    if not digests:
        return set()
    return {sha256 for (sha256,) in rows_of(_HELD, [kiosk, list(digests)])}


def all_receipts() -> Iterator[bytes]:
    for row in Receipt.objects.order_by("made_at", "kiosk", "says").values_list("envelope", flat=True).iterator():
        yield bytes(row)
