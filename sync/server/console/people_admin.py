"""Presences with their photo and challenge, and the officers. What a photo shows is judged by a person, never here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates
from sync.server.console.filters import Choice, HallFilter, StartedDayFilter
from sync.server.console.icons import chip
from sync.server.console.lists import ReadOnlyAdmin, named
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import challenge_codes, timeline
from sync.server.console.words import END_REASONS, FACES, PLACES, SESSIONS
from sync.server.fleet.models import Site
from sync.server.ingest.models import Part
from sync.server.people.models import Officer, Presence


class FaceFilter(Choice):
    title, parameter_name = "Wajah", "wajah"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return list(FACES.items())

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(face=self.value()) if self.value() else queryset


@admin.register(Presence, site=console)
class PresenceAdmin(SubjectAdmin):
    list_display = (
        "officer_name",
        "site",
        "place_name",
        "session_name",
        "started",
        "ended",
        "face_chip",
        "code",
        "photo",
    )
    list_filter = (HallFilter, FaceFilter, StartedDayFilter)
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    nothing_words = "Tidak ada kehadiran yang cocok."
    page_template = "console/presence.html"
    default_purpose = "hadir"

    def prepare(self, rows: Sequence[Presence]) -> None:
        codes = challenge_codes((row.kiosk_id, row.challenge) for row in rows)
        held = set(Part.objects.filter(sha256__in={row.part for row in rows}).values_list("sha256", flat=True))
        for row in rows:
            row.shown_code = codes.get(row.challenge) if row.challenge else None  # type: ignore[attr-defined]
            row.is_photo_here = row.part in held  # type: ignore[attr-defined]

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Presence) -> str:
        return _name_of(row)

    @named("Tempat", ordering="place")
    def place_name(self, row: Presence) -> str:
        return PLACES.get(row.place, row.place)

    @named("Sesi", ordering="session")
    def session_name(self, row: Presence) -> str:
        return SESSIONS.get(row.session, row.session)

    @named("Mulai", ordering="started_at")
    def started(self, row: Presence) -> str:
        return dates.moment(row.started_at)

    @named("Selesai", ordering="ended_at")
    def ended(self, row: Presence) -> str:
        if row.is_voided:
            return "Dibatalkan"
        return dates.moment(row.ended_at) if row.ended_at else "Masih hadir"

    @named("Wajah", ordering="face")
    def face_chip(self, row: Presence) -> SafeString:
        return _face(row)

    @named("Kode tantangan")
    def code(self, row: Any) -> str:
        return str(row.shown_code or "–")

    @named("Foto")
    def photo(self, row: Any) -> SafeString | str:
        if not row.part:
            return "Tidak ada"
        if not row.is_photo_here:
            return chip("Belum sampai", "clock", "attention")
        url = reverse("admin:people_presence_open", kwargs={"pk": row.pk, "sha256": row.part})
        return format_html('<a href="{}">Buka foto</a>', url)

    def file_name(self, subject: Presence, role: str) -> str:
        return catalogue_names.part_name(None, role)

    def beside(self, subject: Presence) -> list[tuple[str, str]]:
        codes = challenge_codes([(subject.kiosk_id, subject.challenge)])
        code = codes.get(subject.challenge) if subject.challenge else None
        return [
            ("Petugas", _name_of(subject)),
            ("Kode tantangan", code or "Tidak ada"),
            ("Mulai menurut kios", dates.moment_to_second(subject.started_at)),
        ]

    def page_context(self, subject: Presence) -> dict[str, Any]:
        codes = challenge_codes([(subject.kiosk_id, subject.challenge)])
        steps = timeline(subject.pk)
        return {
            "title": f"Kehadiran {_name_of(subject)}",
            "officer_name": _name_of(subject),
            "place": PLACES.get(subject.place, subject.place),
            "session": SESSIONS.get(subject.session, subject.session),
            "face": _face(subject),
            "challenge": codes.get(subject.challenge) if subject.challenge else None,
            "end_reason": END_REASONS.get(subject.end_reason, ""),
            "steps": steps,
            "is_anchored": bool(steps) and all(step.is_anchored for step in steps),
        }


def _face(row: Presence) -> SafeString:
    words = FACES.get(row.face, row.face)
    return chip(words, "eye", "ok") if row.face == "seen" else chip(words, "info", "attention")


def _name_of(row: Presence) -> str:
    """The officer may have been known to the kiosk only."""
    try:
        return row.officer.name if row.officer else "Tidak disebut"
    except Officer.DoesNotExist:
        return "Petugas yang tidak dikenal"


@admin.register(Officer, site=console)
class OfficerAdmin(ReadOnlyAdmin):
    list_display = ("name", "title", "halls", "active")
    list_display_links = None
    list_filter = ()
    search_fields = ("name",)
    search_placeholder = "Nama petugas"
    nothing_words = "Belum ada petugas di balai Anda."

    def limited(self, rows: QuerySet[Officer], sites: QuerySet[Site]) -> QuerySet[Officer]:
        return rows.filter(sites__in=sites).distinct().prefetch_related("sites")

    @named("Balai")
    def halls(self, row: Officer) -> str:
        return ", ".join(site.name for site in row.sites.all())

    @named("Keadaan", ordering="is_active")
    def active(self, row: Officer) -> SafeString:
        return chip("Aktif", "check", "ok") if row.is_active else chip("Tidak aktif", "close")
