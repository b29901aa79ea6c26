"""When officers were there on the working days of a month, by what is proved; and what people said about single days.

Rules
- A day is looked at where work was asked (`WorkCalendar.working_span`); stays that touch no asked hour (an evening session) say nothing,
  and a stay belongs to the day in Jakarta on which it began.
- Late is only what is proved late: the earliest possible moment of the first arrival, by evidence of grade A or B, lies after the
  beginning. Early alike: the latest possible moment of the last leaving lies before the end. Whole minutes; what is begun is not one.
- Where a stay of grade C, or one that a person is still looking at, could have begun earlier or ended later, nothing is late: the
  day is `grade_c`, for a person to look at. So is a stay that nobody ended (`no_end`). A presence that people rejected is none.
- A kiosk without power when work began shows nobody's arrival: those minutes are left out, and told (`outage_minutes`).
- A day without any stay is `missing`, unless somebody signed for it (`DayRuling`, leave, an approved flexible day): it takes nothing off
  by itself. On a day of leave nothing is asked, whatever a kiosk saw. An officer without a single stay in the month is not measured by kiosks at all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q

from sync.rules.calendar import Span
from sync.rules.working_time import merged
from sync.server.deadlines.models import NotedOutage
from sync.server.flexible.days import approved_days, silent_days
from sync.server.indices.inputs import Inputs
from sync.server.indices.models import DayRuling, Exclusion
from sync.server.indices.month import Month, WorkingDay
from sync.server.leave.granted import leave_days

Doubt = Literal["", "grade_c", "no_end", "pending"]

_DAYS = """
with due as (
    select * from unnest(%(days)s::date[], %(starts)s::timestamptz[], %(ends)s::timestamptz[]) as d (day, starts, ends)
), stays as (
    select p.officer_id, p.id, p.kiosk_id, d.day, d.starts, d.ends, p.started_at, p.ended_at,
        s.earliest, e.latest, coalesce(s.grade, 'C') <> 'C' as start_is_proved,
        coalesce(e.grade, 'C') <> 'C' and not p.end_is_claimed as end_is_proved,
        c.state in ('open', 'asked', 'second', 'third') as is_pending
    from people_presence p
    join due d on d.day = (p.started_at at time zone 'Asia/Jakarta')::date
        and p.started_at < d.ends and (p.ended_at is null or p.ended_at > d.starts)
    left join ingest_facttime s on s.kiosk = p.kiosk_id and s.epoch = p.epoch and s.seq = p.seq
    left join lateral (
        select t.grade, t.latest from ingest_facttime t
        where t.kiosk = p.kiosk_id and t.subject = p.id and t.kind = 'presence_ended'
        order by t.epoch desc, t.seq desc limit 1) e on p.ended_at is not null
    left join reviews_reviewcase c on c.presence = p.id and c.is_flagged
    where p.started_at >= %(begins)s and p.started_at < %(until)s and not p.is_voided and p.officer_id is not null
        and c.outcome is distinct from 'rejected'
        and not exists (select 1 from indices_exclusion x where x.subject = p.id and x.withdrawn_at is null)
), by_day as (
    select officer_id, day, starts, ends, array_agg(id order by id) as ids,
        min(earliest) filter (where start_is_proved) as arrived, min(started_at) filter (where not start_is_proved) as arrived_maybe,
        max(latest) filter (where end_is_proved) as left_at, max(ended_at) filter (where not end_is_proved) as left_maybe,
        bool_or(ended_at is null) as is_open, bool_or(coalesce(is_pending, false)) as is_pending,
        (array_agg(kiosk_id order by started_at, id))[1] as kiosk
    from stays group by officer_id, day, starts, ends
), told as (
    select *, coalesce(arrived > starts, true) as looks_late, coalesce(left_at < ends, true) as looks_early
    from by_day
)
select officer_id::text, bit_or(1 << extract(day from day)::int)::bigint,
    coalesce(json_agg(json_build_array(
        extract(day from day)::int,
        floor(extract(epoch from arrived - starts) / 60)::int,
        floor(extract(epoch from ends - left_at) / 60)::int,
        looks_late and (arrived is null or arrived_maybe <= starts),
        looks_early and (left_at is null or left_maybe >= ends),
        is_open, is_pending, kiosk, ids
    ) order by day) filter (where looks_late or looks_early or is_pending), '[]')::text
