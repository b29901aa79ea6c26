"""The addresses below "Hari ini": its live part, and one hall.

The live part is what the page shows already, asked for again by `static/console/live.js` every `RENEWED_S`. Asking is no sign
of a person: it leaves the session as old as it is, so that a screen nobody sits at signs itself out.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any
from uuid import UUID

from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_GET

from sync.server.console import today
from sync.server.console.browser_rules import allow_own_script
from sync.server.people.models import Account

RENEWED_S = 15
_AREA = re.compile(r"[0-9]{2}(\.[0-9]{2}){2}(\.[0-9]{4})?", re.ASCII)


def urls(site: AdminSite) -> list[URLPattern]:
    def hall(request: HttpRequest, pk: UUID) -> HttpResponse:
        context = {**site.each_context(request), **hall_context(_account(request), pk)}
        return allow_own_script(TemplateResponse(request, "console/hall_today.html", context))

    return [
        path("hari-ini/", site.admin_view(live), name="today_live"),
        path("hari-ini/balai/<uuid:pk>/", site.admin_view(require_GET(hall)), name="today_hall"),
        path("hari-ini/balai/<uuid:pk>/sekarang/", site.admin_view(live_hall), name="today_hall_live"),
    ]


def index_context(request: HttpRequest) -> dict[str, Any]:
    account, area = _account(request), area_of(request)
    asked = f"?wilayah={area}" if area else ""
    return {
        **today.today(account, area),
        "has_no_site": today.site_of_nobody(account),
        "live_url": reverse("admin:today_live") + asked,
        "renewed_s": RENEWED_S,
    }


def hall_context(account: Account, pk: UUID) -> dict[str, Any]:
    live_url = reverse("admin:today_hall_live", args=[pk])
    return {**today.hall_today(account, pk), "live_url": live_url, "renewed_s": RENEWED_S}


def area_of(request: HttpRequest) -> str:
    """What the address names, "" for everything. Raises Http404 for what is no code of an area."""
    area = request.GET.get("wilayah", "")
    if area and not _AREA.fullmatch(area):
        raise Http404
    return area


@require_GET
def live(request: HttpRequest) -> HttpResponse:
    return _part(request, "console/today_now.html", dict(today.today(_account(request), area_of(request))))


@require_GET
def live_hall(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _part(request, "console/hall_now.html", dict(today.hall_today(_account(request), pk)))


def _part(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Only what is new is sent."""
    page = render_to_string(template, context, request=request).encode()
    etag = f'"{hashlib.sha256(page).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=etag) or HttpResponse(page)
    response["ETag"], response["Cache-Control"] = etag, "no-store"
    # The session's middleware lets a request without one pass: nothing is saved, no cookie renewed.
    del request.session
    return response


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user
