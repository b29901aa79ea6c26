"""The kiosks whose keys this process has read, so that a signature is verified without a question to the database.

Invariant: a key that is remembered proves nothing yet. Whether it still counts is asked of the database with every request,
by the statement that takes the nonce (`nonces.take`) or notes the part (`part_rows.note_from`), and whoever is told "no"
forgets it. So a revocation or a new epoch holds on the very next request, in every process, and no process needs to be told.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from sync.protocol.patterns import UUID
from sync.server.fleet.models import Chain, Kiosk
from sync.trust.bulk_verification import QuickVerifyKey
from sync.trust.signing import VerifyKey

# The row of kiosk `k`, if what is remembered of it and its key still counts: the end of a statement that asks in passing.
COUNTS = """
from fleet_kiosk k join fleet_chain c on c.kiosk = k.id and c.epoch = k.epoch
where k.id = %s and k.epoch = %s and k.site_id = %s and k.revoked_at is null and c.public_key = %s and c.revoked_at is null
"""
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(slots=True)
class KnownKiosk:
    """`kiosk` as it was when its key was read: its epoch and site are asked again with the key, the rest may be older."""

    kiosk: Kiosk
    key: VerifyKey

    @property
    def standing(self) -> tuple[uuid.UUID, int, uuid.UUID, bytes]:
        """The parameters of `COUNTS`."""
        return self.kiosk.id, self.kiosk.epoch, self.kiosk.site_id, self.key.raw


_known: dict[str, KnownKiosk] = {}


def find(keyid: str) -> KnownKiosk | None:
    """A kiosk that may sign, as far as this process knows; None for who is unknown or revoked by now."""
    known = _known.get(keyid)
    if known is None and re.fullmatch(UUID, keyid) and (known := _read(keyid)) is not None:
        _known[keyid] = known
    return known


def forget(known: KnownKiosk) -> None:
    _known.pop(str(known.kiosk.id), None)


def note_seen(known: KnownKiosk, now: datetime) -> None:
    """At most one write a minute and process: a busy agent signs many requests."""
    before, kiosk = known.kiosk.last_seen_at, known.kiosk
    if before is None or now - before > _SEEN_EVERY:
        Kiosk.objects.filter(id=kiosk.id).update(last_seen_at=now)
        kiosk.last_seen_at = now


def _read(keyid: str) -> KnownKiosk | None:
    own = Chain.objects.filter(kiosk=keyid, epoch=OuterRef("epoch"), revoked_at=None)
    kiosks = Kiosk.objects.filter(id=keyid, revoked_at=None)
    kiosk = kiosks.annotate(key=Subquery(own.values("public_key")[:1])).first()
    if kiosk is None or kiosk.key is None:
        return None
    return KnownKiosk(kiosk, QuickVerifyKey.from_raw(bytes(kiosk.key)))
