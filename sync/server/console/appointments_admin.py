"""Appointments: who holds which post, from when to when, with which allowance before anything is taken off; one by one or from a file.

Invariants
- A new appointment ends the one before; what was stays, because a month is measured by the appointment that counted in it.
- A NIP is taken only if it can be one, and shown with its last three digits. A file is looked over row by row before it is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.rules.indonesian import rupiah
from sync.rules.refusal import Refused
from sync.server.console import dates
from sync.server.console.data_forms import form_page
from sync.server.console.filters import Choice
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_one import OnePickField, initial
from sync.server.console.site import console
from sync.server.fleet.models import Site
from sync.server.organisation import appointment_file
from sync.server.organisation.appointment_file import COLUMNS, LEVELS, NIP_WRONG, POSTS
from sync.server.organisation.appointments import AppointmentError, appoint
from sync.server.organisation.models import Appointment
from sync.server.organisation.officer_file import FileRefusedError
from sync.server.people.models import Officer, Unit

ADD, CHANGE = "organisation.add_appointment", "organisation.change_appointment"
_WRONG_SHOWN = 50


class AppointmentForm(PickingForm, forms.ModelForm):  # type: ignore[type-arg]
    officer = OnePickField(Officer.objects.filter(is_active=True), find_in=("name", "title"), label="Petugas")
    unit = OnePickField(Unit.objects.all(), find_in=("name", "short"), label="Unit")

    class Meta:
        model = Appointment
        fields = (
            "officer",
            "unit",
            "level",
            "post",
            "job_class",
            "base_rupiah",
            "nip",
            "begins",
            "ends",
            "legal_basis",
        )
        labels = {"level": "Jenjang", "post": "Jenis jabatan", "nip": "NIP", "begins": "Mulai", "ends": "Sampai"}
        help_texts = {
            "post": "Menentukan bobot indeks, dan boleh tidaknya kerja fleksibel.",
            "base_rupiah": "Sebulan penuh, sebelum ada yang dipotong.",
            "nip": "18 angka, boleh kosong. Hanya tiga angka terakhir yang ditampilkan lagi.",
            "begins": "Jabatan sebelumnya berakhir satu hari lebih dahulu.",
            "ends": "Kosong: masih berlaku.",
        }
        widgets = {
            "begins": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "nip": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        }

    def __init__(self, data: Any, *, instance: Appointment | None) -> None:
        super().__init__(data, instance=instance, initial=initial(instance, "officer", "unit"))
        self.fields["nip"] = forms.CharField(
            label="NIP",
            max_length=24,
            required=False,
            help_text=self.Meta.help_texts["nip"],
            widget=self.Meta.widgets["nip"],
        )
        if self.instance.nip:
            self.initial["nip"] = ""
            self.fields["nip"].help_text = f"Kosong: tetap yang berakhir {self.instance.nip[-3:]}."
        self.offer_picks()

    def _get_validation_exclusions(self) -> set[str]:
        """`appoint` ends the open one first and says what cannot be; the table's own constraints would speak before it."""
        left_out: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return left_out | {"officer", "ends"}

    def clean_nip(self) -> str:
        text: str = self.cleaned_data["nip"].strip()
        try:
            return appointment_file.nip_of(text, today=timezone.localdate()) or self.instance.nip
        except Refused:
            raise forms.ValidationError(NIP_WRONG) from None


class AppointmentFileForm(forms.Form):
    file = forms.FileField(
        label="Berkas CSV",
        max_length=200,
        help_text=f"Kolom: {', '.join(COLUMNS)}. Jenjang: {', '.join(LEVELS)}. Jenis: {', '.join(POSTS)}. Paling besar 2 MB.",
        error_messages={"required": "Pilih berkasnya.", "empty": "Berkas ini kosong. Pilih berkas lain."},
    )


class StandingFilter(Choice):
    title, parameter_name = "Keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return [("berlaku", "Berlaku sekarang"), ("lalu", "Sudah berakhir")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        today = timezone.localdate()
        if self.value() == "berlaku":
            return queryset.filter(Q(ends=None) | Q(ends__gte=today), begins__lte=today)
        return queryset.filter(ends__lt=today) if self.value() == "lalu" else queryset


