"""Goals (RHK of the SKP): the cascade from the head of an office to each of the staff, with indicator, target and weight.

Invariants
- A goal derives from an agreed goal of somebody higher in the same year; weights of a year are 100 at most (`sync.rules.cascade`).
- Written by a superior it counts at once, for oneself it waits for another person; a change of one's own waits again.
- The page of a goal shows what it derives from and all that derives from it, with what was done so far.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import plain_words
from sync.server.console.decision_forms import AgreementForm
from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, WrittenAdmin, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_one import GoalPickField, OnePickField, initial
from sync.server.console.plans_admin import DECIDE, AgreedFilter
from sync.server.console.roles import visible_officers
from sync.server.console.site import console
from sync.server.console.work_words import AGREED, REFUSALS
from sync.server.fleet.models import Site
from sync.server.organisation.scope import serving_at
from sync.server.people.models import Account, Officer
from sync.server.performance import goals, planning
from sync.server.performance.models import Goal, Plan


class GoalForm(PickingForm, forms.ModelForm):  # type: ignore[type-arg]
    officer = OnePickField(Officer.objects.none(), find_in=("name", "title"), label="Pemilik")
    parent = GoalPickField(
        Goal.objects.none(),
        find_in=("words", "reference", "officer__name"),
        label="Diturunkan dari sasaran",
        required=False,
        help_text="Sasaran atasan yang sudah disetujui. Kosong hanya untuk kepala dinas, camat atau lurah.",
    )

    class Meta:
        model = Goal
        fields = (
            "officer",
            "year",
            "parent",
            "words",
            "indicator",
            "target",
            "unit",
            "weight",
            "reference",
            "is_ended",
        )
        labels = {
            "words": "Hasil kerja",
            "indicator": "Ukuran keberhasilan",
            "weight": "Bobot (persen dari seluruh sasaran pemilik)",
            "reference": "Nomor RHK",
            "is_ended": "Sasaran ini ditarik",
        }
        help_texts = {"words": plain_words.HELP, "indicator": "Misalnya: akta yang selesai dalam 24 jam."}

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        told = {"year": timezone.localdate().year, **(kwargs.pop("initial", None) or {})}
        kwargs["initial"] = {**told, **initial(kwargs.get("instance"), "officer", "parent")}
        super().__init__(*args, **kwargs)
        officers = visible_officers(account).filter(is_active=True)
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]
        above = Goal.objects.filter(state="approved", is_ended=False).select_related("officer")
        self.fields["parent"].queryset = above.order_by("officer__name", "reference")  # type: ignore[attr-defined]
        for name in ("words", "indicator"):
            self.fields[name].validators.append(plain_words.refuse_numbers_of_people)
        if self.instance._state.adding:  # noqa: SLF001 - Django's own way to say that there is no row yet
            del self.fields["is_ended"]
        self.offer_picks()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        officer, year, parent, weight = (told.get(name) for name in ("officer", "year", "parent", "weight"))
        if officer is None or not year:
            return told
        asked = Goal(pk=self.instance.pk, officer=officer, year=year)
        asked._state.adding = self.instance._state.adding  # noqa: SLF001 - Django's own way to say that a row exists
        if reason := goals.refusal(asked, parent):
            self.add_error("parent", REFUSALS[reason])
        left = goals.left_weight(officer.pk, year, without=self.instance.pk)
        if weight and weight > left and not told.get("is_ended"):
            self.add_error("weight", f"Bobot setahun paling banyak 100; sisanya tinggal {left}.")
        return told


class YearFilter(Choice):
    title, parameter_name = "Tahun", "tahun"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        now = timezone.localdate().year
        return [(str(year), str(year)) for year in range(now + 1, now - 4, -1)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        offered = {value for value, _ in self.lookup_choices}
        return queryset.filter(year=self.value()) if self.value() in offered else queryset


class JoinedFilter(Choice):
    title, parameter_name = "Turunan", "turunan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("puncak", "Tanpa sasaran di atasnya"), ("turun", "Diturunkan dari atasan")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        wanted = {"puncak": Q(parent=None), "turun": Q(parent__isnull=False)}
        return queryset.filter(wanted[str(self.value())]) if self.value() in wanted else queryset


@admin.register(Goal, site=console)
class GoalAdmin(WrittenAdmin, OfficerRows):
    list_display = ("words", "officer_name", "year", "measure", "weight_shown", "from_whom", "state_chip")
    list_filter = (YearFilter, AgreedFilter, JoinedFilter)
    search_fields = ("officer__name", "words", "reference")
    search_placeholder = "Pemilik, hasil kerja atau nomor RHK"
    list_select_related = ("officer", "parent__officer")
    list_title = "Sasaran kerja (SKP)"
    nothing_words = "Belum ada sasaran yang cocok. Mulai dari kepala dinas, lalu turunkan sampai staf."
    add_words = "Tulis sasaran"
    adds_with = "performance.add_goal"
    changes_with = "performance.change_goal"

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        return Q(officer__in=serving_at(sites))

    @named("Pemilik", ordering="officer__name")
    def officer_name(self, row: Goal) -> str:
        return row.officer.name

    @named("Target", ordering="target")
    def measure(self, row: Goal) -> str:
        return f"{row.target} {row.get_unit_display()}"

    @named("Bobot", ordering="weight")
    def weight_shown(self, row: Goal) -> str:
        return f"{row.weight}%"

    @named("Diturunkan dari")
    def from_whom(self, row: Goal) -> str:
        return row.parent.officer.name if row.parent else "–"

    @named("Keadaan", ordering="state")
    def state_chip(self, row: Goal) -> SafeString:
        return chip("Ditarik", "close") if row.is_ended else chip(*AGREED[row.state])

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        ours = [
            path("<uuid:pk>/ubah/", view(self.edit_view), name="performance_goal_edit"),
            path("<uuid:pk>/putuskan/", view(self.decide_view), name="performance_goal_decide"),
        ]
        urls: list[URLPattern] = super().get_urls()
        return [*ours, *urls]

    def edit_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        goal: Goal = self.found(request, str(pk))
        if not self.has_change_permission(request, goal):
            raise PermissionDenied
        return self._edit(request, goal)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return self._page(request, self.found(request, object_id))

    def decide_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        goal: Goal = self.found(request, str(pk))
        account = request.user
        assert isinstance(account, Account)
        if not account.has_perm(DECIDE):
            raise PermissionDenied
        form = AgreementForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                goals.decide(goal, account, form.decision_made)
            except planning.CannotDecideError as refused:
                messages.error(request, str(refused))
            else:
                done = "disetujui" if form.decision_made.approves else "dikembalikan"
                self.log_change(request, goal, done)
                messages.success(request, f"Sasaran {done}.")
            return redirect("admin:performance_goal_change", goal.pk)
        return self._page(request, goal, form)

    def _page(self, request: HttpRequest, goal: Goal, form: AgreementForm | None = None) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        below = goals.below(goal)
        done = goals.achieved([one for _, one, _ in below])
        seen = set(
            self.get_queryset(request).filter(pk__in=[one.pk for _, one, _ in below]).values_list("pk", flat=True)
        )
        may_decide = account.has_perm(DECIDE) and planning.may_decide(goal, account)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": goal.words,
            "goal": goal,
            "state": self.state_chip(goal),
            "above": goals.above(goal),
            "rows": [
                _row(depth, one, carried, _with_below(below[at:], done), seen)
                for at, (depth, one, carried) in enumerate(below)
            ],
            "plans": _plans(goal),
            "form": (form or AgreementForm()) if may_decide else None,
            "may_edit": self.has_change_permission(request, goal),
            "decide_url": reverse("admin:performance_goal_decide", args=[goal.pk]),
        }
        return TemplateResponse(request, "console/goal.html", context)

    def _edit(self, request: HttpRequest, goal: Goal | None) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        under = request.GET.get("dari", "")
        begin = {"parent": [under]} if len(under) == 36 else {}
        form = GoalForm(request.POST or None, instance=goal, account=account, initial=begin)
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            context = {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "form": form,
                "title": "Ubah sasaran" if goal else "Tulis sasaran",
                "back_url": reverse("admin:performance_goal_change", args=[goal.pk]) if goal else "",
            }
            return TemplateResponse(request, "console/goal_form.html", context)
        saved: Goal = form.save(commit=False)
        goals.keep(saved, account)
        if goal is None:
            self.log_addition(request, saved, "ditulis")
        else:
            self.log_change(request, saved, ", ".join(form.changed_data) or "-")
        return redirect("admin:performance_goal_change", saved.pk)


def _with_below(rows: Sequence[tuple[int, Goal, int | None]], done: Mapping[UUID, int]) -> int:
    """What was done for the first of these and for what derives from it, where it counts in the same unit."""
    depth, goal, _ = rows[0]
    under = takewhile(lambda row: row[0] > depth, rows[1:])
    return done.get(goal.pk, 0) + sum(done.get(one.pk, 0) for _, one, _ in under if one.unit == goal.unit)


def _row(depth: int, one: Goal, carried: int | None, amount: int, seen: set[UUID]) -> dict[str, Any]:
    return {
        "goal": one,
        "depth": min(depth, 4),
        "state": chip("Ditarik", "close") if one.is_ended else chip(*AGREED[one.state]),
        "carried": f"{carried} dari {one.target}" if carried is not None else "–",
        "done": f"{amount} {one.get_unit_display()} ({100 * amount // one.target}%)" if amount else "–",
        "url": reverse("admin:performance_goal_change", args=[one.pk]) if one.pk in seen else "",
    }


def _plans(goal: Goal) -> QuerySet[Plan]:
    rows = Plan.objects.filter(goal=goal, is_ended=False).select_related("officer")
    return rows.order_by("-period", "day")[:50]
