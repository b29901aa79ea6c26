"""A kiosk is reported stolen: what will happen first, then its key ends, with the officers' new codes and the papers on it."""

from __future__ import annotations

import textwrap
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.fleet.models import Kiosk
from sync.server.people import activations, stolen_kiosks

_PERMISSION = "fleet.change_kiosk"


class StolenKioskPages(ReadOnlyAdmin):
    def get_list_display(self, request: HttpRequest) -> list[str]:
        columns = list(super().get_list_display(request))
        return [*columns, "report_theft"] if request.user.has_perm(_PERMISSION) else columns

    @named("Tindakan")
    def report_theft(self, row: Kiosk) -> SafeString:
        url = reverse("admin:fleet_kiosk_stolen", args=[row.pk])
        return format_html('<a href="{}">Lapor dicuri</a>', url)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.stolen_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/dicuri/", view, name="fleet_kiosk_stolen"), *urls]

    def stolen_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        if not request.user.has_perm(_PERMISSION):
            raise PermissionDenied
        kiosk = self.get_object(request, str(pk))
        if not isinstance(kiosk, Kiosk):
            raise Http404
        context = {**self.admin_site.each_context(request), "opts": self.opts, "kiosk": kiosk}
        if request.method != "POST":
            return TemplateResponse(request, "console/kiosk_stolen.html", {**context, **_beforehand(kiosk)})
        told = stolen_kiosks.report(kiosk, reported_by=request.user.get_username())
        self.log_change(request, kiosk, "Dilaporkan dicuri")
        for officer, _ in told.codes:
            self.log_change(request, officer, "Kode PIN diberikan, kios dicuri")
        response = TemplateResponse(request, "console/kiosk_revoked.html", {**context, **_afterwards(told)})
        response["Cache-Control"] = "no-store"
        return response


def _beforehand(kiosk: Kiosk) -> dict[str, Any]:
    return {
        "title": "Kios dicuri",
        "officers": stolen_kiosks.officers_on(kiosk),
        "request_count": stolen_kiosks.open_papers(kiosk).count(),
    }


def _afterwards(told: stolen_kiosks.TheftReport) -> dict[str, Any]:
    names = catalogue_names.service_names()
    return {
        "title": "Kios dicabut",
        "codes": [(officer, " ".join(textwrap.wrap(code, 4))) for officer, code in told.codes],
        "expires_at": timezone.now() + activations.LIFETIME,
        "requests": [(request, names.get(request.service, request.service)) for request in told.requests],
    }
