"""The ledger of compensation: what a late request costs the city, decided by a person, never paid by itself.

The list is empty and says so until a rule is on (`compensation_rules_admin`). Each decision can be reopened until it is paid.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.server.console import catalogue_names, dates
from sync.server.console.filters import Choice, HallFilter, ServiceFilter
from sync.server.console.icons import chip
from sync.server.console.ledger_batch import DECIDE, LedgerBatchPages
from sync.server.console.lists import named
from sync.server.console.request_filters import found
from sync.server.console.roles import SEE_EVERY_SITE, visible_sites
from sync.server.console.site import console
from sync.server.deadlines import ledger
from sync.server.deadlines.calendars import calendar_of
from sync.server.deadlines.ledger import CannotDecideError, Decision
from sync.server.deadlines.models import WORDS_MAX, LateRequest, LedgerEntry
from sync.server.people.models import Account

_CHIPS = {
    "": ("Menunggu keputusan", "clock", "attention"),
    "reopened": ("Menunggu keputusan", "clock", "attention"),
    "approved": ("Disetujui", "check", "ok"),
    "refused": ("Tidak dibayar", "close", "plain"),
    "paid": ("Sudah dibayar", "okc", "ok"),
}
_ACTS = {
    "approved": "Setujui",
    "refused": "Tidak dibayar",
    "paid": "Catat sudah dibayar",
    "reopened": "Buka lagi",
}


class LedgerFilter(Choice):
    title, parameter_name = "Keputusan", "keputusan"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin[Any]) -> Iterable[tuple[str, str]]:
        return [("menunggu", "Menunggu keputusan"), *((one, _CHIPS[one][0]) for one in ("approved", "refused", "paid"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        told = self.value() or ""
        if told == "menunggu":
            settled = LedgerEntry.objects.filter(is_newest=True).exclude(state="reopened")
            return queryset.exclude(pk__in=settled.values("request"))
        if told in ("approved", "refused", "paid"):
            return queryset.filter(pk__in=LedgerEntry.objects.filter(is_newest=True, state=told).values("request"))
        return queryset


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label="Keputusan", widget=forms.RadioSelect, error_messages={"required": "Pilih satu keputusan."}
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=WORDS_MAX,
        required=False,
        help_text="Wajib bila tidak dibayar atau dibuka lagi. Jangan tulis nama, NIK atau alamat warga.",
    )

    def __init__(self, *args: Any, may: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["decision"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(one, _ACTS[one]) for one in may]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("decision") in ("refused", "reopened") and not told.get("reason", "").strip():
            self.add_error("reason", "Tulis alasannya.")
        return told


@admin.register(LateRequest, site=console)
class LedgerAdmin(LedgerBatchPages):
    list_display = ("ticket", "service_name", "site", "due", "finished", "owed_days", "owed_amount", "decision")
    list_filter = (HallFilter, ServiceFilter, LedgerFilter)
    search_fields = ("code", "ticket")
    search_placeholder = "Kode, nomor antrean atau balai"
    list_select_related = ("site",)
    list_title = "Kompensasi"
    change_list_template = "console/ledger.html"

    @property
    def nothing_words(self) -> str:  # type: ignore[override]
        if ledger.rule_in_force() is None:
            return "Kompensasi belum dinyalakan. Permohonan yang terlambat akan tampil di sini setelah ada aturannya."
        return "Tidak ada permohonan yang terlambat menurut aturan ini."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        assert isinstance(request.user, Account)
        sees_all = request.user.has_perm(SEE_EVERY_SITE)
        return ledger.listed(None if sees_all else visible_sites(request.user)).order_by("promised_at")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (found(queryset, search_term) if search_term.strip() else queryset), False

    def prepare(self, rows: Sequence[Any]) -> None:
        names, rule, calendar = catalogue_names.service_names(), ledger.rule_in_force(), calendar_of()
        decided = ledger.newest_of([row.pk for row in rows])
        for row in rows:
            row.shown_service = names.get(row.service, row.service)
            row.entry = decided.get(row.pk)
            is_settled = row.entry is not None and row.entry.state != "reopened"
            row.owed = row.entry if is_settled else ledger.owed_for(row, rule, calendar)

    @named("Layanan", ordering="service")
    def service_name(self, row: Any) -> str:
        return str(row.shown_service)

    @named("Dijanjikan", ordering="promised_at")
    def due(self, row: LateRequest) -> str:
        return dates.moment(row.promised_at) if row.promised_at else "–"

    @named("Selesai, paling awal")
    def finished(self, row: Any) -> str:
        return dates.moment(row.finished_earliest) if row.finished_earliest else "–"

    @named("Hari")
    def owed_days(self, row: Any) -> str:
        return str(row.owed.days)

    @named("Rupiah")
    def owed_amount(self, row: Any) -> str:
        return rupiah(row.owed.amount_idr)

    @named("Keputusan")
    def decision(self, row: Any) -> SafeString:
        return chip(*_CHIPS[row.entry.state if row.entry else ""])

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        assert isinstance(request.user, Account)
        shown: list[tuple[str, str, str]] = []
        if request.user.has_perm("deadlines.view_compensationrule"):
            shown.append((reverse("admin:deadlines_compensationrule_changelist"), "list", "Aturan kompensasi"))
        if request.user.has_perm(DECIDE):
            asked = request.GET.urlencode()
            batch = reverse("admin:deadlines_laterequest_batch") + (f"?{asked}" if asked else "")
            shown.append((batch, "check", "Putuskan bersama"))
        here = LedgerEntry.objects.filter(is_newest=True, request__site__in=visible_sites(request.user).values("id"))
        sums = {
            row["state"]: row for row in here.values("state").annotate(number=Count("id"), amount=Sum("amount_idr"))
        }
        totals = [
            (state, words, sums[state]["number"], rupiah(sums[state]["amount"]))
            for state, (words, *_) in _CHIPS.items()
            if state in sums and state in ("approved", "paid")
        ]
        rule = ledger.rule_in_force()
        told = {"list_actions": shown, "rule": rule, "totals": totals, "a_day": rupiah(rule.amount_idr) if rule else ""}
        page: HttpResponse = super().changelist_view(request, {**told, **(extra_context or {})})
        return page

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return self._one(request, self.found(request, object_id))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.decide_view)
        urls: list[URLPattern] = super().get_urls()
        one = path("<uuid:pk>/putuskan/", view, name="deadlines_laterequest_decide")
        return [one, *self.batch_urls(), *urls]

    def decide_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        row = self.found(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(DECIDE):
            raise PermissionDenied
        return self._one(request, row, account)

    def _one(self, request: HttpRequest, row: LateRequest, account: Account | None = None) -> HttpResponse:
        """`account`: who decides."""
        self.prepare([row])
        entry: LedgerEntry | None = row.entry  # type: ignore[attr-defined]
        may = ledger.MAY[entry.state if entry else ""]
        form = DecisionForm(request.POST or None, may=may)
        if account is not None and request.method == "POST" and form.is_valid():
            try:
                decision = cast("Decision", form.cleaned_data["decision"])
                ledger.decide(row, decision, reason=form.cleaned_data["reason"].strip(), account=account)
                return redirect("admin:deadlines_laterequest_change", row.pk)
            except CannotDecideError:
                messages.info(
                    request, "Keputusan tidak dicatat: sudah ada keputusan lain, atau tidak ada yang terutang."
                )
                return redirect("admin:deadlines_laterequest_change", row.pk)
        assert isinstance(request.user, Account)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Kompensasi {row.ticket}",
            "row": row,
            "amount": rupiah(row.owed.amount_idr),  # type: ignore[attr-defined]
            "state": chip(*_CHIPS[entry.state if entry else ""]),
            "entries": [
                (one, rupiah(one.amount_idr))
                for one in LedgerEntry.objects.filter(request=row.pk).select_related("rule")
            ],
            "form": form if may and request.user.has_perm(DECIDE) else None,
            "list_url": reverse("admin:deadlines_laterequest_changelist"),
            "decide_url": reverse("admin:deadlines_laterequest_decide", args=[row.pk]),
            "request_url": reverse("admin:requests_request_change", args=[row.pk]),
        }
        return TemplateResponse(request, "console/ledger_one.html", context)
