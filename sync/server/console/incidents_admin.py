"""Incidents with personal data: noted, with what the city knows of them; the two written notices of article 46 to print; closed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates
from sync.server.console.data_clock import clock_chip
from sync.server.console.data_forms import PastMoment, Reason, form_page
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.picking import PickingForm
from sync.server.console.picking_places import KioskPick
from sync.server.console.site import console
from sync.server.fleet.models import City, Kiosk
from sync.server.records import incidents
from sync.server.records.models import Incident

CHANGE = "records.change_incident"
LETTERS = {
    "lembaga": "Pemberitahuan kepada lembaga",
    "orang": "Pemberitahuan kepada yang terdampak",
    "umum": "Pengumuman",
}
NOTES = {"lembaga": "authority_told", "orang": "people_told", "tutup": "closed"}


class IncidentForm(PickingForm, forms.Form):
    kind = forms.ChoiceField(label="Kejadian", choices=Incident.KINDS)
    kiosk = KioskPick(
        required=False,
        help_text="Kosong: bukan kios tertentu. Daftar permohonan dan petugas yang terdampak diambil dari catatan kota.",
    )
    noticed_at = PastMoment(label="Diketahui", help_text="Jam 3×24 dimulai di sini.")
    happened_at = PastMoment(label="Terjadi, sejauh diketahui", required=False)
    revealed = forms.MultipleChoiceField(
        label="Data yang terungkap",
        choices=Incident.DATA,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu jenis data."},
    )
    people = forms.IntegerField(
        label="Orang terdampak",
        min_value=0,
        max_value=10_000_000,
        required=False,
        help_text="Kosong: dihitung kota dari kios itu.",
    )
    words = Reason(
        label="Kapan dan bagaimana",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis kapan dan bagaimana data itu terungkap."},
    )
    measures = Reason(
        label="Penanganan dan pemulihan",
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis apa yang sudah dan akan dilakukan."},
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"noticed_at": timezone.localtime()})
        self.fields["kiosk"].queryset = Kiosk.objects.select_related("site").order_by("site", "id")  # type: ignore[attr-defined]
        self.offer_picks()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        happened, noticed = cleaned.get("happened_at"), cleaned.get("noticed_at")
        if happened and noticed and happened > noticed:
            self.add_error("happened_at", "Kejadiannya sesudah diketahui. Periksa kedua waktunya.")
        if cleaned.get("people") is None and cleaned.get("kiosk") is None and "people" not in self.errors:
            self.add_error("people", "Tulis jumlah orangnya, atau pilih kiosnya.")
        return cleaned


@admin.register(Incident, site=console)
class IncidentAdmin(ReadOnlyAdmin):
    list_display = ("number", "kind", "kiosk", "noticed", "clock", "people", "told")
    list_display_links = ("number",)
    list_select_related = ("kiosk__site",)
    search_fields = ("=number",)
    search_placeholder = "Nomor insiden"
    nothing_words = "Belum ada insiden. Catat segera bila data pribadi mungkin jatuh ke tangan yang salah."
    add_words = "Catat insiden"
    adds_with = "records.add_incident"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Incident]:
        return Incident.objects.select_related("kiosk__site")

    @named("Diketahui", ordering="noticed_at")
    def noticed(self, row: Incident) -> str:
        return dates.moment(row.noticed_at)

    @named("Tenggat surat", ordering="due_at")
    def clock(self, row: Incident) -> SafeString:
        return clock_chip(row.due_at, _told_at(row))

    @named("Diberi tahu")
    def told(self, row: Incident) -> str:
        done = [
            name
            for name, at in (("lembaga", row.authority_told_at), ("yang terdampak", row.people_told_at))
            if at is not None
        ]
        return " dan ".join(done).capitalize() or "Belum"

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        urls: list[URLPattern] = super().get_urls()
        return [
            path("<uuid:pk>/surat/<slug:to>/", wrap(self.letter_view), name="records_incident_letter"),
            path("<uuid:pk>/tandai/<slug:what>/", wrap(self.note_view), name="records_incident_note"),
            *urls,
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = IncidentForm(request.POST or None)
        if request.method != "POST" or form.is_searching() or not form.is_valid():
            intro = "Catat secepatnya; yang belum diketahui dapat ditulis nanti di surat. Tidak ada nama warga di sini."
            return form_page(self, request, form, title="Catat insiden data", button="Catat", icon="warn", intro=intro)
        given = form.cleaned_data
        if given["people"] is None:
            affected = incidents.affected_by(given["kiosk"])
            given["people"] = len(affected.requests) + len(affected.officers)
        given["data"] = given.pop("revealed")
        made = incidents.register(Incident(**given, registered_by=request.user.get_username()))
        return redirect("admin:records_incident_change", made.pk)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        incident = self.found(request, object_id)
        context = {
            **_story(incident),
            "title": f"{incident.number} · {incident.get_kind_display()}",
            "clock": clock_chip(incident.due_at, _told_at(incident)),
            "may_change": request.user.has_perm(CHANGE),
            "letters": LETTERS.items(),
        }
        return self.rendered(request, "console/incident.html", context)

    def letter_view(self, request: HttpRequest, pk: UUID, to: str) -> HttpResponse:
        incident = self.found(request, str(pk))
        if to not in LETTERS:
            raise Http404
        city = City.objects.values_list("name", flat=True).first()
        context = {**_story(incident), "title": LETTERS[to], "to": to, "city": city, "today": timezone.localdate()}
        return self.rendered(request, "console/incident_letter.html", context)

    def note_view(self, request: HttpRequest, pk: UUID, what: str) -> HttpResponse:
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied
        incident = self.found(request, str(pk))
        if what not in NOTES:
            raise Http404
        if request.method == "POST":
            incidents.note(incident, NOTES[what], account=request.user.get_username())
        return redirect("admin:records_incident_change", incident.pk)


def _told_at(row: Incident) -> Any:
    """When the last of the two letters went out; both are owed."""
    if row.authority_told_at is None or row.people_told_at is None:
        return None
    return max(row.authority_told_at, row.people_told_at)


def _story(incident: Incident) -> dict[str, Any]:
    names = catalogue_names.service_names()
    affected = incidents.affected_by(incident.kiosk) if incident.kiosk else None
    kinds = dict(Incident.DATA)
    return {
        "incident": incident,
        "data": [kinds.get(one, one) for one in incident.data],
        "affected": affected,
        "requests": [(one, names.get(one.service, one.service)) for one in affected.requests] if affected else [],
    }
