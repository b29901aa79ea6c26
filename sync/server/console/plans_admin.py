"""Plans: written by who leads, proposed by who works, agreed or returned with a comment; who has none for a day.

Invariants
- An account plans for the officers it sees, and for itself only as a proposal that somebody else agrees to.
- What was agreed and is changed by another is agreed anew by the change; the change is in Django's log.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import dates, plain_words
from sync.server.console.decision_forms import AgreementForm
from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, WrittenAdmin, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_one import GoalPickField, OnePickField, initial
from sync.server.console.plan_days import PlanDays
from sync.server.console.roles import visible_officers
from sync.server.console.site import console
from sync.server.console.work_words import AGREED
from sync.server.fleet.models import Site
from sync.server.organisation.scope import serving_at
from sync.server.people.models import Account, Officer
from sync.server.performance import planning, plans
from sync.server.performance.models import Goal, Plan
from sync.server.performance.plan_templates import begun_with, templates

DECIDE = "performance.decide_goal"


class PlanForm(PickingForm, forms.ModelForm):  # type: ignore[type-arg]
    officer = OnePickField(Officer.objects.none(), find_in=("name", "title"), label="Petugas")
    goal = GoalPickField(
        Goal.objects.none(), find_in=("words", "reference", "officer__name"), label="Sasaran (SKP)", required=False
    )

    class Meta:
        model = Plan
        fields = ("officer", "words", "day", "target", "unit", "is_main", "weight", "goal", "reference", "is_ended")
        labels = {
            "words": "Kegiatan",
            "day": "Hanya untuk hari",
            "is_main": "Tugas utama",
            "reference": "Nomor RHK",
            "is_ended": "Rencana ini ditarik",
        }
        help_texts = {
            "words": plain_words.HELP,
            "day": "Kosong: untuk seluruh bulan ini.",
            "weight": "Dibanding rencana lain; biasanya 1.",
        }
        widgets = {"day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, officers: QuerySet[Officer], **kwargs: Any) -> None:
        kwargs["initial"] = {**(kwargs.get("initial") or {}), **initial(kwargs.get("instance"), "officer", "goal")}
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]
        goals = Goal.objects.filter(officer__in=officers.values("id"), state="approved", is_ended=False)
        self.fields["goal"].queryset = goals.select_related("officer")  # type: ignore[attr-defined]
        self.fields["words"].validators.append(plain_words.refuse_numbers_of_people)
        if self.instance._state.adding:  # noqa: SLF001 - Django's own way to say that there is no row yet
            del self.fields["is_ended"]
        self.offer_picks()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        goal, officer = told.get("goal"), told.get("officer")
        if goal is not None and officer is not None and goal.officer_id != officer.pk:
            self.add_error("goal", "Sasaran ini milik petugas lain. Pilih sasaran petugas yang sama.")
        return told


class AgreedFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [*((state, words) for state, (words, *_) in AGREED.items()), ("ditarik", "Ditarik")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "ditarik":
            return queryset.filter(is_ended=True)
        return queryset.filter(state=self.value(), is_ended=False) if self.value() else queryset


class SpanFilter(Choice):
    title, parameter_name = "Untuk", "untuk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("hari", "Satu hari"), ("bulan", "Sebulan"), ("tim", "Tugas tim")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {"hari": Q(day__isnull=False), "bulan": Q(day=None), "tim": Q(team_task__isnull=False)}
        return queryset.filter(wanted[str(self.value())]) if self.value() in wanted else queryset


@admin.register(Plan, site=console)
class PlanAdmin(WrittenAdmin, PlanDays, OfficerRows):
    list_display = ("words_shown", "officer_name", "when", "goal_target", "of_goal", "state_chip")
    list_filter = (AgreedFilter, SpanFilter)
    search_fields = ("officer__name", "words")
    search_placeholder = "Nama petugas atau kegiatan"
    list_select_related = ("officer", "goal", "team_task")
    nothing_words = "Belum ada rencana kerja yang cocok. Rencana yang ditulis atasan dan usulan petugas tampil di sini."
    add_words = "Tulis rencana"
    adds_with = "performance.add_plan"
    changes_with = "performance.change_plan"
    opens_for_changing = True

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        return Q(officer__in=serving_at(sites))

    @named("Kegiatan", ordering="words")
    def words_shown(self, row: Plan) -> str:
        return row.words or "Usulan dari kios, isinya tersegel"

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Plan) -> str:
        return row.officer.name

    @named("Waktu", ordering="period")
    def when(self, row: Plan) -> str:
        return dates.short_day(row.day) if row.day else row.period

    @named("Target")
    def goal_target(self, row: Plan) -> str:
        part = f" ({row.share_pct}% tugas tim)" if row.team_task_id else ""
        return f"{row.target} {row.get_unit_display()}{part}"

    @named("Sasaran")
    def of_goal(self, row: Plan) -> str:
        return (row.goal.reference or row.goal.words) if row.goal else "–"

    @named("Keadaan", ordering="state")
    def state_chip(self, row: Plan) -> SafeString:
        return chip("Ditarik", "close") if row.is_ended else chip(*AGREED[row.state])

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        ours = [
            path("<uuid:pk>/putuskan/", view(self.decide_view), name="performance_plan_decide"),
            path("bersama/", view(self.batch_view), name="performance_plan_batch"),
            *self.day_urls(),
        ]
        urls: list[URLPattern] = super().get_urls()
        return [*ours, *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        assert isinstance(request.user, Account)
        shown = [(reverse("admin:performance_plan_days"), "calendar", "Rencana per hari")]
        if request.user.has_perm(DECIDE):
            shown.append((reverse("admin:performance_plan_batch"), "check", "Usulan yang menunggu"))
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

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
        if plan.team_task_id:
            return redirect("admin:performance_teamtask_change", plan.team_task_id)
        assert isinstance(request.user, Account)
        if planning.may_decide(plan, request.user) and request.user.has_perm(DECIDE) and plan.state == "proposed":
            return redirect("admin:performance_plan_decide", plan.pk)
        return self._edit(request, plan)

    @transaction.atomic
    def _edit(self, request: HttpRequest, plan: Plan | None) -> HttpResponse:
        assert isinstance(request.user, Account)
        officers = visible_officers(request.user).filter(is_active=True)
        begun = begun_with(request.GET.get("contoh", "")) if plan is None else {}
        form = PlanForm(request.POST or None, instance=plan, officers=officers, initial=begun)
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            title = "Rencana kerja" if plan else "Tulis rencana"
            context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, "title": title}
            examples = {"plan": plan, "templates": [] if plan else templates().values()}
            return TemplateResponse(request, "console/plan_form.html", {**context, **examples})
        saved: Plan = form.save(commit=False)
        saved.written_by = request.user.get_username()
        saved.period = f"{saved.day or timezone.localdate():%Y-%m}" if plan is None or saved.day else saved.period
        saved.state = planning.first_state(saved.officer, request.user)
        saved.is_own = planning.is_own(saved.officer, request.user)
        saved.save()
        plans.publish(saved)
        if plan is None:
            self.log_addition(request, saved, "ditulis")
        else:
            self.log_change(request, saved, ", ".join(form.changed_data) or "-")
        return redirect("admin:performance_plan_changelist")

    # --- agreeing ----------------------------------------------------------------------------------------------------

    def decide_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        plan: Plan = self.found(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(DECIDE):
            raise PermissionDenied
        form = AgreementForm(request.POST or None, wants_words=not plan.words, weight=plan.weight)
        if request.method == "POST" and form.is_valid():
            try:
                planning.decide(plan, account, form.decision_made)
            except planning.CannotDecideError as refused:
                messages.error(request, str(refused))
            else:
                messages.success(
                    request, "Rencana disetujui." if form.decision_made.approves else "Rencana dikembalikan."
                )
            return redirect("admin:performance_plan_changelist")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Usulan rencana {plan.officer.name}",
            "plan": plan,
            "state": self.state_chip(plan),
            "form": form if planning.may_decide(plan, account) else None,
            "is_nobody": account.officer_id is None,
        }
        return TemplateResponse(request, "console/plan_decide.html", context)

    def batch_view(self, request: HttpRequest) -> HttpResponse:
        """All proposals with words that this account may decide, a hundred at most; what is ticked is agreed."""
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(DECIDE):
            raise PermissionDenied
        waiting = self.get_queryset(request).filter(state="proposed", is_ended=False).select_related("officer")
        rows = [row for row in waiting.order_by("officer__name", "day")[:100] if planning.may_decide(row, account)]
        if request.method == "POST":
            ticked = set(request.POST.getlist("rencana"))
            chosen = [row for row in rows if str(row.pk) in ticked and row.words]
            for row in chosen:
                planning.decide(row, account, planning.Decision(approves=True))
            messages.success(request, f"{len(chosen)} rencana disetujui.")
            return redirect("admin:performance_plan_batch")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Usulan rencana yang menunggu",
            "rows": rows,
            "is_nobody": account.officer_id is None,
        }
        return TemplateResponse(request, "console/plan_batch.html", context)
