"""Files of signed recommendations for the payroll: made with a reason, on record with count, sum, digest and the city's signature."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.server.console import dates
from sync.server.console.data_forms import Reason
from sync.server.console.exports_admin import state_chip
from sync.server.console.figures import decimal
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.objections_admin import PeriodFilter, month_words
from sync.server.console.picking import PickingForm
from sync.server.console.picking_one import OnePickField
from sync.server.console.site import console
from sync.server.people.models import Account, Unit
from sync.server.recommendations import payroll
from sync.server.recommendations.models import REASON_MAX, PayrollFile, SignedMonth
from sync.server.recommendations.payroll import RefusedPayrollError
from sync.server.records.spreadsheet import MEDIA

MAKE = "recommendations.add_payrollfile"


class _UnitField(OnePickField):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class PayrollForm(PickingForm, forms.Form):
    period = forms.ChoiceField(label="Bulan", error_messages={"required": "Pilih bulannya."})
    unit = _UnitField(
        Unit.objects.order_by("name"),
        find_in=("name", "short"),
        label="Unit",
        required=False,
        help_text="Kosong: semua unit yang sudah ditandatangani. Satu unit: dengan semua yang di bawahnya.",
    )
    format = forms.ChoiceField(
        label="Bentuk",
        choices=[("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("json", "JSON")],
        widget=forms.RadioSelect,
        initial="csv",
        help_text="CSV dan JSON untuk sistem penggajian; Excel untuk dibaca orang.",
    )
    reason = Reason(
        label="Keperluan", max_length=REASON_MAX, error_messages={"required": "Tulis untuk apa berkas ini diambil."}
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        signed = SignedMonth.objects.filter(is_withdrawn=False).order_by("-period")
        periods = signed.values_list("period", flat=True).distinct()[:24]
        self.fields["period"].choices = [(one, month_words(one)) for one in periods]  # type: ignore[attr-defined]
        self.offer_picks()


@admin.register(PayrollFile, site=console)
class PayrollAdmin(ReadOnlyAdmin):
    list_display = ("begun", "month", "unit_name", "shape", "account", "rows", "total", "state")
    list_display_links = ("begun",)
    list_filter = (PeriodFilter,)
    search_fields = ("account", "sha256")
    search_placeholder = "Akun atau sidik berkas"
    list_select_related = ("unit",)
    nothing_words = "Belum ada berkas penggajian. Berkas hanya memuat rekomendasi yang sudah ditandatangani."
    add_words = "Buat berkas"
    adds_with = MAKE

    def get_queryset(self, request: HttpRequest) -> Any:
        return PayrollFile.objects.select_related("unit")

    @named("Waktu", ordering="begun_at")
    def begun(self, row: PayrollFile) -> str:
        return dates.moment_in_list(row.begun_at)

    @named("Bulan", ordering="period")
    def month(self, row: PayrollFile) -> str:
        return month_words(row.period)

    @named("Unit")
    def unit_name(self, row: PayrollFile) -> str:
        return row.unit.short if row.unit else "Semua"

    @named("Bentuk", ordering="format")
    def shape(self, row: PayrollFile) -> str:
        return row.format.upper()

    @named("Petugas", ordering="row_count")
    def rows(self, row: PayrollFile) -> str:
        return "–" if row.row_count is None else decimal(row.row_count)

    @named("Rekomendasi", ordering="total_rupiah")
    def total(self, row: PayrollFile) -> str:
        return "–" if row.total_rupiah is None else rupiah(row.total_rupiah)

    @named("Keadaan", ordering="finished_at")
    def state(self, row: PayrollFile) -> SafeString:
        return state_chip(row)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.statement_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/tanda-tangan/", view, name="recommendations_payrollfile_statement"), *urls]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponseBase:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = PayrollForm(request.POST or None)
        if request.method == "POST" and not form.is_searching() and form.is_valid():
            try:
                return _send(form.cleaned_data, request.user)
            except RefusedPayrollError as error:
                form.add_error("period", str(error))
        has_any = SignedMonth.objects.filter(is_withdrawn=False).exists()
        return self.rendered(
            request, "console/new_payroll.html", {"form": form, "has_any": has_any, "title": "Buat berkas penggajian"}
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        record = self.found(request, object_id)
        context = {
            "record": record,
            "title": f"Berkas penggajian {month_words(record.period)}",
            "state": state_chip(record),
            "rows": self.rows(record),
            "total": "–" if record.total_rupiah is None else rupiah(record.total_rupiah),
            "statement_url": reverse("admin:recommendations_payrollfile_statement", args=[record.pk]),
        }
        return self.rendered(request, "console/payroll_file.html", context)

    def statement_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        record = self.found(request, str(pk))
        if not record.statement:
            raise Http404
        answer = HttpResponse(bytes(record.statement), content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="{payroll.file_name(record)}.tanda-tangan.json"'
        return answer


def _send(asked: dict[str, Any], account: Account) -> StreamingHttpResponse:
    """Raises RefusedPayrollError."""
    record, file = payroll.begin(
        asked["period"], asked["unit"], form=asked["format"], account=account.get_username(), reason=asked["reason"]
    )
    answer = StreamingHttpResponse(file, content_type=MEDIA[record.format])
    answer["Content-Disposition"] = f'attachment; filename="{payroll.file_name(record)}"'
    answer["Cache-Control"] = "no-store"
    return answer
