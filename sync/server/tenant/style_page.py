"""The region's colours as a style sheet of our own origin, so that the pages' policy stays as strict as it is."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def page(_request: HttpRequest) -> HttpResponse:
    answer = HttpResponse(settings.TENANT.style(), content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer
