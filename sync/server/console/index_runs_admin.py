"""Runs of the indices: who had which month computed, why, by which rule; and what one says that the one before it did not.

Invariants
- Whoever orders a run says which month, and why where the month was computed before; the worker does it, the page says when it is done.
- Nothing is computed away: older runs stay in the list with their numbers. A run that tries out a rule is told apart everywhere.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.server.console import dates
from sync.server.console.charts import Frame, Series, bars
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.console.site import console
from sync.server.indices import computing, differences, report
from sync.server.indices.models import IndexRuleEdition, OfficerMonth, Run, UnitMonth
from sync.server.indices.month import PeriodError, month_of, month_words
from sync.server.indices.rules import rules_of
from sync.server.organisation.scope import led_units
from sync.server.people.models import Account, Unit
from sync.server.records.spreadsheet import MEDIA, pieces

MONTHS_OFFERED = 18
CHARTED = 12
FILES = ("xlsx", "csv")
ROWS_A_PAGE = 50
ADD, NUMBERS = "indices.add_run", "indices.view_officermonth"


class RunForm(forms.Form):
    period = forms.ChoiceField(label="Bulan")
    rule = forms.ChoiceField(
        label="Dengan aturan",
        required=False,
        help_text="Versi yang belum berlaku hanya dicoba: hasilnya tidak pernah dipakai.",
    )
    reason = Reason(
        label="Alasan", required=False, help_text="Wajib bila bulan ini sudah pernah dihitung, atau aturan dicoba."
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.fields["period"].choices = _months()  # type: ignore[attr-defined]
        self._editions = {
            str(one.pk): one for one in IndexRuleEdition.objects.exclude(state__in=("dropped", "withdrawn"))[:20]
        }
        tried = [(pk, f"Coba: {one.title}") for pk, one in self._editions.items()]
        self.fields["rule"].choices = [("", "Yang berlaku pada bulan itu"), *tried]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        period = cleaned.get("period")
        again = period and Run.objects.filter(period=period, kind=Run.REGULAR).exclude(state=Run.FAILED).exists()
        if (again or cleaned.get("rule")) and not cleaned.get("reason"):
            self.add_error("reason", "Tulis alasannya; alasan itu tersimpan bersama penghitungan.")
        return cleaned

    @property
    def edition(self) -> IndexRuleEdition | None:
        return self._editions.get(self.cleaned_data["rule"])


@admin.register(Run, site=console)
class RunAdmin(ReadOnlyAdmin):
    list_display = ("month", "state_chip", "rule", "officers", "units", "made_by", "made", "reason")
    list_display_links = ("month",)
    list_title = "Penghitungan indeks"
    nothing_words = "Belum ada penghitungan. Setiap penghitungan bulan, dengan alasan dan hasilnya, tampil di sini."
    add_words = "Hitung satu bulan"
    adds_with = ADD

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        return Run.objects.defer("rules")

    @named("Bulan", ordering="period")
    def month(self, row: Run) -> str:
        return month_words(row.period)

    @named("Keadaan", ordering="is_current")
    def state_chip(self, row: Run) -> SafeString:
        return state_chip(row)

    @named("Aturan", ordering="rule_version")
    def rule(self, row: Run) -> str:
        return f"Versi {row.rule_version}" if row.rule_version else "–"

    @named("Diminta", ordering="made_at")
    def made(self, row: Run) -> str:
        return dates.moment(row.made_at)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.report_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/laporan/", view, name="indices_run_report"), *urls]

    def report_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        """The month for who leads: `?unit=` one unit with those below it, `?berkas=` the same as a file."""
        run: Run = self.found(request, str(pk))
        if not request.user.has_perm(NUMBERS) or run.state != Run.DONE:
            raise PermissionDenied
        assert isinstance(request.user, Account)
        unit = _unit_of(request, request.user)
        told = report.report_of(run, unit)
        form = request.GET.get("berkas", "")
        if form in FILES:
            return _file(run, told, form)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Laporan {month_words(run.period)}" + (f": {unit.name}" if unit else ""),
            "run": run,
            "unit": unit,
            "above": _parent_of(unit, request.user),
            "chip": state_chip(run),
            "lines": [(line, _money(line.base), _money(line.net)) for line in told.lines],
            "predicates": [(words, told.predicates.get(code, 0)) for code, words in OfficerMonth.PREDICATES],
            "without": told.predicates.get("", 0),
            "few": report.FEW,
            "chart": _chart(told),
            "query": f"unit={unit.pk}&" if unit else "",
        }
        return TemplateResponse(request, "console/index_report.html", context)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = RunForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            told, edition = form.cleaned_data, form.edition
            text = rules_of(edition).text if edition else ""
            run = computing.order(
                told["period"], by=request.user.get_username(), reason=told["reason"], rules_text=text
            )
            self.log_addition(request, run, run.period)
            messages.success(request, "Diminta. Hasilnya tampil di sini dalam beberapa menit.")
            return redirect("admin:indices_run_change", run.pk)
        intro = (
            "Semua catatan bulan itu dihitung lagi dengan aturan yang berlaku pada hari terakhirnya. "
            "Hasilnya rekomendasi, dan penghitungan lama tetap tersimpan."
        )
        return form_page(self, request, form, title="Hitung satu bulan", button="Hitung", intro=intro)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        run: Run = self.found(request, object_id)
        assert isinstance(request.user, Account)
        earlier = differences.before(run) if run.state == Run.DONE else None
        sees_all = request.user.has_perm(SEE_EVERY_SITE) and request.user.has_perm(NUMBERS)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{'Percobaan aturan' if run.kind == Run.WHAT_IF else 'Indeks'} {month_words(run.period)}",
            "run": run,
            "chip": state_chip(run),
            "took": f"{run.took_ms / 1000:.1f} detik".replace(".", ","),
            "earlier": earlier,
            "earlier_words": dates.moment(earlier.made_at) if earlier else "",
            "units": _units(run, request.user),
            "report_url": reverse("admin:indices_run_report", args=[run.pk])
            if run.state == Run.DONE and request.user.has_perm(NUMBERS)
            else "",
            **(_compared(request, earlier, run) if earlier and sees_all else {}),
        }
        return TemplateResponse(request, "console/index_run.html", context)


def _unit_of(request: HttpRequest, account: Account) -> Unit | None:
    """None: the whole city, for who sees it; anybody else has the highest unit that they lead."""
    asked = request.GET.get("unit", "")
    seen = Unit.objects.all() if account.has_perm(SEE_EVERY_SITE) else Unit.objects.filter(pk__in=led_units(account))
    if asked:
        found = next((one for one in seen if str(one.pk) == asked), None)
        if found is None:
            raise Http404
        return found
    if account.has_perm(SEE_EVERY_SITE):
        return None
    led = {one.pk: one for one in seen}
    top = next((one for one in led.values() if one.parent_id not in led), None)
    if top is None:
        raise Http404
    return top


def _parent_of(unit: Unit | None, account: Account) -> Unit | None:
    """If this account may see it."""
    if unit is None or unit.parent_id is None:
        return None
    return unit.parent if account.has_perm(SEE_EVERY_SITE) or unit.parent_id in led_units(account) else None


def _file(run: Run, told: report.Report, form: str) -> HttpResponse:
    about = {
        "bulan": run.period,
        "dihitung": dates.moment(run.made_at),
        "aturan": f"versi {run.rule_version}",
        "catatan": "Rekomendasi, bukan keputusan. Angka kurang dari lima orang tidak ditampilkan.",
    }
    content = b"".join(pieces(form, report.COLUMNS, report.rows(run, told.every), about))
    answer = HttpResponse(content, content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="laporan-indeks-{run.period}.{form}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _chart(told: report.Report) -> SafeString:
    """The units right below, at most twelve: more bars than that nobody reads."""
    below = [line for line in told.lines if line.iko is not None][-CHARTED:]
    if len(below) < 2:
        return SafeString("")
    frame = Frame("IKO tiap unit, dari 0 sampai 100.", [line.unit.short for line in below], most=100)
    return bars(frame, [Series("IKO", [Fraction(line.iko) for line in below if line.iko is not None])])


def state_chip(run: Run) -> SafeString:
    if run.state == Run.DUE:
        return chip("Sedang dihitung", "clock", "attention")
    if run.state == Run.FAILED:
        return chip("Tidak dapat dihitung", "warn", "attention")
    if run.kind == Run.WHAT_IF:
        return chip("Percobaan, tidak dipakai", "eye")
    return chip("Dipakai sekarang", "check", "ok") if run.is_current else chip("Digantikan", "undo")


def _months() -> list[tuple[str, str]]:
    """The newest first; those of which a day is over."""
    today = timezone.localdate()
    year, month = today.year, today.month
    found = []
    for _ in range(MONTHS_OFFERED):
        period = f"{year}-{month:02d}"
        try:
            month_of(period, today=today)
        except PeriodError:
            pass
        else:
            found.append((period, month_words(period)))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return found


def _units(run: Run, account: Account) -> QuerySet[UnitMonth]:
    rows = UnitMonth.objects.filter(run=run).select_related("unit").defer("sheet").order_by("-officers", "unit__name")
    return rows[:200] if account.has_perm(SEE_EVERY_SITE) else rows.filter(unit__in=led_units(account))


def _compared(request: HttpRequest, earlier: Run, run: Run) -> dict[str, Any]:
    """Names with pay: for who sees every hall."""
    told = differences.summary(earlier, run)
    page = Paginator(range(told.officers), ROWS_A_PAGE).get_page(request.GET.get("p"))
    rows = differences.changed(earlier, run, first=(page.number - 1) * ROWS_A_PAGE, most=ROWS_A_PAGE)
    return {
        "summary": told,
        "summary_rupiah": _signed(told.rupiah),
        "page": page,
        "rows": [
            {"row": one, "net": [_money(each) for each in one.net], "difference": _signed(one.difference)}
            for one in rows
        ],
    }


def _money(amount: int | None) -> str:
    return "–" if amount is None else rupiah(amount)


def _signed(amount: int) -> str:
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{rupiah(abs(amount))}"
