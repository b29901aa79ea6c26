"""The index of the console, "Hari ini": what a supervisor needs to know in the morning, counted from the read models.

Everything is limited to the halls the account may see. Counts and the lists below them come from the same conditions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from sync.server.console import catalogue_names, chain_alarms
from sync.server.console.dates import short_day, start_of_day
from sync.server.console.deadlines import Deadline
from sync.server.console.request_times import at_risk, deadlines_of, late, unsure
from sync.server.console.roles import visible_sites
from sync.server.fleet.models import Kiosk, Site
from sync.server.ingest.models import Part, PartReference
from sync.server.people.models import Account, Presence
from sync.server.requests.models import Request

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Urgent:
    request: Request
    service: str
    deadline: Deadline


def missing_parts() -> QuerySet[PartReference]:
    """Parts that a fact named and that have not come in yet."""
    return PartReference.objects.exclude(
        Exists(Part.objects.filter(kiosk=OuterRef("kiosk"), sha256=OuterRef("sha256")))
    )


def today(account: Account) -> Mapping[str, Any]:
    now = timezone.now()
    morning, sites = start_of_day(now), visible_sites(account)
    kiosks = Kiosk.objects.filter(site__in=sites, revoked_at=None)
    requests = Request.objects.filter(site__in=sites)
    present = Presence.objects.filter(site__in=sites, started_at__gte=morning, ended_at=None, is_voided=False)
    silent = sites.exclude(Exists(kiosks.filter(site=OuterRef("pk"), last_seen_at__gte=morning)))
    waiting = _waiting(kiosks)
    return {
        "day": short_day(now.astimezone(morning.tzinfo).date()),
        "now": now,
        "site_count": sites.count(),
        "heard_count": sites.count() - silent.count(),
        "silent": list(silent[:SHOWN]),
        "request_count": requests.filter(filed_at__gte=morning).count(),
        "risk_count": requests.filter(at_risk(now)).count(),
        "late_count": requests.filter(late(now)).count(),
        "urgent": _urgent(requests.filter(late(now) | unsure(now) | at_risk(now)), now),
        "present_count": present.count(),
        "present": list(present.select_related("officer", "site").order_by("started_at")[:SHOWN]),
        "alarms": chain_alarms.alarms(kiosks),
        "waiting": waiting,
        "waiting_count": sum(row["count"] for row in waiting),
        "shown": SHOWN,
    }


def _urgent(requests: QuerySet[Request], now: datetime) -> Sequence[Urgent]:
    names = catalogue_names.service_names()
    rows = list(requests.select_related("site", "officer").order_by("promised_at")[:SHOWN])
    deadlines = deadlines_of(rows, now)
    return [Urgent(row, names.get(row.service, row.service), deadlines[row.pk]) for row in rows]


def _waiting(kiosks: QuerySet[Kiosk]) -> list[dict[str, Any]]:
    """Kiosks with parts still to come, the most first."""
    counted = missing_parts().filter(kiosk__in=kiosks.values("id")).values("kiosk").annotate(count=Count("*"))
    counts = dict(counted.values_list("kiosk", "count"))
    found = kiosks.filter(id__in=counts).select_related("site")
    rows = [{"kiosk": kiosk, "site": kiosk.site, "count": counts[kiosk.id]} for kiosk in found]
    return sorted(rows, key=lambda row: -int(row["count"]))


def site_of_nobody(account: Account) -> bool:
    """True for a supervisor to whom no hall was given yet: every list is empty, and the page says why."""
    return not visible_sites(account).exists() and Site.objects.exists()
