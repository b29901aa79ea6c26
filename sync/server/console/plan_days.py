"""Who has a plan for a day and who has none, a page of officers at a time; with one press, what was planned for the last day.

The plan must exist before the day (SE 000.8.3/3415/436.3.2/2025); whoever has none is named here and on the officer's own page.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.rules.indonesian import long_date
from sync.server.console.icons import chip
from sync.server.console.roles import visible_officers
from sync.server.people.models import Account, Officer
from sync.server.performance import planning
from sync.server.publishing.calendar import calendar_in_force

PAGE = 50
_CHIPS = {
    "day": ("Ada rencana harian", "okc", "ok"),
    "month": ("Rencana bulan saja", "calendar", "plain"),
    "none": ("Belum ada rencana", "warn", "attention"),
    "leave": ("Cuti", "minus", "plain"),
}


class _Counted(Paginator):  # type: ignore[type-arg]
    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self.count = count


class PlanDays:
    """For the admin of plans."""

    admin_site: Any
    opts: Any

    def day_urls(self) -> list[URLPattern]:
        return [path("hari/", self.admin_site.admin_view(self.days_view), name="performance_plan_days")]

    def days_view(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        assert isinstance(account, Account)
        if not self.has_view_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        day, only = _day(request.GET.get("hari", "")), request.GET.get("hanya") == "belum"
        officers = planning.with_planned(visible_officers(account).filter(is_active=True), day)
        counts = dict(
            officers.order_by().values("planned").annotate(number=Count("pk")).values_list("planned", "number")
        )
        shown = (officers.filter(planned="none") if only else officers).select_related("unit").order_by("name", "id")
        page = _Counted(shown, PAGE, counts.get("none", 0) if only else sum(counts.values())).get_page(
            request.GET.get("halaman")
        )
        may_copy = self.has_add_permission(request)  # type: ignore[attr-defined]
        if request.method == "POST":
            if not may_copy:
                raise PermissionDenied
            return self._copy(request, account, page, day)
        rows = [(one, chip(*_CHIPS[one.planned]), one.planned not in ("day", "leave")) for one in page]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Rencana {long_date(day)}",
            "day": day,
            "only": only,
            "is_off": not calendar_in_force().is_working_day(day),
            "counts": [(words, counts.get(key, 0)) for key, (words, *_) in _CHIPS.items()],
            "rows": rows,
            "page": page,
            "may_copy": may_copy and any(may for *_, may in rows),
        }
        return TemplateResponse(request, "console/plan_days.html", context)

    def _copy(self, request: HttpRequest, account: Account, page: Page[Officer], day: date) -> HttpResponse:
        """For those that were ticked, of the page that was shown."""
        ticked = set(request.POST.getlist("petugas"))
        copied = [planning.copy_from_last_day(one, day, account) for one in page if str(one.pk) in ticked]
        none = sum(not number for number in copied)
        left = f" {none} petugas tidak punya rencana dalam tujuh hari sebelumnya." if none else ""
        messages.success(request, f"{sum(copied)} rencana disalin untuk {len(copied) - none} petugas.{left}")
        return redirect(f"{reverse('admin:performance_plan_days')}?{request.GET.urlencode()}")


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()
    return day if 2024 <= day.year <= 2100 else timezone.localdate()
