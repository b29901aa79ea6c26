"""What was late, for a span of days: by hall, by officer, by cause; the whole leaves as a file by the exports, on record.

Only halls that the account sees. A number says what is proved; what no clock proves stands beside it, as nobody's lateness.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.server.console import catalogue_names
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.roles import SEE_EVERY_SITE, visible_sites
from sync.server.console.words import CAUSES
from sync.server.deadlines import late_summary
from sync.server.deadlines.late_summary import Days, Group, Sum
from sync.server.fleet.models import Site
from sync.server.people.models import Account, Officer
from sync.server.records.exporting import RefusedExportError, refuse_period

SHOWN = 50
EXPORT = "records.add_export"


class SpanForm(forms.Form):
    """Asked for by an address. What is no span of days is said, and the month so far shown instead."""

    dari = forms.DateField(label="Diajukan dari", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    sampai = forms.DateField(label="Sampai", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    layanan = forms.ChoiceField(label="Layanan", required=False)
    kecamatan = forms.ChoiceField(label="Kecamatan", required=False)

    def __init__(self, data: Any, *, sites: Any) -> None:
        super().__init__(data)
        areas = sites.order_by("kecamatan").values_list("kecamatan", flat=True).distinct()
        self.fields["layanan"].choices = [("", "Semua"), *catalogue_names.service_names().items()]  # type: ignore[attr-defined]
        self.fields["kecamatan"].choices = [("", "Semua"), *((one, one) for one in areas)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if "dari" in told and "sampai" in told:
            try:
                refuse_period(told["dari"], told["sampai"])
            except RefusedExportError as refused:
                self.add_error("sampai", str(refused))
        return told


class LatenessPages(ReadOnlyAdmin):
    """Mixed into the requests' admin."""

    def lateness_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.lateness_view)
        return [path("keterlambatan/", view, name="requests_request_lateness")]

    def lateness_view(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        if not isinstance(account, Account) or not self.has_view_permission(request):
            raise PermissionDenied
        today = timezone.localdate()
        usual = {"dari": f"{today.replace(day=1)}", "sampai": f"{today}", "layanan": "", "kecamatan": ""}
        seen = visible_sites(account)
        form = SpanForm({name: request.GET.get(name) or value for name, value in usual.items()}, sites=seen)
        told = form.cleaned_data if form.is_valid() else {}
        first: date = told.get("dari", today.replace(day=1))
        last: date = told.get("sampai", today)
        days = _days(first, last, told, seen, sees_all=account.has_perm(SEE_EVERY_SITE))
        groups = late_summary.late_groups(days)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Ringkasan keterlambatan",
            "form": form,
            "span": (first, last),
            **_tables(groups, late_summary.filed(days), first, last),
            "most": SHOWN,
            "list_url": reverse("admin:requests_request_changelist"),
            "export_url": _export_url(first, last) if account.has_perm(EXPORT) else "",
        }
        return TemplateResponse(request, "console/lateness.html", context)


def _days(first: date, last: date, told: Mapping[str, Any], seen: Any, *, sees_all: bool) -> Days:
    sites = seen.filter(kecamatan=told["kecamatan"]) if told.get("kecamatan") else seen
    return Days(
        datetime.combine(first, time(), JAKARTA),
        datetime.combine(last + timedelta(days=1), time(), JAKARTA),
        timezone.now(),
        None if sees_all and not told.get("kecamatan") else list(sites.values_list("pk", flat=True)),
        told.get("layanan", ""),
    )


def _tables(groups: list[Group], filed: Mapping[UUID, int], first: date, last: date) -> dict[str, Any]:
    together = Sum()
    for group in groups:
        together = together.plus(group)
    halls, officers = late_summary.summed(groups, "site"), late_summary.summed(groups, "officer")
    officers.pop(None, None)
    sites = Site.objects.in_bulk(list(halls)[:SHOWN])
    people = Officer.objects.in_bulk(list(officers)[:SHOWN])
    asked = {"hari": f"{first}", "sampai": f"{last}"}
    listed = reverse("admin:requests_request_changelist")
    return {
        "together": together,
        "filed_count": sum(filed.values()),
        "halls": [
            (site, sums, filed.get(pk, 0), f"{listed}?{urlencode({'balai': pk, **asked})}")
            for pk, sums in list(halls.items())[:SHOWN]
            if (site := sites.get(pk)) is not None
        ],
        "hall_count": len(halls),
        "officers": [
            (person.name if (person := people.get(pk)) else "Petugas yang tidak dikenal", sums)
            for pk, sums in list(officers.items())[:SHOWN]
        ],
        "officer_count": len(officers),
        "causes": [
            (CAUSES.get(str(cause), str(cause)), sums, f"{listed}?{urlencode({'sebab': cause, **asked})}")
            for cause, sums in late_summary.summed(groups, "cause").items()
        ],
    }


def _export_url(first: date, last: date) -> str:
    asked = urlencode({"isi": "lateness", "dari": f"{first}", "sampai": f"{last}"})
    return f"{reverse('admin:records_export_add')}?{asked}"
