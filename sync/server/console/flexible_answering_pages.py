"""Answering a unit's waiting applications together: who asks for what, what the record says, one press for those that are ticked.

Invariants
- Each is approved by itself, as on its own page (`flexible.deciding`): one that cannot be says why and the others go on. Days that are
  full by then are left out, and named.
- In the order of the planner's turns: whoever had fewer days elsewhere in the last four weeks first.
- Ticked beforehand are those whose conditions are met. To refuse or return something one opens it and says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from sync.server.console import dates
from sync.server.console.flexible_rota_pages import chosen_unit, seeing, units_of
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.flexible import deciding
from sync.server.flexible.applying import days_of, today
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import Application
from sync.server.flexible.refusing import NotPossibleError
from sync.server.flexible.regions import rule_of
from sync.server.organisation.scope import led_officers
from sync.server.people.models import Account, Unit
from sync.server.publishing.calendar import calendar_in_force

MOST = 50  # of one press
_LOOKED_BACK = timedelta(weeks=4)
View = Callable[..., HttpResponse]


class AnsweringPages(ReadOnlyAdmin):
    def answering_views(self) -> list[tuple[str, View, str]]:
        return [("rota/setujui/", self.approve_many_view, "approve_many")]

    def approve_many_view(self, request: HttpRequest) -> HttpResponse:
        account = seeing(self, request)
        if not account.has_perm(deciding.DECIDE):
            raise PermissionDenied
        unit = chosen_unit(request.GET.get("unit", ""), account) or units_of(account, "").first()
        rows = waiting_of(unit, account) if unit else []
        if request.method == "POST" and unit is not None:
            ticked = set(request.POST.getlist("pengajuan"))
            self._approve(request, account, [row for row in rows if str(row.pk) in ticked])
            return redirect(f"{reverse('admin:flexible_application_approve_many')}?unit={unit.pk}")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Jawab bersama",
            "unit": unit,
            "rows": [_line(row) for row in rows],
            "rota_url": f"{reverse('admin:flexible_application_rota')}{f'?unit={unit.pk}' if unit else ''}",
        }
        return TemplateResponse(request, "console/flexible_many.html", context)

    def _approve(self, request: HttpRequest, account: Account, rows: Sequence[Application]) -> None:
        now, done = timezone.now(), 0
        for row in rows:
            wished = _days(row, now)
            try:
                given = deciding.approve(row, account, only_free=True, now=now)
            except NotPossibleError as error:
                messages.error(request, f"{row.officer.name}: {error}")
                continue
            done += 1
            left = [day for day in wished if day not in given]
            if left:
                messages.warning(request, f"{row.officer.name}: tanpa {_few(left)}, karena hari itu penuh.")
        if rows:
            messages.success(request, f"{done} pengajuan disetujui atas nama Anda.")
        else:
            messages.warning(request, "Belum ada yang dicentang. Centang pengajuan yang disetujui.")


def waiting_of(unit: Unit, account: Account) -> list[Application]:
    """Those of the unit that this account may answer, never their own; whose turn it is first."""
    rows = Application.objects.filter(state="asked", officer__unit=unit, officer__in=led_officers(account).values("pk"))
    others = rows.exclude(officer=account.officer_id) if account.officer_id else rows
    found = list(others.select_related("officer").order_by("filed_at")[:MOST])
    now = today(timezone.now())
    officers = [row.officer_id for row in found]
    had = Counter(standing_days(now - _LOOKED_BACK, now, officers).order_by().values_list("officer", flat=True))
    return sorted(found, key=lambda row: (had[row.officer_id], row.filed_at))


def _line(row: Application) -> dict[str, Any]:
    days = _days(row, timezone.now())
    full = deciding.full_days(row, days)
    return {
        "row": row,
        "period": dates.short_range(row.begins, row.ends),
        "days": _few([day for day in days if day not in full]),
        "full": _few(full),
        "is_met": row.recommendation == "eligible",
        "is_not": row.recommendation == "not_eligible",
    }


def _days(row: Application, now: datetime) -> Sequence[date]:
    day = today(now)
    rule = rule_of(row.officer, max(row.begins, day))
    return days_of(row, rule, calendar_in_force(), after=day) if rule else ()


def _few(days: Sequence[date], most: int = 5) -> str:
    more = len(days) - most
    return ", ".join(dates.short_day(day) for day in days[:most]) + (f" dan {more} hari lain" if more > 0 else "")
