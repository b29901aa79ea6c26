"""Team tasks: one result of several officers, with shares that are 100 together, set beforehand by somebody who has none.

Members are chosen first and their shares stand beside their names; equal ones are offered, and nothing is kept before they add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from unfold.admin import ModelAdmin  # type: ignore[import-untyped]

from sync.server.console import plain_words
from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.console.lists import WrittenAdmin, named
from sync.server.console.picking import PickField, PickingForm
from sync.server.console.picking_one import GoalPickField, initial
from sync.server.console.roles import visible_officers
from sync.server.console.site import console
from sync.server.people.models import Account, Officer
from sync.server.performance import teams
from sync.server.performance.credits import credits_of
from sync.server.performance.models import Goal, Plan, TeamTask


class TeamTaskForm(PickingForm, forms.ModelForm):  # type: ignore[type-arg]
    members = PickField(Officer.objects.none(), find_in=("name", "title"), label="Anggota")
    goal = GoalPickField(
        Goal.objects.none(), find_in=("words", "reference", "officer__name"), label="Sasaran (SKP)", required=False
    )

    class Meta:
        model = TeamTask
        fields = ("words", "period", "target", "unit", "weight", "members", "goal", "reference", "is_ended")
        labels = {
            "words": "Kegiatan tim",
            "period": "Bulan",
            "target": "Target bersama",
            "reference": "Nomor RHK",
            "is_ended": "Tugas ini ditarik",
        }
        help_texts = {
            "words": plain_words.HELP,
            "period": "Tulis seperti 2026-12.",
            "weight": "Dibanding rencana lain; dibagi menurut bagian anggota.",
        }

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        task = kwargs.get("instance")
        held = list(teams.shares_of(task)) if task else []
        told = {"period": f"{timezone.localdate():%Y-%m}", "members": held, **initial(task, "goal")}
        kwargs["initial"] = told
        super().__init__(*args, **kwargs)
        officers = visible_officers(account).filter(is_active=True)
        officers = officers.exclude(pk=account.officer_id) if account.officer_id else officers
        self.fields["members"].queryset = officers  # type: ignore[attr-defined]
        goals = Goal.objects.filter(
            officer__in=visible_officers(account).values("id"), state="approved", is_ended=False
        )
        self.fields["goal"].queryset = goals.select_related("officer")  # type: ignore[attr-defined]
        self.fields["words"].validators.append(plain_words.refuse_numbers_of_people)
        self.fields["period"].validators.append(
            RegexValidator(r"\A20[2-9][0-9]-(0[1-9]|1[0-2])\Z", "Tulis bulan seperti 2026-12.")
        )
        if self.instance._state.adding:  # noqa: SLF001 - Django's own way to say that there is no row yet
            del self.fields["is_ended"]
        self.offer_picks()


class PeriodFilter(Choice):
    """The last twelve months and the next one."""

    title, parameter_name = "Bulan", "bulan"

    @staticmethod
    def periods() -> list[tuple[str, str]]:
        today = timezone.localdate()
        months = [today.year * 12 + today.month - 1 - back for back in range(-1, 12)]
        return [(period, period) for one in months if (period := f"{one // 12}-{one % 12 + 1:02d}")]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return self.periods()

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(period=self.value()) if re.fullmatch(r"\d{4}-\d{2}", self.value() or "") else queryset


@admin.register(TeamTask, site=console)
class TeamTaskAdmin(WrittenAdmin):
    list_display = ("words", "period", "goal_target", "members", "state_chip")
    list_filter = (PeriodFilter,)
    search_fields = ("words", "reference")
    search_placeholder = "Kegiatan atau nomor RHK"
    list_title = "Tugas tim"
    nothing_words = "Belum ada tugas tim. Satu hasil dikerjakan beberapa orang, bagiannya ditetapkan lebih dulu."
    add_words = "Tulis tugas tim"
    adds_with = "performance.add_teamtask"
    changes_with = "performance.change_teamtask"

    def get_queryset(self, request: HttpRequest) -> QuerySet[TeamTask]:
        """With at least one member whom the account sees."""
        assert isinstance(request.user, Account)
        rows: QuerySet[TeamTask] = ModelAdmin.get_queryset(self, request)
        seen = Plan.objects.filter(team_task=OuterRef("pk"), officer__in=visible_officers(request.user).values("id"))
        return rows.filter(Exists(seen)).prefetch_related("plans__officer")

    @named("Target bersama", ordering="target")
    def goal_target(self, row: TeamTask) -> str:
        return f"{row.target} {row.get_unit_display()}"

    @named("Anggota dan bagian")
    def members(self, row: Any) -> str:
        shares = sorted((-(plan.share_pct or 0), plan.officer.name) for plan in row.plans.all() if plan.share_pct)
        return ", ".join(f"{name} {-share}%" for share, name in shares)

    @named("Keadaan", ordering="is_ended")
    def state_chip(self, row: TeamTask) -> SafeString:
        return chip("Ditarik", "close") if row.is_ended else chip("Berlaku", "check", "ok")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        task: TeamTask = self.found(request, object_id)
        if not self.has_change_permission(request, task):
            if request.method == "POST":
                raise PermissionDenied
            return self._page(request, task, None, {})
        return self._edit(request, task)

    def _edit(self, request: HttpRequest, task: TeamTask | None) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        form = TeamTaskForm(request.POST or None, instance=task, account=account)
        if request.method != "POST":
            return self._page(request, task, form, teams.shares_of(task) if task else {})
        is_ready = not form.is_searching() and form.is_valid()
        chosen = list(form.cleaned_data["members"]) if is_ready else []
        shares = _told_shares(request, [one.pk for one in chosen])
        if not is_ready or shares is None:
            even = dict(zip((one.pk for one in chosen), teams.even(len(chosen)), strict=True)) if chosen else {}
            return self._page(request, task, form, even)
        try:
            saved: TeamTask = form.save(commit=False)
            teams.keep(saved, shares, account)
        except teams.SharesError as refused:
            form.add_error("members", str(refused))
            return self._page(request, task, form, shares)
        (self.log_addition if task is None else self.log_change)(request, saved, "bagian anggota ditetapkan")
        return redirect("admin:performance_teamtask_change", saved.pk)

    def _page(
        self, request: HttpRequest, task: TeamTask | None, form: TeamTaskForm | None, shares: dict[UUID, int]
    ) -> HttpResponse:
        names = dict(Officer.objects.filter(pk__in=list(shares)).values_list("pk", "name"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": task.words if task else "Tulis tugas tim",
            "task": task,
            "form": form,
            "shares": [(pk, names.get(pk, ""), share) for pk, share in shares.items()],
            "together": sum(shares.values()),
            "credited": _credited(task) if task else [],
        }
        return TemplateResponse(request, "console/team_task.html", context)


def _told_shares(request: HttpRequest, members: list[UUID]) -> dict[UUID, int] | None:
    """As typed beside the names; None while a member has none."""
    told = {pk: request.POST.get(f"bagian_{pk}", "").strip() for pk in members}
    if not all(re.fullmatch(r"[0-9]{1,3}", text, re.ASCII) for text in told.values()):
        return None
    return {pk: int(text) for pk, text in told.items()}


def _credited(task: TeamTask) -> list[tuple[str, int, int, int]]:
    """Each member: name, share, own entries, what these come to."""
    plans = list(task.plans.filter(share_pct__gt=0).select_related("officer").order_by("officer__name"))
    found = credits_of(task.period, [plan.officer_id for plan in plans])
    mine = {
        plan.officer_id: [
            done
            for one in found.get(str(plan.officer_id), [])
            if one.team_task == str(task.pk)
            for done in one.done
            if done.officer == str(plan.officer_id)
        ]
        for plan in plans
    }
    return [
        (
            plan.officer.name,
            plan.share_pct or 0,
            sum(len(done.entries) for done in mine[plan.officer_id]),
            sum(done.quantity for done in mine[plan.officer_id]),
        )
        for plan in plans
    ]
