"""How a kiosk is, in words with advice, and as a condition for lists and counts: the same rules twice, which a test compares.

Invariants
- Silent: not heard of for a day. Faulty: the kiosk said, or the city saw, something that a person has to look at. A kiosk whose
  key ended is neither.
- What the kiosk says of itself (disk, database, clock) is its claim; it decides nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sync.server.console import chain_alarms, dates
from sync.server.console.words import DEVICES
from sync.server.fleet.models import Chain, Kiosk, KioskHealth
from sync.server.halls import awaited_parts
from sync.server.ingest.models import Part, PartReference, QuarantinedFact

SILENT_AFTER = timedelta(days=1)
DISK_LOW_MB = 5 * 1024  # as the kiosk itself begins to warn
CLOCK_OFF_S = 300
STEP_TOLD_FOR = timedelta(days=7)
SENT_BACK = {
    "self_check": "tidak lolos pemeriksaan diri",
    "not_well": "tidak menyala dengan baik",
    "by_hand": "dikembalikan teknisi",
}
_FLAGS = ("clone_suspected_at", "rollback_seen_at", "fork_seen_at", "refused_seen_at")


@dataclass(frozen=True, slots=True)
class Finding:
    words: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the city knows of one kiosk beyond its rows."""

    health: KioskHealth
    chains: Sequence[Chain] = ()
    awaited: int = 0
    quarantined: int = 0
    has_escrow: bool = False
    findings: Sequence[Finding] = field(default_factory=list)


def of_kiosks(kiosks: Sequence[Kiosk], now: datetime) -> Mapping[UUID, Seen]:
    """Five looks at the database, however many kiosks."""
    ids = [kiosk.id for kiosk in kiosks]
    chains: dict[UUID, list[Chain]] = {}
    for chain in Chain.objects.filter(kiosk__in=ids).order_by("epoch"):
        chains.setdefault(chain.kiosk, []).append(chain)
    awaited = _counts(awaited_parts.awaited().filter(kiosk__in=ids))
    quarantined = _counts(QuarantinedFact.objects.filter(kiosk__in=ids))
    escrowed = _escrowed(ids)
    seen = {}
    for kiosk in kiosks:
        own, health = chains.get(kiosk.id, []), health_of(kiosk)
        count = quarantined.get(kiosk.id, 0)
        found = list(_findings(kiosk, health, own, count, now))
        seen[kiosk.id] = Seen(health, own, awaited.get(kiosk.id, 0), count, kiosk.id in escrowed, found)
    return seen


def health_of(kiosk: Kiosk) -> KioskHealth:
    return getattr(kiosk, "kioskhealth", None) or KioskHealth(kiosk=kiosk)


def _findings(
    kiosk: Kiosk, health: KioskHealth, chains: Sequence[Chain], quarantined: int, now: datetime
) -> Iterator[Finding]:
    if kiosk.revoked_at:
        yield Finding(f"Dicabut, {kiosk.get_revoked_why_display()}" if kiosk.revoked_why else "Dicabut")
        return
    for words, advice in chain_alarms.of_kiosk(kiosk, chains, health.set_back_epoch):
        yield Finding(words, advice)
    if quarantined:
        yield Finding(f"{quarantined} catatan dikarantina")
    yield from _from_itself(health, now)
    if is_silent(kiosk, now):
        yield Finding("Tidak terdengar lebih dari sehari" if kiosk.last_seen_at else "Belum pernah terhubung")


def _from_itself(health: KioskHealth, now: datetime) -> Iterator[Finding]:
    if health.database == "damaged":
        yield Finding("Basis data rusak", "Jangan hapus berkasnya. Minta teknisi menjalankan kiosk verify di kios.")
    for name in health.replaced_devices:
        yield Finding(f"Diganti: {DEVICES.get(name, name)}")
    for name in health.missing_devices:
        yield Finding(f"Tidak ada {DEVICES.get(name, name.replace('_', ' '))}")
    if health.disk_free_mb is not None and health.disk_free_mb < DISK_LOW_MB:
        yield Finding("Penyimpanan hampir penuh")
    if health.refused_version:
        words = f"Versi {health.refused_version} tidak dipakai: {sent_back_words(health.refused_why)}"
        yield Finding(words, "Kios kembali ke versi sebelumnya dan tetap melayani. Terbitkan versi yang diperbaiki.")
    if health.clock_off_s is not None and abs(health.clock_off_s) > CLOCK_OFF_S:
        yield Finding(f"Jam meleset {dates.span(timedelta(seconds=health.clock_off_s))}", "Setel jam komputer kios.")
    if health.clock_stepped_at is not None and now - health.clock_stepped_at < STEP_TOLD_FOR:
        step = dates.span(timedelta(seconds=health.clock_step_s or 0))
        yield Finding(f"Jam diubah {step}", "Tanyakan siapa yang mengubah jam.")


