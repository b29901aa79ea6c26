"""What the halls of an account are doing now, counted by the database: a fixed number of small queries, one hall or all of them.

Days are the city's. Who is present is what kiosks told by now; how far its beginning is proved stands beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from sync.rules.calendar import WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.server.console.dates import start_of_day
from sync.server.console.deadlines import RISK, RUNNING
from sync.server.console.hall_states import Counts, HallNow, silent_before, state_of
from sync.server.console.request_times import late
from sync.server.fleet.feed import EVERYBODY
from sync.server.fleet.models import FeedItem, Kiosk, Site
from sync.server.halls.models import Ticket
from sync.server.ingest.models import FactTime
from sync.server.people.models import Presence
from sync.server.publishing.calendar import CALENDAR_KIND, calendar_in_force
from sync.server.requests.models import Request

AT_HALL = "hall"


@dataclass(frozen=True, slots=True)
class Halls:
    """Which halls a page is about. `only` None: every hall there is, so that no query names 1,360 of them."""

    only: Collection[UUID] | None

    def of(self, rows: QuerySet[Any], column: str = "site") -> QuerySet[Any]:
        return rows if self.only is None else rows.filter(**{f"{column}__in": self.only})


def present_now(halls: Halls, now: datetime) -> QuerySet[Presence]:
    """Presences that began today and have not ended."""
    rows = Presence.objects.filter(started_at__gte=start_of_day(now), ended_at=None, is_voided=False)
    return halls.of(rows)


def pressing(halls: Halls, now: datetime) -> QuerySet[Request]:
    """Whose promise runs and is over or nearly: late, at risk, and those that a person has to look at."""
    rows = Request.objects.filter(state__in=RUNNING, paused="", promised_at__lt=now + RISK)
    return halls.of(rows)


def halls_now(sites: Iterable[Site], halls: Halls, now: datetime) -> list[HallNow]:
    counted, there = _counted(halls, now)
    heard = dict(_heard(halls))
    calendar = _calendar(_told_at())
    limit, should_be_open = silent_before(calendar, now), calendar.is_working_time(now)
    found = []
    for site in sites:
        counts, has_kiosk = counted.get(site.id, Counts()), site.id in heard
        heard_at = heard.get(site.id)
        is_silent = has_kiosk and (heard_at is None or heard_at < limit)
        state = state_of(
            has_kiosk=has_kiosk, officers_there=there[site.id], is_silent=is_silent, should_be_open=should_be_open
        )
        counts.halls, counts.silent = 1, int(is_silent)
        counts.states[state] += 1
        found.append(HallNow(site.id, site.name, site.region, site.kelurahan, site.kecamatan, state, heard_at, counts))
    return found


@lru_cache(maxsize=1)
def _calendar(_told_at: int | None) -> WorkCalendar:
    return calendar_in_force()


def _told_at() -> int | None:
    """Where in the feed the calendar stands that counts: it is read anew when another was published."""
    return FeedItem.objects.filter(audience=EVERYBODY, kind=CALENDAR_KIND).values_list("cursor", flat=True).first()


def _heard(halls: Halls) -> QuerySet[Any]:
    kiosks = halls.of(Kiosk.objects.filter(revoked_at=None))
    rows: QuerySet[Any] = kiosks.values("site").annotate(heard=Max("last_seen_at")).values_list("site", "heard")
    return rows


def _counted(halls: Halls, now: datetime) -> tuple[Mapping[UUID, Counts], Counter[UUID]]:
    """By hall, as far as there is anything; and how many officers are at each hall itself."""
    counted: dict[UUID, Counts] = {}
    there: Counter[UUID] = Counter()
    for site, place, grade, number in _presences(halls, now):
        counts = counted.setdefault(site, Counts())
        counts.present += number
        counts.grades[grade or ""] += number
        there[site] += number if place == AT_HALL else 0
    today = now.astimezone(JAKARTA).date()
    tickets = halls.of(Ticket.objects.filter(day=today, state__in=(Ticket.WAITING, Ticket.CALLED)))
    for site, state, number in _by(tickets, "site", "state"):
        counts = counted.setdefault(site, Counts())
        if state == Ticket.WAITING:
            counts.waiting += number
        else:
            counts.at_desk += number
    for site, number in _by(halls.of(Request.objects.filter(filed_at__gte=start_of_day(now))), "site"):
        counted.setdefault(site, Counts()).filed = number
    for site, risk, over, is_late in _promises(halls, now):
        counts = counted.setdefault(site, Counts())
        counts.risk, counts.late, counts.unsure = risk, is_late, over - is_late
    return counted, there


def _presences(halls: Halls, now: datetime) -> QuerySet[Any]:
    begun = FactTime.objects.filter(kiosk=OuterRef("kiosk_id"), epoch=OuterRef("epoch"), seq=OuterRef("seq"))
    rows = present_now(halls, now).order_by().annotate(grade=Subquery(begun.values("grade")[:1]))
    return rows.values("site", "place", "grade").annotate(n=Count("*")).values_list("site", "place", "grade", "n")


def _promises(halls: Halls, now: datetime) -> QuerySet[Any]:
    counted = (
        pressing(halls, now)
        .order_by()
        .values("site")
        .annotate(
            risk=Count("pk", filter=Q(promised_at__gte=now)),
            over=Count("pk", filter=Q(promised_at__lt=now)),
            is_late=Count("pk", filter=late(now)),
        )
    )
    return counted.values_list("site", "risk", "over", "is_late")


def _by(rows: QuerySet[Any], *columns: str) -> QuerySet[Any]:
    counted: QuerySet[Any] = rows.order_by().values(*columns).annotate(n=Count("*")).values_list(*columns, "n")
    return counted
