"""What stands in each export: its columns, and its rows as they are read, some hundred at a time.

Invariants
- Only halls that the exporting account sees, only the days asked for; days are the city's.
- No sealed word and no photo is in any of them, but the words of a report where somebody with the right to open them asked for
  them (`lapor`): each of those is opened with a line in the record. Reports about staff and illegal fees are never in one: they
  are the inspectorate's.
- Times of presence are those that the city has proof for, with the grade beside them; nothing here is "late" or "absent".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.rules.working_time import proved_stay
from sync.server.concerns.models import TOPICS, Concern
from sync.server.deadlines import late_summary
from sync.server.fleet.models import Site
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime
from sync.server.organisation.scope import serving_at
from sync.server.people.models import Officer, Presence
from sync.server.performance.models import Plan, WorkEntry
from sync.server.records.spreadsheet import Cell
from sync.server.requests.models import Request
from sync.server.reviews.models import ReviewCase

READ_AT_ONCE = 500
Row = tuple[Cell, ...]
# The words of a report, or "" where there are none or the account may not read them; leaves its line in the record first.
WordsOf = Callable[[Concern], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Both days belong to it."""

    sites: QuerySet[Site]
    from_day: date
    to_day: date
    words_of: WordsOf | None = None

    def within(self, rows: QuerySet[Any], moment: str) -> QuerySet[Any]:
        begin = datetime.combine(self.from_day, time(), JAKARTA)
        end = datetime.combine(self.to_day + timedelta(days=1), time(), JAKARTA)
        return rows.filter(site__in=self.sites, **{f"{moment}__gte": begin, f"{moment}__lt": end})


@dataclass(frozen=True, slots=True)
class Listing:
    """`columns` are names as they stand in the first row; `count` without reading; `rows` in the order of their days."""

    columns: tuple[str, ...]
    count: Callable[[Wanted], int]
    rows: Callable[[Wanted], Iterator[Row]]


def _moment(at: datetime | None) -> str:
    return at.astimezone(JAKARTA).strftime("%Y-%m-%d %H:%M") if at else ""


def _some(rows: QuerySet[Any]) -> Iterator[list[Any]]:
    read = rows.iterator(chunk_size=READ_AT_ONCE)
    while some := list(islice(read, READ_AT_ONCE)):
        yield some


# --- Kantorku --------------------------------------------------------------------------------------------------------

_PLACES = {"hall": "Balai RW", "office": "Kantor", "field": "Lapangan", "home": "Rumah"}
_OUTCOMES = {"confirmed": "diakui", "rejected": "tidak diakui"}


def _presences(wanted: Wanted) -> QuerySet[Any]:
    return wanted.within(Presence.objects.all(), "started_at")


def _presence_rows(wanted: Wanted) -> Iterator[Row]:
    rows = _presences(wanted).select_related("site", "officer").order_by("started_at", "id")
    for some in _some(rows):
        ids = [row.pk for row in some]
        kiosks = {row.kiosk_id for row in some}
        started = fact_times.first_about(ids, "presence_started", kiosks=kiosks)
        ended = fact_times.last_about(ids, "presence_ended", kiosks=kiosks)
        outcomes = dict(ReviewCase.objects.filter(presence__in=ids).values_list("presence", "outcome"))
        for row in some:
            yield _presence_row(row, started.get(row.pk), ended.get(row.pk), outcomes.get(row.pk, ""))


