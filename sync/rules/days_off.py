"""Days off by right: what of a plan's target fell on them, and how they are told. Pure, for both ends.

Rules
- A plan of one day is not asked for on a day off; of a month's target goes as much as the days off are of its working days, by the
  calendar of the whole city.
- A team has one result. Each member's share of its target is that member's part, and what goes of a part goes of the whole: the same is
  asked of everybody in the team, and nobody has to do what a colleague on leave could not.
- Told are spans without a kind. Those that touch are one, so that not even the seam between two kinds of leave shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from sync.rules.calendar import Holiday, WorkCalendar
from sync.rules.performance_index import Task

DaySpan = tuple[date, date]  # both included
MOST_SPANS = 60
_DAY = timedelta(days=1)
_WHOLE = 100


def month_of(day: date) -> DaySpan:
    first = day.replace(day=1)
    return first, (first.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY


def working_days(span: DaySpan, calendar: WorkCalendar) -> frozenset[date]:
    return frozenset(day for day in days_inside(*span, *span) if calendar.is_working_day(day))


def days_inside(begins: date, ends: date, first: date, last: date) -> list[date]:
    """Those of one leave that lie between `first` and `last`, all four included."""
    start = max(begins, first)
    return [start + number * _DAY for number in range((min(ends, last) - start).days + 1)]


def days_off(spans: Iterable[DaySpan], first: date, last: date) -> frozenset[date]:
    return frozenset(day for begins, ends in spans for day in days_inside(begins, ends, first, last))


def joined(spans: Iterable[DaySpan]) -> list[DaySpan]:
    """In order; spans that touch or share a day are one."""
    found: list[DaySpan] = []
    for begins, ends in sorted(spans):
        if found and begins <= found[-1][1] + _DAY:
            found[-1] = (found[-1][0], max(found[-1][1], ends))
        else:
            found.append((begins, ends))
    return found


def part_off(day: date | None, off: Collection[date], asked: Collection[date]) -> Fraction:
    """How much of a plan fell on days off. `day` None: a month's; `asked`: the working days of the whole month."""
    gone = sum(each in asked for each in set(off))
    if day is not None:
        return Fraction(day in off and day in asked)
    return Fraction(gone, len(asked)) if asked else Fraction(0)


def team_part_off(parts: Iterable[tuple[int, Fraction]]) -> Fraction:
    """Of a team's target; (share in percent, part off) of each member."""
    return sum((Fraction(share, _WHOLE) * part for share, part in parts), Fraction(0))


def less(task: Task, part: Fraction) -> Task:
    """Without what nobody could have done."""
    return replace(task, excluded=(*task.excluded, (task.target * part, "leave"))) if part else task


def without(calendar: WorkCalendar, off: Iterable[date]) -> WorkCalendar:
    """Of a day off nothing is asked, as of a holiday."""
    held: dict[str, Any] = {one.name: getattr(calendar, one.name) for one in fields(WorkCalendar)}
    leave = (Holiday(day, "Cuti", shared_leave=False) for day in sorted(off))
    return WorkCalendar(**{**held, "holidays": (*leave, *calendar.holidays)})
