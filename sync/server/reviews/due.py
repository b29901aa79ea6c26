"""Which presences are to be looked at again. A mark is one row; the work is done later, by `work`.

Marking takes the row's lock, so that a mark made while the same presence is being looked at is never lost: whoever looks
takes the mark away first. A mark that is there already is locked and not written again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from sync.rules.indonesian import JAKARTA
from sync.server.ingest.models import FactTime
from sync.server.people.models import Presence
from sync.server.reviews.models import Hint

# An officer's other presences this far away may change what is seen of one: the week, and the hall next door.
_OFFICER_WINDOW = timedelta(days=8)
_HALL_WINDOW = timedelta(hours=14)
_REGRADED = timedelta(days=60)
_MARK = "on conflict (presence) do update set presence = excluded.presence where false"
# Each way to be beside a presence has an index of its own. Those of one day are asked for at once: their windows overlap, so
# from the first to the last is the same, and a busy hall's photographs are not paired each with each. Ordered, so that two
# who mark wait for each other in a row.
_MARK_AROUND = f"""
with known as materialized (select * from people_presence where id = any(%(subjects)s::uuid[]))
insert into reviews_reviewdue (presence) select id from (
    select id from known
    union select o.id from (
        select site_id, min(started_at) as first, max(started_at) as last
        from known group by site_id, date_trunc('day', started_at)
    ) k join people_presence o on o.site_id = k.site_id
        and o.started_at between k.first - make_interval(secs => %(hall_s)s) and k.last + make_interval(secs => %(hall_s)s)
    union select o.id from (
        select officer_id, min(started_at) as first, max(started_at) as last
        from known group by officer_id, date_trunc('day', started_at)
    ) k join people_presence o on o.officer_id = k.officer_id
        and o.started_at between k.first - make_interval(secs => %(officer_s)s) and k.last + make_interval(secs => %(officer_s)s)
    union select o.id from known k join people_presence o on o.kiosk_id = k.kiosk_id and o.challenge = k.challenge
) beside order by id {_MARK}
"""  # noqa: S608 - our own names


def mark(presences: QuerySet[Presence]) -> None:
    """All of them, in one statement."""
    sql, values = presences.order_by("id").values("id").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into reviews_reviewdue (presence) {sql} {_MARK}",
            values,
        )


def mark_around(subjects: Collection[str]) -> None:
    """These presences, and those that are judged beside them."""
    with connection.cursor() as cursor:
        windows = {"hall_s": _HALL_WINDOW.total_seconds(), "officer_s": _OFFICER_WINDOW.total_seconds()}
        cursor.execute(_MARK_AROUND, {"subjects": list(subjects), **windows})


def mark_regraded(kiosk: str) -> None:
    """Presences of this kiosk whose grade is no longer what their hints say: evidence of time came in."""
    hinted = Hint.objects.filter(presence=OuterRef("pk"), kind="grade_c")
    doubtful = FactTime.objects.filter(kiosk=kiosk, epoch=OuterRef("epoch"), seq=OuterRef("seq"), grade="C")
    recent = Presence.objects.filter(kiosk_id=kiosk, started_at__gte=timezone.now() - _REGRADED, is_voided=False)
    told = recent.annotate(hinted=Exists(hinted), doubtful=Exists(doubtful))
    mark(told.exclude(hinted=F("doubtful")))


def on(first: date, last: date | None = None) -> Q:
    """Presences that began between these days, both included."""
    return Q(started_at__range=(midnight(first), midnight((last or first) + timedelta(days=1))))


def midnight(day: date) -> datetime:
    return datetime.combine(day, time(), JAKARTA)


def day_of(at: datetime) -> date:
    """The city's day."""
    return at.astimezone(JAKARTA).date()


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
