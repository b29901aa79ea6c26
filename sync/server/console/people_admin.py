"""Presences with their photo and challenge. What a photo shows is judged by a person, never here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sync.server.console import catalogue_names, dates, presence_evidence, review_standing
from sync.server.console.filters import Choice, HallFilter, StartedDayFilter
from sync.server.console.icons import chip
from sync.server.console.lists import OfficerRows, named
from sync.server.console.proved_times import Proved, proved
from sync.server.console.roles import OPEN_PART, visible_sites
from sync.server.console.sealed_files import SealedFile, files_of
from sync.server.console.site import console
from sync.server.console.subject_pages import SubjectAdmin
from sync.server.console.timeline import challenge_codes, timeline
from sync.server.console.words import END_REASONS, FACES, PLACES, SESSIONS
from sync.server.fleet.models import City
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime, Part
from sync.server.people.models import Account, Officer, Presence
from sync.server.records.destructions import destroyed
from sync.server.reviews.models import Hint


class FaceFilter(Choice):
    title, parameter_name = "Wajah", "wajah"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return list(FACES.items())

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(face=self.value()) if self.value() else queryset


class HintFilter(Choice):
    title, parameter_name = "Petunjuk", "petunjuk"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("ada", "Ada"), ("tidak", "Tidak ada")]

    def queryset(self, request: Any, queryset: QuerySet[Any]) -> QuerySet[Any]:
        hinted = Exists(Hint.objects.filter(presence=OuterRef("pk")))
        chosen = {"ada": hinted, "tidak": ~hinted}.get(self.value() or "")
        return queryset if chosen is None else queryset.filter(chosen)


@admin.register(Presence, site=console)
class PresenceAdmin(OfficerRows, SubjectAdmin):
    list_display = (
        "officer_name",
        "site",
        "hints",
        "place_name",
        "started",
        "ended",
        "face_chip",
        "code",
        "photo",
    )
    list_filter = (HallFilter, FaceFilter, HintFilter, StartedDayFilter)
    search_fields = ("officer__name",)
    search_placeholder = "Nama petugas"
    list_select_related = ("site", "officer")
    nothing_words = "Tidak ada kehadiran yang cocok."
    page_template = "console/presence.html"
    default_purpose = "hadir"

    def prepare(self, rows: Sequence[Presence]) -> None:
        codes = challenge_codes((row.kiosk_id, row.challenge) for row in rows)
        shown = Part.objects.filter(kiosk__in={row.kiosk_id for row in rows}, sha256__in={row.part for row in rows})
        held = set(shown.values_list("kiosk", "sha256"))
        gone = destroyed({row.part for row in rows} - {sha256 for _, sha256 in held} - {""})
        hints = presence_evidence.count_by_presence(rows)
        ids = [row.pk for row in rows]
        started = fact_times.first_about(ids, "presence_started")
        ended = fact_times.last_about(ids, "presence_ended")
        for row in rows:
            row.shown_start, row.shown_end = started.get(row.pk), ended.get(row.pk)  # type: ignore[attr-defined]
            row.shown_hints = hints.get(row.pk, 0)  # type: ignore[attr-defined]
            row.shown_code = codes.get(row.challenge) if row.challenge else None  # type: ignore[attr-defined]
            row.is_photo_here = (row.kiosk_id, row.part) in held  # type: ignore[attr-defined]
            row.is_photo_gone = row.part in gone  # type: ignore[attr-defined]

    @named("Petugas", ordering="officer__name")
    def officer_name(self, row: Presence) -> str:
        return _name_of(row)

    @named("Tempat", ordering="place")
    def place_name(self, row: Presence) -> str:
        return f"{PLACES.get(row.place, row.place)}, {SESSIONS.get(row.session, row.session).lower()}"

    @named("Mulai", ordering="started_at")
    def started(self, row: Any) -> SafeString:
        return _when(row.started_at, row.shown_start)

    @named("Selesai", ordering="ended_at")
    def ended(self, row: Any) -> SafeString | str:
        if row.is_voided:
            return "Dibatalkan"
        if row.end_is_claimed:
            return format_html("{}<br>{}", dates.moment(row.ended_at), _CLAIMED)
        return _when(row.ended_at, row.shown_end) if row.ended_at else "Masih hadir"

    @named("Wajah", ordering="face")
    def face_chip(self, row: Presence) -> SafeString:
        return _face(row)

    @named("Kode tantangan")
    def code(self, row: Any) -> str:
        return str(row.shown_code or "–")

    @named("Petunjuk")
    def hints(self, row: Any) -> SafeString | str:
        return presence_evidence.hint_count(row.shown_hints)

    def get_list_display(self, request: HttpRequest) -> list[str]:
        """Who opens no photos is told where they are, and led nowhere."""
        columns = list(super().get_list_display(request))
        return columns if request.user.has_perm(OPEN_PART) else [*columns[:-1], "photo_state"]

    @named("Foto")
    def photo(self, row: Any) -> SafeString | str:
        if not row.part or row.is_photo_gone or not row.is_photo_here:
            return _photo_state(row)
        url = reverse("admin:people_presence_open", kwargs={"pk": row.pk, "sha256": row.part})
        return format_html('<a href="{}">Buka foto</a>', url)

    @named("Foto")
    def photo_state(self, row: Any) -> SafeString | str:
        return _photo_state(row)

    def file_name(self, subject: Presence, role: str) -> str:
        return catalogue_names.part_name(None, role)

    def _files(self, subject: Presence) -> list[SealedFile]:
        """The kiosk's, then what reviewers wrote, which the city sealed itself."""
        city = City.objects.values_list("id", flat=True).first()
        if city is None or not review_standing.words_are_told(subject.pk):
            return super()._files(subject)
        return [*super()._files(subject), *files_of(subject.pk, city, lambda _role: "Keterangan pemeriksa")]

    def beside(self, subject: Presence) -> list[tuple[str, str]]:
        codes = challenge_codes([(subject.kiosk_id, subject.challenge)])
        code = codes.get(subject.challenge) if subject.challenge else None
        return [
            ("Petugas", _name_of(subject)),
            ("Kode tantangan", code or "Tidak ada"),
            ("Mulai menurut kios", dates.moment_to_second(subject.started_at)),
        ]

    def page_context(self, subject: Presence, account: Account) -> dict[str, Any]:
        codes = challenge_codes([(subject.kiosk_id, subject.challenge)])
        steps = timeline(subject.pk, without=review_standing.untold_kinds(subject.pk, account))
        started = fact_times.first_about([subject.pk], "presence_started")
        ended = fact_times.last_about([subject.pk], "presence_ended")
        return {
            "title": f"Kehadiran {_name_of(subject)}",
            "officer_name": _name_of(subject),
            "place": PLACES.get(subject.place, subject.place),
            "session": SESSIONS.get(subject.session, subject.session),
            "face": _face(subject),
            "challenge": codes.get(subject.challenge) if subject.challenge else None,
            "end_reason": END_REASONS.get(subject.end_reason, ""),
            "leaving": presence_evidence.leaving_words(subject),
            "hints": presence_evidence.hints_of(subject, list(visible_sites(account).values_list("id", flat=True))),
            "camera": presence_evidence.camera_words(subject.camera, subject.frames),
            "prompts": presence_evidence.prompts_of(subject),
            "opened_at": presence_evidence.opened_at(subject),
            "steps": steps,
            "started": _proved(subject.started_at, started.get(subject.pk)),
            "ended": _proved(subject.ended_at, ended.get(subject.pk)),
        }


