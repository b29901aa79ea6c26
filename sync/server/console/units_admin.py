"""The offices that halls may ask: their names, and whether they are asked now. Every change is told to all kiosks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.people import units
from sync.server.people.models import Account, Unit


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Unit
        fields = ("name", "short", "is_open")
        labels = {"name": "Nama dinas", "short": "Nama pendek", "is_open": "Dapat ditanya balai"}
        help_texts = {"short": "Seperti yang tampil di kios, misalnya Dinsos."}


@admin.register(Unit, site=console)
class UnitAdmin(ReadOnlyAdmin):
    list_display = ("name", "short", "people", "open_chip")
    search_fields = ("name", "short")
    search_placeholder = "Nama dinas"
    nothing_words = "Belum ada dinas yang dapat ditanya."
    add_words = "Tambah dinas"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Unit]:
        return Unit.objects.prefetch_related("account_set")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, Account) and request.user.has_perm("people.add_unit")

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return isinstance(request.user, Account) and request.user.has_perm("people.change_unit")

    @named("Yang menjawab")
    def people(self, row: Any) -> str:
        return ", ".join(account.username for account in row.account_set.all()) or "Belum ada"

    @named("Keadaan", ordering="is_open")
    def open_chip(self, row: Unit) -> SafeString:
        return chip("Dapat ditanya", "check", "ok") if row.is_open else chip("Ditutup", "close")

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._edit(request, None)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        unit = self.get_object(request, object_id)
        if unit is None or not self.has_change_permission(request, unit):
            raise PermissionDenied
        return self._edit(request, unit)

    @transaction.atomic
    def _edit(self, request: HttpRequest, unit: Unit | None) -> HttpResponse:
        form = UnitForm(request.POST or None, instance=unit)
        if request.method != "POST" or not form.is_valid():
            title = f"Dinas {unit.short}" if unit else "Tambah dinas"
            context = {**self.admin_site.each_context(request), "opts": self.opts, "form": form, "title": title}
            return TemplateResponse(request, "console/unit_form.html", context)
        saved = form.save()
        units.publish(saved)
        if unit is None:
            self.log_addition(request, saved, "ditambahkan")
        else:
            self.log_change(request, saved, ", ".join(form.changed_data) or "-")
        return redirect("admin:people_unit_changelist")
