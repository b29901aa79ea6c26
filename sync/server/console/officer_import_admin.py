"""Officers from a CSV file: read, looked over row by row, then taken. The list is the history of such files.

Invariants
- Nothing changes before somebody has seen what would; what is seen and what is taken come from the same function.
- The rows of a file are kept between the two only; afterwards its counts and Django's log of each officer remain.
"""

from __future__ import annotations

import csv
from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import SafeString

from sync.server.console import dates
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.organisation import importing, officer_file
from sync.server.organisation.models import OfficerImport
from sync.server.organisation.officer_file import COLUMNS, MAX_BYTES, MAX_ROWS, SAMPLE, FileRefusedError, OfficerRow
from sync.server.people.models import Account

EFFECTS = {
    "wrong": ("Keliru", "warn", "harm"),
    "new": ("Baru", "plus", "ok"),
    "change": ("Berubah", "pencil", "attention"),
    "same": ("Sama", "check", "plain"),
}


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas CSV",
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": "Pilih berkas CSV dulu.",
            "empty": "Berkas ini kosong. Pilih berkas lain.",
            "missing": "Pilih berkas CSV dulu.",
            "invalid": "Pilih berkas CSV dulu.",
        },
        help_text=f"Paling besar 1 MB dan {MAX_ROWS} petugas. Belum ada yang berubah sebelum Anda menerapkannya.",
    )

    def rows(self) -> list[OfficerRow]:
        """Raises FileRefusedError."""
        upload = self.cleaned_data["file"]
        assert isinstance(upload, UploadedFile)
        return officer_file.read(upload.read(MAX_BYTES + 1))


@admin.register(OfficerImport, site=console)
class OfficerImportAdmin(ReadOnlyAdmin):
    list_display = ("made", "made_by", "added", "changed", "state")
    list_title = "Impor petugas"
    list_select_related = ("made_by",)
    nothing_words = "Belum ada berkas petugas yang diimpor."
    add_words = "Impor dari CSV"
    adds_with = "organisation.add_officerimport"

    def get_queryset(self, request: HttpRequest) -> QuerySet[OfficerImport]:
        return OfficerImport.objects.select_related("made_by")

    @named("Dibaca", ordering="made_at")
    def made(self, row: OfficerImport) -> str:
        return dates.moment(row.made_at)

    @named("Keadaan")
    def state(self, row: OfficerImport) -> SafeString:
        if row.taken_at is not None:
            return chip("Diterapkan", "check", "ok")
        return chip("Menunggu diterapkan", "clock", "attention") if row.rows else chip("Dibatalkan", "close")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.sample_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("contoh.csv", view, name="organisation_officerimport_sample"), *urls]

    def sample_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="contoh-petugas.csv"'
        csv.writer(response, delimiter=";").writerows(SAMPLE)
        return response

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if request.method == "POST" and form.is_valid():
            try:
                rows = form.rows()
            except FileRefusedError as refusal:
                form.add_error("file", str(refusal))
            else:
                assert isinstance(request.user, Account)
                made = OfficerImport.objects.create(made_by=request.user, rows=[row.to_object() for row in rows])
                return redirect("admin:organisation_officerimport_change", made.pk)
        context = {"form": form, "title": "Impor petugas dari CSV", "columns": COLUMNS}
        return self._page(request, "console/officer_import.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        file = self.get_object(request, object_id)
        if file is None:
            raise Http404
        assert isinstance(file, OfficerImport)
        assert isinstance(request.user, Account)
        if request.method == "POST" and file.rows:
            return self._decide(request, file)
        planned = importing.plan(OfficerRow.from_object(row) for row in file.rows)
        counts = Counter[str](one.effect for one in planned)
        order = list(EFFECTS)
        context = {
            "title": "Periksa sebelum diterapkan" if file.rows else "Impor petugas",
            "file": file,
            "rows": [
                (one, chip(*EFFECTS[one.effect])) for one in sorted(planned, key=lambda one: order.index(one.effect))
            ],
            "counts": [(EFFECTS[effect][0], counts[effect], effect) for effect in order],
            "useful": counts["new"] + counts["change"],
            "wrong": counts["wrong"],
        }
        return self._page(request, "console/officer_import_rows.html", context)

    def _decide(self, request: HttpRequest, file: OfficerImport) -> HttpResponse:
        """Anything but the one button that takes them gives the file up."""
        assert isinstance(request.user, Account)
        if request.POST.get("decision") == "take":
            taken = importing.take(file, request.user)
            self.message_user(request, f"{taken.added} petugas ditambah, {taken.changed} diubah. Kios diberi tahu.")
        elif request.POST.get("decision") == "drop":
            OfficerImport.objects.filter(id=file.id, taken_at=None).update(rows=[])
            self.message_user(request, "Impor dibatalkan. Tidak ada petugas yang berubah.")
        else:
            return redirect("admin:organisation_officerimport_change", file.pk)
        return redirect("admin:organisation_officerimport_changelist")

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        list_url = reverse("admin:organisation_officerimport_changelist")
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "list_url": list_url}
        response = TemplateResponse(request, template, {**shared, **context})
        response["Cache-Control"] = "no-store"
        return response