from told group by 1 order by 1
"""


@dataclass(frozen=True, slots=True)
class OddDay:
    """A day that is not simply whole. Minutes are proved ones, `outage_minutes` of the late ones are not asked for."""

    day: date
    late_minutes: int
    early_minutes: int
    outage_minutes: int
    doubt: Doubt
    kiosk: str
    presences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    ruling: str
    reason: str
    id: int


@dataclass(slots=True)
class Presences:
    """`present`: a bit for each day of the month that has a stay, by officer; `silent`: flexible days of which nothing is known;
    `leave`: working days on which the officer was away by right.
    """

    working_days: tuple[WorkingDay, ...]
    present: dict[str, int] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)
    flexible: dict[str, frozenset[date]] = field(default_factory=dict)
    silent: dict[str, frozenset[date]] = field(default_factory=dict)
    leave: dict[str, frozenset[date]] = field(default_factory=dict)
    rulings: dict[str, dict[date, Ruled]] = field(default_factory=lambda: defaultdict(dict))
    outages: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))

    def present_days_of(self, officer: str) -> int:
        """Without those of leave: nobody was asked to be there."""
        leave = sum(1 << day.day for day in self.leave.get(officer, ()))
        return (self.present.get(officer, 0) & ~leave).bit_count()

    def missing_of(self, officer: str) -> list[date]:
        """Days without a stay; of an officer without any in the month, none: kiosks do not measure that one."""
        seen = self.present.get(officer)
        if not seen:
            return []
        return [one.day for one in self.working_days if not seen >> one.number & 1]

    def odd_of(self, officer: str) -> list[OddDay]:
        told = self.odd.get(officer, "[]")
        return [] if told == "[]" else [self._odd(row) for row in json.loads(told)]

    def _odd(self, row: Sequence[Any]) -> OddDay:
        number, late, early, is_late_maybe, is_early_maybe, is_open, is_pending, kiosk, ids = row
        day = next(one for one in self.working_days if one.number == number)
        minutes_late = 0 if late is None or is_late_maybe or is_pending else max(0, late)
        minutes_early = 0 if early is None or is_early_maybe or is_open or is_pending else max(0, early)
        doubt: Doubt = ""
        if is_pending:
            doubt = "pending"
        elif is_late_maybe or (is_early_maybe and not is_open):
            doubt = "grade_c"
        elif is_open:
            doubt = "no_end"
        outage = self._without_power(kiosk, day.starts, minutes_late) if minutes_late else 0
        return OddDay(day.day, minutes_late, minutes_early, outage, doubt, kiosk, tuple(ids))

    def _without_power(self, kiosk: str, starts: datetime, minutes: int) -> int:
        arrived = starts + timedelta(minutes=minutes)
        cut = [Span(max(one.start, starts), min(one.end, arrived)) for one in self.outages.get(kiosk, ())]
        away = sum(((one.end - one.start) for one in cut if one.start < one.end), timedelta())
        return -(-int(away.total_seconds()) // 60)


def gather(inputs: Inputs, month: Month, working_days: Sequence[WorkingDay]) -> Presences:
    found = Presences(tuple(working_days))
    values = {
        "days": [one.day for one in working_days],
        "starts": [one.starts for one in working_days],
        "ends": [one.ends for one in working_days],
        "begins": month.begins,
        "until": month.ends,
    }
    for officer, present, odd in inputs.rows("presences", _DAYS, values):
        found.present[officer], found.odd[officer] = present, odd
    found.flexible = {str(one): days for one, days in approved_days(month.first, month.last).items()}
    inputs.count_in("flexible", sorted((one, sorted(days)) for one, days in found.flexible.items()))
    found.silent = {str(one): days for one, days in silent_days(month.first, month.last).items()}
    inputs.count_in("silent", sorted((one, sorted(days)) for one, days in found.silent.items()))
    found.leave = leave_of(month, working_days)
    inputs.count_in("leave", sorted((one, sorted(days)) for one, days in found.leave.items()))
    rulings = DayRuling.objects.filter(day__range=(month.first, month.last), withdrawn_at=None).order_by("id")
    for row in rulings.values_list("officer", "day", "ruling", "reason", "id"):
        inputs.count_in("ruling", row)
        found.rulings[str(row[0])][row[1]] = Ruled(*row[2:])
    _power(inputs, month, found)
    return found


def leave_of(
    month: Month, working_days: Sequence[WorkingDay], officers: Collection[UUID] | None = None
) -> dict[str, frozenset[date]]:
    """The working days of the month, by officer; of the whole month, what is over of it or not."""
    asked = {one.day for one in working_days}
    found = leave_days(month.first, month.last, officers).items()
    return {str(officer): inside for officer, days in found if (inside := days & asked)}


def _power(inputs: Inputs, month: Month, found: Presences) -> None:
    """When kiosks were without power; one that nobody ended counts to the end of its day, as it does for promises."""
    rows = NotedOutage.objects.filter(
        Q(ended_at__gt=month.begins) | Q(ended_at=None, began_at__gte=month.begins),
        away="power",
        began_at__lt=month.ends,
    )
    spans: dict[str, list[Span]] = defaultdict(list)
    for kiosk, began, ended in rows.order_by("kiosk", "began_at").values_list("kiosk", "began_at", "ended_at"):
        inputs.count_in("outage", (str(kiosk), began, ended))
        spans[str(kiosk)].append(Span(began, ended or began.replace(hour=23, minute=59)))
    found.outages |= {kiosk: list(merged(some)) for kiosk, some in spans.items()}


def excluded_presences(month: Month) -> dict[str, list[tuple[str, str]]]:
    """What people left out, to be told: (presence, reason) by officer."""
    rows = Exclusion.objects.filter(period=month.period, about="presence", withdrawn_at=None).order_by("id")
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for officer, subject, reason in rows.values_list("officer", "subject", "reason"):
        told[str(officer)].append((str(subject), reason))
    return told
