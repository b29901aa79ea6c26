"""What officers sign in with: printing and revoking badges, giving codes for a PIN. Nobody here ever sees a PIN.

Invariants
- Only for officers whom the account may see, that is of its halls; anyone else's are not found.
- A code is in the answer to one POST, never under an address of its own; a sheet of badges too.
- Each act leaves a line in Django's log of the officer, without the code.
"""

from __future__ import annotations

import textwrap
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.server import qr
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.people import activations, badges
from sync.server.people.models import Account, Officer

SHOWN_HALLS = 3
_BADGES, _CODES = "people.print_badge", "people.add_activationcode"


class BadgesForm(forms.Form):
    officers = forms.ModelMultipleChoiceField(
        Officer.objects.none(),
        label="Petugas",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu petugas."},
    )
    replace = forms.BooleanField(
        label="Lencana lama hilang atau rusak",
        required=False,
        help_text="Lencana lama petugas yang dipilih tidak berlaku lagi begitu kios mendengarnya.",
    )


class OfficerAccess(ReadOnlyAdmin):
    def get_urls(self) -> list[URLPattern]:
        views = (
            ("lencana/", self.badges_view, "badges"),
            ("<uuid:pk>/cabut-lencana/", self.revoke_badge_view, "revoke_badge"),
            ("<uuid:pk>/kode-pin/", self.code_view, "code"),
        )
        urls: list[URLPattern] = super().get_urls()
        ours = [path(at, self.admin_site.admin_view(view), name=f"people_officer_{name}") for at, view, name in views]
        return [*ours, *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        printing = (reverse("admin:people_officer_badges"), "printer", "Cetak lencana")
        shown = [printing] if request.user.has_perm(_BADGES) else []
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def badges_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(_BADGES):
            raise PermissionDenied
        form = BadgesForm(request.POST if request.method == "POST" else None)
        form.fields["officers"].queryset = self.get_queryset(request).filter(is_active=True)  # type: ignore[attr-defined]
        if request.method != "POST" or not form.is_valid():
            return self.page(request, "console/choose_badges.html", {"form": form, "title": "Cetak lencana"})
        is_new = form.cleaned_data["replace"]
        cards = [_card(officer, replace=is_new) for officer in form.cleaned_data["officers"]]
        for card in cards:
            self.log_change(request, card["officer"], "Lencana diganti" if is_new else "Lencana dicetak")
        return self.page(request, "console/badges.html", {"cards": cards, "title": "Lencana petugas"}, secret=True)

    def revoke_badge_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        officer = self.find(request, str(pk), needing=_BADGES)
        if request.method == "POST":
            badges.revoke(officer)
            self.log_change(request, officer, "Lencana dicabut")
            self.message_user(request, f"Lencana {officer.name} dicabut. Kios di balainya diberi tahu.")
        return redirect("admin:people_officer_change", pk)

    def code_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        officer = self.find(request, str(pk), needing=_CODES)
        title = "Beri kode PIN baru" if officer.pin_hash else "Beri kode PIN pertama"
        if not officer.is_active:
            return redirect("admin:people_officer_change", pk)
        if request.method != "POST":
            return self.page(request, "console/give_pin_code.html", {"officer": officer, "title": title})
        assert isinstance(request.user, Account)
        code = activations.give(officer, issued_by=request.user.get_username())
        self.log_change(request, officer, "Kode PIN diberikan")
        context = {
            "officer": officer,
            "title": "Kode PIN",
            "code": " ".join(textwrap.wrap(code, 4)),
            "expires_at": timezone.now() + activations.LIFETIME,
        }
        return self.page(request, "console/pin_code.html", context, secret=True)

    def find(self, request: HttpRequest, object_id: str, *, needing: str = "people.view_officer") -> Officer:
        """An officer the account may see, if it may do what it came for."""
        if not self.has_view_permission(request) or not request.user.has_perm(needing):
            raise PermissionDenied
        officer = self.get_object(request, object_id)
        if officer is None:
            raise Http404
        assert isinstance(officer, Officer)
        return officer

    def page(
        self, request: HttpRequest, template: str, context: dict[str, Any], *, secret: bool = False
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "list_url": reverse("admin:people_officer_changelist"),
            "may_print": request.user.has_perm(_BADGES),
            "may_give_codes": request.user.has_perm(_CODES),
        }
        response = TemplateResponse(request, template, {**shared, **context})
        if secret:
            response["Cache-Control"] = "no-store"
        return response


def _card(officer: Officer, *, replace: bool) -> dict[str, Any]:
    compact = badges.hand_out(officer, replace=replace)
    halls = [site.name for site in officer.sites.all()]
    more = len(halls) - SHOWN_HALLS
    return {
        "officer": officer,
        "qr": qr.svg(compact, f"Lencana {officer.name}"),
        "halls": halls[:SHOWN_HALLS] + ([f"dan {more} balai lain"] if more > 0 else []),
        "until": officer.badge_expires,
    }
