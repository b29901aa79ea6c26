"""Halls and kiosks: last contact, what the city holds of each, what needs attention."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sync.server.console import chain_alarms, dates
from sync.server.console.filters import HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.console.stolen_kiosk_pages import StolenKioskPages
from sync.server.console.words import DEVICES, KEY_RUNGS
from sync.server.fleet.models import Chain, Kiosk, KioskHealth, Site
from sync.server.halls import awaited_parts
from sync.server.ingest.models import Part, PartReference, QuarantinedFact

SILENT_AFTER = timedelta(days=1)


@admin.register(Site, site=console)
class SiteAdmin(ReadOnlyAdmin):
    list_display = ("name", "kelurahan", "kecamatan", "ticket_prefix", "kiosk_count")
    list_display_links = None
    search_fields = ("name", "kelurahan", "kecamatan")
    search_placeholder = "Nama balai, kelurahan, kecamatan"
    nothing_words = "Belum ada balai yang Anda bina."

    def limited(self, rows: QuerySet[Site], sites: QuerySet[Site]) -> QuerySet[Site]:
        return rows.filter(id__in=sites.values("id")).annotate(kiosk_total=Count("kiosks"))

    @named("Kios")
    def kiosk_count(self, row: Any) -> str:
        return str(row.kiosk_total) if row.kiosk_total else "Belum ada"


@admin.register(Kiosk, site=console)
class KioskAdmin(StolenKioskPages):
    list_display = ("short_id", "site", "last_contact", "version", "head", "parts_missing", "keys", "attention")
    list_display_links = None
    list_filter = (HallFilter,)
    list_select_related = ("site", "kioskhealth")
    ordering = (F("last_seen_at").desc(nulls_last=True),)
    nothing_words = "Belum ada kios. Buat kode pendaftaran untuk memulai."

    def prepare(self, rows: Sequence[Kiosk]) -> None:
        ids = [row.id for row in rows]
        chains: dict[UUID, list[Chain]] = {}
        for chain in Chain.objects.filter(kiosk__in=ids).order_by("epoch"):
            chains.setdefault(chain.kiosk, []).append(chain)
        missing = _counts(awaited_parts.awaited().filter(kiosk__in=ids))
        escrowed = _escrowed(ids)
        quarantined = _counts(QuarantinedFact.objects.filter(kiosk__in=ids))
        now = timezone.now()
        for row in rows:
            own = chains.get(row.id, [])
            row.shown_head = " · ".join(f"{chain.epoch}:{chain.head_seq}" for chain in own) or "–"  # type: ignore[attr-defined]
            row.shown_escrow = row.id in escrowed  # type: ignore[attr-defined]
            row.shown_missing = missing.get(row.id, 0)  # type: ignore[attr-defined]
            alarms = [] if row.revoked_at else list(chain_alarms.of_kiosk(row, own, _health(row).set_back_epoch))
            row.shown_attention = [words for words, _ in alarms]  # type: ignore[attr-defined]
            row.shown_attention += _attention(row, quarantined.get(row.id, 0), now)  # type: ignore[attr-defined]
            row.shown_advice = [advice for _, advice in alarms]  # type: ignore[attr-defined]

    @named("Kios", ordering="id")
    def short_id(self, row: Kiosk) -> str:
        return str(row.id)[:8]

    @named("Terakhir terhubung", ordering="last_seen_at")
    def last_contact(self, row: Kiosk) -> str:
        return dates.moment(row.last_seen_at) if row.last_seen_at else "Belum pernah"

    @named("Versi")
    def version(self, row: Kiosk) -> str:
        return _health(row).version or "–"

    @named("Catatan diterima")
    def head(self, row: Any) -> str:
        return str(row.shown_head)

    @named("Berkas belum sampai")
    def parts_missing(self, row: Any) -> SafeString | str:
        return chip(str(row.shown_missing), "clock", "attention") if row.shown_missing else "Lengkap"

    @named("Kunci")
    def keys(self, row: Any) -> SafeString | str:
        """Where the kiosk keeps its keys, and whether the city holds its database key sealed to the recovery."""
        rung = KEY_RUNGS.get(_health(row).key_rung, "Belum diketahui")
        if not row.shown_escrow:
            return chip(f"{rung} · tanpa cadangan", "warn", "attention")
        return f"{rung} · cadangan ada"

    @named("Perhatian")
    def attention(self, row: Any) -> SafeString:
        found: list[str] = row.shown_attention
        if not found:
            return chip("Baik", "check", "ok")
        chips = format_html_join(" ", "{}", ((chip(words, "warn", "attention"),) for words in found))
        advice = format_html_join("", '<p class="soft small">{}</p>', ((words,) for words in row.shown_advice))
        return format_html("{}{}", chips, advice)


def _health(row: Kiosk) -> KioskHealth:
    return getattr(row, "kioskhealth", None) or KioskHealth(kiosk=row)


def _attention(row: Kiosk, quarantined: int, now: Any) -> list[str]:
    if row.revoked_at:
        return ["Dicabut"]
    health = _health(row)
    found = [f"{quarantined} catatan dikarantina"] if quarantined else []
    found += [f"Diganti: {DEVICES.get(name, name)}" for name in health.replaced_devices]
    found += [f"Tidak ada {DEVICES.get(name, name.replace('_', ' '))}" for name in health.missing_devices]
    found += ["Penyimpanan hampir penuh"] if health.disk_free_mb is not None else []
    if row.last_seen_at is None or now - row.last_seen_at > SILENT_AFTER:
        found.append("Tidak terdengar lebih dari sehari" if row.last_seen_at else "Belum pernah terhubung")
    return found


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
