"""Tells the halls that an officer serves where else he was: change-feed items of kind `officer_hours`, id = officer.

Invariants
- Only to the halls he serves, and only this week and the last one: enough for the kiosk's page of hours.
- Times are those that the city has proof for (`working_time.proved_stay`); grade C, and an end that was only claimed, say so.
- Told after the presences of the same facts are folded, under the officer's row, so that two projectors tell one after the
  other; what says nothing new is not told again, so folding twice, or rebuilding, tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from sync.protocol.fact import Fact
from sync.protocol.instant import write_instant
from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.rules.working_time import days_of_week, proved_stay
from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime
from sync.server.people.models import Officer, Presence

KIND = "officer_hours"
_TELLING = frozenset({"presence_started", "presence_ended", "presence_amended", "presence_voided"})
_WEEK = timedelta(days=7)


def fold(facts: Sequence[Fact]) -> None:
    """After `presences.fold` of the same facts."""
    subjects = {fact.subject for fact in facts if fact.kind in _TELLING}
    if not subjects:
        return
    since = _monday(timezone.now()) - _WEEK
    rows = Presence.objects.filter(id__in=subjects, started_at__gte=since, officer__isnull=False)
    ids = sorted({str(officer) for officer in rows.values_list("officer_id", flat=True)})
    for officer in Officer.objects.select_for_update().filter(id__in=ids, is_active=True).order_by("id"):
        _tell(officer, since)


def _tell(officer: Officer, since: datetime) -> None:
    data = {"officer": str(officer.id), "presences": _presences(officer, since)}
    audiences = [feed.site_audience(str(site)) for site in officer.sites.values_list("id", flat=True)]
    held = {item.audience: item for item in FeedItem.objects.filter(kind=KIND, item_id=str(officer.id))}
    items = [
        feed.Item(audience, KIND, str(officer.id), held[audience].version + 1 if audience in held else 1, data)
        for audience in sorted(audiences)
        if audience not in held or held[audience].data != data
    ]
    feed.publish(items)


def _presences(officer: Officer, since: datetime) -> list[dict[str, object]]:
    rows = list(
        Presence.objects.filter(officer=officer, started_at__gte=since, is_voided=False)
        .select_related("site")
        .order_by("started_at", "id")
    )
    ids, kiosks = [row.pk for row in rows], {row.kiosk_id for row in rows}
    started = fact_times.first_about(ids, "presence_started", kiosks=kiosks)
    ended = fact_times.last_about(ids, "presence_ended", kiosks=kiosks)
    return [_presence(row, started.get(row.pk), ended.get(row.pk)) for row in rows]


def _presence(row: Presence, started: FactTime | None, ended: FactTime | None) -> dict[str, object]:
    told = {
        "presence": str(row.pk),
        "kiosk": str(row.kiosk_id),
        "site": str(row.site_id),
        "hall": row.site.name,
        "place": row.place,
    }
    start = _interval(started)
    if row.ended_at is None:
        return {**told, "started": write_instant(row.started_at), "ended": None, "standing": "counted"}
    end = Interval(None, None, "C", "unbounded") if row.end_is_claimed else _interval(ended)
    stay = proved_stay(row.started_at, start, row.ended_at, end)
    return {
        **told,
        "started": write_instant(stay.start),
        "ended": write_instant(stay.end),
        "standing": "counted" if stay.standing == "counted" else "claimed",
    }


def _interval(found: FactTime | None) -> Interval:
    if found is None:
        return Interval(None, None, "C", "unbounded")
    return Interval(found.earliest, found.latest, found.grade)  # type: ignore[arg-type]  # one of the three


def _monday(now: datetime) -> datetime:
    first: date = days_of_week(now.astimezone(JAKARTA).date())[0]
    return datetime.combine(first, time(), JAKARTA)
