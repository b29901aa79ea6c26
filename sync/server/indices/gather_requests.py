"""Requests of a month: kept in time, late and whose, or left out and why; by officer and by hall.

Rules
- A request that was finished in time belongs to the month in which it was finished; a late one, finished or not, to the month in which
  its promise ended. So none counts twice, and leaving a late one open hides nothing.
- The promise is as the clocks left it: what waited for the resident, for blanks, for a line or a central system moved it before
  (`deadlines/reckoning.py`); how often and how long is told as `waits`.
- Late is only what is proved late (`sync.rules.lateness`): evidence of grade A or B, the whole interval behind a promise that a right
  clock made. Else `unproved`: left out, told, for a person to look at. What was in time by the kiosk's own clock stays in time; where
  nothing proves that clock it is told as `in_time_unproved`.
- Late in an officer's hands is that officer's; in nobody's, the hall's; with another office, nobody's (`sync.rules.attribution`).
- Sent back to the resident when the promise was over is late all the same: a stop that begins then moves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from sync.rules.lateness import RIGHT_ENOUGH
from sync.server.indices.inputs import Inputs
from sync.server.indices.month import Month

# The first three count; the others are left out, each with its reason.
Standing = Literal["on_time", "in_time_unproved", "late", "hall", "other_office", "unproved", "excluded"]
IN_TIME: tuple[Standing, ...] = ("on_time", "in_time_unproved")

_CASES = """
with of_month as (
    select r.id, r.site_id, r.kiosk_id, r.state, r.cause, r.officer_id, r.late_officer, r.promised_at, r.completed_at,
        r.taken_at
    from requests_request r
    where r.state <> 'voided' and r.promised_at is not null
        and (%(officer)s::uuid is null or %(officer)s::uuid in (r.officer_id, r.late_officer)) and (
        (r.cause = 'on_time' and r.completed_at >= %(begins)s and r.completed_at < %(ends)s)
        or (r.promised_at >= %(begins)s and r.promised_at < %(ends)s
            and (r.cause in ('officer', 'hall', 'other_office')
                or (r.completed_at is null and r.paused = '' and r.state in ('filed', 'taken', 'returned')))))
), proved as (
    select m.*, f.sure, c.grade, c.earliest, c.latest, b.grade as back_grade, b.earliest as back_earliest, x.reason as excluded
    from of_month m
    left join lateral (
        select t.grade in ('A', 'B') and t.claimed_at between t.earliest - %(right)s and t.latest + %(right)s as sure
        from ingest_facttime t where t.kiosk = m.kiosk_id and t.subject = m.id and t.kind = 'request_filed'
        order by t.epoch, t.seq limit 1) f on true
    left join lateral (
        select t.grade, t.earliest, t.latest
        from ingest_facttime t where t.kiosk = m.kiosk_id and t.subject = m.id and t.kind = 'request_completed'
        order by t.epoch desc, t.seq desc limit 1) c on m.completed_at is not null
    left join lateral (
        select t.grade, t.earliest
        from ingest_facttime t where t.kiosk = m.kiosk_id and t.subject = m.id and t.kind = 'request_returned'
        order by t.epoch desc, t.seq desc limit 1) b on m.state = 'returned'
    left join indices_exclusion x on x.subject = m.id and x.about = 'request' and x.withdrawn_at is null
        and x.officer_id = coalesce(m.late_officer, m.officer_id)
), judged as (
    select id, site_id, excluded,
        case when cause = 'on_time' or completed_at is null then officer_id else coalesce(late_officer, officer_id) end as officer,
        case when cause = 'on_time' then
                case when latest <= promised_at and coalesce(sure, false) or grade in ('A', 'B') then 'on_time'
                    else 'in_time_unproved' end
            when excluded is not null then 'excluded'
            when cause in ('hall', 'other_office') then cause
            when not coalesce(sure, false) then 'unproved'
            when completed_at is null and state = 'returned' then
                case when back_grade in ('A', 'B') and back_earliest > promised_at then 'late' end
            when completed_at is null then
                case when officer_id is null or taken_at > promised_at then 'hall' else 'late' end
            when latest <= promised_at then 'on_time'
            when coalesce(grade, 'C') = 'C' then 'unproved'
            when earliest > promised_at then 'late'
            else 'on_time' end as standing
    from proved
)
select officer::text, site_id::text, standing, coalesce(excluded, ''), array_agg(id::text order by id)
from judged where standing is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
"""
_WAITS = """
select coalesce(r.late_officer, r.officer_id)::text, w.told ->> 0, count(*), sum((w.told ->> 1)::bigint)::bigint,
    array_agg(r.id::text order by r.id)
from requests_request r, jsonb_array_elements(r.waits) as w (told)
where r.completed_at >= %(begins)s and r.completed_at < %(ends)s and r.waits <> '[]' and r.state <> 'voided'
    and r.officer_id is not null and (%(officer)s::uuid is null or %(officer)s::uuid in (r.officer_id, r.late_officer))
group by 1, 2 order by 1, 2
"""


@dataclass(frozen=True, slots=True)
class Cases:
    """Requests of one standing; `why` is set for what a person excluded."""

    standing: Standing
    why: str
    requests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waited:
    """How many requests waited for this reason, and how long together. The promise of each was later by as much."""

    reason: str
    seconds: int
    requests: tuple[str, ...]


@dataclass(slots=True)
class Requests:
    of_officer: dict[str, list[Cases]] = field(default_factory=lambda: defaultdict(list))
    waits: dict[str, list[Waited]] = field(default_factory=lambda: defaultdict(list))
    of_site: dict[UUID, dict[Standing, int]] = field(default_factory=dict)


def gather(inputs: Inputs, month: Month, officer: UUID | None = None) -> Requests:
    """Of everybody; or of one officer alone, for what is told to that officer between two runs."""
    values = {"begins": month.begins, "ends": month.ends, "right": RIGHT_ENOUGH, "officer": officer}
    found = Requests()
    merged: dict[tuple[str, Standing, str], list[str]] = defaultdict(list)
    for of, site, standing, why, ids in inputs.rows("requests", _CASES, values):
        counts = found.of_site.setdefault(UUID(site), {})
        counts[standing] = counts.get(standing, 0) + len(ids)
        if of is not None:
            merged[of, standing, why].extend(ids)
    for (of, standing, why), ids in merged.items():
        found.of_officer[of].append(Cases(standing, why, tuple(ids)))
    for of, reason, _count, seconds, ids in inputs.rows("waits", _WAITS, values):
        if of is not None:
            found.waits[of].append(Waited(reason, seconds, tuple(ids)))
    return found


def count(cases: Iterable[Cases], *standings: Standing) -> int:
    return sum(len(each.requests) for each in cases if each.standing in standings)


def counts(of_sites: Iterable[Mapping[Standing, int]]) -> dict[Standing, int]:
    """Of several halls together."""
    total: dict[Standing, int] = {}
    for one in of_sites:
        for standing, number in one.items():
            total[standing] = total.get(standing, 0) + number
    return total
