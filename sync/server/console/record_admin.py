"""What was wrong with some facts, and who looked at which sealed part when and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates
from sync.server.console.filters import OpenedDayFilter
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.console.words import KIND_WORDS
from sync.server.fleet.models import Kiosk, Site
from sync.server.ingest.models import Fact, PartOpening, PartReference, QuarantinedFact
from sync.server.requests.models import Request


@admin.register(QuarantinedFact, site=console)
class QuarantinedFactAdmin(ReadOnlyAdmin):
    list_display = ("received", "hall", "place", "kind", "reason_words")
    list_display_links = None
    ordering = ("-received_at",)
    list_title = "Catatan dikarantina"
    nothing_words = "Tidak ada catatan yang dikarantina. Semua rantai utuh."

    def limited(self, rows: QuerySet[QuarantinedFact], sites: QuerySet[Site]) -> QuerySet[QuarantinedFact]:
        return rows.filter(kiosk__in=Kiosk.objects.filter(site__in=sites).values("id"))

    def prepare(self, rows: Sequence[QuarantinedFact]) -> None:
        halls = dict(Kiosk.objects.filter(id__in={row.kiosk for row in rows}).values_list("id", "site__name"))
        places = {(row.kiosk, row.epoch, row.seq) for row in rows}
        kept = Fact.objects.filter(kiosk__in=halls, seq__in={row.seq for row in rows})
        kinds = {
            place: kind
            for *place_, kind in kept.values_list("kiosk", "epoch", "seq", "kind")
            if (place := tuple(place_)) in places
        }
        for row in rows:
            row.shown_hall = halls.get(row.kiosk, "–")  # type: ignore[attr-defined]
            kind = kinds.get((row.kiosk, row.epoch, row.seq), "")
            row.shown_kind = KIND_WORDS.get(kind, "–")  # type: ignore[attr-defined]

    @named("Diterima", ordering="received_at")
    def received(self, row: QuarantinedFact) -> str:
        return dates.moment(row.received_at)

    @named("Balai")
    def hall(self, row: Any) -> str:
        return str(row.shown_hall)

    @named("Tempat di rantai")
    def place(self, row: QuarantinedFact) -> str:
        return f"{str(row.kiosk)[:8]} · {row.epoch}:{row.seq}"

    @named("Catatan tentang")
    def kind(self, row: Any) -> str:
        return str(row.shown_kind)

    @named("Sebab", ordering="reason")
    def reason_words(self, row: QuarantinedFact) -> SafeString:
        return chip(row.get_reason_display().capitalize(), "warn", "attention")


@admin.register(PartOpening, site=console)
class PartOpeningAdmin(ReadOnlyAdmin):
    list_display = ("opened", "account", "file", "hall", "purpose", "digest")
    list_display_links = None
    list_filter = (OpenedDayFilter,)
    search_fields = ("account", "sha256")
    search_placeholder = "Akun atau sidik berkas"
    ordering = ("-opened_at", "-id")
    nothing_words = "Belum ada berkas yang dibuka."

    def limited(self, rows: QuerySet[PartOpening], sites: QuerySet[Site]) -> QuerySet[PartOpening]:
        kiosks = Kiosk.objects.filter(site__in=sites).values("id")
        return rows.filter(sha256__in=PartReference.objects.filter(kiosk__in=kiosks).values("sha256"))

    def prepare(self, rows: Sequence[PartOpening]) -> None:
        references = PartReference.objects.filter(sha256__in={row.sha256 for row in rows})
        found = {reference.sha256: reference for reference in references}
        kiosks = {reference.kiosk for reference in found.values()}
        halls = dict(Kiosk.objects.filter(id__in=kiosks).values_list("id", "site__name"))
        requests = Request.objects.in_bulk([reference.subject for reference in found.values()])
        for row in rows:
            reference = found.get(row.sha256)
            request = requests.get(reference.subject) if reference else None
            row.shown_file = _file_words(reference, request)  # type: ignore[attr-defined]
            row.shown_hall = halls.get(reference.kiosk, "–") if reference else "–"  # type: ignore[attr-defined]

    @named("Waktu", ordering="opened_at")
    def opened(self, row: PartOpening) -> str:
        return dates.moment_to_second(row.opened_at)

    @named("Berkas")
    def file(self, row: Any) -> SafeString | str:
        words: SafeString | str = row.shown_file
        return words

    @named("Balai")
    def hall(self, row: Any) -> str:
        return str(row.shown_hall)

    @named("Sidik berkas", ordering="sha256")
    def digest(self, row: PartOpening) -> str:
        return f"{row.sha256[:12]}…"


def _file_words(reference: PartReference | None, request: Request | None) -> SafeString | str:
    """The file's name, leading to the record it belongs to."""
    if reference is None:
        return "–"
    if reference.role == "pin":
        name, page = catalogue_names.part_name(None, reference.role), "admin:people_officer_change"
    elif request is None:
        name, page = catalogue_names.part_name(None, reference.role), "admin:people_presence_change"
    else:
        service = catalogue_names.service_of(request.service, request.catalogue_version)
        name, page = catalogue_names.part_name(service, reference.role), "admin:requests_request_change"
    return format_html('<a href="{}">{}</a>', reverse(page, args=[reference.subject]), name)