_CLAIMED = chip("Menurut petugas, perlu diperiksa", "eye", "attention")


def _photo_state(row: Any) -> SafeString | str:
    if not row.part:
        return "Tidak ada"
    if row.is_photo_gone:
        return chip("Sudah dimusnahkan", "close")
    return chip("Sudah di kota", "check", "ok") if row.is_photo_here else chip("Belum sampai", "clock", "attention")


def _face(row: Presence) -> SafeString:
    words = FACES.get(row.face, row.face)
    return chip(words, "eye", "ok") if row.face == "seen" else chip(words, "info", "attention")


def _proved(claimed_at: datetime | None, time: FactTime | None) -> Proved | None:
    """None for a moment that no fact of its own tells: an amended presence says when it ended, and that is a claim."""
    return proved(time) if time is not None and time.claimed_at == claimed_at else None


def _when(claimed_at: datetime, time: FactTime | None) -> SafeString:
    found = _proved(claimed_at, time)
    if found is None:
        return format_html("{}<br><small>{}</small>", dates.moment(claimed_at), "menurut kios")
    return format_html("{}<br>{}", found.words, found.grade)


def _name_of(row: Presence) -> str:
    """The officer may have been known to the kiosk only."""
    try:
        return row.officer.name if row.officer else "Tidak disebut"
    except Officer.DoesNotExist:
        return "Petugas yang tidak dikenal"
