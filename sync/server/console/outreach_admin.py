"""What reaches residents outside the hall, as lists: photos on their way to a hall, and messages that told of news.

Neither a photo nor a number can be opened here: the one is sealed to the hall's kiosk, the other is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates
from sync.server.console.filters import Choice, HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.outreach.models import Message, PhonePaper
from sync.server.requests.models import Request

_TONES = {
    PhonePaper.WAITING: ("clock", "attention"),
    PhonePaper.TAKEN: ("okc", "ok"),
    PhonePaper.LOST: ("warn", "attention"),
    Message.SENT: ("okc", "ok"),
    Message.FAILED: ("warn", "attention"),
}


class KindFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return list(model_admin.model.STATES)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(state=self.value()) if self.value() else queryset


class _OutsideAdmin(ReadOnlyAdmin):
    list_display_links = None
    list_filter = (HallFilter, KindFilter)
    list_select_related = ("site",)

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """A line of the list is all there is."""
        raise Http404

    @named("Keadaan", ordering="state")
    def state_name(self, row: Any) -> SafeString:
        icon, tone = _TONES.get(row.state, ("info", "plain"))
        return chip(row.get_state_display(), icon, tone)


@admin.register(PhonePaper, site=console)
class PhonePaperAdmin(_OutsideAdmin):
    list_display = ("sent", "site", "ticket", "paper", "state_name", "ended")
    list_title = "Berkas dari HP"
    nothing_words = (
        "Foto berkas yang dikirim warga dari HP akan tampil di sini. Isinya hanya bisa dibuka di kios balai."
    )

    def prepare(self, rows: Sequence[Any]) -> None:
        requests = Request.objects.in_bulk({row.request for row in rows})
        services = {service.code: service for service in catalogue_names.newest().services}
        for row in rows:
            about = requests.get(row.request)
            row.shown_ticket = about.ticket if about else "–"
            row.shown_paper = catalogue_names.paper_name(
                services.get(about.service) if about else None, row.requirement
            )

    @named("Dikirim", ordering="sent_at")
    def sent(self, row: PhonePaper) -> str:
        return dates.moment(row.sent_at)

    @named("Antrean")
    def ticket(self, row: Any) -> str:
        return str(row.shown_ticket)

    @named("Berkas", ordering="requirement")
    def paper(self, row: Any) -> str:
        return str(row.shown_paper)

    @named("Selesai", ordering="ended_at")
    def ended(self, row: PhonePaper) -> str:
        return dates.moment(row.ended_at) if row.ended_at else "–"


@admin.register(Message, site=console)
class MessageAdmin(_OutsideAdmin):
    list_display = ("made", "site", "ticket", "state_name", "why", "tries", "ended")
    list_title = "Pesan ke warga"
    nothing_words = (
        "Pesan kepada warga yang setuju dikabari akan tampil di sini, kalau kota sudah memasang layanan pesan."
    )

    @named("Dibuat", ordering="made_at")
    def made(self, row: Message) -> str:
        return dates.moment(row.made_at)

    @named("Sebab")
    def why(self, row: Message) -> str:
        return row.get_reason_display() or "–"

    @named("Selesai", ordering="ended_at")
    def ended(self, row: Message) -> str:
        return dates.moment(row.ended_at) if row.ended_at else "–"