class PostFilter(Choice):
    title, parameter_name = "Jenis jabatan", "jenis"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        return Appointment.POSTS

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(post=self.value()) if self.value() else queryset


@admin.register(Appointment, site=console)
class AppointmentAdmin(OfficerRows):
    list_display = ("officer_name", "unit", "level", "post", "job_class", "base", "nip_end", "since", "standing")
    list_filter = (StandingFilter, PostFilter)
    search_fields = ("officer__name", "unit__name")
    search_placeholder = "Nama petugas atau unit"
    list_select_related = ("officer", "unit")
    list_title = "Jabatan petugas"
    nothing_words = "Belum ada jabatan yang cocok. Jabatan menentukan bobot indeks dan dasar tunjangan."
    add_words = "Tulis jabatan"
    adds_with = ADD
    changes_with = CHANGE
    opens_for_changing = True

    def of_halls(self, sites: QuerySet[Site]) -> Q:
        """Pay is nobody's who only shares a hall: one's own, and those whom one leads."""
        return Q(pk__in=[])

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Appointment) -> str:
        return row.officer.name

    @named("TPP dasar", ordering="base_rupiah")
    def base(self, row: Appointment) -> str:
        return rupiah(row.base_rupiah)

    @named("NIP")
    def nip_end(self, row: Appointment) -> str:
        return f"…{row.nip[-3:]}" if row.nip else "–"

    @named("Mulai", ordering="begins")
    def since(self, row: Appointment) -> str:
        return dates.short_day(row.begins)

    @named("Keadaan", ordering="ends")
    def standing(self, row: Appointment) -> SafeString:
        today = timezone.localdate()
        if row.ends is not None and row.ends < today:
            return chip(f"Sampai {dates.short_day(row.ends)}", "undo")
        return chip("Nanti", "clock") if row.begins > today else chip("Berlaku", "check", "ok")

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.import_view)
        urls: list[URLPattern] = super().get_urls()
        return [path("impor/", view, name="organisation_appointment_import"), *urls]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        actions = [(reverse("admin:organisation_appointment_import"), "list", "Impor dari berkas")]
        may = self.has_add_permission(request)
        context = {"list_actions": actions if may else [], **(extra_context or {})}
        page: HttpResponse = super().changelist_view(request, context)
        return page

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._edit(request, None)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        row: Appointment = self.found(request, object_id)
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self._edit(request, row)

    def _edit(self, request: HttpRequest, row: Appointment | None) -> HttpResponse:
        form = AppointmentForm(request.POST or None, instance=row)
        if request.method == "POST" and not form.is_searching() and form.is_valid():
            try:
                saved = appoint(form.save(commit=False))
            except AppointmentError as error:
                form.add_error("begins", error.words)
            else:
                log = self.log_addition if row is None else self.log_change
                log(request, saved, ", ".join(form.changed_data) or "-")
                messages.success(request, f"Jabatan {saved.officer.name} disimpan.")
                return redirect("admin:organisation_appointment_changelist")
        title = f"Jabatan {row.officer.name}" if row else "Tulis jabatan"
        return form_page(self, request, form, title=title, button="Simpan")

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AppointmentFileForm(request.POST or None, request.FILES or None)
        rows: list[appointment_file.Row] = []
        if request.method == "POST" and form.is_valid():
            try:
                rows = self._read(form.cleaned_data["file"])
                if not any(row.wrong for row in rows):
                    taken = appointment_file.take(rows)
                    messages.success(request, f"{taken} jabatan disimpan.")
                    return redirect("admin:organisation_appointment_changelist")
            except FileRefusedError as error:
                form.add_error("file", str(error))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Impor jabatan",
            "form": form,
            "rows": [row for row in rows if row.wrong][:_WRONG_SHOWN],
            "wrong": sum(bool(row.wrong) for row in rows),
            "count": len(rows),
            "columns": ",".join(COLUMNS),
        }
        return TemplateResponse(request, "console/appointment_import.html", context)

    def _read(self, file: Any) -> list[appointment_file.Row]:
        if file.size > appointment_file.MAX_BYTES:
            raise FileRefusedError("Berkas lebih besar dari 2 MB. Bagi menjadi beberapa berkas.")
        return appointment_file.read(file.read(), today=timezone.localdate())
