"""What was late of the requests of some days: by hall, by officer, by cause.

Rules
- A request belongs to the day on which it was filed, as in the list of requests; voided ones and those without a promise are in nothing.
- Late is only what is proved late (`sync.rules.lateness`), whether it is finished or still runs. What no clock proves is counted apart,
  as nobody's lateness. Handed to another office before the end is judged by that office's clock, not here.
- Whose it is says `sync.rules.attribution`; of what still runs, who holds it since before the promise was over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from sync.rules.lateness import RIGHT_ENOUGH

_OF_DAYS = """
from requests_request r where r.filed_at >= %(begin)s and r.filed_at < %(end)s and r.state <> 'voided' and r.promised_at is not null
    and (%(sites)s::uuid[] is null or r.site_id = any(%(sites)s::uuid[])) and (%(service)s = '' or r.service = %(service)s)
"""
_LATE = f"""
with beyond as (
    select r.id, r.kiosk_id, r.site_id, r.state, r.cause, r.promised_at, r.taken_at, r.completed_at, r.officer_id, r.late_officer
    {_OF_DAYS} and (r.cause in ('officer', 'hall', 'other_office') and r.completed_at is not null
        or r.state in ('filed', 'taken', 'referred') and r.paused = '' and r.promised_at < %(now)s)
), judged as (
    select b.site_id,
        case when b.completed_at is not null then b.cause when b.state = 'referred' then 'other_office'
            when b.officer_id is null or b.taken_at > b.promised_at then 'hall' else 'officer' end as cause,
        case when b.completed_at is not null then b.late_officer when b.state = 'taken' and b.taken_at <= b.promised_at
            then b.officer_id end as officer,
        case when not coalesce(f.sure, false) then 'unsure'
            when b.completed_at is null then 'running'
            when d.latest <= b.promised_at then null
            when coalesce(d.grade, 'C') = 'C' then 'unsure'
            when d.earliest > b.promised_at then 'finished' end as standing
    from beyond b
    left join lateral (
        select t.grade in ('A', 'B') and t.claimed_at between t.earliest - %(right)s and t.latest + %(right)s as sure
        from ingest_facttime t where t.kiosk = b.kiosk_id and t.subject = b.id and t.kind = 'request_filed'
        order by t.epoch, t.seq limit 1) f on true
    left join lateral (
        select t.grade, t.earliest, t.latest
        from ingest_facttime t where t.kiosk = b.kiosk_id and t.subject = b.id and t.kind = 'request_completed'
        order by t.epoch desc, t.seq desc limit 1) d on b.completed_at is not null
)
select site_id, {{officer}}, cause, count(*) filter (where standing = 'finished'), count(*) filter (where standing = 'running'),
    count(*) filter (where standing = 'unsure')
from judged where standing is not null group by 1, 2, 3 order by 1, 2, 3
"""  # noqa: S608 - our own words
_BY_OFFICER, _BY_HALL = _LATE.format(officer="officer"), _LATE.format(officer="null::uuid")
_FILED = f"select r.site_id, count(*) {_OF_DAYS} group by 1"


@dataclass(frozen=True, slots=True)
class Days:
    """`sites` None: every hall; `service` "": every one."""

    begin: datetime
    end: datetime
    now: datetime
    sites: Collection[UUID] | None = None
    service: str = ""

    def values(self) -> dict[str, Any]:
        sites = None if self.sites is None else [str(one) for one in self.sites]
        return {
            "begin": self.begin,
            "end": self.end,
            "now": self.now,
            "sites": sites,
            "service": self.service,
            "right": RIGHT_ENOUGH,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """`officer` is set for the cause `officer`, unless halls alone were asked for. `unsure` is nobody's lateness."""

    site: UUID
    officer: UUID | None
    cause: str
    finished: int
    running: int
    unsure: int

    @property
    def late(self) -> int:
        return self.finished + self.running


@dataclass(frozen=True, slots=True)
class Sum:
    late: int = 0
    running: int = 0
    unsure: int = 0

    def plus(self, group: Group) -> Sum:
        return Sum(self.late + group.late, self.running + group.running, self.unsure + group.unsure)


def late_groups(days: Days, *, by_officer: bool = True) -> list[Group]:
    """Of a whole city's month halls and causes are some thousand groups, with officers as many as there are officers."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_OFFICER if by_officer else _BY_HALL, days.values())
        return [Group(*row) for row in cursor.fetchall()]


def filed(days: Days) -> dict[UUID, int]:
    """Requests with a promise, by hall."""
    with connection.cursor() as cursor:
        cursor.execute(_FILED, days.values())
        return dict(cursor.fetchall())


def summed(groups: Iterable[Group], by: str) -> dict[Any, Sum]:
    """`by`: a field of `Group`; the most late first."""
    sums: dict[Any, Sum] = {}
    for group in groups:
        key = getattr(group, by)
        sums[key] = sums.get(key, Sum()).plus(group)
    return dict(sorted(sums.items(), key=lambda item: (-item[1].late, -item[1].unsure, str(item[0]))))
