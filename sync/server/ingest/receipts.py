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
from sync.server.fleet.models import Chain
from sync.server.ingest.models import Part, Receipt


def receipt(chain: Chain, *, sync_token: str, parts: Collection[str], now: datetime) -> bytes:
    """The envelope of a receipt for all of `chain`, listing those of `parts` that the city holds."""
    held = tuple(sorted(held_parts(parts)))
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
    said = Receipt.objects.filter(kiosk=chain.kiosk, epoch=chain.epoch, says=says).first()
    if said is not None:
        return bytes(said.envelope)
    signed = city_keys().state("receipt", statement)
    digest, envelope = digest_of(signed.payload), signed.to_bytes()
    Receipt.objects.create(
        kiosk=chain.kiosk, epoch=chain.epoch, says=says, digest=digest, envelope=envelope, made_at=now
    )
    return envelope


def held_parts(digests: Collection[str]) -> set[str]:
    return set(Part.objects.filter(sha256__in=digests).values_list("sha256", flat=True)) if digests else set()


def all_receipts() -> Iterator[bytes]:
    for row in Receipt.objects.order_by("made_at", "id").values_list("envelope", flat=True).iterator():
        yield bytes(row)
