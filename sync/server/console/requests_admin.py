"""Requests: the list a supervisor works through, and the story of one request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.rules.service import Service
from sync.server.console import catalogue_names, dates
from sync.server.console.deadlines import Deadline
from sync.server.console.document_bundle import (
    MEDIA,
    BrokenPictureError,
    Cover,
    Paper,
    bundle,
    documents_of,
    streamed,
)
from sync.server.console.filters import HallFilter, ServiceFilter, StateFilter
from sync.server.console.icons import chip
from sync.server.console.lateness_pages import LatenessPages
from sync.server.console.lists import named
from sync.server.console.opening import PurposeForm, RefusedError, open_bytes
from sync.server.console.proved_times import proved
from sync.server.console.request_clock import clock_of
from sync.server.console.request_decisions import MARK, STOP_CLOCKS, RequestDecisions
from sync.server.console.request_filters import (
    CauseFilter,
    FiledFromFilter,
    FiledUntilFilter,
    LateFilter,
    WaitingFilter,
    found,
)
from sync.server.console.request_times import deadlines_of
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import timeline
from sync.server.console.words import DOCUMENT_STATES, LANGUAGES, STANDARDS
from sync.server.deadlines import exceptions
from sync.server.fleet.models import City
from sync.server.ingest import fact_times
from sync.server.people.models import Account
from sync.server.requests.models import Referral, Request

_DOCUMENT_TONES = {"photographed": ("photo", "ok"), "shown": ("eye", "ok"), "missing": ("warn", "attention")}


@admin.register(Request, site=console)
class RequestAdmin(RequestDecisions, LatenessPages, SubjectAdmin):
    list_display = ("ticket", "service_name", "site", "officer_name", "filed", "deadline", "state_name")
    list_filter = (
        HallFilter,
        ServiceFilter,
        StateFilter,
        LateFilter,
        WaitingFilter,
        CauseFilter,
        FiledFromFilter,
        FiledUntilFilter,
    )
    search_fields = ("code", "ticket")  # what is typed is read by `found`
    search_placeholder = "Kode, nomor antrean, balai atau petugas"
    list_select_related = ("site", "officer")
    nothing_words = "Tidak ada permohonan yang cocok."
    page_template = "console/request.html"
    default_purpose = "proses"

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (found(queryset, search_term) if search_term.strip() else queryset), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """With the way to change many, under the filters that stand."""
        shown = [(reverse("admin:requests_request_lateness"), "list", "Ringkasan keterlambatan")]
        if request.user.has_perm(STOP_CLOCKS):
            asked = request.GET.urlencode()
            batch = reverse("admin:requests_request_batch") + (f"?{asked}" if asked else "")
            shown.append((batch, "clock", "Hentikan atau jalankan jam"))
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def prepare(self, rows: Sequence[Request]) -> None:
        names, deadlines = catalogue_names.service_names(), deadlines_of(rows, timezone.now())
        for row in rows:
            row.shown_service = names.get(row.service, row.service)  # type: ignore[attr-defined]
            row.shown_deadline = deadlines[row.pk]  # type: ignore[attr-defined]

    @named("Layanan dan kode", ordering="service")
    def service_name(self, row: Any) -> SafeString:
        return format_html("{}<br><small>{}</small>", row.shown_service, row.code)

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

    def service_of(self, subject: Request) -> Service | None:
        return catalogue_names.service_of(subject.service, subject.catalogue_version)

    def file_name(self, subject: Request, role: str) -> str:
        return catalogue_names.part_name(self.service_of(subject), role)

    def _files(self, subject: Request) -> list[SealedFile]:
        """The kiosk's, then the words with which offices answered, which the city sealed itself."""
        city = City.objects.values_list("id", flat=True).first()
        answers = files_of(subject.pk, city, lambda _role: "Jawaban dinas") if city else []
        return [*super()._files(subject), *answers]

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
            "clock": clock_of(subject, timezone.now()),
            "exception_url": self._exception_url(subject, account),
            "referrals": Referral.objects.filter(request=subject.pk).select_related("helper"),
            "bundle_url": reverse("admin:requests_request_bundle", args=[subject.pk]),
        }

    def _exception_url(self, subject: Request, account: Account) -> str:
        """Empty where there is nothing to decide."""
        if not account.has_perm(MARK):
            return ""
        may_decide = exceptions.in_force(subject) or exceptions.offered(subject, self.service_of(subject))
        return reverse("admin:requests_request_exception", args=[subject.pk]) if may_decide else ""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.bundle_view)
        urls: list[URLPattern] = super().get_urls()
        own = path("<uuid:pk>/berkas-pdf/", view, name="requests_request_bundle")
        return [own, *self.decision_urls(), *self.lateness_urls(), *urls]

    def bundle_view(self, request: HttpRequest, pk: UUID) -> HttpResponseBase:
        """Purpose first; then one PDF of all documents, each opening with its own line in the record."""
        subject = self._find(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        service = self.service_of(subject)
        papers = documents_of(self._files(subject), service)
        title = f"{subject.ticket} · {service.short_name if service else subject.service}"
        try:
            self.refuse_unless_allowed(account, subject)
            here = _here(papers)
            form = PurposeForm(request.POST or None, initial={"purpose": self.default_purpose})
            if request.method != "POST" or not form.is_valid():
                context = {"form": form, "files": here, "title": title}
                return self._page(request, "console/bundle.html", subject, context)
            return self._send(subject, title, here, papers, account=account.get_username(), purpose=form.stated())
        except RefusedError as error:
            context = {"words": error.words, "file": None}
            return self._page(request, "console/refused.html", subject, context, error.status)

    def _send(
        self,
        subject: Request,
        title: str,
        here: Sequence[SealedFile],
        papers: Sequence[SealedFile],
        *,
        account: str,
        purpose: str,
    ) -> HttpResponseBase:
        opened = [
            Paper(file.name, open_bytes(file, account=account, purpose=f"Berkas PDF: {purpose}")) for file in here
        ]
        lines = (subject.site.name, f"Diajukan {dates.moment(subject.filed_at)}", f"Kode status {subject.code}")
        missing = [file.name for file in papers if file.state != "here"]
        try:
            made = bundle(Cover(title, lines, missing), opened)
        except BrokenPictureError as error:
            raise RefusedError(f"Foto {error} rusak, jadi berkas PDF tidak dibuat. Buka satu per satu.", 422) from None
        response = StreamingHttpResponse(streamed(made), content_type=MEDIA)
        response["Content-Disposition"] = f'attachment; filename="berkas-{subject.ticket}.pdf"'
        response["Cache-Control"] = "no-store"
        return response


def _here(papers: Sequence[SealedFile]) -> list[SealedFile]:
    """Raises RefusedError when nothing has arrived."""
    here = [file for file in papers if file.state == "here"]
    if not here:
        raise RefusedError("Belum ada foto dokumen di kota. Tunggu sampai kios mengirimnya.", 404)
    return here


def _document(service: Service | None, document: dict[str, str]) -> tuple[str, SafeString]:
    state = document["state"]
    icon_name, tone = _DOCUMENT_TONES.get(state, ("info", "plain"))
    name = catalogue_names.paper_name(service, document["requirement"])
    return name, chip(DOCUMENT_STATES.get(state, state), icon_name, tone)