def is_silent(kiosk: Kiosk, now: datetime) -> bool:
    return not kiosk.revoked_at and (kiosk.last_seen_at is None or now - kiosk.last_seen_at > SILENT_AFTER)


def silent(now: datetime) -> Q:
    return Q(revoked_at=None) & (Q(last_seen_at=None) | Q(last_seen_at__lt=now - SILENT_AFTER))


def faulty(now: datetime) -> Q:
    """Something was found, silence apart."""
    flagged, later = Q(), Q()
    for flag in _FLAGS:
        flagged |= Q(**{f"{flag}__isnull": False})
    for flag in ("fork_seen_at", "refused_seen_at"):
        later |= Q(**{f"{flag}__gt": F("revoked_at")})
    chains = Chain.objects.filter(kiosk=OuterRef("id"))
    present, ended = Q(epoch=OuterRef("epoch")) & flagged, ~Q(epoch=OuterRef("epoch")) & later
    of_itself = (
        Q(kioskhealth__database="damaged")
        | Q(kioskhealth__set_back_epoch=F("epoch"))
        | Q(kioskhealth__missing_devices__0__isnull=False)
        | Q(kioskhealth__replaced_devices__0__isnull=False)
        | Q(kioskhealth__disk_free_mb__lt=DISK_LOW_MB)
        | Q(kioskhealth__refused_version__gt="")
        | Q(kioskhealth__clock_off_s__gt=CLOCK_OFF_S)
        | Q(kioskhealth__clock_off_s__lt=-CLOCK_OFF_S)
        | Q(kioskhealth__clock_stepped_at__gt=now - STEP_TOLD_FOR)
    )
    quarantined = QuarantinedFact.objects.filter(kiosk=OuterRef("id"))
    return Q(revoked_at=None) & (Exists(chains.filter(present | ended)) | Exists(quarantined) | of_itself)


def sent_back_words(why: str) -> str:
    return SENT_BACK.get(why, "dikembalikan")


def disk_words(health: KioskHealth) -> str:
    if health.disk_free_mb is None:
        return "Belum diketahui"
    return f"{health.disk_free_mb // 1024} GB" if health.disk_free_mb >= 1024 else f"{health.disk_free_mb} MB"


def clock_words(health: KioskHealth) -> str:
    if health.clock_off_s is None or health.clock_checked_at is None:
        return "Belum dicocokkan"
    if abs(health.clock_off_s) <= CLOCK_OFF_S:
        return "Cocok"
    way = "terlalu cepat" if health.clock_off_s > 0 else "terlambat"
    return f"{dates.span(timedelta(seconds=health.clock_off_s))} {way}"


def database_words(health: KioskHealth) -> str:
    return {"whole": "Utuh", "damaged": "Rusak"}.get(health.database, "Belum diperiksa")


def _escrowed(kiosks: Sequence[UUID]) -> set[UUID]:
    """Those of whose newest escrow the sealed part is here."""
    newest = {
        reference.kiosk: reference.sha256
        for reference in PartReference.objects.filter(kiosk__in=kiosks, role="escrow").order_by("epoch", "seq")
    }
    rows = Part.objects.filter(kiosk__in=newest.keys(), sha256__in=newest.values())
    held = set(rows.values_list("kiosk", "sha256"))
    return {kiosk for kiosk, sha256 in newest.items() if (kiosk, sha256) in held}


def _counts(rows: QuerySet[Any]) -> dict[Any, int]:
    return dict(rows.values("kiosk").annotate(count=Count("*")).values_list("kiosk", "count"))
