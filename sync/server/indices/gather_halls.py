"""How much of the hours that halls were to be open somebody was there: planned and staffed seconds of each hall in a month.

Planned are the open hours of the hall's own calendar (`publishing.calendar.calendar_in_force`), evenings and Saturdays with it, up to
now. Staffed is the part of them that presences cover; two officers at once cover it once, a stay without an end covers nothing.
Dark are those in which the hall's kiosk had no power and no presence covers them: nobody could have shown that somebody was there. A power
cut that nobody ended counts to the end of its day, as it does for promises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sync.rules.calendar import Span, WorkCalendar
from sync.server.deadlines.calendars import calendar_of
from sync.server.indices.inputs import Inputs, Row
from sync.server.indices.month import Month
from sync.server.publishing.models import HallHours

_STAFFED = """
with planned as (select %(planned)s::tstzmultirange as open),
covered as (
    select p.site_id, range_agg(tstzrange(p.started_at, p.ended_at)) as stays
    from people_presence p
    where p.started_at >= %(begins)s and p.started_at < %(ends)s and p.ended_at > p.started_at and not p.is_voided
        and p.officer_id is not null and (p.site_id = any(%(only)s::uuid[])) is not %(left_out)s
    group by 1
), dark as (
    select k.site_id, range_agg(tstzrange(o.began_at, coalesce(o.ended_at,
        (date_trunc('day', o.began_at at time zone 'Asia/Jakarta') + interval '1 day') at time zone 'Asia/Jakarta'))) as cuts
    from deadlines_notedoutage o join fleet_kiosk k on k.id = o.kiosk
    where o.away = 'power' and o.began_at < %(ends)s and coalesce(o.ended_at, o.began_at + interval '1 day') > %(begins)s
        and coalesce(o.ended_at > o.began_at, true) and (k.site_id = any(%(only)s::uuid[])) is not %(left_out)s
    group by 1
), halls as (
    select site_id, coalesce(c.stays, '{}') as stays, coalesce(d.cuts, '{}') as cuts from covered c full join dark d using (site_id)
)
select h.site_id::text,
    coalesce((select sum(extract(epoch from upper(one) - lower(one))) from unnest(h.stays * p.open) as one), 0)::bigint,
    coalesce((select sum(extract(epoch from upper(one) - lower(one))) from unnest(h.cuts * p.open - h.stays) as one), 0)::bigint
from halls h, planned p order by 1
"""


@dataclass(frozen=True, slots=True)
class Hours:
    planned_s: int
    staffed_s: int
    dark_s: int


@dataclass(frozen=True, slots=True)
class Halls:
    """`ordinary_s`: planned for a hall without hours of its own."""

    ordinary_s: int
    planned_s: dict[UUID, int]
    staffed_s: dict[UUID, int]
    dark_s: dict[UUID, int]

    def hours_of(self, site: UUID) -> Hours:
        return Hours(self.planned_s.get(site, self.ordinary_s), self.staffed_s.get(site, 0), self.dark_s.get(site, 0))


def gather(inputs: Inputs, month: Month) -> Halls:
    own = sorted(HallHours.objects.values_list("site", flat=True))
    ordinary = _open(month, calendar_of())
    planned: dict[UUID, int] = {}
    found = _staffed(inputs, month, ordinary, own, left_out=True)
    for site in own:
        spans = _open(month, calendar_of(site))
        planned[site] = _length(spans)
        found += _staffed(inputs, month, spans, [site], left_out=False)
    staffed = {UUID(site): seconds for site, seconds, _ in found}
    return Halls(_length(ordinary), planned, staffed, {UUID(site): seconds for site, _, seconds in found})


def _staffed(
    inputs: Inputs, month: Month, spans: Sequence[Span], sites: Sequence[UUID], *, left_out: bool
) -> list[Row]:
    """(hall, staffed, dark) of these halls; `left_out`: of all others."""
    values = {
        "planned": "{" + ",".join(f"[{_at(one.start)},{_at(one.end)})" for one in spans) + "}",
        "begins": month.begins,
        "ends": month.ends,
        "only": list(sites),
        "left_out": left_out,
    }
    return inputs.rows("hours of halls", _STAFFED, values)


def _open(month: Month, calendar: WorkCalendar) -> list[Span]:
    return [span for day in month.days() for span in calendar.open_spans(day)]


def _length(spans: Sequence[Span]) -> int:
    return sum(int((one.end - one.start).total_seconds()) for one in spans)


def _at(at: datetime) -> str:
    return at.isoformat()
