"""How many parts the city's own check opened, by day and hall: no person looked, and it is said all the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from sync.server.console import dates
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.fleet.models import Kiosk, Site
from sync.server.reviews.models import AutomaticOpening

_PURPOSES = {
    "photo": "Membandingkan foto kehadiran",
    "words": "Membandingkan catatan kegiatan",
    "output": "Membandingkan foto hasil kerja",
}


@admin.register(AutomaticOpening, site=console)
class AutomaticOpeningAdmin(ReadOnlyAdmin):
    list_display = ("on_day", "hall", "purpose_words", "count", "last")
    list_display_links = None
    ordering = ("-day", "kiosk")
    list_title = "Pembukaan otomatis"
    nothing_words = "Belum ada berkas yang dibuka oleh sistem."

    def limited(self, rows: QuerySet[AutomaticOpening], sites: QuerySet[Site]) -> QuerySet[AutomaticOpening]:
        return rows.filter(kiosk__in=Kiosk.objects.filter(site__in=sites).values("id"))

    def prepare(self, rows: Sequence[AutomaticOpening]) -> None:
        halls = dict(Kiosk.objects.filter(id__in={row.kiosk for row in rows}).values_list("id", "site__name"))
        for row in rows:
            row.shown_hall = halls.get(row.kiosk, "–")  # type: ignore[attr-defined]

    @named("Hari", ordering="day")
    def on_day(self, row: AutomaticOpening) -> str:
        return dates.short_day(row.day)

    @named("Balai")
    def hall(self, row: Any) -> str:
        return str(row.shown_hall)

    @named("Keperluan", ordering="purpose")
    def purpose_words(self, row: AutomaticOpening) -> str:
        return _PURPOSES.get(row.purpose, row.purpose)

    @named("Terakhir", ordering="last_at")
    def last(self, row: AutomaticOpening) -> str:
        return dates.moment(row.last_at)
