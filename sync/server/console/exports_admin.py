"""Exports: a list leaves as a file, with purpose and reason; every one is on record with who, when, what and its digest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.concerns.models import Concern
from sync.server.console import dates
from sync.server.console.data_forms import Reason, needs_words
from sync.server.console.figures import decimal
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.opening import RefusedError, open_bytes
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import HallPick
from sync.server.console.roles import SEE_EVERY_SITE, may_open_parts, may_open_parts_of, visible_sites
from sync.server.console.sealed_files import files_of
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.people.models import Account
from sync.server.records import exporting
from sync.server.records.export_rows import Wanted, WordsOf
from sync.server.records.exporting import RefusedExportError
from sync.server.records.models import Export
from sync.server.records.spreadsheet import MEDIA

MAKE = "records.add_export"
# Who may not see a list on its page does not get it as a file either.
SEEN_BY = {
    "kantorku": "people.view_presence",
    "ekinerja": "performance.view_workentry",
    "lapor": "concerns.view_concern",
    "requests": "requests.view_request",
    "lateness": "requests.view_request",
}
PURPOSES = (
    ("sistem", "Memasukkan ke sistem kota atau pusat"),
    ("laporan", "Laporan kepada pimpinan"),
    ("tunjangan", "Bahan perhitungan tunjangan"),
    ("periksa", "Pemeriksaan atau pengawasan"),
    ("lain", "Lainnya"),
)


class ExportForm(PickingForm, forms.Form):
    kind = forms.ChoiceField(label="Isi")
    format = forms.ChoiceField(
        label="Bentuk",
        choices=Export.FORMATS,
        widget=forms.RadioSelect,
        initial="csv",
        help_text="CSV dan JSON untuk sistem lain; Excel untuk dibaca orang.",
    )
    from_day = forms.DateField(label="Dari hari", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    to_day = forms.DateField(label="Sampai hari", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    site = HallPick(required=False, help_text="Kosong: semua balai yang boleh Anda lihat.")
    has_words = forms.BooleanField(
        label="Dengan isi laporan (SP4N-LAPOR! saja)",
        required=False,
        help_text="Setiap isi dibuka dan dicatat satu per satu. Hanya laporan di balai binaan Anda.",
    )
    purpose = forms.ChoiceField(
        label="Keperluan",
        choices=[("", "Pilih keperluan"), *PURPOSES],
        error_messages={"required": "Pilih keperluannya."},
    )
    reason = Reason(
        required=False, help_text="Wajib bila keperluannya lainnya. Jangan menulis nama, NIK, atau nomor HP."
    )

    def __init__(self, data: Any, *, account: Account, asked: Mapping[str, str] | None = None) -> None:
        """`asked`: what a link of another page fills in beforehand; what makes no sense is left to be chosen."""
        today = timezone.localdate()
        usual = {"isi": "", "dari": f"{today.replace(day=1)}", "sampai": f"{today}"}
        told = {name: (asked or {}).get(name) or value for name, value in usual.items()}
        super().__init__(data, initial={"kind": told["isi"], "from_day": told["dari"], "to_day": told["sampai"]})
        allowed = [(code, words) for code, words in Export.KINDS if account.has_perm(SEEN_BY[code])]
        self.fields["kind"].choices = allowed  # type: ignore[attr-defined]
        self.fields["site"].queryset = visible_sites(account)  # type: ignore[attr-defined]
        if not may_open_parts(account):
            del self.fields["has_words"]
        self.offer_picks()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        needs_words(self, cleaned, "purpose", "lain", "Tulis keperluannya.")
        if cleaned.get("has_words") and cleaned.get("kind") != "lapor":
            self.add_error(
                "has_words", "Isi laporan hanya ada pada SP4N-LAPOR!. Hilangkan centangnya, atau pilih isi itu."
            )
        if "from_day" in cleaned and "to_day" in cleaned:
            try:
                exporting.refuse_period(cleaned["from_day"], cleaned["to_day"])
            except RefusedExportError as error:
                self.add_error("to_day", str(error))
        return cleaned

    def stated(self) -> str:
        words, reason = dict(PURPOSES)[self.cleaned_data["purpose"]], self.cleaned_data["reason"]
        return f"{words}: {reason}" if reason else words


@admin.register(Export, site=console)
class ExportAdmin(ReadOnlyAdmin):
    list_display = ("begun", "kind", "format", "period", "account", "purpose", "rows", "state")
    list_display_links = ("begun",)
    search_fields = ("account", "sha256")
    search_placeholder = "Akun atau sidik berkas"
    nothing_words = "Belum ada ekspor. Yang Anda buat tercatat di sini."
    add_words = "Buat ekspor"
    adds_with = MAKE

    def get_queryset(self, request: HttpRequest) -> QuerySet[Export]:
        """One's own; who watches over openings of every hall sees everybody's."""
        account = request.user
        assert isinstance(account, Account)
        if account.has_perm(SEE_EVERY_SITE) and account.has_perm("ingest.view_partopening"):
            return Export.objects.select_related("site")
        return Export.objects.select_related("site").filter(account=account.get_username())

    @named("Waktu", ordering="begun_at")
    def begun(self, row: Export) -> str:
        return dates.moment_in_list(row.begun_at)

    @named("Hari", ordering="from_day")
    def period(self, row: Export) -> str:
        return period_words(row)

    @named("Baris", ordering="row_count")
    def rows(self, row: Export) -> str:
        return "–" if row.row_count is None else decimal(row.row_count)

    @named("Keadaan", ordering="finished_at")
    def state(self, row: Export) -> SafeString:
        return state_chip(row)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.signature_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/tanda-tangan/", view, name="records_export_signature"), *urls]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponseBase:
        if not self.has_add_permission(request):
            raise PermissionDenied
        account = request.user
        assert isinstance(account, Account)
        form = ExportForm(request.POST or None, account=account, asked=request.GET)
        if request.method == "POST" and not form.is_searching() and form.is_valid():
            try:
                return _send(form, account)
            except RefusedExportError as error:
                form.add_error("format", str(error))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, "title": "Buat ekspor"}
        return TemplateResponse(request, "console/new_export.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        record = self.found(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": record,
            "title": f"Ekspor {dates.moment(record.begun_at)}",
            "state": state_chip(record),
            "period": period_words(record),
            "signature_url": reverse("admin:records_export_signature", args=[record.pk]),
        }
        return TemplateResponse(request, "console/export.html", context)

    def signature_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        record = self.found(request, str(pk))
        if not record.statement:
            return HttpResponse(status=404)
        answer = HttpResponse(bytes(record.statement), content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="{exporting.file_name(record)}.tanda-tangan.json"'
        return answer


class Leaving(Protocol):
    """A record of what leaves as a file."""

    begun_at: datetime
    finished_at: datetime | None


def state_chip(row: Leaving) -> SafeString:
    if row.finished_at is not None:
        return chip("Lengkap", "check", "ok")
    if timezone.now() - row.begun_at < timedelta(minutes=10):
        return chip("Sedang dikirim", "clock")
    return chip("Terputus, jangan dipakai", "warn", "attention")


def period_words(row: Export) -> str:
    return f"{dates.short_day(row.from_day)} – {dates.short_day(row.to_day)}"


def _send(form: ExportForm, account: Account) -> StreamingHttpResponse:
    asked = form.cleaned_data
    site: Site | None = asked["site"]
    sites = Site.objects.filter(id=site.id) if site else visible_sites(account)
    words_of = _reader(account, form.stated()) if asked.get("has_words") else None
    record, file = exporting.begin(
        Wanted(sites, asked["from_day"], asked["to_day"], words_of),
        kind=asked["kind"],
        form=asked["format"],
        account=account.get_username(),
        purpose=form.stated(),
        site=site,
    )
    answer = StreamingHttpResponse(file, content_type=MEDIA[record.format])
    answer["Content-Disposition"] = f'attachment; filename="{exporting.file_name(record)}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _reader(account: Account, purpose: str) -> WordsOf:
    """The words of a concern, opened for the file with a line in the record each."""

    def words_of(row: Concern) -> str:
        if not may_open_parts_of(account, row.site):
            return "(bukan balai binaan)"
        files = files_of(row.pk, row.kiosk_id, lambda _role: "Isi laporan")
        said = [file for file in files if file.role == "text" and file.media == "text/plain" and file.state == "here"]
        try:
            opened = [
                open_bytes(file, account=account.get_username(), purpose=f"Ekspor SP4N-LAPOR!: {purpose}")
                for file in said[:1]
            ]
        except RefusedError:
            return "(tidak dapat dibuka)"
        return opened[0].decode("utf-8", "replace") if opened else "(belum sampai)"

    return words_of
