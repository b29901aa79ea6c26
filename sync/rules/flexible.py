"""Flexible work (kerja fleksibel): the rules of a region, and how many days of a week somebody may work elsewhere. Pure.

Rules, and where they come from
- Place and time may be flexible (Perpres 21/2023 art. 8); at most two working days a week (PermenPANRB 4/2025); Jawa Barat had given
  up to four, in the patterns 3-2, 4-1 and 1-4 by track record. Numbers are data, `assets/rules/flexible.yaml`.
- A pattern names the days in the office first. They stay whole: in a week with a holiday the days elsewhere are what is left over.
- A region whose rules stand for a study, or are switched off, gives nobody a day.

Invariants
- Never more days than the region's rule, than the pattern, or than the week has left beside the office's days.
- Only working days are given; a day that is taken already is not given twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from sync.rules.calendar import WorkCalendar

Standing = Literal["allowed", "study", "off"]
Place = Literal["home", "office", "set"]  # the registered home, another office, another place that was set
WORKING_DAYS = 5
_DAY = timedelta(days=1)


class FlexibleError(ValueError):
    """The rules are not readable, or say what no rule can say."""


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """`office` and `elsewhere` make five; `index_min`: the mean IKI from which somebody may have it."""

    elsewhere: int
    office: int
    index_min: int

    @property
    def name(self) -> str:
        return f"{self.office}-{self.elsewhere}"


@dataclass(frozen=True, slots=True)
class Track:
    """What counts as a good record: over `months`; `fit_share_min`: percent of the minutes that fitted flexible work."""

    months: int
    absences_max: int
    refused_max: int
    unreached_max: int
    fit_share_min: int


@dataclass(frozen=True, slots=True)
class NationalCap:
    days: int
    effective_from: date
    legal_basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One region's rule in one version. `proposal`: numbers of ours where the decree names none; shares in percent."""

    region: str
    name: str
    version: int
    effective_from: date
    legal_basis: str
    proposal: bool
    standing: Standing
    days: int
    patterns: tuple[Pattern, ...]
    places: tuple[Place, ...]
    public_posts: bool
    track: Track
    on_site_min: int
    output_share_min: int
    reach_min: int
    answer_days: int
    appeal_days: int

    def pattern(self, name: str) -> Pattern | None:
        return next((one for one in self.patterns if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Document:
    """`rules` oldest first; `in_force`: the region that counts where nobody chose."""

    in_force: str
    national_cap: NationalCap
    rules: tuple[Rule, ...]

    def regions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.region for rule in self.rules))

    def rule_on(self, region: str, day: date) -> Rule | None:
        """None before the region's first rule: nothing was given then."""
        due = [rule for rule in self.rules if rule.region == region and rule.effective_from <= day]
        return max(due, key=lambda rule: (rule.effective_from, rule.version), default=None)

    def is_above_national(self, rule: Rule, day: date) -> bool:
        cap = self.national_cap
        return rule.standing == "allowed" and cap.effective_from <= day and rule.days > cap.days


def patterns_for(rule: Rule, index: Fraction | None) -> tuple[Pattern, ...]:
    """Those that this record is good enough for, the fewest days first; without an index the smallest alone, for a head to decide."""
    if rule.standing != "allowed":
        return ()
    ordered = sorted(pattern for pattern in rule.patterns if pattern.elsewhere <= rule.days)
    if index is None:
        return tuple(ordered[:1])
    return tuple(pattern for pattern in ordered if index >= pattern.index_min)


def days_elsewhere(rule: Rule, pattern: Pattern, working_days: int) -> int:
    """In a week of so many working days."""
    if rule.standing != "allowed":
        return 0
    return max(0, min(rule.days, pattern.elsewhere, working_days - pattern.office))


@dataclass(frozen=True, slots=True)
class Wish:
    """The same `weekdays` (Monday 0) of each week from `first` to `last`."""

    pattern: Pattern
    weekdays: Collection[int]
    first: date
    last: date


def days_given(rule: Rule, wish: Wish, calendar: WorkCalendar, taken: Collection[date] = ()) -> tuple[date, ...]:
    """The days that the wish can get, in order; of a short week the earliest. `taken`: other days of the officer, which use up their
    week's days too.
    """
    found: list[date] = []
    for monday in _mondays(wish.first, wish.last):
        week = [monday + number * _DAY for number in range(7)]
        working = [day for day in week if calendar.is_working_day(day)]
        left = days_elsewhere(rule, wish.pattern, len(working)) - sum(day in taken for day in week)
        wished = [
            day
            for day in working
            if day.weekday() in wish.weekdays and wish.first <= day <= wish.last and day not in taken
        ]
        found += wished[: max(0, left)]
    return tuple(found)


def _mondays(first: date, last: date) -> Iterator[date]:
    monday = first - first.weekday() * _DAY
    while monday <= last:
        yield monday
        monday += 7 * _DAY
