"""All that the city keeps about what is proved to be a person's: for the page, and as a file to take away (art. 7 and 13).

Invariants
- What lies sealed is named, never opened, for the page. The file opens each part with its own line in the record before it.
- The file is made in memory, bounded, given out once and kept nowhere. Parts sealed to the inspectorate are named in it, not opened.
- Also told: who looked at which part, when and what for (art. 31), until when it is kept, and by which rule.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.server.flexible.models import Application, CheckIn, Contact
from sync.server.ingest.models import FactTime, PartOpening
from sync.server.people.models import Presence
from sync.server.people.stolen_kiosks import CLOSED
from sync.server.performance.models import Objection, Plan, WorkEntry
from sync.server.records import retention_rules
from sync.server.requests.models import Request

MOST_BYTES = 64 * 1024 * 1024
_SUFFIX = {"image/jpeg": "jpg", "application/json": "json", "text/plain": "txt"}


class TooLargeError(Exception):
    """The parts together are more than one file may hold."""


@dataclass(frozen=True, slots=True)
class KeptPart:
    """`state` as on the page of the request: here, awaited, elsewhere or destroyed."""

    sha256: str
    name: str
    media: str
    size: int
    state: str


@dataclass(frozen=True, slots=True)
class Opened:
    when: datetime
    account: str
    purpose: str
    part: str


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """`kept_until`: None while it is open, or while no rule is in force."""

    request: Request
    service: str
    parts: Sequence[KeptPart]
    openings: Sequence[Opened]
    facts: int
    kept_until: datetime | None
    basis: str


@dataclass(frozen=True, slots=True)
class KeptOfOfficer:
    name: str
    count: int
    oldest: Any
    newest: Any


def of_request(request: Request, service: str, parts: Sequence[KeptPart]) -> KeptRequest:
    names = {part.sha256: part.name for part in parts}
    openings = PartOpening.objects.filter(sha256__in=names).order_by("opened_at", "id")
    times = FactTime.objects.filter(subject=request.pk)
    rule = retention_rules.in_force().get("request_parts")
    return KeptRequest(
        request=request,
        service=service,
        parts=parts,
        openings=[Opened(one.opened_at, one.account, one.purpose, names[one.sha256]) for one in openings],
        facts=times.count(),
        kept_until=_until(request, rule.days) if rule and rule.is_on else None,
        basis=rule.legal_basis if rule else "",
    )


def _until(request: Request, days: int) -> datetime | None:
    if request.state not in CLOSED:
        return None
    last = FactTime.objects.filter(subject=request.pk).order_by("-claimed_at").values_list("claimed_at", flat=True)
    return (last[0] if last else timezone.now()) + timedelta(days=days)


def of_officer(officer: UUID) -> list[KeptOfOfficer]:
    asked: list[tuple[str, Any, str]] = [
        ("Kehadiran", Presence.objects.filter(officer=officer), "started_at"),
        ("Rencana kerja", Plan.objects.filter(officer=officer), "period"),
        ("Catatan kerja", WorkEntry.objects.filter(officer=officer), "day"),
        ("Keberatan", Objection.objects.filter(officer=officer), "filed_at"),
        ("Pengajuan kerja fleksibel", Application.objects.filter(officer=officer), "filed_at"),
        ("Mulai dan selesai kerja di luar kantor", CheckIn.objects.filter(officer=officer), "began_at"),
        ("Dihubungi saat di luar kantor", Contact.objects.filter(officer=officer), "called_at"),
    ]
    told = []
    for name, rows, moment in asked:
        moments = rows.order_by(moment).values_list(moment, flat=True)
        told.append(KeptOfOfficer(name, rows.count(), moments.first(), moments.last()))
    return told


@dataclass(slots=True)
class Copy:
    """A ZIP of what is kept: `data.json` and one file for each part that `open_part` opens."""

    open_part: Callable[[KeptPart], bytes] = field(repr=False)
    size: int = 0

    def of(self, number: str, kept: Sequence[KeptRequest]) -> BytesIO:
        """Raises TooLargeError, and what `open_part` raises."""
        if sum(part.size for one in kept for part in one.parts if part.state == "here") > MOST_BYTES:
            raise TooLargeError
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            told = [self._of_one(archive, place, one) for place, one in enumerate(kept, start=1)]
            about = {"permintaan": number, "dibuat": _words(timezone.now()), "permohonan": told}
            archive.writestr("data.json", json.dumps(about, ensure_ascii=False, indent=1))
        made.seek(0)
        return made

    def _of_one(self, archive: zipfile.ZipFile, place: int, kept: KeptRequest) -> dict[str, Any]:
        request, parts = kept.request, []
        for number, part in enumerate(kept.parts, start=1):
            name = f"permohonan-{place}/{number:02}.{_SUFFIX.get(part.media, 'bin')}" if part.state == "here" else None
            if name is not None:
                archive.writestr(name, self.open_part(part))
            parts.append({"nama": part.name, "keadaan": part.state, "berkas": name})
        return {
            "kode": request.code,
            "layanan": kept.service,
            "balai": request.site.name,
            "diajukan": _words(request.filed_at),
            "keadaan": request.get_state_display(),
            "selesai": _words(request.completed_at),
            "dokumen": request.documents,
            "berkas": parts,
            "dibuka": [
                {"waktu": _words(one.when), "oleh": one.account, "keperluan": one.purpose, "berkas": one.part}
                for one in kept.openings
            ],
            "disimpan sampai": _words(kept.kept_until),
            "dasar penyimpanan": kept.basis,
        }


def _words(at: datetime | None) -> str | None:
    return at.astimezone(JAKARTA).isoformat(timespec="minutes") if at else None
