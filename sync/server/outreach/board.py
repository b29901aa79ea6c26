"""A hall's notice board: what is done here, how fast it was, when it is open. For anybody, on A4.

Invariants
- Nobody can be made out. No name, no number of a queue, no single request: sums of thirty whole days only, and a sum below
  `FEWEST` is not said (a neighbour knows who asked for the one divorce paper). Services below it stand together.
- "On time" counts what ended within its promise among what ended and had one, by the hall's own clocks.
- A report about staff is counted nowhere: that there was one is itself a word too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, F, Q

from sync.rules.calendar import Span, WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.server.console import catalogue_names, dates
from sync.server.fleet.models import Site
from sync.server.requests.models import Request

DAYS = 30
FEWEST = 5
OTHERS = "Layanan lain"
_ENDED = ("completed", "handed_off", "collected")


@dataclass(frozen=True, slots=True)
class Line:
    service: str
    filed: int
    ended: int
    promised: int  # of what ended
    on_time: int

    @property
    def percent(self) -> int | None:
        """None where too few had a promise to say so."""
        return 100 * self.on_time // self.promised if self.promised >= FEWEST else None


@dataclass(frozen=True, slots=True)
class Figures:
    """`lines` [] and `total` None while there are too few to say."""

    first: date
    last: date
    lines: list[Line]
    total: Line | None


def figures(site: Site, now: datetime) -> Figures:
    """Of the thirty whole days before today; two queries."""
    midnight = now.astimezone(JAKARTA).replace(hour=0, minute=0, second=0, microsecond=0)
    begin = midnight - timedelta(days=DAYS)
    rows = (
        Request.objects.filter(site=site, filed_at__gte=begin, filed_at__lt=midnight)
        .exclude(state="voided")
        .values("service")
        .annotate(
            filed=Count("id"),
            ended=Count("id", filter=Q(state__in=_ENDED)),
            promised=Count("id", filter=Q(state__in=_ENDED, promised_at__isnull=False, completed_at__isnull=False)),
            on_time=Count("id", filter=Q(state__in=_ENDED, completed_at__lte=F("promised_at"))),
        )
    )
    lines = _said(_counted(rows))
    total = _sum("Semua layanan", lines)
    return Figures(begin.date(), (midnight - timedelta(days=1)).date(), lines, total if lines else None)


def _counted(rows: Iterable[Mapping[str, Any]]) -> list[Line]:
    services = {service.code: service for service in catalogue_names.newest().services}
    hidden = {code for code, service in services.items() if service.route_around_local_staff}
    return [
        Line(
            services[row["service"]].short_name if row["service"] in services else row["service"],
            *(row[name] for name in ("filed", "ended", "promised", "on_time")),
        )
        for row in rows
        if row["service"] not in hidden
    ]


def _said(lines: list[Line]) -> list[Line]:
    """The most asked first; those that are too few together, or not at all."""
    many = sorted((line for line in lines if line.filed >= FEWEST), key=lambda line: (-line.filed, line.service))
    few = _sum(OTHERS, [line for line in lines if line.filed < FEWEST])
    return [*many, few] if few.filed >= FEWEST else many


def _sum(name: str, lines: list[Line]) -> Line:
    sums = (sum(getattr(line, part) for line in lines) for part in ("filed", "ended", "promised", "on_time"))
    return Line(name, *sums)


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    hours: tuple[Span, ...]
    holiday: str

    @property
    def words(self) -> str:
        return dates.short_day(self.day)


def week(calendar: WorkCalendar, today: date) -> list[Day]:
    """Today and the six days after it."""
    days = [today + timedelta(days=ahead) for ahead in range(7)]
    return [
        Day(day, calendar.open_spans(day), holiday.name if (holiday := calendar.holiday(day)) else "") for day in days
    ]
