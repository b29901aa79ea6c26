"""Who works elsewhere on which day of a week, so that enough people stay: the conflicts of a rota, and a fair proposal. Pure.

Rules, and where they come from
- The quality of public service may not fall (PermenPANRB 4/2025), so a unit names how many must be on site; they take turns
  ("dilakukan secara bergantian").

Invariants
- A proposal never leaves fewer on site than the minimum, never gives more days than the quota, and gives only days that were wished.
- What is given already stays, also where it is in conflict; a conflict is named, never silently mended.
- Whoever had fewer days is asked first; the same people and wishes give the same rota, in whatever order they come.
- A wish is left only when the day is full or the quota used up: nobody waits for nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Why = Literal["full", "quota", "rest_day"]
ConflictKind = Literal["below_minimum", "over_quota", "rest_day"]


@dataclass(frozen=True, slots=True)
class Member:
    """One of the unit. `quota`: days elsewhere of this week; `given`: those decided; `wished`: those asked for; `before`: days of the
    weeks before, who had fewer comes first. `leave`: days on which they work nowhere; none of them is given or counted elsewhere.
    """

    officer: str
    quota: int = 0
    given: frozenset[date] = frozenset()
    wished: frozenset[date] = frozenset()
    before: int = 0
    leave: frozenset[date] = frozenset()

    def is_away(self, day: date) -> bool:
        return day in self.given or day in self.leave


@dataclass(frozen=True, slots=True)
class Left:
    officer: str
    day: date
    why: Why


@dataclass(frozen=True, slots=True)
class Proposal:
    """`given`: also what was given before; `left`: wishes that found no place."""

    given: Mapping[str, frozenset[date]]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """below_minimum: `number` are on site, `asked` must be. over_quota: `number` days, `asked` may be."""

    kind: ConflictKind
    day: date | None
    officer: str
    number: int = 0
    asked: int = 0


def minimum_on_site(staff: int, share_percent: int, number: int | None = None) -> int:
    """`number`: what the unit set for itself, else the share of its staff, rounded up. Never more than there are."""
    wanted = -(-staff * share_percent // 100) if number is None else number
    return min(staff, max(0, wanted))


def conflicts(members: Sequence[Member], working: Collection[date], minimum: int) -> tuple[Conflict, ...]:
    """Of what is given."""
    short = [
        Conflict("below_minimum", day, "", here, minimum)
        for day in working
        if any(day in one.given for one in members) and (here := sum(not one.is_away(day) for one in members)) < minimum
    ]
    over = [
        Conflict("over_quota", None, one.officer, len(one.given - one.leave), one.quota)
        for one in members
        if len(one.given - one.leave) > one.quota
    ]
    rest = [
        Conflict("rest_day", day, one.officer) for one in members for day in sorted(one.given) if day not in working
    ]
    return (
        *sorted(short, key=lambda one: str(one.day)),
        *sorted(over, key=_by_officer),
        *sorted(rest, key=_by_officer),
    )


def propose(members: Iterable[Member], working: Collection[date], minimum: int) -> Proposal:
    people = sorted(members, key=lambda one: one.officer)
    given = {one.officer: set(one.given) for one in people}
    room = {day: sum(not one.is_away(day) for one in people) - minimum for day in working}
    while (found := _next(people, given, room)) is not None:
        officer, day = found
        given[officer].add(day)
        room[day] -= 1
    return Proposal(
        {officer: frozenset(days) for officer, days in given.items()},
        tuple(
            Left(one.officer, day, _why(one, given[one.officer], day, room))
            for one in people
            for day in sorted(one.wished - given[one.officer])
        ),
    )


def _next(
    people: Sequence[Member], given: Mapping[str, set[date]], room: Mapping[date, int]
) -> tuple[str, date] | None:
    """Who is asked next, and the wished day with the most room."""
    for one in sorted(people, key=lambda one: (one.before + len(given[one.officer]), one.officer)):
        if len(given[one.officer]) >= one.quota:
            continue
        free = [day for day in one.wished - given[one.officer] - one.leave if room.get(day, 0) > 0]
        if free:
            return one.officer, max(free, key=lambda day: (room[day], -day.toordinal()))
    return None


def _why(member: Member, given: Collection[date], day: date, room: Mapping[date, int]) -> Why:
    if day not in room:
        return "rest_day"
    return "quota" if len(given) >= member.quota else "full"


def _by_officer(conflict: Conflict) -> tuple[str, str]:
    return conflict.officer, str(conflict.day)
