"""What is recommended as an officer's allowance (TPP), with every step. Pure, exact, whole rupiah at the end; never a verdict.

Rules
- `kemendagri_60_40`: Base x (60 % x P + 40 % x D), P = 70 % of the IKI (at most 100) and 30 % of the unit's IKO. `single_index`: Base x IKI.
  `predicate`: Base x what the predicate is worth. Whatever the preset, the allowance is never more than the rule's part of the base.
- Late cases of the officer's own cost so much each, up to a bound: taken from D (`through_discipline`, kiosk/decisions/038), or from the whole
  afterwards (`after`), or nothing. A preset without D has nothing to take them from, so there it is `after` or `none`.
- Sanctions are percentages that a signed decision names; they come last, of what is left.
- Where the IKO is not known the IKI stands for both; without an IKI (or a predicate) there is no recommendation, a person decides.
- Rounded once, down, to the rule's rupiah.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sync.rules.index_terms import HUNDRED, ZERO
from sync.rules.predicate import Predicate

Preset = Literal["kemendagri_60_40", "single_index", "predicate"]
LateCaseCut = Literal["through_discipline", "after", "none"]
Missing = Literal["", "index", "predicate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceRule:
    """All in percent but `round_to_idr`. `performance` and `discipline` are 100 together, `individual` and `organisation` too."""

    legal_basis: str
    preset: Preset
    performance: int
    discipline: int
    individual: int
    organisation: int
    cap_index: int
    cap_of_base: int
    multipliers: Mapping[Predicate, int]
    late_case_cut: LateCaseCut
    late_case_percent: Fraction
    late_case_at_most: Fraction
    round_to_idr: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceInput:
    """`discipline` is the percentage that remains; `late_cases` those attributed to the officer, exclusions taken out."""

    base_idr: int
    index: Fraction | None
    organisation: Fraction | None
    discipline: Fraction = HUNDRED
    predicate: Predicate | None = None
    late_cases: int = 0
    sanctions_percent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Allowance:
    """Each step, exact but the last two. None: not known. `discipline` has the late cases in it if the rule takes them there.

    `gross_idr`: before late cases that are cut afterwards and before sanctions. `missing`: what a recommendation lacks.
    """

    performance: Fraction | None
    discipline: Fraction
    late_case_percent: Fraction
    gross: Fraction | None
    late_cut: Fraction
    sanction_cut: Fraction
    gross_idr: int | None
    net_idr: int | None
    missing: Missing
    rule: AllowanceRule


def allowance_of(rule: AllowanceRule, given: AllowanceInput) -> Allowance:
    """ValueError for a base below zero."""
    if given.base_idr < 0:
        raise ValueError("a base below zero")
    late = min(rule.late_case_percent * max(0, given.late_cases), rule.late_case_at_most, HUNDRED)
    if rule.late_case_cut == "none":
        late = ZERO
    through = rule.late_case_cut == "through_discipline"
    discipline = max(ZERO, given.discipline - late) if through else given.discipline
    performance = _performance(rule, given)
    part, missing = _part(rule, given, performance, discipline)
    if part is None:
        return Allowance(performance, discipline, late, None, ZERO, ZERO, None, None, missing, rule)
    gross = given.base_idr * min(part, Fraction(rule.cap_of_base)) / 100
    late_cut = ZERO if through else gross * late / 100
    sanction = (gross - late_cut) * min(sum(given.sanctions_percent), 100) / 100
    net = gross - late_cut - sanction
    return Allowance(
        performance, discipline, late, gross, late_cut, sanction, _down(rule, gross), _down(rule, net), "", rule
    )


def _performance(rule: AllowanceRule, given: AllowanceInput) -> Fraction | None:
    """P. An index above the cap is worth the cap."""
    if given.index is None:
        return None
    index = min(given.index, Fraction(rule.cap_index))
    if given.organisation is None:
        return index
    return (index * rule.individual + given.organisation * rule.organisation) / 100


def _part(
    rule: AllowanceRule, given: AllowanceInput, performance: Fraction | None, discipline: Fraction
) -> tuple[Fraction | None, Missing]:
    """Percent of the base."""
    if rule.preset == "predicate":
        worth = None if given.predicate is None else Fraction(rule.multipliers[given.predicate])
        return worth, "" if worth is not None else "predicate"
    if performance is None or given.index is None:
        return None, "index"
    if rule.preset == "single_index":
        return min(given.index, Fraction(rule.cap_index)), ""
    return (performance * rule.performance + discipline * rule.discipline) / 100, ""


def _down(rule: AllowanceRule, amount: Fraction) -> int:
    return int(amount // rule.round_to_idr) * rule.round_to_idr
