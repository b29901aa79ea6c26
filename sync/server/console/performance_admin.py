"""Work: plans that a supervisor writes for the officers of their halls, and what was done. Words stay sealed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.filters import HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import named
from sync.server.console.site import console
from sync.server.console.work_entry_pages import WorkEntryPages
from sync.server.console.work_verifying import VERIFY, StandingFilter, standing_chip, standings
from sync.server.fleet.models import Site
from sync.server.organisation.scope import serving_at
from sync.server.people.models import Account
from sync.server.performance.models import WorkEntry


@admin.register(WorkEntry, site=console)
class WorkEntryAdmin(WorkEntryPages):
    list_display = ("officer_name", "where", "day", "amount", "minutes", "place", "evidence", "state", "logged")
    list_display_links = ("officer_name",)
    list_filter = (StandingFilter, HallFilter)
    date_hierarchy = "day"
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    nothing_words = (
        "Belum ada catatan kerja yang cocok. Yang dicatat petugas di kios atau di halamannya sendiri tampil di sini."
    )

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        """Also what officers of these halls told the city itself, which stands in no hall."""
        serving = serving_at(sites)
        return super().of_halls(sites) | Q(site=None, officer__in=serving)

    def prepare(self, rows: Sequence[Any]) -> None:
        stands = standings(rows)
        for row in rows:
            row.shown_standing = stands[row.pk][0]

    def get_urls(self) -> list[URLPattern]:
        return [*self.verifying_urls(), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        assert isinstance(request.user, Account)
        many = f"{reverse('admin:performance_workentry_many')}?{request.GET.urlencode()}"
        shown = [(many, "check", "Verifikasi bersama")] if request.user.has_perm(VERIFY) else []
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Any) -> str:
        return row.officer.name if row.officer else "Petugas yang tidak dikenal"

    @named("Balai", ordering="site__name")
    def where(self, row: WorkEntry) -> str:
        return row.site.name if row.site else "Halaman petugas"

    @named("Hasil")
    def amount(self, row: WorkEntry) -> str:
        return f"{row.quantity} {row.get_unit_display()}"

    @named("Bukti")
    def evidence(self, row: WorkEntry) -> SafeString:
        if any(part["role"] == "output" for part in row.parts):
            return chip("Foto", "photo", "ok")
        return chip("Permohonan", "list", "ok") if row.request else chip("Tanpa foto", "info")

    @named("Keadaan")
    def state(self, row: Any) -> SafeString:
        if row.is_voided:
            return chip("Dibatalkan", "close")
        stands = standing_chip(row.shown_standing)
        return format_html("{} {}", stands, chip("Dibetulkan", "pencil")) if row.amendments else stands

    @named("Dicatat", ordering="logged_at")
    def logged(self, row: WorkEntry) -> str:
        return dates.moment(row.logged_at)
