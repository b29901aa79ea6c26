"""Enrolment codes: made here, shown once with the digest of the root key and as a QR; afterwards only what became of them.

`code_sheets` makes one for each hall of a district, to print and hand to the technicians: a page a hall, never kept.
"""

from __future__ import annotations

import re
import textwrap
from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.protocol.enrolment_ticket import EnrolmentTicket, write_ticket
from sync.protocol.patterns import UUID
from sync.server import qr
from sync.server.city_keys import city_keys
from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import HallPick, KioskPick
from sync.server.console.roles import visible_sites
from sync.server.console.site import console
from sync.server.fleet import enrolment_codes
from sync.server.fleet.models import EnrolmentCode, Kiosk, Site
from sync.server.people.models import Account

MOST_SHEETS = 100
LIFETIMES = {"online": enrolment_codes.ONLINE, "offline": enrolment_codes.OFFLINE}


class CodeForm(PickingForm, forms.Form):
    site = HallPick(error_messages={"required": "Pilih balainya."})
    lifetime = forms.ChoiceField(
        label="Berlaku",
        choices=[("online", "10 menit, balai punya jaringan"), ("offline", "30 hari, balai tanpa jaringan")],
        widget=forms.RadioSelect,
        initial="online",
    )
    kiosk = KioskPick(
        label="Kios yang diganti",
        required=False,
        help_text="Kosong: kios baru. Diisi hanya bila kios lama memulai rantai baru, misalnya sesudah komputernya diganti.",
    )

    def __init__(self, data: Any, *, sites: QuerySet[Site], initial: dict[str, list[str]]) -> None:
        super().__init__(data, initial=initial)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        kiosks = Kiosk.objects.filter(site__in=sites).select_related("site").order_by("site", "id")
        self.fields["kiosk"].queryset = kiosks  # type: ignore[attr-defined]
        self.offer_picks()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kiosk, site = cleaned.get("kiosk"), cleaned.get("site")
        if kiosk is not None and site is not None and kiosk.site_id != site.id:
            self.add_error("kiosk", "Kios ini milik balai lain. Pilih balai yang sama.")
        return cleaned


class SheetsForm(forms.Form):
    district = forms.ChoiceField(label="Kecamatan", error_messages={"required": "Pilih kecamatannya dulu."})

    def __init__(self, data: Any, *, waiting: QuerySet[Site]) -> None:
        super().__init__(data)
        self.waiting = waiting
        counted = waiting.order_by("kecamatan").values("kecamatan").annotate(count=Count("pk"))
        offered = [(row["kecamatan"], f"{row['kecamatan']}, {row['count']} balai tanpa kios") for row in counted]
        self.fields["district"].choices = [("", "Pilih kecamatan"), *offered]  # type: ignore[attr-defined]


def _without_kiosk(sites: QuerySet[Site]) -> QuerySet[Site]:
    return sites.exclude(Exists(Kiosk.objects.filter(site=OuterRef("pk"), revoked_at=None)))


@admin.register(EnrolmentCode, site=console)
class EnrolmentCodeAdmin(ReadOnlyAdmin):
    list_display = ("site", "issued", "issued_by", "expires", "state")
    list_display_links = None
    list_select_related = ("site",)
    ordering = ("-issued_at",)
    nothing_words = "Belum ada kode. Buat satu untuk kios yang akan dipasang."
    add_words = "Buat kode"
    adds_with = "fleet.add_enrolmentcode"

    @named("Dibuat", ordering="issued_at")
    def issued(self, row: EnrolmentCode) -> str:
        return dates.moment(row.issued_at)

    @named("Berlaku sampai", ordering="expires_at")
    def expires(self, row: EnrolmentCode) -> str:
        return dates.moment(row.expires_at)

    @named("Keadaan", ordering="used_at")
    def state(self, row: EnrolmentCode) -> SafeString:
        if row.used_at:
            return chip(f"Dipakai {dates.moment(row.used_at)}", "check", "ok")
        if row.expires_at < timezone.now():
            return chip("Kedaluwarsa", "close")
        return chip("Belum dipakai", "clock")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.sheets_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("lembar/", view, name="fleet_enrolmentcode_sheets"), *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        sheets = [(reverse("admin:fleet_enrolmentcode_sheets"), "printer", "Lembar satu kecamatan")]
        shown = {"list_actions": sheets if self.has_add_permission(request) else [], **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, shown)
        return page

    def sheets_view(self, request: HttpRequest) -> HttpResponse:
        """For every hall of a district that has no kiosk yet."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = SheetsForm(request.POST or None, waiting=_without_kiosk(visible_sites(request.user)))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form}
        if request.method != "POST" or not form.is_valid():
            return TemplateResponse(request, "console/new_sheets.html", {**context, "title": "Lembar satu kecamatan"})
        sites = form.waiting.filter(kecamatan=form.cleaned_data["district"]).order_by("kelurahan", "rw")
        account, lifetime = request.user, enrolment_codes.OFFLINE
        sheets = [make_sheet(site, account, kiosk=None, lifetime=lifetime) for site in sites[:MOST_SHEETS]]
        shown = {**context, "title": "Kode pendaftaran", "sheets": sheets}
        response = TemplateResponse(request, "console/issued_code.html", shown)
        response["Cache-Control"] = "no-store"
        return response

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        asked = {name: [request.GET[name]] for name in ("site", "kiosk") if _is_uuid(request.GET.get(name, ""))}
        form = CodeForm(request.POST or None, sites=visible_sites(request.user), initial=asked)
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form}
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            return TemplateResponse(request, "console/new_code.html", {**context, "title": "Buat kode pendaftaran"})
        response = TemplateResponse(request, "console/issued_code.html", {**context, **_issue(form, request.user)})
        response["Cache-Control"] = "no-store"
        return response


def _issue(form: CodeForm, account: Account) -> dict[str, Any]:
    wanted, lifetime = form.cleaned_data, LIFETIMES[form.cleaned_data["lifetime"]]
    sheet = make_sheet(wanted["site"], account, kiosk=wanted["kiosk"], lifetime=lifetime)
    return {"title": "Kode pendaftaran", "sheets": [sheet]}


def make_sheet(site: Site, account: Account, *, kiosk: Kiosk | None, lifetime: timedelta) -> dict[str, Any]:
    """A new code, for the page that shows it this once."""
    code = enrolment_codes.issue(site, issued_by=account.get_username(), kiosk=kiosk, lifetime=lifetime)
    ticket = EnrolmentTicket(settings.PUBLIC_ORIGIN, code, city_keys().keyid)
    return {
        "site": site,
        "code": " ".join(textwrap.wrap(code, 4)),
        "root": textwrap.wrap(ticket.root, 4),
        "origin": ticket.city_url,
        "expires_at": timezone.now() + lifetime,
        "qr": qr.svg(write_ticket(ticket), f"QR pendaftaran {site.name}"),
    }


def _is_uuid(text: str) -> bool:
    return re.fullmatch(UUID, text) is not None