def _presence_row(row: Presence, started: FactTime | None, ended: FactTime | None, outcome: str) -> Row:
    start = _interval(started)
    end = Interval(None, None, "C", "unbounded") if row.end_is_claimed else _interval(ended)
    stay = proved_stay(row.started_at, start, row.ended_at, end) if row.ended_at else None
    begin = stay.start if stay else row.started_at
    return (
        f"{begin.astimezone(JAKARTA):%Y-%m-%d}",
        str(row.officer_id or ""),
        _name_of(row),
        row.officer.title if row.officer else "",
        row.site.name,
        row.site.kelurahan,
        row.site.kecamatan,
        _PLACES.get(row.place, row.place),
        "malam" if row.session == "evening" else "siang",
        f"{begin.astimezone(JAKARTA):%H:%M}",
        f"{stay.end.astimezone(JAKARTA):%H:%M}" if stay else "",
        max(0, int((stay.end - stay.start).total_seconds()) // 60) if stay else None,
        start.grade,
        end.grade if row.ended_at else "",
        _standing(row, outcome, is_claim=stay is not None and stay.standing == "claimed"),
        _OUTCOMES.get(outcome, ""),
        str(row.pk),
    )


def _interval(found: FactTime | None) -> Interval:
    return found.interval if found is not None else Interval(None, None, "C", "unbounded")


def _standing(row: Presence, outcome: str, *, is_claim: bool) -> str:
    if row.is_voided:
        return "dibatalkan"
    if row.ended_at is None:
        return "masih hadir"
    return "perlu keputusan" if is_claim and not outcome else "dihitung"


def _name_of(row: Any) -> str:
    return row.officer.name if row.officer else "Petugas yang tidak dikenal"


# --- BKN e-Kinerja ---------------------------------------------------------------------------------------------------


def _entries(wanted: Wanted) -> QuerySet[Any]:
    """Also what officers of these halls told the city itself, which stands in no hall."""
    serving = serving_at(wanted.sites)
    of_halls = Q(site__in=wanted.sites) | Q(site=None, officer__in=serving)
    rows = WorkEntry.objects.filter(of_halls, is_voided=False)
    return rows.filter(day__range=(wanted.from_day, wanted.to_day))


def _progress_rows(wanted: Wanted) -> Iterator[Row]:
    """What the daily progress of e-Kinerja asks for: date, reference of the RHK, activity, output with its unit, evidence."""
    for some in _some(_entries(wanted).select_related("site", "officer").order_by("day", "logged_at", "id")):
        plans = Plan.objects.in_bulk([row.plan for row in some if row.plan])
        requests = Request.objects.in_bulk([row.request for row in some if row.request])
        for row in some:
            yield _progress_row(row, plans.get(row.plan), requests.get(row.request))


def _progress_row(row: Any, plan: Plan | None, request: Request | None) -> Row:
    activity = (
        plan.words if plan else f"Melayani permohonan {request.service}" if request else "Kegiatan di luar rencana"
    )
    return (
        row.day.isoformat(),
        str(row.officer_id or ""),
        _name_of(row),
        plan.reference if plan else "",
        activity,
        row.quantity,
        row.get_unit_display(),
        row.minutes,
        "utama" if row.is_main else "tambahan",
        row.get_place_display(),
        row.site.name if row.site else "",
        evidence_url(row),
        "dibetulkan" if row.amendments else "berlaku",
    )


def evidence_url(row: Any) -> str:
    """Where the evidence is looked at, by whoever may: the request that was served, or the records of that day and hall."""
    if row.request:
        return f"{settings.PUBLIC_ORIGIN}{reverse('admin:requests_request_change', args=[row.request])}"
    if any(part.get("role") == "output" for part in row.parts):
        return f"{settings.PUBLIC_ORIGIN}{reverse('admin:performance_workentry_change', args=[row.pk])}"
    return ""


# --- SP4N-LAPOR! -----------------------------------------------------------------------------------------------------


_TOPICS = dict(TOPICS)


def _concerns(wanted: Wanted) -> QuerySet[Any]:
    rows = Concern.objects.filter(is_about_staff=False).exclude(topic__in=("officer", "illegal_fee"))
    return wanted.within(rows.exclude(state="voided"), "filed_at")


def _concern_rows(wanted: Wanted) -> Iterator[Row]:
    for some in _some(_concerns(wanted).select_related("site").order_by("filed_at", "id")):
        for row in some:
            yield _concern_row(row, wanted.words_of(row) if wanted.words_of else "")


def _concern_row(row: Concern, words: str) -> Row:
    waited = (row.answered_at - row.filed_at) if row.answered_at else None
    return (
        str(row.pk),
        _moment(row.filed_at),
        "Balai RW",
        row.get_source_display(),
        _TOPICS.get(row.topic, row.topic),
        row.severity or None,
        row.site.name,
        row.site.rw,
        row.site.kelurahan,
        row.site.kecamatan,
        "ya" if row.is_anonymous else "tidak",
        row.get_state_display(),
        _moment(row.answered_at),
        max(0, int(waited.total_seconds()) // 60) if waited is not None else None,
        _promise(row),
        words,
    )


def _promise(row: Concern) -> str:
    if row.answered_at is None:
        return "menunggu"
    return "ya" if row.answered_at <= row.due_at else "tidak"


# --- requests --------------------------------------------------------------------------------------------------------


def _requests(wanted: Wanted) -> QuerySet[Any]:
    return wanted.within(Request.objects.all(), "filed_at")


def _request_rows(wanted: Wanted) -> Iterator[Row]:
    for some in _some(_requests(wanted).select_related("site", "officer").order_by("filed_at", "id")):
        for row in some:
            yield (
                row.ticket,
                row.service,
                row.site.name,
                row.site.kelurahan,
                row.site.kecamatan,
                _moment(row.filed_at),
                _moment(row.promised_at),
                _moment(row.completed_at),
                row.get_state_display(),
                _request_standing(row),
                _name_of(row) if row.officer_id else "",
                "ya" if row.is_assisted else "tidak",
                row.returned,
                row.paused,
            )


def _request_standing(row: Request) -> str:
    """By the kiosk's clock; what counts against a person or a hall is decided on the page of the request, with its evidence."""
    if row.promised_at is None:
        return "tanpa tenggat"
    if row.paused and row.completed_at is None:
        return "jam berhenti"
    if row.completed_at is None:
        return "berjalan" if row.state in {"filed", "taken", "referred", "returned"} else "ditutup"
    return "dalam tenggat" if row.completed_at <= row.promised_at else "lewat tenggat"


# --- lateness --------------------------------------------------------------------------------------------------------

_CAUSES = {"officer": "di tangan petugas", "hall": "belum diambil siapa pun", "other_office": "di dinas lain"}


def _late(wanted: Wanted) -> list[late_summary.Group]:
    begin = datetime.combine(wanted.from_day, time(), JAKARTA)
    end = datetime.combine(wanted.to_day + timedelta(days=1), time(), JAKARTA)
    sites = list(wanted.sites.values_list("pk", flat=True))
    return late_summary.late_groups(late_summary.Days(begin, end, timezone.now(), sites))


def _late_rows(wanted: Wanted) -> Iterator[Row]:
    groups = _late(wanted)
    halls = wanted.sites.in_bulk([group.site for group in groups])
    people = Officer.objects.in_bulk([group.officer for group in groups if group.officer])
    for group in groups:
        hall, person = halls[group.site], people.get(group.officer) if group.officer else None
        yield (
            hall.name,
            hall.kelurahan,
            hall.kecamatan,
            _CAUSES.get(group.cause, group.cause),
            str(group.officer or ""),
            person.name if person else "",
            group.late,
            group.running,
            group.unsure,
        )


_OFFICER = ("id petugas", "nama petugas")
_HALL = ("kelurahan", "kecamatan")
LISTINGS: Mapping[str, Listing] = {
    "kantorku": Listing(
        (
            "tanggal",
            *_OFFICER,
            "jabatan",
            "balai",
            *_HALL,
            "tempat",
            "sesi",
            "mulai",
            "selesai",
            "menit",
            "bukti waktu mulai",
            "bukti waktu selesai",
            "keadaan",
            "putusan pemeriksa",
            "id kehadiran",
        ),
        lambda wanted: _presences(wanted).count(),
        _presence_rows,
    ),
    "ekinerja": Listing(
        (
            "tanggal",
            *_OFFICER,
            "nomor RHK",
            "kegiatan",
            "jumlah hasil",
            "satuan",
            "menit",
            "tugas",
            "tempat",
            "balai",
            "tautan bukti",
            "keadaan",
        ),
        lambda wanted: _entries(wanted).count(),
        _progress_rows,
    ),
    "lapor": Listing(
        (
            "id laporan",
            "tanggal laporan",
            "kanal",
            "jenis",
            "kategori",
            "tingkat",
            "balai",
            "RW",
            *_HALL,
            "tanpa nama",
            "keadaan",
            "jawaban pertama",
            "menit sampai jawaban",
            "dijawab dalam 24 jam",
            "isi laporan",
        ),
        lambda wanted: _concerns(wanted).count(),
        _concern_rows,
    ),
    "requests": Listing(
        (
            "nomor antrean",
            "layanan",
            "balai",
            *_HALL,
            "diajukan",
            "dijanjikan",
            "selesai",
            "keadaan",
            "tenggat",
            "petugas",
            "dibantu petugas",
            "dikembalikan karena",
            "jam berhenti karena",
        ),
        lambda wanted: _requests(wanted).count(),
        _request_rows,
    ),
    "lateness": Listing(
        ("balai", *_HALL, "sebab", *_OFFICER, "terbukti terlambat", "di antaranya masih berjalan", "perlu diperiksa"),
        lambda wanted: len(_late(wanted)),
        _late_rows,
    ),
}
