"""The city's organisation: units from dinas and kecamatan down to teams, who leads them, and which of them halls may ask.

Invariants
- The tree has no circles; an area (kecamatan, kelurahan) names its code, and no two areas the same.
- A unit that halls were ever told of is told again at each change; one that they never may ask is not told at all.
- Each change leaves a line in Django's log of the unit.
"""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.console.lists import WrittenAdmin, named
from sync.server.console.roles import visible_officers
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.organisation import capabilities, tree
from sync.server.people import units
from sync.server.people.models import Account, Unit

SHOWN_OFFICERS = 50
_REGIONS = {"district": r"\d{2}\.\d{2}\.\d{2}", "village": r"\d{2}\.\d{2}\.\d{2}\.\d{4}"}


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Unit
        fields = ("name", "short", "kind", "parent", "region", "is_open")
        labels = {
            "name": "Nama unit",
            "short": "Nama pendek",
            "kind": "Jenis",
            "parent": "Di bawah unit",
            "region": "Kode wilayah",
            "is_open": "Dapat ditanya balai",
        }
        help_texts = {
            "short": "Seperti yang tampil di kios, misalnya Dinsos.",
            "parent": "Kosong: langsung di bawah kota.",
            "region": "Hanya untuk kecamatan (35.78.05) dan kelurahan (35.78.05.1004): balai di wilayah itu ikut unit ini.",
        }

    def clean_parent(self) -> Unit | None:
        parent: Unit | None = self.cleaned_data["parent"]
        if parent is not None and self.instance.pk and not tree.may_be_below(self.instance, parent):
            raise forms.ValidationError("Unit ini ada di atasnya. Pilih unit lain.")
        return parent

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kind, region = cleaned.get("kind"), cleaned.get("region", "")
        pattern = _REGIONS.get(str(kind))
        if pattern is None:
            cleaned["region"] = ""
        elif not re.fullmatch(pattern, region, re.ASCII):
            self.add_error("region", f"Isi seperti {'35.78.05' if kind == 'district' else '35.78.05.1004'}.")
        elif Unit.objects.filter(kind__in=tree.AREAS, region=region).exclude(pk=self.instance.pk).exists():
            self.add_error("region", "Wilayah ini sudah milik unit lain.")
        return cleaned


class KindFilter(Choice):
    title, parameter_name = "Jenis", "jenis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind, words.capitalize()) for kind, words in Unit.KINDS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Unit, site=console)
class UnitAdmin(WrittenAdmin):
    list_display = ("name", "kind_words", "above", "officer_count", "led_by", "people", "open_chip")
    list_filter = (KindFilter,)
    search_fields = ("name", "short", "=region")
    search_placeholder = "Nama unit"
    list_select_related = ("parent",)
    list_title = "Organisasi"
    nothing_words = "Belum ada unit yang cocok. Tambahkan dinas, atau buat unit wilayah dari daftar balai."
    add_words = "Tambah unit"
    adds_with = "people.add_unit"
    changes_with = "people.change_unit"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        rows = Unit.objects.annotate(number=Count("officers", distinct=True))
        return rows.select_related("parent").prefetch_related("account_set", "leaders")

    @named("Jenis", ordering="kind")
    def kind_words(self, row: Unit) -> str:
        return row.get_kind_display().capitalize()

    @named("Di bawah", ordering="parent__name")
    def above(self, row: Unit) -> str:
        return row.parent.short if row.parent else "–"

    @named("Petugas", ordering="number")
    def officer_count(self, row: Any) -> int:
        return int(row.number)

    @named("Dipimpin")
    def led_by(self, row: Any) -> str:
        return ", ".join(account.username for account in row.leaders.all()) or "–"

    @named("Yang menjawab")
    def people(self, row: Any) -> str:
        return ", ".join(account.username for account in row.account_set.all()) or "–"

    @named("Pertanyaan balai", ordering="is_open")
    def open_chip(self, row: Unit) -> SafeString:
        return chip("Dapat ditanya", "check", "ok") if row.is_open else chip("Tidak ditanya", "minus")

    def get_urls(self) -> list[URLPattern]:
        views = (
            ("wilayah-dari-balai/", self.areas_view, "areas"),
            ("<uuid:pk>/ubah/", self.edit_view, "edit"),
        )
        ours = [path(at, self.admin_site.admin_view(view), name=f"people_unit_{name}") for at, view, name in views]
        urls: list[URLPattern] = super().get_urls()
        return [*ours, *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        making = (reverse("admin:people_unit_areas"), "city", "Unit wilayah dari balai")
        shown = [making] if self.has_add_permission(request) else []
        page: HttpResponse = super().changelist_view(request, {"list_actions": shown, **(extra_context or {})})
        return page

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        unit = self._find(request, object_id)
        halls = Site.objects.filter(capabilities.halls_of(unit, None)) if unit.region else Site.objects.none()
        assert isinstance(request.user, Account)
        officers = visible_officers(request.user).filter(unit=unit).order_by("name")
        context = {
            "unit": unit,
            "title": unit.name,
            "path": tree.above(unit),
            "children": unit.children.annotate(number=Count("officers")),
            "officers": officers[:SHOWN_OFFICERS],
            "officer_count": officers.count(),
            "leaders": unit.leaders.all(),
            "answering": unit.account_set.all(),
            "hall_count": halls.count(),
            "may_edit": self.has_change_permission(request),
        }
        return self.rendered(request, "console/unit.html", context)

    def edit_view(self, request: HttpRequest, pk: UUID) -> HttpResponse:
        unit = self._find(request, str(pk))
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._edit(request, unit)

    def areas_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.rendered(request, "console/unit_areas.html", {"title": "Unit wilayah dari balai"})
        made = tree.add_areas_of_halls()
        words = f"{made} unit wilayah dibuat." if made else "Semua kecamatan dan kelurahan yang punya balai sudah ada."
        self.message_user(request, words)
        return redirect("admin:people_unit_changelist")

    def _find(self, request: HttpRequest, object_id: str) -> Unit:
        if not self.has_view_permission(request):
            raise PermissionDenied
        unit = self.get_object(request, object_id)
        if unit is None:
            raise Http404
        assert isinstance(unit, Unit)
        return unit

    @transaction.atomic
    def _edit(self, request: HttpRequest, unit: Unit | None) -> HttpResponse:
        tree.lock()
        form = UnitForm(request.POST or None, instance=unit, initial=_initial(request))
        if request.method != "POST" or not form.is_valid():
            title = f"Ubah {unit.short}" if unit else "Tambah unit"
            return self.rendered(request, "console/unit_form.html", {"form": form, "title": title, "unit": unit})
        saved = form.save()
        if saved.is_open or saved.version:
            units.publish(saved)
        log = self.log_addition if unit is None else self.log_change
        log(request, saved, ", ".join(form.changed_data) or "-")
        self.message_user(request, f"{saved.name} disimpan.")
        return redirect("admin:people_unit_change", saved.pk)


def _initial(request: HttpRequest) -> dict[str, str]:
    """A new unit below the one whose page led here."""
    under = request.GET.get("di-bawah", "")
    return {"parent": under} if re.fullmatch(r"[0-9a-f-]{36}", under) else {}
