"""Halls and kiosks: last contact, what the city holds of each, what needs attention. One kiosk's page is in `kiosk_pages.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sync.server.console import dates, kiosk_states
from sync.server.console.fleet_filters import ChannelFilter, DistrictFilter, KioskStateFilter, VersionFilter
from sync.server.console.icons import chip
from sync.server.console.kiosk_pages import KioskPages
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.console.words import KEY_RUNGS
from sync.server.fleet.models import Kiosk, Site

_REVOKED = Q(revoked_at__isnull=False)


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
class KioskAdmin(KioskPages):
    list_display = ("hall", "attention", "last_contact", "version", "disk", "parts_missing", "keys")
    list_display_links = ("hall",)
    list_filter = (DistrictFilter, KioskStateFilter, VersionFilter, ChannelFilter)
    list_select_related = ("site", "kioskhealth")
    search_fields = ("site__name", "site__kelurahan", "site__kecamatan", "id__startswith")
    search_placeholder = "Balai, kelurahan, nomor kios"
    ordering = (F("last_seen_at").desc(nulls_last=True),)
    nothing_words = "Tidak ada kios yang cocok. Kios baru dipasang dengan kode pendaftaran."
    change_list_template = "console/kiosks.html"

    def prepare(self, rows: Sequence[Kiosk]) -> None:
        seen = kiosk_states.of_kiosks(rows, timezone.now())
        for row in rows:
            row.seen = seen[row.id]  # type: ignore[attr-defined]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        now, ours = timezone.now(), self.get_queryset(request).order_by()
        counts = ours.aggregate(
            running=Count("pk", filter=~_REVOKED),
            silent=Count("pk", filter=kiosk_states.silent(now)),
            revoked=Count("pk", filter=_REVOKED),
        )
        figures = {**counts, "faulty": ours.filter(kiosk_states.faulty(now)).count()}
        actions = [(reverse("admin:fleet_kiosk_versions"), "list", "Versi dan kanal")]
        shown = {"figures": figures, "list_actions": actions, **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, shown)
        return page

    @named("Balai", ordering="site__name")
    def hall(self, row: Kiosk) -> SafeString:
        return format_html('{} <span class="soft small nowrap">kios {}</span>', row.site, str(row.id)[:8])

    @named("Terakhir terhubung", ordering="last_seen_at")
    def last_contact(self, row: Kiosk) -> str:
        return dates.moment(row.last_seen_at) if row.last_seen_at else "Belum pernah"

    @named("Versi", ordering="kioskhealth__version")
    def version(self, row: Any) -> str:
        version = row.seen.health.version or "–"
        return version if row.channel == Kiosk.STABLE else f"{version} · {row.get_channel_display()}"

    @named("Disk", ordering="kioskhealth__disk_free_mb")
    def disk(self, row: Any) -> str:
        return kiosk_states.disk_words(row.seen.health)

    @named("Belum sampai")
    def parts_missing(self, row: Any) -> SafeString | str:
        return chip(str(row.seen.awaited), "clock", "attention") if row.seen.awaited else "Lengkap"

    @named("Kunci")
    def keys(self, row: Any) -> str:
        """Where the kiosk keeps its keys, and whether the city holds its database key sealed to the recovery."""
        rung = KEY_RUNGS.get(row.seen.health.key_rung, "Belum diketahui")
        return f"{rung} · {'cadangan ada' if row.seen.has_escrow else 'tanpa cadangan'}"

    @named("Perhatian")
    def attention(self, row: Any) -> SafeString:
        found: Sequence[kiosk_states.Finding] = row.seen.findings
        if not found:
            return chip("Baik", "check", "ok")
        chips = format_html_join(" ", "{}", ((chip(one.words, "warn", "attention"),) for one in found))
        told = ((one.advice,) for one in found if one.advice)
        return format_html("{}{}", chips, format_html_join("", '<p class="soft small">{}</p>', told))
