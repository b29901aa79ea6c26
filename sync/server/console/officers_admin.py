"""The officers: who they are, where they serve, what they sign in with. Changing who and where is the administrator's.

Badges and PIN codes are in `officer_access.py`. Each change leaves a line in Django's log of the officer.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.indonesian import JAKARTA, long_date
from sync.server.console import dates
from sync.server.console.filters import Choice, HallFilter
from sync.server.console.icons import chip
from sync.server.console.lists import WrittenAdmin, few_names, named
from sync.server.console.officer_access import OfficerAccess
from sync.server.console.picking import PickField, PickingForm
from sync.server.console.roles import visible_officers
from sync.server.console.site import console
from sync.server.fleet.models import Kiosk, Site
from sync.server.organisation import tree
from sync.server.organisation.scope import serving_at
from sync.server.people import badges, roster
from sync.server.people.models import Account, Officer, PinSetting, Unit


class OfficerForm(PickingForm, forms.ModelForm):  # type: ignore[type-arg]
    sites = PickField(
        Site.objects.all(), find_in=("name", "kelurahan", "kecamatan"), label="Bertugas di balai", required=False
    )

    class Meta:
        model = Officer
        fields = ("name", "title", "unit", "sites", "is_active")
        labels = {"name": "Nama", "title": "Jabatan", "unit": "Unit", "is_active": "Masih bertugas"}
        help_texts = {
            "name": "Seperti pada lencana. Tanpa NIP.",
            "is_active": "Tanpa centang: PIN, lencana, dan kodenya berakhir di semua kios.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_picks()


class UnitFilter(Choice):
    """A unit with all that is below it."""

    title, parameter_name = "Unit", "unit"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), name) for pk, name in Unit.objects.exclude(kind="village").values_list("id", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        unit = next((pk for pk in Unit.objects.values_list("id", flat=True) if str(pk) == self.value()), None)
        return queryset.filter(unit__in=tree.below([unit])) if unit else queryset.none()


class ServingFilter(HallFilter):
    def of(self, queryset: QuerySet[Any], halls: QuerySet[Site]) -> QuerySet[Any]:
        serving = serving_at(halls)
        return queryset.filter(id__in=serving)


@admin.register(Officer, site=console)
class OfficerAdmin(WrittenAdmin, OfficerAccess):
    list_display = ("name", "title", "unit_name", "halls", "badge_chip", "pin_chip", "active")
    list_filter = (UnitFilter, ServingFilter)
    search_fields = ("name",)
    search_placeholder = "Nama petugas"
    nothing_words = "Belum ada petugas di balai Anda."
    add_words = "Tambah petugas"
    adds_with = "people.add_officer"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Officer]:
        assert isinstance(request.user, Account)
        rows = visible_officers(request.user).select_related("unit")
        return rows.prefetch_related("sites", "activation_codes")

    @named("Unit", ordering="unit__name")
    def unit_name(self, row: Officer) -> str:
        return row.unit.short if row.unit else "–"

    @named("Balai")
    def halls(self, row: Officer) -> str:
        return few_names(row.sites.all())

    @named("Lencana", ordering="badge_expires")
    def badge_chip(self, row: Officer) -> SafeString:
        return _badge(row)

    @named("PIN")
    def pin_chip(self, row: Officer) -> SafeString:
        return _pin(row)

    @named("Keadaan", ordering="is_active")
    def active(self, row: Officer) -> SafeString:
        return chip("Aktif", "check", "ok") if row.is_active else chip("Tidak aktif", "close")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.edit_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("<uuid:pk>/ubah/", view, name="people_officer_edit"), *urls]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        officer = self.find(request, object_id)
        code = roster.open_codes(officer).first()
        context = {
            "title": officer.name,
            "badge": _badge(officer),
            "pin": _pin(officer),
            "code": code,
            "is_code_good": code is not None and code.expires_at > timezone.now(),
            "refusals": _refusals(officer),
            "may_edit": request.user.has_perm("people.change_officer"),
        }
        return self.page(request, "console/officer.html", {**context, "officer": officer})

    def edit_view(self, request: HttpRequest, pk: Any) -> HttpResponse:
        return self._edit(request, self.find(request, str(pk), needing="people.change_officer"))

    def _edit(self, request: HttpRequest, officer: Officer | None) -> HttpResponse:
        form = OfficerForm(request.POST or None, instance=officer)
        if officer is None:
            del form.fields["is_active"]
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            title = f"Ubah {officer.name}" if officer else "Tambah petugas"
            back = reverse("admin:people_officer_change", args=[officer.pk]) if officer else None
            return self.page(request, "console/officer_form.html", {"form": form, "title": title, "back_url": back})
        saved = _save(form, officer)
        log = self.log_addition if officer is None else self.log_change
        log(request, saved, ", ".join(form.changed_data) or "-")
        self.message_user(request, f"{saved.name} disimpan. Kios di balainya diberi tahu.")
        return redirect("admin:people_officer_change", saved.pk)


def _refusals(officer: Officer) -> list[tuple[str, str]]:
    """PINs that kiosks told and the city did not take: at which hall, and why."""
    settings = list(
        PinSetting.objects.filter(officer=officer.id, state__in=("reused", "senseless")).order_by("-id")[:5]
    )
    halls = dict(Kiosk.objects.filter(id__in={one.kiosk for one in settings}).values_list("id", "site__name"))
    return [(halls.get(one.kiosk, "kios yang tidak dikenal"), one.get_state_display()) for one in settings]


@transaction.atomic
def _save(form: OfficerForm, officer: Officer | None) -> Officer:
    """Only what the form asks: a kiosk may bring a PIN at the same moment."""
    wanted = form.cleaned_data
    saved = Officer.objects.select_for_update().get(id=officer.id) if officer else Officer()
    saved.name, saved.title, saved.unit = wanted["name"], wanted["title"], wanted["unit"]
    saved.is_active = wanted.get("is_active", True)
    saved.save(update_fields=["name", "title", "unit", "is_active"] if officer else None)
    saved.sites.set(wanted["sites"])
    if saved.is_active:
        roster.publish(saved)
    else:
        roster.retire(saved)
    return saved


def _badge(officer: Officer) -> SafeString:
    if officer.badge is None or officer.badge_expires is None:
        return chip("Belum ada", "minus", "attention" if officer.is_active else "plain")
    until = long_date(officer.badge_expires)
    if badges.is_current(officer):
        return chip(f"Sampai {until}", "check", "ok")
    return chip(f"Habis {until}", "clock", "attention")


def _pin(officer: Officer) -> SafeString:
    if officer.pin_hash:
        return chip("Sudah dibuat", "check", "ok")
    code = next((one for one in officer.activation_codes.all() if not one.used_at and not one.withdrawn_at), None)
    if code is None:
        return chip("Belum ada", "minus", "attention" if officer.is_active else "plain")
    if code.expires_at <= timezone.now():
        return chip("Kode habis", "clock", "attention")
    return chip(f"Kode sampai {dates.short_day(code.expires_at.astimezone(JAKARTA).date())}", "key", "attention")
