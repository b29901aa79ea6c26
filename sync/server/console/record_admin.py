"""What was wrong with some facts. Who looked at which sealed part is in `access_log_admin.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.console.words import KIND_WORDS
from sync.server.fleet.models import Kiosk, Site
from sync.server.ingest.models import Fact, QuarantinedFact


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
