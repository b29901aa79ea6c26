"""Requests: the list a supervisor works through, and the story of one request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.service import Service
from sync.server.console import catalogue_names, dates
from sync.server.console.deadlines import Deadline
from sync.server.console.filters import DeadlineFilter, FiledDayFilter, HallFilter, ServiceFilter, StateFilter
from sync.server.console.icons import chip
from sync.server.console.lists import named
from sync.server.console.proved_times import proved
from sync.server.console.request_times import deadlines_of
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import timeline
from sync.server.console.words import DOCUMENT_STATES, LANGUAGES, STANDARDS
from sync.server.ingest import fact_times
from sync.server.people.models import Account
from sync.server.requests.models import Request

_DOCUMENT_TONES = {"photographed": ("photo", "ok"), "shown": ("eye", "ok"), "missing": ("warn", "attention")}


@admin.register(Request, site=console)
class RequestAdmin(SubjectAdmin):
    list_display = ("ticket", "service_name", "site", "officer_name", "filed", "deadline", "state_name", "status_code")
    list_filter = (HallFilter, ServiceFilter, StateFilter, DeadlineFilter, FiledDayFilter)
    search_fields = ("=code", "=ticket")
    search_placeholder = "Kode atau nomor antrean"
    list_select_related = ("site", "officer")
    nothing_words = "Tidak ada permohonan yang cocok."
    page_template = "console/request.html"
    default_purpose = "proses"

    def prepare(self, rows: Sequence[Request]) -> None:
        names, deadlines = catalogue_names.service_names(), deadlines_of(rows, timezone.now())
        for row in rows:
            row.shown_service = names.get(row.service, row.service)  # type: ignore[attr-defined]
            row.shown_deadline = deadlines[row.pk]  # type: ignore[attr-defined]

    @named("Layanan", ordering="service")
    def service_name(self, row: Any) -> str:
        return str(row.shown_service)

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Request) -> str:
        if row.officer_id is None:
            return "Belum diambil"
        return row.officer.name if row.officer else "Petugas yang tidak dikenal"

    @named("Diajukan", ordering="filed_at")
    def filed(self, row: Request) -> str:
        return dates.moment(row.filed_at)

    @named("Tenggat", ordering="promised_at")
    def deadline(self, row: Any) -> SafeString:
        shown: Deadline = row.shown_deadline
        return chip(shown.words, shown.icon, shown.tone)

    @named("Status", ordering="state")
    def state_name(self, row: Request) -> str:
        return row.get_state_display()

    @named("Kode", ordering="code")
    def status_code(self, row: Request) -> str:
        return row.code

    def service_of(self, subject: Request) -> Service | None:
        return catalogue_names.service_of(subject.service, subject.catalogue_version)

    def file_name(self, subject: Request, role: str) -> str:
        return catalogue_names.part_name(self.service_of(subject), role)

    def page_context(self, subject: Request, account: Account) -> dict[str, Any]:
        service = self.service_of(subject)
        filed = fact_times.first_about([subject.pk], "request_filed").get(subject.pk)
        completed = fact_times.last_about([subject.pk], "request_completed").get(subject.pk)
        return {
            "title": f"{subject.ticket} · {service.short_name if service else subject.service}",
            "service": service,
            "deadline": deadlines_of([subject], timezone.now())[subject.pk],
            "filed": proved(filed),
            "completed": proved(completed) if subject.completed_at else None,
            "standard": STANDARDS.get(subject.standard, subject.standard),
            "language": LANGUAGES.get(subject.language, subject.language),
            "documents": [_document(service, document) for document in subject.documents],
            "steps": timeline(subject.pk),
        }


def _document(service: Service | None, document: dict[str, str]) -> tuple[str, SafeString]:
    state = document["state"]
    icon_name, tone = _DOCUMENT_TONES.get(state, ("info", "plain"))
    name = catalogue_names.paper_name(service, document["requirement"])
    return name, chip(DOCUMENT_STATES.get(state, state), icon_name, tone)
