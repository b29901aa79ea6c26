"""The month of flexible work in one unit, to read and to print: days, what shows them, who was reached, tasks that fit."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from sync.rules.indonesian import MONTHS
from sync.server.console.flexible_rota_pages import OFFERED, chosen_unit, seeing, units_of
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.flexible import recap
from sync.server.flexible.applying import today
from sync.server.people.models import Officer

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])", re.ASCII)
View = Callable[..., HttpResponse]


class RecapPages(ReadOnlyAdmin):
    def recap_views(self) -> list[tuple[str, View, str]]:
        return [("rekap/", self.recap_view, "recap")]

    def recap_actions(self, request: HttpRequest) -> list[tuple[str, str, str]]:
        return [(reverse("admin:flexible_application_recap"), "list", "Rekap bulanan")]

    def recap_view(self, request: HttpRequest) -> HttpResponse:
        account = seeing(self, request)
        search = " ".join(request.GET.get("cari", "").split())[:60]
        units = units_of(account, search)
        unit = chosen_unit(request.GET.get("unit", ""), account) or units.first()
        first, last = _month(request.GET.get("bulan", ""))
        officers = list(Officer.objects.filter(unit=unit, is_active=True).order_by("name", "id")) if unit else []
        rows = recap.recap(officers, first, last, timezone.now())
        sums = recap.total(rows)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Rekap {MONTHS[first.month - 1]} {first.year}",
            "units": list(units[:OFFERED]),
            "search": search,
            "unit": unit,
            "month": f"{first:%Y-%m}",
            "rows": rows,
            "sums": sums,
            "fit_percent": round(100 * sums["fit_minutes"] / sums["minutes"]) if sums["minutes"] else None,
        }
        return TemplateResponse(request, "console/flexible_recap.html", context)


def _month(text: str) -> tuple[date, date]:
    """First and last day; what is no month is this one."""
    now = today(timezone.now())
    year, month = map(int, text.split("-")) if _MONTH.fullmatch(text) else (now.year, now.month)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
