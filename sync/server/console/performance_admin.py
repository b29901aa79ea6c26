"""Work: plans that a supervisor writes for the officers of their halls, what was done, and objections. Words stay sealed here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.filters import HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.roles import visible_officers
from sync.server.console.site import console
from sync.server.console.work_entry_pages import WorkEntryPages
from sync.server.fleet.models import Site
from sync.server.people.models import Account, Officer
from sync.server.performance import plans
from sync.server.performance.models import Objection, Plan, WorkEntry


class PlanForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Plan
        fields = ("officer", "words", "day", "target", "unit", "is_main", "weight", "reference", "is_ended")
        labels = {
            "words": "Kegiatan",
            "day": "Hanya untuk hari",
            "is_main": "Tugas utama",
            "reference": "Nomor RHK",
            "is_ended": "Rencana ini ditarik",
        }
        help_texts = {
            "words": "Sebut tugasnya saja. Jangan tulis nama, NIK atau alamat warga.",
            "day": "Kosong: untuk seluruh bulan ini.",
            "weight": "Dibanding rencana lain; biasanya 1.",
        }
        widgets = {"day": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args: Any, officers: QuerySet[Officer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["officer"]
        assert isinstance(choice, forms.ModelChoiceField)
        choice.queryset = officers


@admin.register(Plan, site=console)
class PlanAdmin(OfficerRows):
    list_display = ("words", "officer_name", "when", "goal", "state")
    search_fields = ("officer__name", "words")
    search_placeholder = "Nama petugas atau kegiatan"
    list_select_related = ("officer",)
    nothing_words = "Belum ada rencana kerja."
    add_words = "Tulis rencana"

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        return Q(officer__in=Officer.objects.filter(sites__in=sites).values("id"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Account) and request.user.has_perm("performance.add_plan")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return isinstance(request.user, Account) and request.user.has_perm("performance.change_plan")

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Plan) -> str:
        return row.officer.name

    @named("Waktu", ordering="period")
    def when(self, row: Plan) -> str:
        return f"{row.day:%d-%m-%Y}" if row.day else row.period

    @named("Target")
    def goal(self, row: Plan) -> str:
        return f"{row.target} {row.get_unit_display()}"

    @named("Keadaan", ordering="is_ended")
    def state(self, row: Plan) -> SafeString:
        return chip("Ditarik", "close") if row.is_ended else chip("Berlaku", "check", "ok")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._edit(request, None)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        plan = self.get_object(request, object_id)
        if plan is None or not self.has_change_permission(request, plan):
            raise PermissionDenied
        return self._edit(request, plan)

    @transaction.atomic
    def _edit(self, request: HttpRequest, plan: Plan | None) -> HttpResponse:
        assert isinstance(request.user, Account)
        officers = visible_officers(request.user).filter(is_active=True)
        form = PlanForm(request.POST or None, instance=plan, officers=officers)
        if request.method != "POST" or not form.is_valid():
            title = "Rencana kerja" if plan else "Tulis rencana"
            context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, "title": title}
            return TemplateResponse(request, "console/plan_form.html", context)
        saved: Plan = form.save(commit=False)
        saved.written_by = request.user.get_username()
        saved.period = f"{saved.day or timezone.localdate():%Y-%m}" if plan is None or saved.day else saved.period
        saved.save()
        plans.publish(saved)
        if plan is None:
            self.log_addition(request, saved, "ditulis")
        else:
            self.log_change(request, saved, ", ".join(form.changed_data) or "-")
        return redirect("admin:performance_plan_changelist")


@admin.register(WorkEntry, site=console)
class WorkEntryAdmin(WorkEntryPages):
    list_display = ("officer_name", "site", "day", "amount", "minutes", "place", "evidence", "state", "logged")
    list_display_links = ("officer_name",)
    list_filter = (HallFilter,)
    date_hierarchy = "day"
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    nothing_words = "Belum ada catatan kerja."

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Any) -> str:
        return row.officer.name if row.officer else "Petugas yang tidak dikenal"

    @named("Hasil")
    def amount(self, row: WorkEntry) -> str:
        return f"{row.quantity} {row.get_unit_display()}"

    @named("Bukti")
    def evidence(self, row: WorkEntry) -> SafeString:
        if any(part["role"] == "output" for part in row.parts):
            return chip("Foto", "photo", "ok")
        return chip("Permohonan", "list", "ok") if row.request else chip("Tanpa foto", "info")

    @named("Keadaan", ordering="is_voided")
    def state(self, row: WorkEntry) -> SafeString:
        if row.is_voided:
            return chip("Dibatalkan", "close")
        return chip("Dibetulkan", "pencil", "attention") if row.amendments else chip("Berlaku", "check", "ok")

    @named("Dicatat", ordering="logged_at")
    def logged(self, row: WorkEntry) -> str:
        return dates.moment(row.logged_at)


@admin.register(Objection, site=console)
class ObjectionAdmin(OfficerRows):
    list_display = ("officer_name", "site", "about", "period", "filed")
    list_display_links = None
    list_filter = (HallFilter,)
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    nothing_words = "Belum ada keberatan."

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Any) -> str:
        return row.officer.name if row.officer else "Petugas yang tidak dikenal"

    @named("Diajukan", ordering="filed_at")
    def filed(self, row: Objection) -> str:
        return dates.moment(row.filed_at)
