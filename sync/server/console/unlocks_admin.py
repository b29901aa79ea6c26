"""Unlocking an officer at one kiosk, from wherever the supervisor stands: a form, a QR for the phone, and the record of it.

Only for kiosks of the halls the account was given; seeing every hall is not enough.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from sync.protocol.patterns import STATUS_ALPHABET
from sync.server import qr
from sync.server.console import dates
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import KioskPick, OfficerPick
from sync.server.console.site import console
from sync.server.fleet.models import Kiosk, Site
from sync.server.people import unlocks
from sync.server.people.models import Account, Officer, Unlock

SIGNS = 8


class UnlockForm(PickingForm, forms.Form):
    kiosk = KioskPick(error_messages={"required": "Pilih kios tempat petugas terkunci."})
    officer = OfficerPick(error_messages={"required": "Pilih petugas yang terkunci."})
    challenge = forms.CharField(
        label="Tanda di layar kios",
        max_length=40,
        help_text="8 tanda, misalnya 7K3M PQ2X. Huruf kecil dan spasi tidak apa-apa.",
        error_messages={"required": "Ketik 8 tanda yang tampil di layar kios yang terkunci."},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "signs"}
        ),
    )

    def __init__(self, data: Any, *, sites: QuerySet[Site]) -> None:
        super().__init__(data)
        kiosks = Kiosk.objects.filter(site__in=sites, revoked_at=None).select_related("site").order_by("site")
        self.fields["kiosk"].queryset = kiosks  # type: ignore[attr-defined]
        officers = Officer.objects.filter(sites__in=sites, is_active=True).distinct()
        self.fields["officer"].queryset = officers  # type: ignore[attr-defined]
        self.offer_picks()

    def clean_challenge(self) -> str:
        typed = unlocks.normal_challenge(self.cleaned_data["challenge"])
        strange = sorted(set(re.sub(f"[{STATUS_ALPHABET}]", "", typed)))
        if strange:
            raise ValidationError(
                f"Tanda {' '.join(strange)} tidak dipakai kios. Angka 0 dan 1 serta huruf I, L, dan O tidak pernah tampil."
            )
        if len(typed) != SIGNS:
            raise ValidationError(f"Tanda itu ada {SIGNS}; yang diketik {len(typed)}. Minta dibacakan sekali lagi.")
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kiosk, officer = cleaned.get("kiosk"), cleaned.get("officer")
        if kiosk is not None and officer is not None and not officer.sites.filter(id=kiosk.site_id).exists():
            self.add_error("officer", "Petugas ini tidak bertugas di balai itu. Pilih balai tempat ia terkunci.")
        return cleaned


@admin.register(Unlock, site=console)
class UnlockAdmin(ReadOnlyAdmin):
    list_display = ("issued", "officer_name", "hall", "short_kiosk", "issued_by", "expires")
    list_display_links = None
    list_select_related = ("kiosk__site", "officer")
    ordering = ("-id",)
    list_title = "Buka kunci petugas"
    nothing_words = "Belum ada kunci yang dibuka."
    add_words = "Buka kunci"
    adds_with = "people.add_unlock"

    def limited(self, rows: QuerySet[Unlock], sites: QuerySet[Site]) -> QuerySet[Unlock]:
        return rows.filter(kiosk__site__in=sites)

    @named("Waktu", ordering="issued_at")
    def issued(self, row: Unlock) -> str:
        return dates.moment(row.issued_at)

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Unlock) -> str:
        return row.officer.name

    @named("Balai", ordering="kiosk__site__name")
    def hall(self, row: Unlock) -> str:
        return row.kiosk.site.name

    @named("Kios")
    def short_kiosk(self, row: Unlock) -> str:
        return str(row.kiosk_id)[:8]

    @named("Berlaku sampai", ordering="expires_at")
    def expires(self, row: Unlock) -> str:
        return dates.moment(row.expires_at)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = UnlockForm(request.POST or None, sites=request.user.sites.all())
        context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form}
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            return TemplateResponse(request, "console/new_unlock.html", {**context, "title": "Buka kunci petugas"})
        response = TemplateResponse(request, "console/unlock.html", {**context, **self._unlock(request, form)})
        response["Cache-Control"] = "no-store"
        return response

    def _unlock(self, request: HttpRequest, form: UnlockForm) -> dict[str, Any]:
        wanted = form.cleaned_data
        made, compact = unlocks.unlock(
            wanted["kiosk"], wanted["officer"], wanted["challenge"], issued_by=request.user.get_username()
        )
        self.log_change(request, made.officer, f"Kunci dibuka di kios {str(made.kiosk_id)[:8]}")
        return {"title": "Kunci dibuka", "unlock": made, "qr": qr.svg(compact, "Pembuka kunci untuk kamera kios")}
