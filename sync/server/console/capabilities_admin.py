"""Which halls have which part of the kiosk: the pilot first, then an area, then the city. Kiosks hear of it by their configuration.

Invariants
- A page of the whole: each part, in how many halls it is on, and every place that says something of its own, with reason, who and when.
- Nothing here takes away what residents have a right to; such parts are not on the list (`sync.rules.capabilities`).
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from sync.rules.capabilities import CAPABILITIES
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.organisation import capabilities, tree
from sync.server.organisation.models import CapabilitySwitch
from sync.server.people.models import Account, Unit

CHANGE = "organisation.change_capabilityswitch"
SUGGESTED = 5


class SwitchForm(forms.Form):
    capability = forms.ChoiceField(
        label="Kemampuan",
        choices=[("", "Pilih kemampuan"), *((name, capabilities.WORDS[name][0]) for name in CAPABILITIES)],
        error_messages={"required": "Pilih satu kemampuan."},
    )
    place = forms.CharField(
        label="Tempat",
        max_length=120,
        required=False,
        help_text="Nama balai, kelurahan, atau kecamatan seperti di daftarnya. Kosong: seluruh kota.",
    )
    is_on = forms.ChoiceField(
        label="Menjadi",
        choices=[("on", "Menyala"), ("off", "Mati")],
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih menyala atau mati."},
    )
    reason = forms.CharField(
        label="Alasan",
        max_length=140,
        error_messages={"required": "Tulis alasannya, misalnya nomor surat uji coba."},
        help_text="Tercatat bersama nama akun Anda.",
    )

    unit: Unit | None = None
    site: Site | None = None

    def clean_place(self) -> str:
        words = " ".join(str(self.cleaned_data["place"]).split())
        if not words:
            return ""
        sites = list(Site.objects.filter(name__iexact=words)[:2])
        areas = Unit.objects.filter(kind__in=tree.AREAS).exclude(region="")
        units = list(areas.filter(Q(name__iexact=words) | Q(short__iexact=words))[:2])
        if len(sites) + len(units) != 1:
            raise forms.ValidationError(_no_such_place(words, is_many=bool(sites or units)))
        self.site, self.unit = next(iter(sites), None), next(iter(units), None)
        return words


def _no_such_place(words: str, *, is_many: bool) -> str:
    if is_many:
        return "Ada lebih dari satu tempat bernama ini. Tulis nama lengkapnya seperti di daftarnya."
    likes = list(Site.objects.filter(name__icontains=words).values_list("name", flat=True)[:SUGGESTED])
    likes += list(
        Unit.objects.filter(kind__in=tree.AREAS, name__icontains=words).values_list("name", flat=True)[:SUGGESTED]
    )
    if not likes:
        return "Tidak ada balai, kelurahan, atau kecamatan bernama ini. Periksa di daftar Balai atau Organisasi."
    return f"Pilih salah satu dan tulis lengkap: {', '.join(likes[:SUGGESTED])}."


@admin.register(CapabilitySwitch, site=console)
class CapabilityAdmin(ReadOnlyAdmin):
    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        halls = list(Site.objects.only("id", "region"))
        counts = capabilities.counts(halls)
        switches = list(CapabilitySwitch.objects.select_related("unit", "site").order_by("unit__name", "site__name"))
        rows = [
            {
                "name": name,
                "words": words,
                "about": about,
                "count": counts[name],
                "switches": [switch for switch in switches if switch.capability == name],
            }
            for name, (words, about) in capabilities.WORDS.items()
        ]
        context = {
            "title": "Kemampuan kios",
            "rows": rows,
            "hall_count": len(halls),
            "may_change": _may_change(request),
        }
        return self._page(request, "console/capabilities.html", context)

    def get_urls(self) -> list[URLPattern]:
        views = (("ubah/", self.switch_view, "switch"), ("<int:pk>/cabut/", self.remove_view, "remove"))
        ours = [
            path(at, self.admin_site.admin_view(view), name=f"organisation_capabilityswitch_{name}")
            for at, view, name in views
        ]
        urls: list[URLPattern] = super().get_urls()
        return [*ours, *urls]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return redirect("admin:organisation_capabilityswitch_changelist")

    def switch_view(self, request: HttpRequest) -> HttpResponse:
        account = _changing(request)
        initial = {"capability": request.GET.get("kemampuan", "")}
        form = SwitchForm(request.POST if request.method == "POST" else None, initial=initial)
        if request.method != "POST" or not form.is_valid():
            return self._page(request, "console/capability_form.html", {"form": form, "title": "Nyalakan atau matikan"})
        wanted, is_on = form.cleaned_data, form.cleaned_data["is_on"] == "on"
        kiosks = capabilities.switch(
            wanted["capability"],
            unit=form.unit,
            site=form.site,
            is_on=is_on,
            reason=wanted["reason"],
            changed_by=account.get_username(),
        )
        place = {"capability": wanted["capability"], "unit": form.unit, "site": form.site}
        self._note(request, CapabilitySwitch.objects.get(**place), "menyala" if is_on else "mati")
        told = f"{kiosks} kios diberi tahu" if kiosks else "tersimpan, di sana belum ada kios"
        self.message_user(request, f"{capabilities.WORDS[wanted['capability']][0]}: {told}.")
        return redirect("admin:organisation_capabilityswitch_changelist")

    def remove_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        account = _changing(request)
        told = CapabilitySwitch.objects.select_related("unit", "site").filter(pk=pk).first()
        if told is None:
            raise Http404
        if request.method != "POST":
            return redirect("admin:organisation_capabilityswitch_changelist")
        kiosks = capabilities.switch(
            told.capability, unit=told.unit, site=told.site, is_on=None, reason="", changed_by=account.get_username()
        )
        self._note(request, told, "aturan sendiri dicabut")
        self.message_user(request, f"Aturan dicabut, {kiosks} kios diberi tahu.")
        return redirect("admin:organisation_capabilityswitch_changelist")

    def _note(self, request: HttpRequest, told: CapabilitySwitch, what: str) -> None:
        """In Django's log of the place; the row itself may be gone."""
        words = f"{capabilities.WORDS[told.capability][0]}: {what}"
        self.log_change(request, told, f"{words} ({told.reason})" if told.reason else words)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        list_url = reverse("admin:organisation_capabilityswitch_changelist")
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "list_url": list_url}
        return TemplateResponse(request, template, {**shared, **context})


def _may_change(request: HttpRequest) -> bool:
    return isinstance(request.user, Account) and request.user.has_perm(CHANGE)


def _changing(request: HttpRequest) -> Account:
    if not _may_change(request):
        raise PermissionDenied
    assert isinstance(request.user, Account)
    return request.user
