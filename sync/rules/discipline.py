"""Discipline (D): what is left of 100 percent after late starts, early ends and days of absence that a person found. Pure and exact.

Rules
- Late (TL) and early (PSW) minutes fall into bands, each with its percentage; a start or end that a person found missing is the top band.
- A day of absence without leave costs its own percentage and nothing else of that day does. The sum is capped.
- Duty elsewhere with approval (WFA, a Balai RW, the field) is presence. Leave is no day of duty.
- A day without evidence is a day to look at: it takes off nothing until a person ruled on it.
- Minutes that are excluded (an outage, a time of grade C, leave for hours) are taken off before the band is looked up; an exclusion on the side
  of a missing start or end, or of the whole day, takes the cut away.
Only the shape of this is everywhere the same; the percentages are the rule document's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from sync.rules.index_terms import HUNDRED, ZERO, Reason

Standing = Literal["present", "duty", "leave", "absent", "unproved"]
Side = Literal["late", "early", "day"]
Kind = Literal["TL", "PSW", "absent"]


@dataclass(frozen=True, slots=True)
class Band:
    """`up_to` minutes, that one too; None: whatever is more."""

    up_to: int | None
    percent: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineRule:
    """Bands from the smallest, the last without an end. All percentages of 100."""

    legal_basis: str
    late: tuple[Band, ...]
    early: tuple[Band, ...]
    absent: Fraction
    cap: Fraction


@dataclass(frozen=True, slots=True)
class MinutesOut:
    """Minutes of a day that are not held against the officer; of the side `day`: nothing of that day is. `of`: the record's id."""

    side: Side
    minutes: int
    reason: Reason
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDay:
    """One day of duty. `absent`, `no_start` and `no_end` are what a person found; without that a day is `unproved`. `of`: its records."""

    day: date
    standing: Standing = "present"
    late_minutes: int = 0
    early_minutes: int = 0
    no_start: bool = False
    no_end: bool = False
    excluded: tuple[MinutesOut, ...] = ()
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deduction:
    """`band` from 1, 0 for a day of absence; `minutes` what was left after exclusions, None for a missing start or end."""

    day: date
    kind: Kind
    band: int
    minutes: int | None
    percent: Fraction
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discipline:
    """`percent` is what remains. `to_review`: days without evidence, which took off nothing."""

    percent: Fraction
    deductions: tuple[Deduction, ...]
    excluded: tuple[tuple[date, MinutesOut], ...]
    to_review: tuple[date, ...]
    rule: DisciplineRule


def discipline_of(rule: DisciplineRule, days: Sequence[DutyDay]) -> Discipline:
    """`days` in any order, each day once (ValueError)."""
    ordered = sorted(days, key=lambda one: one.day)
    if len({one.day for one in ordered}) < len(ordered):
        raise ValueError("a day stands twice")
    deductions = tuple(each for one in ordered for each in _of_day(rule, one))
    return Discipline(
        HUNDRED - min(sum((each.percent for each in deductions), ZERO), rule.cap),
        deductions,
        tuple((one.day, out) for one in ordered for out in one.excluded),
        tuple(one.day for one in ordered if one.standing == "unproved"),
        rule,
    )


def band_of(bands: Sequence[Band], minutes: int) -> int:
    """The number of the band, from 1; 0 for no minute."""
    if minutes <= 0:
        return 0
    return next(number for number, band in enumerate(bands, 1) if band.up_to is None or minutes <= band.up_to)


def _of_day(rule: DisciplineRule, one: DutyDay) -> list[Deduction]:
    if any(out.side == "day" for out in one.excluded):
        return []
    if one.standing == "absent":
        return [Deduction(one.day, "absent", 0, None, rule.absent, one.of)]
    if one.standing != "present":
        return []
    late = _side(one, "TL", rule.late, one.late_minutes, is_missing=one.no_start)
    early = _side(one, "PSW", rule.early, one.early_minutes, is_missing=one.no_end)
    return [*late, *early]


def _side(one: DutyDay, kind: Kind, bands: Sequence[Band], minutes: int, *, is_missing: bool) -> list[Deduction]:
    out = [each for each in one.excluded if each.side == ("late" if kind == "TL" else "early")]
    if is_missing:
        return [] if out else [Deduction(one.day, kind, len(bands), None, bands[-1].percent, one.of)]
    left = minutes - sum(each.minutes for each in out)
    band = band_of(bands, left)
    return [Deduction(one.day, kind, band, left, bands[band - 1].percent, one.of)] if band else []
