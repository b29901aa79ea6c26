"""Signing a unit's month: what each recommendation waits for, the signature of a named person, and what was signed.

Invariants
- An account signs units that it leads, or any where it sees every hall; never its own recommendation (`recommendations.signing`).
- Nothing is signed by looking: it takes a POST with the tick of who signs, over exactly what the page showed.
- Every page and file says that these are recommendations.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.server.console import dates
from sync.server.console.data_forms import Reason
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.objections_admin import PeriodFilter, month_words
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.console.site import console
from sync.server.indices.models import Run
from sync.server.organisation.scope import led_units
from sync.server.people.models import Account, Unit
from sync.server.recommendations import signing
from sync.server.recommendations.models import REASON_MAX, MonthSignature
from sync.server.recommendations.signing import CannotSignError, Line, Sheet

FOUND, A_PAGE = 40, 100
_STANDINGS = {
    "ready": ("Siap ditandatangani", "check", "ok"),
    "signed": ("Sudah ditandatangani", "okc", "ok"),
    "window": ("Masa keberatan", "clock", "attention"),
    "objection": ("Keberatan belum diputus", "info", "attention"),
    "recompute": ("Menunggu hitung ulang", "clock", "attention"),
    "own": ("Rekomendasi Anda sendiri", "user", "plain"),
    "unmeasured": ("Belum ada angka", "minus", "plain"),
}


class SignForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agreed = forms.BooleanField(
        label="Saya sudah memeriksa daftar ini dan menandatanganinya sebagai rekomendasi.",
        error_messages={"required": "Centang dahulu bahwa Anda sudah memeriksa daftarnya."},
    )


class TakeBackForm(forms.Form):
    reason = Reason(max_length=REASON_MAX, error_messages={"required": "Tulis alasannya."})


@admin.register(MonthSignature, site=console)
class SigningAdmin(ReadOnlyAdmin):
    list_display = ("month", "unit", "officers", "total", "signer", "signed", "state")
    list_display_links = ("month",)
    list_filter = (PeriodFilter,)
    search_fields = ("unit__name",)
    search_placeholder = "Nama unit"
    list_select_related = ("unit", "signed_by")
    nothing_words = "Belum ada bulan yang ditandatangani. Yang sudah ditandatangani tampil di sini; sebelum itu tidak ada yang keluar."
    add_words = "Tandatangani bulan"
    adds_with = signing.SIGN

    def get_queryset(self, request: HttpRequest) -> QuerySet[MonthSignature]:
        assert isinstance(request.user, Account)
        return MonthSignature.objects.filter(unit__in=units_of(request.user).values("id"))

    @named("Bulan", ordering="period")
    def month(self, row: MonthSignature) -> str:
        return month_words(row.period)

    @named("Rekomendasi", ordering="total_rupiah")
    def total(self, row: MonthSignature) -> str:
        return rupiah(row.total_rupiah)

    @named("Oleh")
    def signer(self, row: MonthSignature) -> str:
        return name_of(row.signed_by)

    @named("Waktu", ordering="signed_at")
    def signed(self, row: MonthSignature) -> str:
        return dates.moment(row.signed_at)

    @named("Keadaan")
    def state(self, row: MonthSignature) -> SafeString:
        return state_chip(row)

    def get_urls(self) -> list[URLPattern]:
        views = (
            ("unit/<uuid:unit>/<str:period>/", self.sheet_view, "sheet"),
            ("<uuid:pk>/tarik/", self.take_back_view, "take_back"),
            ("<uuid:pk>/tanda-tangan/", self.statement_view, "statement"),
        )
        own = [
            path(place, self.admin_site.admin_view(view), name=f"recommendations_monthsignature_{name}")
            for place, view, name in views
        ]
        urls: list[URLPattern] = super().get_urls()
        return [*own, *urls]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Which month of which unit."""
        account = self._signer(request)
        periods = list(Run.objects.filter(is_current=True).order_by("-period").values_list("period", flat=True)[:24])
        period = request.GET.get("bulan", "")
        period = period if period in periods else (periods[0] if periods else "")
        words = request.GET.get("q", "").strip()[:60]
        units = _searched(units_of(account), words)
        context = {
            "title": "Tandatangani bulan",
            "periods": [(one, month_words(one)) for one in periods],
            "period": period,
            "words": words,
            "units": [(unit, self._sheet_url(unit.pk, period)) for unit in units[:FOUND]] if period else [],
            "has_more": len(units) > FOUND,
        }
        return self.rendered(request, "console/choose_signing.html", context)

    def sheet_view(self, request: HttpRequest, unit: UUID, period: str) -> HttpResponse:
        account = self._signer(request)
        found = units_of(account).filter(pk=unit).first()
        run = signing.current_run(period)
        if found is None or run is None:
            raise Http404
        sheet = signing.sheet_of(found, run, account)
        form = SignForm(request.POST or None, initial={"seen": sheet.digest})
        if request.method == "POST" and form.is_valid():
            try:
                made = signing.sign(found, period, account, seen=form.cleaned_data["seen"])
                return redirect("admin:recommendations_monthsignature_change", made.pk)
            except CannotSignError as error:
                form = SignForm(initial={"seen": sheet.digest})
                return self._sheet_page(request, sheet, form, refused=str(error))
        return self._sheet_page(request, sheet, form)

    def _sheet_page(self, request: HttpRequest, sheet: Sheet, form: SignForm, refused: str = "") -> HttpResponse:
        page = Paginator(sheet.lines, A_PAGE).get_page(request.GET.get("halaman"))
        counts = [(chip(*_STANDINGS[one]), number) for one, number in sheet.counts.most_common()]
        context = {
            "title": f"{sheet.unit.name}, {month_words(sheet.run.period)}",
            "sheet": sheet,
            "counts": counts,
            "page": page,
            "rows": [_row(line) for line in page.object_list],
            "total": rupiah(sheet.total_rupiah),
            "form": form if sheet.ready else None,
            "refused": refused,
            "choose_url": reverse("admin:recommendations_monthsignature_add"),
        }
        return self.rendered(request, "console/signing_sheet.html", context, 422 if refused or form.errors else 200)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self._one(request, self.found(request, object_id), TakeBackForm())

    def take_back_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = self._signer(request)
        row = self.found(request, str(pk))
        form = TakeBackForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                signing.take_back(row, account, form.cleaned_data["reason"].strip())
                messages.success(request, "Tanda tangan ditarik. Bulan ini dapat ditandatangani lagi.")
            except CannotSignError as error:
                messages.info(request, str(error))
            return redirect("admin:recommendations_monthsignature_change", row.pk)
        return self._one(request, row, form)

    def statement_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        row = self.found(request, str(pk))
        answer = HttpResponse(bytes(row.statement), content_type="application/json")
        answer["Content-Disposition"] = f'attachment; filename="rekomendasi-{row.period}-{str(row.pk)[:8]}.dsse.json"'
        return answer

    def _one(self, request: HttpRequest, row: MonthSignature, form: TakeBackForm) -> HttpResponse:
        assert isinstance(request.user, Account)
        lines = row.lines.select_related("officer", "officer_month").order_by("officer__name", "officer_id")
        page = Paginator(lines, A_PAGE).get_page(request.GET.get("halaman"))
        may_take_back = request.user.has_perm(signing.SIGN) and signing.may_take_back(row)
        context = {
            "title": f"Rekomendasi {row.unit.name}, {month_words(row.period)}",
            "row": row,
            "signer": name_of(row.signed_by),
            "total": rupiah(row.total_rupiah),
            "state": state_chip(row),
            "page": page,
            "lines": [(one, rupiah(one.net_rupiah), month_url(one.officer_month_id)) for one in page.object_list],
            "is_intact": signing.digest_of_lines(row) == signing.stated_digest(row),
            "form": form if may_take_back else None,
            "list_url": reverse("admin:recommendations_monthsignature_changelist"),
            "take_back_url": reverse("admin:recommendations_monthsignature_take_back", args=[row.pk]),
            "statement_url": reverse("admin:recommendations_monthsignature_statement", args=[row.pk]),
        }
        return self.rendered(request, "console/month_signature.html", context, 422 if form.errors else 200)

    def _signer(self, request: HttpRequest) -> Account:
        account = request.user
        if not isinstance(account, Account) or not account.has_perm(signing.SIGN):
            raise PermissionDenied
        return account

    def _sheet_url(self, unit: UUID, period: str) -> str:
        return reverse("admin:recommendations_monthsignature_sheet", args=[unit, period])


