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
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.server import qr
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.fleet.models import Site
from sync.server.organisation.scope import serving_at
from sync.server.people import activations, badges
from sync.server.people.models import Account, Officer

SHOWN_HALLS = 3
MOST = 100  # badges in one go: ten sheets
_BADGES, _CODES = "people.print_badge", "people.add_activationcode"


class BadgesForm(forms.Form):
    officers = forms.ModelMultipleChoiceField(
        Officer.objects.none(),
        label="Petugas",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    everybody = forms.BooleanField(label="Semua petugas yang tampil", required=False)
    replace = forms.BooleanField(
        label="Lencana lama hilang atau rusak",
        required=False,
        help_text="Lencana lama petugas yang dipilih tidak berlaku lagi begitu kios mendengarnya.",
    )

    def __init__(self, data: Any = None, *, found: QuerySet[Officer], active: QuerySet[Officer]) -> None:
        """Any of `active` may be asked for; `found` are drawn."""
        super().__init__(data)
        officers = self.fields["officers"]
        assert isinstance(officers, forms.ModelMultipleChoiceField)
        officers.queryset = active
        officers.widget.choices = [(str(one.pk), f"{one.name}{_where(one)}") for one in found]
        self.found = found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("everybody"):
            cleaned["officers"] = self.found
        elif not cleaned.get("officers") and "officers" not in self.errors:
            self.add_error("officers", "Pilih paling sedikit satu petugas.")
        return cleaned


class SearchForm(forms.Form):
    """Whose badges: by name, hall or unit, or those who have none that counts."""

    q = forms.CharField(label="Nama petugas, balai, atau unit", max_length=80, required=False)
    without = forms.BooleanField(label="Hanya yang lencananya belum ada atau habis", required=False)

    def found(self, officers: QuerySet[Officer]) -> QuerySet[Officer]:
        wanted = self.cleaned_data if self.is_valid() else {}
        for word in str(wanted.get("q", "")).split()[:6]:
            at_halls = serving_at(Site.objects.filter(name__icontains=word))
            officers = officers.filter(Q(name__icontains=word) | Q(unit__name__icontains=word) | Q(id__in=at_halls))
        if wanted.get("without"):
            officers = officers.exclude(badge__isnull=False, badge_expires__gte=timezone.localdate())
        return officers


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
        ways = (
            ("people_officer_badges", "printer", "Cetak lencana", _BADGES),
            ("organisation_officerimport_add", "received", "Impor dari CSV", "organisation.add_officerimport"),
        )
        shown = [
            (reverse(f"admin:{name}"), icon, words)
            for name, icon, words, needed in ways
            if request.user.has_perm(needed)
        ]
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def badges_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(_BADGES):
            raise PermissionDenied
        active = self.get_queryset(request).filter(is_active=True)
        search = SearchForm(request.GET)
        found = search.found(active)
        form = BadgesForm(request.POST if request.method == "POST" else None, found=found[:MOST], active=active)
        if request.method != "POST" or not form.is_valid():
            context = {"form": form, "search": search, "count": found.count(), "most": MOST, "title": "Cetak lencana"}
            return self.page(request, "console/choose_badges.html", context)
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


def _where(officer: Officer) -> str:
    return f" · {officer.unit.short}" if officer.unit else ""


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
