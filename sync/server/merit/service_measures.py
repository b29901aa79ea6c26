"""How fast services are, how many steps and hands they take, and how much work: of a span of days, by service, a few set queries.

Rules
- Counted are requests that were filed in the span, without those taken back. Late is what the engine of deadlines says.
- The time of a service is from filing to its end, less what waited for a reason (`Request.waits`). It is by the kiosk's clock, so it
  measures services and not persons.
- Steps, hand-overs and returns are counted as its facts are folded (`requests/handling.py`).
- Work is what officers noted for requests of a service in their work entries.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import connection

from sync.rules import kpi
from sync.rules.kpi import Measured

_CHOSEN = """
with waited as (
    select id, (select sum((wait->>1)::bigint) from jsonb_array_elements(waits) wait) as seconds
    from requests_request where filed_at >= %(begin)s and filed_at < %(end)s and not waits = '[]'
), chosen as (
    select service, completed_at, cause, steps, hand_overs, returns,
           greatest(0, extract(epoch from completed_at - filed_at) - coalesce(w.seconds, 0)) as seconds
    from requests_request left join waited w using (id)
    where filed_at >= %(begin)s and filed_at < %(end)s and state <> 'voided' and (%(all)s or site_id = any(%(sites)s))
)"""
_SUMS = """
select coalesce(service, ''), count(*), count(completed_at), count(completed_at) filter (where cause = any(%(late)s)),
       coalesce(sum(steps), 0), coalesce(sum(hand_overs), 0), count(*) filter (where returns > 0),
       percentile_cont(0.5) within group (order by seconds) filter (where completed_at is not null),
       percentile_cont(0.9) within group (order by seconds) filter (where completed_at is not null)
from chosen group by grouping sets ((service), ()) order by count(*) desc, service nulls first
"""
_WORK = """
select coalesce(r.service, ''), count(distinct w.officer_id), count(distinct w.request), coalesce(sum(w.minutes), 0)
from performance_workentry w join requests_request r on r.id = w.request
where w.logged_at >= %(begin)s and w.logged_at < %(end)s and not w.is_voided and (%(all)s or w.site_id = any(%(sites)s))
group by grouping sets ((r.service), ())
"""
LATE = ("officer", "hall", "other_office")
HOUR_S = 3600


@dataclass(frozen=True, slots=True)
class Span:
    """From the first moment to before the last; `sites` None: every hall."""

    begin: datetime
    end: datetime
    sites: Collection[UUID] | None


@dataclass(frozen=True, slots=True)
class Work:
    officers: int = 0
    requests: int = 0
    minutes: int = 0

    @property
    def minutes_each(self) -> Measured:
        """Of the requests that a work entry names."""
        return kpi.mean(self.minutes, self.requests)


@dataclass(frozen=True, slots=True)
class ServiceFlow:
    """`service` "": all of them. Hours are None where nothing was finished."""

    service: str
    filed: int
    completed: int
    late: int
    steps_sum: int
    hand_overs_sum: int
    returned: int
    median_hours: float | None
    slow_hours: float | None
    work: Work = Work()

    @property
    def on_time(self) -> Measured:
        return kpi.share(self.completed - self.late, self.completed)

    @property
    def hours(self) -> Measured:
        value = None if self.median_hours is None else Fraction(self.median_hours).limit_denominator(HOUR_S)
        return Measured(value, self.completed)

    @property
    def steps(self) -> Measured:
        return kpi.mean(self.steps_sum, self.filed)

    @property
    def hand_overs(self) -> Measured:
        return kpi.mean(self.hand_overs_sum, self.filed)

    @property
    def returned_share(self) -> Measured:
        return kpi.share(self.returned, self.filed)


@dataclass(frozen=True, slots=True)
class Flows:
    """`whole` is measured over all requests together: a median of medians would be another number."""

    whole: ServiceFlow
    services: tuple[ServiceFlow, ...]


def flows(span: Span) -> Flows:
    """The services with the most requests first."""
    work = {service: Work(*told) for service, *told in _rows(_WORK, span)}
    return _flows(span, work)


def speeds(span: Span) -> Flows:
    """The same without work."""
    return _flows(span, {})


def _flows(span: Span, work: Mapping[str, Work]) -> Flows:
    found = [_flow(row, work.get(row[0], Work())) for row in _rows(_CHOSEN + _SUMS, span)]
    whole = next(one for one in found if not one.service)
    return Flows(whole, tuple(one for one in found if one.service))


def _flow(row: tuple[Any, ...], work: Work) -> ServiceFlow:
    service, filed, completed, late, steps, hand_overs, returned, *seconds = row
    median, slow = (None if one is None else float(one) / HOUR_S for one in seconds)
    return ServiceFlow(service, filed, completed, late, int(steps), int(hand_overs), returned, median, slow, work)


def _rows(sql: str, span: Span) -> list[tuple[Any, ...]]:
    values: dict[str, Any] = {
        "begin": span.begin,
        "end": span.end,
        "all": span.sites is None,
        "sites": list(span.sites or ()),
        "late": list(LATE),
    }
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
