"""/papan: the notice boards of all halls, and one hall's on A4 with a code that leads a phone to the status page."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sync.rules.indonesian import JAKARTA
from sync.server import qr
from sync.server.fleet.models import Site
from sync.server.outreach import board
from sync.server.publishing.calendar import calendar_in_force

FRESH_S = 300


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Kecamatan first, or the halls of one: nobody scrolls through 1,360."""
    wanted = request.GET.get("kecamatan", "")[:60]
    halls = list(Site.objects.filter(kecamatan=wanted).order_by("kelurahan", "rw", "name")) if wanted else []
    kelurahan = [(name, list(sites)) for name, sites in groupby(halls, key=lambda site: site.kelurahan)]
    districts = Site.objects.values("kecamatan").annotate(halls=Count("id")).order_by("kecamatan")
    context = {"kecamatan": wanted if halls else "", "kelurahan": kelurahan, "districts": districts}
    return _answer(render(request, "outreach/boards.html", context))


@require_safe
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    site = get_object_or_404(Site, id=pk)
    now = timezone.now()
    address = f"{settings.PUBLIC_ORIGIN}/status"
    context = {
        "site": site,
        "figures": board.figures(site, now),
        "week": board.week(calendar_in_force(site.id), now.astimezone(JAKARTA).date()),
        "address": address.removeprefix("https://"),
        "code": qr.svg(address, "Halaman status untuk HP"),
        "now": now,
        "fewest": board.FEWEST,
    }
    return _answer(render(request, "outreach/board.html", context))


def _answer(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = f"public, max-age={FRESH_S}"
    return response
