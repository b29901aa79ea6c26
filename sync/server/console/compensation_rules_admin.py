"""The rule of compensation, in versions: off until somebody sets one with its legal basis; the newest counts and none is changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.deadlines.models import CompensationRule
from sync.server.fleet.models import Site
from sync.server.people.models import Account


class RuleForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = CompensationRule
        fields = ("is_on", "amount_idr", "first_day", "counts", "most_days", "payer", "legal_basis")
        widgets = {"first_day": forms.DateInput(attrs={"type": "date"})}
        help_texts = {
            "is_on": "Tanpa centang: tidak ada yang terutang mulai aturan ini.",
            "first_day": "Permohonan yang diajukan sebelum hari ini tidak dihitung.",
            "legal_basis": "Nomor dan tanggal keputusan.",
        }


@admin.register(CompensationRule, site=console)
class CompensationRuleAdmin(ReadOnlyAdmin):
    """Versions: the newest counts, none is changed."""

    list_display = ("since", "state", "amount", "first", "legal_basis", "set_by")
    list_title = "Aturan kompensasi"
    nothing_words = "Belum ada aturan. Selama belum ada, kompensasi tidak dihitung."
    add_words = "Tetapkan aturan"
    adds_with = "deadlines.add_compensationrule"

    def limited(self, rows: QuerySet[Any], sites: QuerySet[Site]) -> QuerySet[Any]:
        return rows

    @named("Ditetapkan", ordering="set_at")
    def since(self, row: CompensationRule) -> str:
        return dates.moment(row.set_at)

    @named("Keadaan", ordering="is_on")
    def state(self, row: CompensationRule) -> SafeString:
        return chip("Dibayar", "check", "ok") if row.is_on else chip("Tidak dibayar", "close")

    @named("Per hari", ordering="amount_idr")
    def amount(self, row: CompensationRule) -> str:
        return f"{rupiah(row.amount_idr)}, {row.get_counts_display()}"

    @named("Mulai", ordering="first_day")
    def first(self, row: CompensationRule) -> str:
        return dates.short_day(row.first_day)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """A version is what its row says; there is nothing more to see."""
        self.found(request, object_id)
        return redirect("admin:deadlines_compensationrule_changelist")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        newest = CompensationRule.objects.order_by("-id").first()
        initial = (
            {"first_day": timezone.localdate(), "is_on": True}
            if newest is None
            else {name: getattr(newest, name) for name in RuleForm.Meta.fields}
        )
        form = RuleForm(request.POST or None, initial=initial)
        if request.method != "POST" or not form.is_valid():
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "form": form,
                "title": "Tetapkan aturan",
            }
            return TemplateResponse(request, "console/compensation_rule.html", context)
        rule: CompensationRule = form.save(commit=False)
        rule.set_by, rule.set_at = request.user.get_username(), timezone.now()
        rule.save()
        return redirect("admin:deadlines_compensationrule_changelist")
