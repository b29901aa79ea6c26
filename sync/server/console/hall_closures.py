"""A hall that is closed for one day: said by its supervisor before the day begins, with a reason that residents read; taken back likewise."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.rules.calendar_told import NAME_CHARACTERS
from sync.server.console import dates
from sync.server.console.catalogue_forms import one_line
from sync.server.console.data_forms import Reason
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import HallPick
from sync.server.console.roles import visible_sites
from sync.server.fleet.models import Site
from sync.server.people.models import Account
from sync.server.publishing import closures
from sync.server.publishing.closures import ClosureRefusedError

CHANGE = "publishing.change_hallhours"
_SHOWN_BACK = timedelta(days=30)


class ClosureForm(PickingForm, forms.Form):
    site = HallPick(error_messages={"required": "Pilih balainya."})
    day = forms.DateField(
        label="Hari tutup",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Satu hari. Hanya hari yang belum mulai.",
        error_messages={"required": "Pilih harinya.", "invalid": "Pilih hari dari kalender."},
    )
    reason = Reason(
        max_length=NAME_CHARACTERS,
        help_text="Dibaca warga di kios dan papan, misalnya: Balai dipakai pemilihan RW. Tanpa nama orang.",
        error_messages={"required": "Tulis alasannya; warga membacanya."},
    )

    def __init__(self, data: Any, *, sites: QuerySet[Site]) -> None:
        super().__init__(data)
        self.fields["site"].queryset = sites  # type: ignore[attr-defined]
        self.fields["reason"].validators.append(one_line)
        self.offer_picks()


class OpenAgainForm(forms.Form):
    reason = Reason(max_length=140, error_messages={"required": "Tulis mengapa tidak jadi tutup."})


class HallClosurePages(ReadOnlyAdmin):
    """Mixed into the admin of halls' hours."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("tutup/", view(self.closures_view), name="publishing_hallhours_close"),
            path("tutup/<uuid:site>/<str:day>/", view(self.open_again_view), name="publishing_hallhours_open_again"),
            *urls,
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        actions = []
        if request.user.has_perm(CHANGE):
            actions = [(reverse("admin:publishing_hallhours_close"), "calendar", "Tutup satu hari")]
        page: HttpResponse = super().changelist_view(request, {"list_actions": actions, **(extra_context or {})})
        return page

    def closures_view(self, request: HttpRequest) -> HttpResponse:
        account = _who_may(request)
        form = ClosureForm(request.POST or None, sites=visible_sites(account))
        if request.method == "POST" and not form.is_searching() and form.is_valid():
            told = form.cleaned_data
            try:
                moved = closures.close(told["site"], told["day"], reason=told["reason"], by=account.get_username())
            except ClosureRefusedError as refused:
                form.add_error("day", str(refused))
            else:
                messages.success(
                    request, f"{told['site'].name} tutup {dates.short_day(told['day'])}. {_moved_words(moved)}"
                )
                return redirect("admin:publishing_hallhours_close")
        since = timezone.localdate() - _SHOWN_BACK
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Tutup satu hari",
            "form": form,
            "days": closures.closed_days(visible_sites(account).values_list("pk", flat=True), since),
        }
        return TemplateResponse(request, "console/hall_closures.html", context)

    def open_again_view(self, request: HttpRequest, site: UUID, day: str) -> HttpResponse:
        account = _who_may(request)
        hall = visible_sites(account).filter(pk=site).first()
        closed = _day_of(day)
        known = closures.closed_days([site], closed) if closed else []
        if hall is None or closed is None or not any(one.day == closed for one in known):
            raise Http404
        form = OpenAgainForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                moved = closures.open_again(hall, closed, reason=form.cleaned_data["reason"], by=account.get_username())
            except ClosureRefusedError as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, f"{hall.name} buka {dates.short_day(closed)}. {_moved_words(moved)}")
                return redirect("admin:publishing_hallhours_close")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "form": form,
            "title": f"Tidak jadi tutup: {hall.name}, {dates.short_day(closed)}",
            "button": "Buka seperti biasa",
            "button_icon": "undo",
            "back": reverse("admin:publishing_hallhours_close"),
        }
        return TemplateResponse(request, "console/data_form.html", context)


def _who_may(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account) or not request.user.has_perm(CHANGE):
        raise PermissionDenied
    return request.user


def _day_of(text: str) -> date | None:
    if not re.fullmatch(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moved_words(count: int) -> str:
    if not count:
        return "Kiosnya tahu begitu terhubung."
    return f"Standar layanan {count} permohonan yang berjalan dihitung lagi; kiosnya tahu begitu terhubung."
