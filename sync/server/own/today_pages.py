"""/saya/: what is planned for today, how the day goes, and what waits for the officer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sync.server.own import entries, hours
from sync.server.own.elsewhere import elsewhere_today
from sync.server.own.entries import Line
from sync.server.own.frame import own_page, show
from sync.server.own.work_form import SEALED, open_plans
from sync.server.people.models import Officer
from sync.server.performance.models import Plan, WorkEntry


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan and how much of its target is done: today, or this month where it is for the whole month."""

    plan: Plan
    done: int

    @property
    def words(self) -> str:
        return self.plan.words or SEALED

    @property
    def is_reached(self) -> bool:
        return self.plan.target > 0 and self.done >= self.plan.target


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    rows = list(WorkEntry.objects.filter(officer=officer, day__range=(today.replace(day=1), today), is_voided=False))
    plans = planned(officer, today, rows)
    lines = entries.lines(sorted((row for row in rows if row.day == today), key=lambda row: row.logged_at))
    context = {
        "title": "Hari ini",
        "tab": "own-today",
        "today": today,
        "hours": hours.week(officer, today, now).day(today),
        "of_day": [each for each in plans if each.plan.day],
        "of_month": [each for each in plans if not each.plan.day],
        "lines": lines,
        "elsewhere": elsewhere_today(officer, now),
        "returned": _returned(rows),
        "plans_returned": Plan.objects.filter(
            officer=officer, period=f"{today:%Y-%m}", state="returned", is_ended=False
        ),
    }
    return show(request, officer, "own/today.html", context)


def planned(officer: Officer, today: date, rows: list[WorkEntry]) -> list[Planned]:
    """`rows`: the standing entries of the month."""
    return [
        Planned(plan, sum(row.quantity for row in rows if row.plan == plan.pk and plan.day in (None, row.day)))
        for plan in open_plans(officer, [today])
    ]


def _returned(rows: list[WorkEntry]) -> list[Line]:
    """Those that a superior sent back and nobody has amended since."""
    return [line for line in entries.lines(rows) if line.said]
