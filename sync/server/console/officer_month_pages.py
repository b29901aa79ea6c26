"""The numbers of one officer's month, each opened into its terms, weights, exclusions and records; and the list of them.

Invariants
- Seen by the officer, by who leads them, and by who sees every hall; nobody sees another's pay because they share a hall.
- What is shown is the sheet of that computation (`recommendations.explanation`): an older one still explains what was signed then.
- A camera's hint, a day without evidence and an unproved time take nothing off, and the page says so where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.objections_admin import PeriodFilter, month_words
from sync.server.console.objections_admin import state_chip as objection_chip
from sync.server.console.records_behind import urls_of, words_of
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.console.signing_admin import name_of
from sync.server.console.site import console
from sync.server.indices.models import OfficerMonth, Run
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account
from sync.server.performance.models import Objection
from sync.server.recommendations import objections
from sync.server.recommendations.explanation import Number, explain, worded
from sync.server.recommendations.models import SignedMonth
from sync.server.recommendations.windows import Window, windows_of


class RunPeriodFilter(PeriodFilter):
    column = "run__period"


@admin.register(OfficerMonth, site=console)
class OfficerMonthAdmin(ReadOnlyAdmin):
    list_display = ("officer_name", "month", "unit", "iki_words", "predicate", "discipline_words", "net", "state")
    list_display_links = ("officer_name",)
    list_filter = (RunPeriodFilter,)
    search_fields = ("officer__name", "unit__name")
    search_placeholder = "Nama petugas atau unit"
    list_select_related = ("officer", "unit", "run")
    list_title = "Angka petugas"
    nothing_words = "Belum ada bulan yang dihitung. Angka tiap petugas, dan asalnya, tampil di sini sesudah dihitung."
    ordering = ("-run__period", "officer__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[OfficerMonth]:
        """The list has what counts now; an older computation is reached from what was signed by it."""
        account = request.user
        assert isinstance(account, Account)
        rows = OfficerMonth.objects.filter(run__kind=Run.REGULAR).select_related("officer", "unit", "run")
        if request.resolver_match and str(request.resolver_match.url_name).endswith("_changelist"):
            rows = rows.filter(run__is_current=True).defer("sheet", "run__rules").order_by(*self.ordering)
        return rows if account.has_perm(SEE_EVERY_SITE) else rows.filter(officer__in=led_officers(account).values("id"))

    def prepare(self, rows: Sequence[Any]) -> None:
        officers = {row.officer_id for row in rows}
        signed = SignedMonth.objects.filter(officer__in=officers, is_withdrawn=False)
        known = set(signed.values_list("officer", "period"))
        windows = {period: windows_of(period, officers) for period in {row.run.period for row in rows}}
        for row in rows:
            window = windows[row.run.period].get(row.officer_id)
            row.shown_state = _state(is_signed=(row.officer_id, row.run.period) in known, window=window)

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: OfficerMonth) -> str:
        return row.officer.name

    @named("Bulan", ordering="run__period")
    def month(self, row: OfficerMonth) -> str:
        return month_words(row.run.period)

    @named("IKI", ordering="iki")
    def iki_words(self, row: OfficerMonth) -> str:
        return _two(row.iki)

    @named("Disiplin", ordering="discipline")
    def discipline_words(self, row: OfficerMonth) -> str:
        return _two(row.discipline)

    @named("Rekomendasi TPP", ordering="allowance_net")
    def net(self, row: OfficerMonth) -> str:
        return "–" if row.allowance_net is None else rupiah(row.allowance_net)

    @named("Keadaan")
    def state(self, row: Any) -> SafeString:
        return row.shown_state  # type: ignore[no-any-return]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        month: OfficerMonth = self.found(request, object_id)
        account = request.user
        assert isinstance(account, Account)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"{month.officer.name}, {month_words(month.run.period)}",
            "month": month,
            "list_url": reverse("admin:indices_officermonth_changelist"),
            **self._standing(month),
            **opened(month, account),
        }
        return TemplateResponse(request, "console/officer_month.html", context)

    def _standing(self, month: OfficerMonth) -> dict[str, Any]:
        """Signed by whom, objected to until when, and what was objected."""
        period = month.run.period
        window = windows_of(period, [month.officer_id]).get(month.officer_id)
        kept = SignedMonth.objects.filter(officer=month.officer_id, period=period, is_withdrawn=False)
        signed = kept.select_related("signature__signed_by").first()
        filed = list(Objection.objects.filter(officer=month.officer_id, period=period))
        standings = objections.standings(filed)
        current = OfficerMonth.objects.filter(run__period=period, run__is_current=True, officer=month.officer_id)
        return {
            "state": _state(is_signed=signed is not None, window=window),
            "window": window,
            "signed": signed,
            "signer": name_of(signed.signature.signed_by) if signed else "",
            "objections": [(one, objection_chip(standings[one.pk])) for one in filed],
            "current": current.first() if not month.run.is_current else None,
        }


def opened(month: OfficerMonth, account: Account) -> dict[str, Any]:
    """What the template needs of an explanation: numbers with their records in words, and the ways to them."""
    told = explain(month)
    told = worded(told, words_of(told))
    urls = urls_of(told, account)
    return {"told": told, "pay": told.pay, "numbers": [_with_ways(one, urls) for one in told.numbers]}


def _with_ways(number: Number, urls: dict[Any, str]) -> tuple[Number, list[Any]]:
    """Of each group of records: title, whether they count, and (words, address) of each."""
    groups = [
        (
            some.title,
            some.counts,
            [(one.words or "Catatan ini sudah tidak ada", urls.get((one.kind, one.id), "")) for one in some.of],
        )
        for some in number.records
    ]
    return number, groups


def _state(*, is_signed: bool, window: Window | None) -> SafeString:
    if is_signed:
        return chip("Ditandatangani", "check", "ok")
    if window is not None and window.is_open(timezone.now()):
        return chip(f"Keberatan sampai {dates.short_day(timezone.localdate(window.closes_at))}", "clock", "attention")
    return chip("Menunggu tanda tangan", "pencil", "plain") if window else chip("Rekomendasi", "info", "plain")


def _two(value: Any) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", ",")
