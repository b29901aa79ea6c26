"""/saya/hadir: the week's presences, each with its interval and grade, and the hours of each day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sync.rules.working_time import days_of_week
from sync.server.own import hours
from sync.server.own.frame import own_page, show
from sync.server.people.models import Officer

_WEEK = timedelta(days=7)


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    today = timezone.localdate()
    day = min(_day(request.GET.get("pekan", "")) or today, today)
    monday = days_of_week(day)[0]
    week = hours.week(officer, day, timezone.now())
    context = {
        "title": "Kehadiran saya",
        "tab": "own-hours",
        "week": week,
        "days": [each for each in week.days if each.work.day <= today],
        "today": today,
        "monday": monday,
        "earlier": (monday - _WEEK).isoformat(),
        "later": (monday + _WEEK).isoformat() if monday + _WEEK <= today else "",
    }
    return show(request, officer, "own/hours.html", context)


def _day(text: str) -> date | None:
    if not re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
