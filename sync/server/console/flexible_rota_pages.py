"""The planner of a unit's week: a grid of officers and days, what conflicts, a fair proposal, and the least that must be on site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone

from sync.server.console import dates
from sync.server.console.data_forms import Reason, form_page
from sync.server.console.lists import ReadOnlyAdmin
from sync.server.console.roles import SEE_EVERY_SITE
from sync.server.flexible import deciding, rotas, words
from sync.server.flexible.applying import today
from sync.server.flexible.models import WORDS_MAX, Application, Staffing
from sync.server.flexible.proofs import proofs
from sync.server.flexible.rotas import Rota
from sync.server.organisation.scope import led_units
from sync.server.people.models import Account, Officer, Unit

MINIMUM = "flexible.change_staffing"
OFFERED = 40
_WEEK = timedelta(days=7)
_LEFT = {"full": "hari itu penuh", "quota": "jatah minggu itu habis", "rest_day": "bukan hari kerja"}
View = Callable[..., HttpResponse]


class MinimumForm(forms.Form):
    minimum = forms.IntegerField(
        label="Paling sedikit di kantor",
        min_value=0,
        max_value=1000,
        help_text="Jumlah orang setiap hari kerja. Lebih banyak daripada anggota berarti semua di kantor.",
        error_messages={"required": "Isi jumlahnya dengan angka."},
    )
    reason = Reason(max_length=WORDS_MAX, error_messages={"required": "Tulis alasannya."})


class RotaPages(ReadOnlyAdmin):
    def rota_views(self) -> list[tuple[str, View, str]]:
        return [("rota/", self.rota_view, "rota"), ("rota/<uuid:pk>/jumlah/", self.minimum_view, "minimum")]

    def rota_actions(self, request: HttpRequest) -> list[tuple[str, str, str]]:
        return [(reverse("admin:flexible_application_rota"), "calendar", "Rota mingguan")]

    def rota_url(self, application: Application) -> str:
        if application.unit_id is None:
            return ""
        start = f"?unit={application.unit_id}&minggu={application.begins:%Y-%m-%d}"
        return reverse("admin:flexible_application_rota") + start

    def rota_view(self, request: HttpRequest) -> HttpResponse:
        account = seeing(self, request)
        words_ = " ".join(request.GET.get("cari", "").split())[:60]
        units = units_of(account, words_)
        unit = chosen_unit(request.GET.get("unit", ""), account) or units.first()
        found = rotas.rota(unit, _day(request.GET.get("minggu", ""))) if unit else None
        context = {
            **self.admin_site.each_context(request),
            **(_grid(found) if found else {}),
            "opts": self.opts,
            "title": "Rota mingguan",
            "units": list(units[:OFFERED]),
            "search": words_,
            "unit": unit,
            "may_set": unit is not None and _may_set(account, unit),
            "may_answer": account.has_perm(deciding.DECIDE),
        }
        return TemplateResponse(request, "console/flexible_rota.html", context)

    def minimum_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        account = seeing(self, request)
        found = chosen_unit(str(pk), account)
        if found is None:
            raise Http404
        if not _may_set(account, found):
            raise PermissionDenied
        held = Staffing.objects.filter(unit=found).first()
        form = MinimumForm(
            request.POST if request.method == "POST" else None, initial={"minimum": held.minimum if held else None}
        )
        back = f"{reverse('admin:flexible_application_rota')}?unit={found.pk}"
        if request.method == "POST" and form.is_valid():
            rotas.set_minimum(found, form.cleaned_data["minimum"], reason=form.cleaned_data["reason"], account=account)
            self.message_user(request, f"Paling sedikit {form.cleaned_data['minimum']} orang di kantor {found.short}.")
            return redirect(back)
        title = f"Jumlah di kantor {found.short}"
        return form_page(self, request, form, title=title, button="Simpan", back=back)


def _grid(found: Rota) -> dict[str, Any]:
    """Cells of the table in words; of days that have passed also what shows the work."""
    now, names = timezone.now(), {str(officer.id): officer.name for officer in found.officers}
    last = found.days[-1] if found.days else found.monday
    shown = proofs([officer.id for officer in found.officers], found.monday, last, now)
    return {
        "rota": found,
        "week": f"{dates.short_day(found.monday)} sampai {dates.short_day(found.monday + timedelta(days=4))}",
        "before": f"{found.monday - _WEEK:%Y-%m-%d}",
        "after": f"{found.monday + _WEEK:%Y-%m-%d}",
        "heads": [(dates.short_day(day), found.on_site(day), found.on_site(day) < found.minimum) for day in found.days],
        "rows": [
            (officer, found.waiting.get(officer.id), [_cell(found, shown, officer, day) for day in found.days])
            for officer in found.officers
        ],
        "conflicts": [words.conflict_words(one, names) for one in found.conflicts],
        "left": [f"{names[one.officer]}, {dates.short_day(one.day)}: {_LEFT[one.why]}" for one in found.left],
        "facts": words.rule_facts(found.rule) if found.rule else None,
    }


def _cell(found: Rota, shown: Any, officer: Officer, day: date) -> dict[str, Any]:
    proof = shown.get((officer.id, day))
    return {
        "on_leave": found.is_on_leave(officer.id, day),
        "place": found.given[officer.id].get(day, ""),
        "asked": day in found.asked.get(officer.id, ()) and day not in found.given[officer.id],
        "proposed": day in found.proposed[officer.id],
        "proof": words.proof_chip(proof, is_over=day < today(timezone.now())) if proof else None,
    }


def seeing(page: ReadOnlyAdmin, request: HttpRequest) -> Account:
    if not page.has_view_permission(request) or not isinstance(request.user, Account):
        raise PermissionDenied
    return request.user


def units_of(account: Account, words_: str) -> QuerySet[Unit]:
    """Those with officers that the account leads; of who sees every hall, all of them."""
    rows = Unit.objects.filter(id__in=Officer.objects.filter(is_active=True, unit__isnull=False).values("unit"))
    if not account.has_perm(SEE_EVERY_SITE):
        rows = rows.filter(id__in=led_units(account))
    return rows.filter(name__icontains=words_).order_by("name") if words_ else rows.order_by("name")


def chosen_unit(text: str, account: Account) -> Unit | None:
    """Raises Http404 for a unit that is not theirs to see."""
    if not text:
        return None
    try:
        unit = UUID(text)
    except ValueError:
        raise Http404 from None
    found = Unit.objects.filter(pk=unit).first()
    if found is None or not (account.has_perm(SEE_EVERY_SITE) or unit in led_units(account)):
        raise Http404
    return found


def _may_set(account: Account, unit: Unit) -> bool:
    return account.has_perm(MINIMUM) and unit.pk in led_units(account)


def _day(text: str) -> date:
    """What is no day is today; a year is far enough."""
    now = today(timezone.now())
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return now
    return day if abs(day - now) <= timedelta(days=366) else now
