"""Personal data may be where it does not belong: noted, measured against what the city knows, told within 3×24 hours (UU 27/2022 art. 46)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from sync.server.fleet.models import Kiosk, KioskHealth
from sync.server.people import stolen_kiosks
from sync.server.people.models import Officer
from sync.server.records.models import Incident
from sync.server.records.numbering import next_number
from sync.server.requests.models import Request

TOLD_WITHIN = timedelta(hours=72)
# How a kiosk guards the key of its database, as the letters put it (decision 009).
GUARDED = {
    "host_tpm2": "kunci basis data terikat pada cip TPM dan mesin itu",
    "tpm2": "kunci basis data terikat pada cip TPM",
    "host": "kunci basis data terikat pada mesin itu, tanpa cip TPM",
    "dpapi": "kunci basis data dijaga Windows (DPAPI)",
    "file": "kunci basis data ada di berkas biasa: anggap dapat dibaca",
}


@dataclass(frozen=True, slots=True)
class Affected:
    """What the city knows was on a kiosk; what it recorded after `last_seen_at` is in no list."""

    requests: Sequence[Request]
    officers: Sequence[Officer]
    last_seen_at: datetime | None
    guarded: str


@transaction.atomic
def register(incident: Incident) -> Incident:
    """Numbers it, sets its clock from the moment it was noticed, and saves."""
    incident.number = next_number(Incident, "INS", timezone.now())
    incident.due_at = incident.noticed_at + TOLD_WITHIN
    incident.save(force_insert=True)
    return incident


def affected_by(kiosk: Kiosk) -> Affected:
    rung = KioskHealth.objects.filter(kiosk=kiosk).values_list("key_rung", flat=True).first() or ""
    return Affected(
        requests=list(stolen_kiosks.open_papers(kiosk).select_related("site")),
        officers=stolen_kiosks.officers_on(kiosk),
        last_seen_at=kiosk.last_seen_at,
        guarded=GUARDED.get(rung, "cara kunci basis data dijaga belum diketahui"),
    )


def note(incident: Incident, what: str, *, account: str) -> None:
    """`what`: authority_told, people_told or closed; the first time counts."""
    Incident.objects.filter(id=incident.id, **{f"{what}_at": None}).update(
        **{f"{what}_at": timezone.now(), f"{what}_by": account}
    )
