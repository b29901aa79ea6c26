"""/saya/lainnya: the rest of the officer's own pages, and the way out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sync.server.own.frame import own_page, show
from sync.server.people.models import Officer


@own_page
@require_safe
def index(request: HttpRequest, officer: Officer) -> HttpResponse:
    return show(request, officer, "own/more.html", {"title": "Lainnya"})
