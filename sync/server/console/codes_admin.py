"""Enrolment codes: made here, shown once with the digest of the root key; afterwards only what became of them."""

from __future__ import annotations

import textwrap
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.city_keys import city_keys
from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.roles import visible_sites
from sync.server.console.site import console
from sync.server.fleet import enrolment_codes
from sync.server.fleet.models import EnrolmentCode, Kiosk, Site
from sync.server.people.models import Account

LIFETIMES = {"online": enrolment_codes.ONLINE, "offline": enrolment_codes.OFFLINE}


class CodeForm(forms.Form):
    site = forms.ModelChoiceField(Site.objects.none(), label="Balai", empty_label="Pilih balai")
    lifetime = forms.ChoiceField(
        label="Berlaku",
        choices=[("online", "10 menit, balai punya jaringan"), ("offline", "30 hari, balai tanpa jaringan")],
        widget=forms.RadioSelect,
        initial="online",
    )
    kiosk = forms.ModelChoiceField(
        Kiosk.objects.none(),
        label="Kios yang diganti",
        required=False,
        empty_label="Kios baru",
        help_text="Hanya bila kios lama memulai rantai baru, misalnya sesudah komputernya diganti.",
    )

    def __init__(self, data: Any, *, sites: QuerySet[Site]) -> None:
        super().__init__(data)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        self.fields["kiosk"].queryset = Kiosk.objects.filter(site__in=sites).select_related("site")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kiosk, site = cleaned.get("kiosk"), cleaned.get("site")
        if kiosk is not None and site is not None and kiosk.site_id != site.id:
            self.add_error("kiosk", "Kios ini milik balai lain. Pilih balai yang sama.")
        return cleaned


@admin.register(EnrolmentCode, site=console)
class EnrolmentCodeAdmin(ReadOnlyAdmin):
    list_display = ("site", "issued", "issued_by", "expires", "state")
    list_display_links = None
    list_select_related = ("site",)
    ordering = ("-issued_at",)
    nothing_words = "Belum ada kode. Buat satu untuk kios yang akan dipasang."
    add_words = "Buat kode"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Account) and request.user.has_perm("fleet.add_enrolmentcode")

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

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = CodeForm(request.POST or None, sites=visible_sites(request.user))
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form}
        if request.method != "POST" or not form.is_valid():
            return TemplateResponse(request, "console/new_code.html", {**context, "title": "Buat kode pendaftaran"})
        response = TemplateResponse(request, "console/issued_code.html", {**context, **_issue(form, request.user)})
        response["Cache-Control"] = "no-store"
        return response


def _issue(form: CodeForm, account: Account) -> dict[str, Any]:
    wanted, lifetime = form.cleaned_data, LIFETIMES[form.cleaned_data["lifetime"]]
    code = enrolment_codes.issue(
        wanted["site"], issued_by=account.get_username(), kiosk=wanted["kiosk"], lifetime=lifetime
    )
    return {
        "title": "Kode pendaftaran",
        "code": " ".join(textwrap.wrap(code, 4)),
        "root": textwrap.wrap(city_keys().keyid, 4),
        "site": wanted["site"],
        "origin": settings.PUBLIC_ORIGIN,
        "expires_at": timezone.now() + lifetime,
    }
