"""The index of the console, "Hari ini": what happens in the halls now, from the city down to one hall.

Invariants
- Everything is limited to the halls the account may see, and to the area it looks at; another area is not there (404).
- Counts and the lists below them come from the same conditions.
- The page and its live part are made by the same function: without a script the page says the same, as of when it was made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from sync.server.console import catalogue_names, chain_alarms, city_day, hall_states
from sync.server.console.city_day import Halls
from sync.server.console.dates import short_day, start_of_day
from sync.server.console.deadlines import Deadline
from sync.server.console.hall_states import HallNow
from sync.server.console.proved_times import Proved, proved
from sync.server.console.request_times import deadlines_of
from sync.server.console.roles import SEE_EVERY_SITE, visible_sites
from sync.server.fleet.models import Kiosk, Site
from sync.server.halls import awaited_parts
from sync.server.halls.models import Ticket
from sync.server.ingest import fact_times
from sync.server.people.models import Account, Presence
from sync.server.requests.models import Request

SHOWN = 10
FEW_HALLS = 12  # fit on a page without an area above them


@dataclass(frozen=True, slots=True)
class Urgent:
    request: Request
    service: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Present:
    presence: Presence
    since: Proved | None


@dataclass(frozen=True, slots=True)
class Place:
    """A step of the way down: "" is all that the account may see."""

    code: str
    name: str


def today(account: Account, area: str = "") -> Mapping[str, Any]:
    """`area`: the code of a kecamatan or a kelurahan, "" for all. Raises Http404."""
    now = timezone.now()
    every = list(visible_sites(account).order_by("kecamatan", "kelurahan", "rw", "name"))
    sites = [site for site in every if site.region == area or site.region.startswith(f"{area}.")] if area else every
    if area and not sites:
        raise Http404
    is_everything = not area and account.has_perm(SEE_EVERY_SITE)
    halls = Halls(None if is_everything else [site.id for site in sites])
    found = city_day.halls_now(sites, halls, now)
    return {
        **_lists(halls, found, now),
        "day": short_day(start_of_day(now).date()),
        "now": now,
        "area": area,
        "way": _way(every, area),
        "counts": hall_states.total(hall.counts for hall in found),
        "explained": list(hall_states.SHOWN.values()),
        **_below(found, area),
        "shown": SHOWN,
    }


def hall_today(account: Account, pk: UUID) -> Mapping[str, Any]:
    """Raises Http404 for a hall the account may not see."""
    site = visible_sites(account).filter(pk=pk).first()
    if site is None:
        raise Http404
    now, halls = timezone.now(), Halls([site.id])
    found = city_day.halls_now([site], halls, now)
    tickets = Ticket.objects.filter(
        site=site.id, day=start_of_day(now).date(), state__in=(Ticket.WAITING, Ticket.CALLED)
    )
    return {
        **_lists(halls, found, now),
        "site": site,
        "title": site.name,
        "hall": found[0],
        "now": now,
        "day": short_day(start_of_day(now).date()),
        "counts": found[0].counts,
        "tickets": list(tickets.order_by("-state", "issued_at")[:SHOWN]),
        "kiosks": list(Kiosk.objects.filter(site=site, revoked_at=None).order_by("enrolled_at")),
        "way": _way([site], site.region),
        "shown": SHOWN,
    }


def site_of_nobody(account: Account) -> bool:
    """True for a supervisor to whom no hall was given yet: every list is empty, and the page says why."""
    return not visible_sites(account).exists() and Site.objects.exists()


def _lists(halls: Halls, found: Sequence[HallNow], now: datetime) -> dict[str, Any]:
    kiosks = halls.of(Kiosk.objects.filter(revoked_at=None))
    waiting = _waiting(kiosks, halls)
    silent = sorted(
        (hall for hall in found if hall.counts.silent), key=lambda hall: (hall.heard_at is not None, hall.heard_at)
    )
    return {
        "urgent": _urgent(city_day.pressing(halls, now), now),
        "present": _present(city_day.present_now(halls, now)),
        "silent": silent[:SHOWN],
        "alarms": chain_alarms.alarms(kiosks),
        "waiting": waiting[:SHOWN],
        "waiting_count": sum(row["count"] for row in waiting),
    }


def _below(found: Sequence[HallNow], area: str) -> dict[str, Any]:
    """What one goes down to from here: areas, or the halls themselves where they are few."""
    kecamatan = {hall_states.kecamatan_code(hall.region) for hall in found}
    kelurahan = {hall.region for hall in found}
    if len(found) <= FEW_HALLS or len(kelurahan) == 1:
        return {"halls": found}
    by_kelurahan = bool(area) or len(kecamatan) == 1
    return {"areas": hall_states.areas(found, by_kelurahan=by_kelurahan), "by_kelurahan": by_kelurahan}


def _way(sites: Sequence[Site], area: str) -> list[Place]:
    """From all halls to here; the last is where one stands."""
    here = next((site for site in sites if site.region.startswith(area)), None) if area else None
    way = [Place("", "Semua balai")]
    if here is not None:
        way.append(Place(hall_states.kecamatan_code(here.region), f"Kec. {here.kecamatan}"))
        way += [Place(here.region, f"Kel. {here.kelurahan}")] if here.region == area else []
    return way


def _urgent(requests: QuerySet[Request], now: datetime) -> Sequence[Urgent]:
    names = catalogue_names.service_names()
    rows = list(requests.select_related("site", "officer").order_by("promised_at")[:SHOWN])
    deadlines = deadlines_of(rows, now)
    return [Urgent(row, names.get(row.service, row.service), deadlines[row.pk]) for row in rows]


def _present(presences: QuerySet[Presence]) -> Sequence[Present]:
    rows = list(presences.select_related("officer", "site").order_by("started_at")[:SHOWN])
    begun = fact_times.first_about([row.pk for row in rows], "presence_started")
    return [Present(row, proved(begun.get(row.pk))) for row in rows]


def _waiting(kiosks: QuerySet[Kiosk], halls: Halls) -> list[dict[str, Any]]:
    """Kiosks with parts still to come, the most first."""
    awaited = awaited_parts.awaited()
    if halls.only is not None:
        awaited = awaited.filter(kiosk__in=kiosks.values("id"))
    counts = dict(awaited.values("kiosk").annotate(count=Count("*")).values_list("kiosk", "count"))
    found = kiosks.filter(id__in=counts).select_related("site")
    rows = [{"kiosk": kiosk, "site": kiosk.site, "count": counts[kiosk.id]} for kiosk in found]
    return sorted(rows, key=lambda row: -int(row["count"]))
