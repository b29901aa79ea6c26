"""The clocks of requests on their rows: `promised_at`, `published_due_at`, `waits` and whose a late one is. By the engine that the
kiosk uses too (`sync.rules.service_clock`), from the facts, the outages of the kiosk, the hall's calendar and the city's exceptions.

A step costs the same few queries, however many requests are in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sync.protocol.fact import Fact
from sync.rules.attribution import attribution_of
from sync.rules.calendar import CalendarError, WorkCalendar
from sync.rules.deadline import promised_at
from sync.rules.request_life import Life, life_of
from sync.rules.service import Service
from sync.rules.service_clock import Outage, reckon
from sync.server.console import catalogue_names
from sync.server.deadlines import outages
from sync.server.deadlines.calendars import calendar_of
from sync.server.deadlines.models import ExceptedRequest
from sync.server.requests.models import Request

COLUMNS = ("promised_at", "published_due_at", "waits", "cause", "late_officer")


def settle(rows: Sequence[Request], told: Mapping[str, Sequence[Fact]]) -> None:
    """Sets `COLUMNS` of rows of one kiosk; `told`: every fact of each by its id."""
    lives = {row.pk: life for row in rows if (life := life_of(told[str(row.pk)])) is not None}
    if not lives:
        return
    calendars = {site: calendar_of(site) for site in {row.site_id for row in rows}}
    away = outages.since(rows[0].kiosk_id, min(life.filed_at for life in lives.values()))
    services = catalogue_names.services_of({(row.service, row.catalogue_version) for row in rows})
    marked = ExceptedRequest.objects.filter(request__in=[row.pk for row in rows], withdrawn_at=None)
    excepted = {str(request) for request in marked.values_list("request_id", flat=True)}
    for row in rows:
        if (life := lives.get(row.pk)) is not None:
            service = services.get((row.service, row.catalogue_version))
            _settle(row, life, calendars[row.site_id], away, service, is_excepted=str(row.pk) in excepted)


def _settle(
    row: Request,
    life: Life,
    calendar: WorkCalendar,
    away: Sequence[Outage],
    service: Service | None,
    *,
    is_excepted: bool,
) -> None:
    try:
        published = promised_at(service, life.filed_at, calendar).published_due_at if service else None
        reckoned = reckon(life, calendar, outages=away, published_due_at=published, is_excepted=is_excepted)
    except CalendarError:  # the calendar's data end before the promise does: what was told stands
        row.promised_at = life.promised_at
        return
    row.published_due_at = reckoned.published_due_at
    row.promised_at = reckoned.published_due_at if is_excepted and reckoned.due_at is None else reckoned.due_at
    row.waits = [[wait.reason, int(wait.length.total_seconds())] for wait in reckoned.waits]
    _attribute(row, life, row.promised_at)
    if life.standard == "respond_24h" and life.finished_at is not None and row.completed_at is None:
        row.promised_at = None  # the first answer was given: nothing more is owed by the clock


def _attribute(row: Request, life: Life, due_at: datetime | None) -> None:
    if life.finished_at is None:
        row.cause, row.late_officer = "", None
        return
    whose = attribution_of(life, due_at, at=life.finished_at)
    row.cause, row.late_officer = whose.cause, _uuid(whose.officer)


def _uuid(text: Any) -> UUID | None:
    return UUID(text) if text else None
