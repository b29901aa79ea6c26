"""How long each kind of data is kept: the rules in force, dry runs, proposals that a second person approves; and the assessment page.

Invariant: a page here looks; what destroys is the worker and `cityserver retention --run`, under a rule that two people agreed on.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.icons import chip
from sync.server.console.impact_facts import impact_facts
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.records import retention, retention_rules
from sync.server.records.models import RetentionRule
from sync.server.records.retention_kinds import KINDS, RetentionKind

PROPOSE, APPROVE = "records.add_retentionrule", "records.approve_retentionrule"


class RuleForm(forms.Form):
    kind = forms.ChoiceField(label="Data", choices=[(kind.code, kind.name) for kind in KINDS.values()])
    days = forms.IntegerField(
        label="Lama simpan (hari)",
        min_value=retention_rules.LEAST_DAYS,
        max_value=retention_rules.MOST_DAYS,
        help_text="365 hari setahun; 1825 lima tahun. Paling singkat seminggu.",
    )
    is_on = forms.BooleanField(
        label="Musnahkan sesudah lama simpan berakhir",
        required=False,
        initial=True,
        help_text="Tanpa centang data itu disimpan terus, dan aturan ini mencatat alasannya.",
    )
    legal_basis = Reason(
        label="Dasar hukum",
        max_length=200,
        help_text="Nomor peraturan atau jadwal retensi arsip (JRA) kota.",
        error_messages={"required": "Sebutkan dasar hukumnya."},
    )
    reason = Reason(max_length=200, error_messages={"required": "Tulis alasannya, untuk yang mengesahkan."})


@admin.register(RetentionRule, site=console)
class RetentionRuleAdmin(ReadOnlyAdmin):
    list_display = ("proposed", "kind_name", "days", "on_words", "legal_basis", "proposed_by", "decision")
    list_display_links = None
    list_title = "Riwayat aturan simpan"
    nothing_words = "Belum ada aturan simpan yang diusulkan."
    add_words = "Usulkan aturan"
    adds_with = PROPOSE

    def get_queryset(self, request: HttpRequest) -> QuerySet[RetentionRule]:
        return RetentionRule.objects.all()

    @named("Diusulkan", ordering="proposed_at")
    def proposed(self, row: RetentionRule) -> str:
        return dates.moment(row.proposed_at)

    @named("Data", ordering="kind")
    def kind_name(self, row: RetentionRule) -> str:
        return kind_name(row.kind)

    @named("Sesudah itu")
    def on_words(self, row: RetentionRule) -> str:
        return "Dimusnahkan" if row.is_on else "Tetap disimpan"

    @named("Putusan", ordering="approved_at")
    def decision(self, row: RetentionRule) -> SafeString:
        if row.approved_at:
            return chip(f"Disahkan {row.approved_by}, {dates.moment(row.approved_at)}", "check", "ok")
        if row.declined_at:
            return chip(f"Ditolak {row.declined_by}", "close")
        return chip("Menunggu pengesahan", "clock", "attention")

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("jadwal/", wrap(self.schedule_view), name="records_retentionrule_schedule"),
            path("jadwal/<slug:kind>/", wrap(self.dry_run_view), name="records_retentionrule_dry_run"),
            path("dampak/", wrap(self.impact_view), name="records_retentionrule_impact"),
            path("<uuid:pk>/putusan/", wrap(self.decide_view), name="records_retentionrule_decide"),
            *urls,
        ]

    def schedule_view(self, request: HttpRequest) -> HttpResponse:
        self._look(request)
        rules = retention_rules.in_force()
        context = {
            "title": "Jadwal simpan",
            "kinds": [(kind, rules.get(kind.code)) for kind in KINDS.values()],
            "waiting": [(rule, kind_name(rule.kind)) for rule in retention_rules.waiting()],
            "may_propose": self.has_add_permission(request),
            "may_approve": request.user.has_perm(APPROVE),
            "me": request.user.get_username(),
        }
        return self.rendered(request, "console/retention.html", context)

    def dry_run_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """What would go today: under the rule in force, or under the proposal where there is none."""
        self._look(request)
        found = KINDS.get(kind)
        if found is None:
            raise Http404
        rule = retention_rules.in_force().get(kind)
        days = rule.days if rule else found.days
        due = retention.due(found, days)
        context = {"title": f"Uji coba: {found.name}", "kind": found, "rule": rule, "days": days, "due": due}
        context["is_many"] = found.holds == "parts" and due.count + due.held >= retention.COUNTED
        return self.rendered(request, "console/retention_dry_run.html", context)

    def impact_view(self, request: HttpRequest) -> HttpResponse:
        self._look(request)
        return self.rendered(request, "console/impact.html", impact_facts())

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = RuleForm(request.POST or None, initial=_proposal(request.GET.get("data", "")))
        if request.method != "POST" or not form.is_valid():
            intro = "Aturan berlaku sesudah disahkan orang lain. Sampai saat itu aturan yang lama tetap berlaku."
            back = reverse("admin:records_retentionrule_schedule")
            return form_page(
                self, request, form, title="Usulkan aturan simpan", button="Usulkan", intro=intro, back=back
            )
        RetentionRule.objects.create(
            **form.cleaned_data, proposed_by=request.user.get_username(), proposed_at=timezone.now()
        )
        self.message_user(request, "Usulan dicatat. Orang lain perlu mengesahkannya.")
        return redirect("admin:records_retentionrule_schedule")

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        self.found(request, object_id)
        return redirect("admin:records_retentionrule_schedule")

    def decide_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if not request.user.has_perm(APPROVE):
            raise PermissionDenied
        rule = self.found(request, str(pk))
        if request.method != "POST":
            return redirect("admin:records_retentionrule_schedule")
        is_approved = request.POST.get("putusan") == "sahkan"
        try:
            retention_rules.decide(rule, account=request.user.get_username(), is_approved=is_approved)
        except retention_rules.NotAllowedError as error:
            self.message_user(request, str(error), level="WARNING")
        else:
            self.message_user(request, "Aturan disahkan dan berlaku." if is_approved else "Usulan ditolak.")
        return redirect("admin:records_retentionrule_schedule")

    def _look(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied


def kind_name(code: str) -> str:
    """Also of what is no kind of the schedule."""
    if code == "subject_erase":
        return "Penghapusan atas permintaan"
    return KINDS[code].name if code in KINDS else code


def _proposal(code: str) -> dict[str, Any]:
    kind: RetentionKind | None = KINDS.get(code)
    return {"kind": kind.code, "days": kind.days, "legal_basis": kind.basis, "is_on": True} if kind else {}