def units_of(account: Account) -> QuerySet[Unit]:
    """Whose months it signs or looks at."""
    if account.has_perm(SEE_EVERY_SITE):
        return Unit.objects.all()
    return Unit.objects.filter(pk__in=led_units(account))


def name_of(account: Account) -> str:
    return account.get_full_name() or account.get_username()


def month_url(pk: object) -> str:
    return reverse("admin:indices_officermonth_change", args=[pk])


def state_chip(row: MonthSignature) -> SafeString:
    return chip("Ditarik", "undo", "plain") if row.withdrawn_at else chip("Berlaku", "check", "ok")


def _searched(units: QuerySet[Unit], words: str) -> Sequence[Unit]:
    wanted = Q()
    for word in words.split()[:6]:
        wanted &= Q(name__icontains=word)
    return list(units.filter(wanted).order_by("name")[: FOUND + 1])


def _row(line: Line) -> dict[str, Any]:
    month = line.month
    return {
        "officer": month.officer.name,
        "unit": month.unit.short if month.unit else "–",
        "iki": month.iki,
        "discipline": month.discipline,
        "net": rupiah(line.net_rupiah) if month.allowance_net is not None else "–",
        "to_review": month.to_review,
        "standing": chip(*_STANDINGS[line.standing]),
        "until": line.window.closes_at if line.standing == "window" and line.window else None,
        "url": month_url(month.pk),
    }
