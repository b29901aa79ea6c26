"""The reply to a bundle: what the city holds now, the time, and what is new; signed, then sealed to the kiosk's reply key.

Invariants
- It is made when it is asked for and kept nowhere. Asking again gives the same with newer receipts, never less.
- There is one only to a bundle that was taken, and only while its kiosk is not revoked: the reply holds the roster.
- Changes follow each other from the manifest's cursor; what does not fit is for the next reply (`more`).
- Receipts show the current token, which is never turned on by a courier.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sync.protocol.canonical import decode
from sync.protocol.courier import (
    MAX_CHANGES,
    MAX_MANIFEST_BYTES,
    MAX_REPLY_BYTES,
    BundleState,
    Manifest,
    Reply,
    ReplyName,
)
from sync.protocol.envelope import Envelope
from sync.protocol.instant import write_instant
from sync.protocol.problems import ProblemError
from sync.protocol.statements import TimeStatement
from sync.server.city_keys import city_keys
from sync.server.courier.models import CourierBundle
from sync.server.fleet import feed
from sync.server.fleet.models import Chain, Kiosk
from sync.server.ingest.receipts import receipt
from sync.trust.sealing import seal

PARTS_A_RECEIPT = 5_000
# Envelopes lie in the reply as base64 of base64; the seal and the rest of the reply have the remaining room.
_ROOM_BYTES = MAX_REPLY_BYTES * 3 // 4 - 256 * 1024


def state_of(bundle: CourierBundle) -> BundleState:
    """What who brought it is told."""
    name = None
    if bundle.state == CourierBundle.DONE:
        name = ReplyName(str(bundle.kiosk), bundle.epoch or 1, str(bundle.set_id), bundle.volume or 1)
    stage = bundle.state if bundle.state != CourierBundle.RECEIVED else "received"
    return BundleState(stage, bundle.facts, bundle.parts, bundle.code, name)  # type: ignore[arg-type]


def exists(bundle: CourierBundle) -> bool:
    return bundle.state == CourierBundle.DONE and _kiosk(bundle) is not None


def _kiosk(bundle: CourierBundle) -> Kiosk | None:
    return Kiosk.objects.filter(id=bundle.kiosk, revoked_at=None).first() if bundle.kiosk else None


def build(bundle: CourierBundle) -> bytes:
    """The sealed file. Raises ProblemError 404.5."""
    kiosk = _kiosk(bundle)
    if bundle.state != CourierBundle.DONE or kiosk is None or bundle.manifest is None:
        raise ProblemError("404.5")
    envelope = Envelope.from_bytes(bytes(bundle.manifest), limit_bytes=MAX_MANIFEST_BYTES)
    manifest = Manifest.from_object(decode(envelope.payload, limit_bytes=MAX_MANIFEST_BYTES))
    now = timezone.now()
    receipts = _receipts(manifest, now)
    changes, more = _changes(kiosk, manifest.cursor, _ROOM_BYTES - sum(map(len, receipts)))
    time = city_keys().state("time", TimeStatement(manifest.head.digest, write_instant(now)).to_object())
    said = Reply(
        kiosk=manifest.kiosk,
        epoch=manifest.epoch,
        set=manifest.set,
        volume=manifest.volume,
        receipts=receipts,
        time=time.to_bytes(),
        changes=tuple(changes),
        more=more,
    )
    return seal(city_keys().state("courier", said.to_object()).to_bytes(), [kiosk.reply_key]).body


@transaction.atomic
def _receipts(manifest: Manifest, now: datetime) -> tuple[bytes, ...]:
    """As many as it takes to list the parts of this volume; at least one, for the facts."""
    chain = Chain.objects.select_for_update().get(kiosk=manifest.kiosk, epoch=manifest.epoch)
    parts = [part.sha256 for part in manifest.parts]
    listed = [parts[begin : begin + PARTS_A_RECEIPT] for begin in range(0, max(1, len(parts)), PARTS_A_RECEIPT)]
    return tuple(receipt(chain, sync_token=chain.sync_token, parts=some, now=now) for some in listed)


def _changes(kiosk: Kiosk, after: str, room_bytes: int) -> tuple[list[bytes], bool]:
    """(statements from `after` on, whether there is more than fits)."""
    told = list[bytes]()
    while len(told) < MAX_CHANGES:
        statement = feed.changes(kiosk, after)
        if not statement.items:
            return told, False
        envelope = city_keys().state("changes", statement.to_object()).to_bytes()
        room_bytes -= len(envelope)
        if room_bytes < 0:
            break
        told.append(envelope)
        after = statement.next
    return told, True
