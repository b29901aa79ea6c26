"""Tells the halls that an officer serves where else he was, and his days off: change-feed items of kind `officer_hours`, id = officer.

Invariants
- Only to the halls he serves, and only this week and the last one: enough for the kiosk's page of hours. A hall that he left forgets it.
- Days off of this month and later, granted leave as spans: never which kind, a kiosk need not know why (`sync.rules.days_off`).
- Times are those that the city has proof for (`working_time.proved_stay`); grade C, and an end that was only claimed, say so.
- Told after the presences of the same facts are folded, under the officer's row, so that two projectors tell one after the
  other; what says nothing new is not told again, so folding twice, or rebuilding, tells nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed
from django.utils import timezone

from sync.protocol.fact import Fact
from sync.protocol.instant import write_instant
from sync.rules.days_off import MOST_SPANS, DaySpan, joined
from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.rules.working_time import days_of_week, proved_stay
from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.ingest import fact_times
from sync.server.ingest.models import FactTime
from sync.server.leave.granted import standing
from sync.server.leave.models import Leave
from sync.server.people.models import Officer, Presence

KIND = "officer_hours"
_TELLING = frozenset({"presence_started", "presence_ended", "presence_amended", "presence_voided"})
_WEEK = timedelta(days=7)


def fold(facts: Sequence[Fact]) -> None:
    """After `presences.fold` of the same facts."""
    subjects = {fact.subject for fact in facts if fact.kind in _TELLING}
    if not subjects:
        return
    rows = Presence.objects.filter(id__in=subjects, started_at__gte=_since(), officer__isnull=False)
    tell(set(rows.values_list("officer_id", flat=True)))


@transaction.atomic
def tell(officers: Collection[UUID]) -> None:
    """What is true now of these; to be called after each change of their presences, their leave or their halls."""
    locked = Officer.objects.select_for_update().filter(id__in=officers).order_by("id").prefetch_related("sites")
    known = list(locked) if officers else []
    ids = [officer.pk for officer in known]
    presences, off, held = _presences(ids), _days_off(ids), _held(ids)
    items = [
        item
        for officer in known
        for item in _items(officer, held[officer.pk], presences.get(officer.pk), off.get(officer.pk))
    ]
    feed.publish(items)


def tell_all_leave() -> None:
    """Of everybody who is or will be on leave: for halls that an older program of the city told nothing of it."""
    tell(set(_leave().values_list("officer", flat=True)))


def follow_officers() -> None:
    """What was told of officers goes where they go."""
    m2m_changed.connect(_halls_changed, sender=Officer.sites.through, dispatch_uid="people.officer_hours")


def _halls_changed(instance: Any, action: str, pk_set: Iterable[UUID] | None = None, **_signal: Any) -> None:
    """Told from either side: an officer's halls, or a hall's officers."""
    if action in ("post_add", "post_remove", "post_clear"):
        tell([instance.pk] if isinstance(instance, Officer) else list(pk_set or ()))


def _items(
    officer: Officer,
    held: Mapping[str, FeedItem],
    presences: Sequence[object] | None,
    off: Sequence[DaySpan] | None,
) -> list[feed.Item]:
    """For each hall that does not know it yet; a hall that he left forgets it. Of whom there is nothing to tell, nothing is told."""
    if not held and presences is None and off is None:
        return []
    serving = {feed.site_audience(str(site.id)) for site in officer.sites.all()} if officer.is_active else set[str]()
    here, gone = _data(officer, presences or (), off or ()), _data(officer, (), ())
    data = {audience: here if audience in serving else gone for audience in serving | held.keys()}
    return [
        feed.Item(audience, KIND, str(officer.id), held[audience].version + 1 if audience in held else 1, told)
        for audience, told in sorted(data.items())
        if audience not in held or held[audience].data != told
    ]


def _data(officer: Officer, presences: Sequence[object], off: Sequence[DaySpan]) -> dict[str, object]:
    spans = [[begins.isoformat(), ends.isoformat()] for begins, ends in off]
    return {"officer": str(officer.id), "presences": list(presences), "off": spans}


def _held(officers: Collection[UUID]) -> Mapping[UUID, Mapping[str, FeedItem]]:
    """What each hall was told last, by its audience."""
    found: dict[UUID, dict[str, FeedItem]] = {officer: {} for officer in officers}
    for item in FeedItem.objects.filter(kind=KIND, item_id__in=[str(officer) for officer in officers]):
        found[UUID(item.item_id)][item.audience] = item
    return found


def _days_off(officers: Collection[UUID]) -> Mapping[UUID, list[DaySpan]]:
    """The next ones first: of more than `MOST_SPANS`, those far ahead are told later."""
    found: dict[UUID, list[DaySpan]] = defaultdict(list)
    for officer, begins, ends in _leave(officers).values_list("officer", "begins", "ends"):
        found[officer].append((begins, ends))
    return {officer: joined(spans)[:MOST_SPANS] for officer, spans in found.items()}


def _leave(officers: Collection[UUID] | None = None) -> QuerySet[Leave]:
    """Of this month and the last week on: what a kiosk still counts."""
    first = min(timezone.localdate(_since()), timezone.localdate().replace(day=1))
    return standing(first, date.max, officers).order_by()


def _presences(officers: Collection[UUID]) -> Mapping[UUID, list[dict[str, object]]]:
    """Of whom any was recorded, also one that was voided."""
    rows = list(
        Presence.objects.filter(officer__in=officers, started_at__gte=_since())
        .select_related("site")
        .order_by("started_at", "id")
    )
    ids, kiosks = [row.pk for row in rows], {row.kiosk_id for row in rows}
    started = fact_times.first_about(ids, "presence_started", kiosks=kiosks)
    ended = fact_times.last_about(ids, "presence_ended", kiosks=kiosks)
    found: dict[UUID, list[dict[str, object]]] = {row.officer_id: [] for row in rows if row.officer_id is not None}
    for row in rows:
        if row.officer_id is not None and not row.is_voided:
            found[row.officer_id].append(_presence(row, started.get(row.pk), ended.get(row.pk)))
    return found


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


def _since() -> datetime:
    return _monday(timezone.now()) - _WEEK
