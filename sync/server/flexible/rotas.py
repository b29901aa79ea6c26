"""A unit's week: who is on site and who elsewhere, what conflicts, and a fair proposal for those who still wait for an answer.

Invariants
- The members are the active officers of the unit itself, not of the units below: a team plans its own week. Who is on leave is neither on
  site nor elsewhere.
- An approval asks the same minimum that the grid shows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sync.rules.calendar import WorkCalendar
from sync.rules.flexible import Rule, Wish, days_elsewhere, days_given
from sync.rules.flexible_rota import Conflict, Left, Member, conflicts, minimum_on_site, propose
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import Application, Staffing
from sync.server.flexible.regions import Regions
from sync.server.leave.granted import leave_days
from sync.server.people.models import Account, Officer, Unit
from sync.server.publishing.calendar import calendar_in_force

_DAY = timedelta(days=1)
_LOOKED_BACK = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Rota:
    """`given`, `asked` and `proposed`: days by officer; `proposed` holds only what is not given yet. `waiting`: whose application waits."""

    unit: Unit
    monday: date
    days: tuple[date, ...]
    rule: Rule | None
    officers: tuple[Officer, ...]
    minimum: int
    set_by_unit: Staffing | None
    given: Mapping[UUID, Mapping[date, str]]
    asked: Mapping[UUID, frozenset[date]]
    waiting: Mapping[UUID, UUID]
    proposed: Mapping[UUID, frozenset[date]]
    left: tuple[Left, ...]
    conflicts: tuple[Conflict, ...]
    leave: Mapping[UUID, frozenset[date]]

    def on_site(self, day: date) -> int:
        return sum(day not in self.given[one.id] and not self.is_on_leave(one.id, day) for one in self.officers)

    def is_on_leave(self, officer: UUID, day: date) -> bool:
        return day in self.leave.get(officer, ())


def rota(unit: Unit, day: date) -> Rota:
    """Of the week that holds `day`; a fixed number of queries."""
    monday = day - day.weekday() * _DAY
    calendar = calendar_in_force()
    working = tuple(one for one in (monday + n * _DAY for n in range(7)) if calendar.is_working_day(one))
    officers = tuple(Officer.objects.filter(unit=unit, is_active=True).order_by("name", "id"))
    regions = Regions(monday)
    rule, staffing = regions.rule(unit.id), Staffing.objects.filter(unit=unit).first()
    ids = [officer.id for officer in officers]
    given = _given(monday, ids)
    asked, patterns, waiting = _asked(monday, ids, rule, calendar)
    minimum = _minimum(rule, len(officers), staffing)
    leave = leave_days(monday, monday + 6 * _DAY, ids)
    before = Counter(standing_days(monday - _LOOKED_BACK, monday - _DAY, ids).values_list("officer", flat=True))
    members = [
        Member(
            str(one),
            _quota(rule, patterns.get(one), len(working)),
            frozenset(given[one]),
            asked[one] - frozenset(given[one]) - leave.get(one, frozenset()),
            before[one],
            leave.get(one, frozenset()),
        )
        for one in ids
    ]
    found = propose(members, working, minimum)
    fresh = {one: found.given[str(one)] - frozenset(given[one]) for one in ids}
    return Rota(
        unit,
        monday,
        working,
        rule,
        officers,
        minimum,
        staffing,
        given,
        asked,
        waiting,
        fresh,
        found.left,
        conflicts(members, working, minimum),
        leave,
    )


def full_days(officer: Officer, days: Sequence[date]) -> tuple[date, ...]:
    """On which one more of the officer's unit would leave fewer on site than the minimum."""
    if officer.unit_id is None or not days:
        return ()
    staff = Officer.objects.filter(unit=officer.unit_id, is_active=True)
    rule = Regions(days[0]).rule(officer.unit_id)
    staffing = Staffing.objects.filter(unit=officer.unit_id).first()
    number = staff.count()
    room = number - _minimum(rule, number, staffing)
    rows = standing_days(min(days), max(days)).filter(officer__in=staff.values("id")).exclude(officer=officer)
    gone = set(rows.order_by().values_list("officer", "day"))
    others = list(staff.exclude(pk=officer.pk).values_list("pk", flat=True))
    gone |= {(one, day) for one, away in leave_days(min(days), max(days), others).items() for day in away}
    away_on = Counter(day for _, day in gone)
    return tuple(day for day in days if away_on[day] >= room)


def set_minimum(unit: Unit, minimum: int, *, reason: str, account: Account) -> Staffing:
    told = {"minimum": minimum, "reason": reason, "set_by": account.get_username()}
    staffing, _ = Staffing.objects.update_or_create(unit=unit, defaults=told)
    return staffing


def _minimum(rule: Rule | None, staff: int, staffing: Staffing | None) -> int:
    return minimum_on_site(staff, rule.on_site_min if rule else 100, staffing.minimum if staffing else None)


def _given(monday: date, officers: Sequence[UUID]) -> Mapping[UUID, dict[date, str]]:
    found: dict[UUID, dict[date, str]] = {one: {} for one in officers}
    for row in standing_days(monday, monday + 6 * _DAY, officers):
        found[row.officer_id][row.day] = row.get_place_display()
    return found


def _asked(
    monday: date, officers: Sequence[UUID], rule: Rule | None, calendar: WorkCalendar
) -> tuple[Mapping[UUID, frozenset[date]], Mapping[UUID, str], Mapping[UUID, UUID]]:
    """Days of this week that wait for an answer, the pattern of each officer who asked or was given, and what waits."""
    found: dict[UUID, frozenset[date]] = defaultdict(frozenset)
    patterns: dict[UUID, str] = {}
    waiting: dict[UUID, UUID] = {}
    rows = Application.objects.filter(
        officer__in=officers, state__in=("asked", "approved"), begins__lte=monday + 6 * _DAY, ends__gte=monday
    )
    for row in rows.order_by("filed_at"):
        patterns[row.officer_id] = row.pattern
        pattern = rule.pattern(row.pattern) if rule else None
        if row.state == "asked" and rule is not None and pattern is not None:
            wish = Wish(pattern, row.weekdays, max(row.begins, monday), min(row.ends, monday + 6 * _DAY))
            found[row.officer_id] |= frozenset(days_given(rule, wish, calendar))
            waiting[row.officer_id] = row.pk
    return found, patterns, waiting


def _quota(rule: Rule | None, pattern: str | None, working_days: int) -> int:
    """Of the pattern they have or ask for; without one, the most that the rule gives."""
    if rule is None:
        return 0
    chosen = rule.pattern(pattern) if pattern else max(rule.patterns, default=None)
    return days_elsewhere(rule, chosen, working_days) if chosen else 0
