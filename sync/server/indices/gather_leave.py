"""The part of a target that fell on days of leave: nobody could have done it, so it is not asked for (`sync.rules.performance_index.Task`).

Rules
- A plan of one day is not asked for on a day of leave; of a month's target goes as much as the days of leave are of its working days.
- A team has one result, and its other members are there: a team task stays as it is.
- Leave of the whole month counts, also what is still to come: it was granted.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from sync.rules.calendar import WorkCalendar
from sync.server.leave.granted import leave_days
from sync.server.performance.credits import Credited, days_of


def without_leave(
    credited: Mapping[str, Sequence[Credited]],
    period: str,
    calendar: WorkCalendar,
    officers: Collection[UUID] | None = None,
) -> dict[str, Sequence[Credited]]:
    """`officers`: whom `credited` is about; None: everybody."""
    first, last = days_of(period)
    days = (first + timedelta(number) for number in range((last - first).days + 1))
    asked = frozenset(day for day in days if calendar.is_working_day(day))
    found = dict(credited)
    for officer, away in leave_days(first, last, officers).items():
        mine = found.get(str(officer))
        if mine and (gone := away & asked):
            found[str(officer)] = [_less(one, gone, asked) for one in mine]
    return found


def _less(one: Credited, gone: Collection[date], asked: Collection[date]) -> Credited:
    if one.team_task is not None or (one.day is not None and one.day not in gone):
        return one
    share = Fraction(1) if one.day is not None else Fraction(len(gone), len(asked))
    return replace(one, task=replace(one.task, excluded=(*one.task.excluded, (one.task.target * share, "leave"))))
