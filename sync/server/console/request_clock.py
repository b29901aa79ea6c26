"""The clocks of one request, for its page: both standards, what waited and why, whose it is if late, who must know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.rules.escalation import level_of
from sync.rules.request_life import Life, life_of
from sync.server.console.dates import moment, span
from sync.server.console.deadlines import RUNNING
from sync.server.console.words import CAUSES, LEVEL_WORDS, STANDARDS, STOP_REASONS
from sync.server.deadlines import exceptions
from sync.server.deadlines.calendars import calendar_of
from sync.server.people.models import Officer
from sync.server.requests import projection
from sync.server.requests.models import Request

WORKING = {"respond_24h": "jam biasa", "same_visit": "jam buka"}


@dataclass(frozen=True, slots=True)
class Clock:
    """`told`: as on the slip, "" where it did not move; `stops`: reason, since, until; `waits`: reason and length in words."""

    standard: str
    due: str
    told: str
    published: str
    stops: list[tuple[str, str, str]]
    waits: list[tuple[str, str]]
    measure: str
    whose: str
    level: str
    exception: str


def clock_of(row: Request, now: datetime) -> Clock:
    life = life_of(projection.facts_of(row))
    marked = exceptions.in_force(row)
    due = moment(row.promised_at) if row.promised_at else "Tanpa tenggat"
    told = moment(life.promised_at) if life and life.promised_at else ""
    return Clock(
        standard=STANDARDS.get(row.standard, row.standard),
        due=due,
        told=told if told != due else "",
        published=moment(row.published_due_at) if row.published_due_at else "",
        stops=_stops(life),
        waits=[(_reason(reason), length(timedelta(seconds=seconds))) for reason, seconds in row.waits],
        measure=WORKING.get(row.standard, "jam kerja"),
        whose=_whose(row),
        level=_level(row, now),
        exception=f"{marked.get_reason_display()}, ditetapkan {marked.marked_by} {moment(marked.marked_at)}"
        if marked
        else "",
    )


def length(told: timedelta) -> str:
    """Hours and minutes: a day would be of two kinds here."""
    minutes = int(told.total_seconds()) // 60
    if minutes < 60:
        return span(told)
    return f"{minutes // 60} jam {minutes % 60} menit" if minutes % 60 else f"{minutes // 60} jam"


def _stops(life: Life | None) -> list[tuple[str, str, str]]:
    stops = life.stops if life else ()
    return [
        (_reason(stop.reason), moment(stop.began_at), moment(stop.ended_at) if stop.ended_at else "masih berhenti")
        for stop in stops
    ]


def _reason(reason: str) -> str:
    words = STOP_REASONS.get(reason, reason)
    return words[0].upper() + words[1:]


def _whose(row: Request) -> str:
    """Only for what was finished late."""
    if row.cause not in ("officer", "hall", "other_office"):
        return ""
    if row.late_officer is None:
        return CAUSES[row.cause].capitalize()
    name = Officer.objects.filter(id=row.late_officer).values_list("name", flat=True).first()
    return f"Di tangan {name or 'petugas yang tidak dikenal'} ketika janjinya habis"


def _level(row: Request, now: datetime) -> str:
    if row.state not in RUNNING or row.paused or row.promised_at is None:
        return ""
    level = level_of(row.promised_at, now=now, calendar=calendar_of(row.site_id))
    return f"Sudah sampai {LEVEL_WORDS[level]}" if level else ""
