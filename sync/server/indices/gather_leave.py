"""The part of a target that fell on days of leave: nobody could have done it, so it is not asked for (`sync.rules.days_off`).

Leave of the whole month counts, also what is still to come: it was granted. Of a team task goes what its members' shares lose, for all of
them alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from uuid import UUID

from sync.rules.calendar import WorkCalendar
from sync.rules.days_off import less, part_off, team_part_off, working_days
from sync.server.leave.granted import leave_days
from sync.server.performance.credits import Credited, days_of
from sync.server.performance.models import Plan

_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Away:
    """`days`: by officer's id; who has none is not in it."""

    days: Mapping[str, frozenset[date]]
    asked: frozenset[date]

    def part(self, officer: str, day: date | None) -> Fraction:
        off = self.days.get(officer)
        return part_off(day, off, self.asked) if off else _NOTHING


def without_leave(
    credited: Mapping[str, Sequence[Credited]],
    period: str,
    calendar: WorkCalendar,
    officers: Collection[UUID] | None = None,
) -> dict[str, Sequence[Credited]]:
    """`officers`: whom `credited` is about; None: everybody."""
    tasks = {one.team_task for some in credited.values() for one in some if one.team_task is not None}
    members = _members(period, tasks)
    concerned = None if officers is None else {*officers, *(UUID(one) for some in members.values() for one, _ in some)}
    days = days_of(period)
    off = {str(officer): some for officer, some in leave_days(*days, concerned).items()}
    if not off:
        return dict(credited)
    away = _Away(off, working_days(days, calendar))
    of_team = {
        task: team_part_off((share, away.part(one, None)) for one, share in some) for task, some in members.items()
    }
    return {officer: [_less(one, officer, away, of_team) for one in some] for officer, some in credited.items()}


def _less(one: Credited, officer: str, away: _Away, of_team: Mapping[str, Fraction]) -> Credited:
    part = away.part(officer, one.day) if one.team_task is None else of_team[one.team_task]
    return replace(one, task=less(one.task, part)) if part else one


def _members(period: str, tasks: Iterable[str]) -> Mapping[str, list[tuple[str, int]]]:
    """Of each team task, who has which share of it."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    rows = Plan.objects.filter(period=period, state="approved", is_ended=False, team_task__in=set(tasks))
    for task, officer, share in rows.order_by("id").values_list("team_task", "officer", "share_pct"):
        found[str(task)].append((str(officer), share or 0))
    return found
