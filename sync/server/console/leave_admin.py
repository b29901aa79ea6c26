"""Leave: who is away by right, recorded one by one or from the personnel system's file; a row is never changed, only taken back.

Invariants
- As with the other decisions about a month (`month_rulings_admin`): never one's own, leaders about those whom they lead, the personnel
  office about everybody. What is taken back stays in the list, with who and when.
- The kind is read here and on the officer's own page; elsewhere it is "Cuti", because a kind may tell of an illness or a birth.
- A file is looked over row by row; with one wrong row nothing of it is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from sync.server.console import dates
from sync.server.console.filters import Choice
from sync.server.console.lists import named
from sync.server.console.month_rulings_admin import MonthRulings, RulingForm
from sync.server.console.site import console
from sync.server.leave import leave_file
from sync.server.leave.granted import standing
from sync.server.leave.models import MOST_DAYS, Leave
from sync.server.leave.recording import TAKEN, record, take_back
from sync.server.organisation.officer_file import MAX_BYTES, FileRefusedError
from sync.server.people.models import Account
from sync.server.records.plain_words import REFUSED

_WRONG_SHOWN = 50


def _day_picker() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LeaveForm(RulingForm):
    kind = forms.ChoiceField(label="Jenis cuti", choices=Leave.KINDS)
    begins = forms.DateField(label="Hari pertama", widget=_day_picker())
    ends = forms.DateField(label="Hari terakhir", widget=_day_picker())
    reference = forms.CharField(
        label="Nomor surat", max_length=120, required=False, help_text="Boleh kosong. Jangan tulis penyakitnya."
    )

    def clean_reference(self) -> str:
        text = " ".join(str(self.cleaned_data["reference"]).split())
        if leave_file.holds_number_of_a_person(text):
            raise forms.ValidationError(REFUSED)
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and not begins <= ends:
            self.add_error("ends", "Hari terakhir lebih awal daripada hari pertama. Tukar keduanya.")
        elif begins and ends and (ends - begins).days >= MOST_DAYS:
            self.add_error("ends", "Paling lama setahun. Catat sisanya sebagai cuti berikutnya.")
        return cleaned


class LeaveFileForm(forms.Form):
    file = forms.FileField(
        label="Berkas CSV",
        max_length=200,
        help_text=f"Kolom: {', '.join(leave_file.COLUMNS)}. Jenis: {', '.join(leave_file.KINDS)}. Paling besar 1 MB.",
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )


class WhenFilter(Choice):
    title, parameter_name = "Kapan", "kapan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("kini", "Cuti hari ini"), ("nanti", "Akan cuti"), ("lalu", "Sudah lewat")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localdate()
        if self.value() == "kini":
            return queryset.filter(pk__in=standing(today, today).values("pk"))
        if self.value() == "nanti":
            return queryset.filter(begins__gt=today, withdrawn_at=None)
        return queryset.filter(ends__lt=today) if self.value() == "lalu" else queryset


class KindFilter(Choice):
    title, parameter_name = "Jenis", "jenis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return Leave.KINDS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Leave, site=console)
class LeaveAdmin(MonthRulings):
    ruling_form = LeaveForm
    taken = ("kind", "begins", "ends", "reference")
    list_display = ("officer_name", "kind", "period", "days", "reference", "decided", "standing")
    list_filter = (WhenFilter, KindFilter)
    list_title = "Cuti"
    nothing_words = "Belum ada cuti yang cocok. Hari cuti tidak diminta hadir, tidak dihitung di kantor, dan mengurangi target bulan itu."
    add_words = "Catat cuti"
    intro = "Yang sudah diberikan dengan surat. Pada hari itu petugas tidak diminta hadir, dan target bulannya berkurang sebanding."
    twice = TAKEN

    @named("Hari", ordering="begins")
    def period(self, row: Leave) -> str:
        return dates.short_range(row.begins, row.ends)

    @named("Lama")
    def days(self, row: Leave) -> str:
        return f"{(row.ends - row.begins).days + 1} hari"

    def told_of(self, row: Leave) -> list[tuple[str, str]]:
        told = [("Jenis", row.get_kind_display()), ("Hari", f"{self.period(row)} ({self.days(row)})")]
        return [*told, ("Nomor surat", row.reference or "–")]

    def _save(self, account: Account, told: dict[str, Any]) -> Leave:
        values = {name: told[name] for name in self.taken}
        return record(Leave(officer=told["officer"], **values), by=account.get_username())

    def _take_back(self, row: Leave, account: Account) -> None:
        take_back(row, by=account.get_username())

    def get_urls(self) -> list[URLPattern]:
        urls: list[URLPattern] = super().get_urls()
        return [path("impor/", self.admin_site.admin_view(self.import_view), name="leave_leave_import"), *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        actions = [(reverse("admin:leave_leave_import"), "list", "Impor dari berkas")]
        may = self.has_add_permission(request)
        page: HttpResponse = super().changelist_view(
            request, {"list_actions": actions if may else [], **(extra_context or {})}
        )
        return page

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        assert isinstance(request.user, Account)
        form = LeaveFileForm(request.POST or None, request.FILES or None)
        rows: list[leave_file.Row] = []
        if request.method == "POST" and form.is_valid():
            try:
                rows = self._read(request.user, form.cleaned_data["file"])
                if not any(row.wrong for row in rows):
                    taken = leave_file.take(rows, by=request.user.get_username())
                    messages.success(request, f"{taken} cuti dicatat; {len(rows) - taken} sudah ada sebelumnya.")
                    return redirect("admin:leave_leave_changelist")
            except FileRefusedError as error:
                form.add_error("file", str(error))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Impor cuti",
            "form": form,
            "rows": [row for row in rows if row.wrong][:_WRONG_SHOWN],
            "wrong": sum(bool(row.wrong) for row in rows),
            "count": len(rows),
            "columns": ",".join(leave_file.COLUMNS),
            "kinds": ", ".join(leave_file.KINDS),
        }
        return TemplateResponse(request, "console/leave_import.html", context)

    def _read(self, account: Account, file: Any) -> list[leave_file.Row]:
        if file.size > MAX_BYTES:
            raise FileRefusedError("Berkas lebih besar dari 1 MB. Bagi menjadi beberapa berkas.")
        return leave_file.read(file.read(), list(self.decides_about(account)))
