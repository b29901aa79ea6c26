"""The organisation's index (IKO) of a unit, and of the units above it. Pure and exact; a recommendation, as the IKI is.

Rules
- The terms of a unit are its promises kept, complaints first answered in time, its residents' survey, the mean of its people's IKI by the
  weight of their posts, and how much of the planned session hours was staffed. What nobody measured is dropped as in the IKI.
- A promise that no person broke is still the unit's, unless it is excluded.
- Hours that nobody could staff or prove (an outage, grade C) are taken off the plan, never so far that it alone makes more than was planned.
- The index of a unit above is the mean of those below it, weighted by requests or by staff; one without an index weighs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from sync.rules.index_terms import ZERO, Component, Reason, Scored, Term, ratio, value_of, weigh
from sync.rules.performance_index import response_term, survey_term

UNIT_COMPONENTS: tuple[Component, ...] = ("sla", "response", "skm", "people", "coverage")
ParentWeight = Literal["requests", "staff"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRule:
    """Weights in percent, 100 together."""

    legal_basis: str
    cap: int
    n_min: int
    n_min_survey: int
    weights: Mapping[Component, int]
    parent_weight: ParentWeight


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMeasured:
    """`late` without what `late_excluded` counts; `people`: (IKI, weight of the post) of each who has one.

    A unit's exclusions are counted by their reason: which records they are stands with the officers and the requests.
    """

    on_time: int = 0
    late: int = 0
    complaints: int | None = None
    complaints_in_time: int = 0
    survey: Fraction | None = None
    survey_answers: int = 0
    people: tuple[tuple[Fraction, int], ...] = ()
    planned_minutes: int = 0
    staffed_minutes: int = 0
    excluded_minutes: tuple[tuple[int, Reason], ...] = ()
    late_excluded: tuple[tuple[int, Reason], ...] = ()


@dataclass(frozen=True, slots=True)
class UnitIndex:
    """`terms` in the order of UNIT_COMPONENTS."""

    value: Fraction | None
    terms: tuple[Term, ...]
    rule: OrganisationRule


@dataclass(frozen=True, slots=True)
class Child:
    """A unit below, or the people who belong to the parent itself."""

    unit: str
    value: Fraction | None
    requests: int
    staff: int


@dataclass(frozen=True, slots=True)
class ParentIndex:
    """`shares` of each child, in the order given, 1 together; 0 for one without an index. `by`: what weighed."""

    value: Fraction | None
    shares: tuple[Fraction, ...]
    by: ParentWeight


def unit_index(rule: OrganisationRule, measured: UnitMeasured) -> UnitIndex:
    seen = sum(cases for cases, _ in measured.late_excluded)
    scored: dict[Component, Scored] = {
        "sla": ratio(measured.on_time, measured.late, seen, rule.n_min),
        "response": response_term(measured.complaints, measured.complaints_in_time, rule.n_min),
        "skm": survey_term(measured.survey, measured.survey_answers, rule.n_min_survey),
        "people": _people(measured.people),
        "coverage": _coverage(measured),
    }
    terms = weigh(rule.weights, scored)
    return UnitIndex(value_of(terms, rule.cap), terms, rule)


def parent_index(rule: OrganisationRule, children: Sequence[Child]) -> ParentIndex:
    """By staff where no child that has an index had a request: a quiet month is no reason for no index."""
    by = rule.parent_weight
    if by == "requests" and not any(child.requests for child in children if child.value is not None):
        by = "staff"
    weights = [0 if child.value is None else getattr(child, by) for child in children]
    total = sum(weights)
    shares = tuple(Fraction(weight, total) if total else ZERO for weight in weights)
    value = sum((child.value * share for child, share in zip(children, shares, strict=True) if child.value), ZERO)
    return ParentIndex(value if total else None, shares, by)


def _people(people: Sequence[tuple[Fraction, int]]) -> Scored:
    total = sum(weight for _, weight in people)
    if not total:
        return Scored(None, 0, "unknown")
    return Scored(sum((value * weight for value, weight in people), ZERO) / total, len(people))


def _coverage(measured: UnitMeasured) -> Scored:
    planned, staffed = measured.planned_minutes, measured.staffed_minutes
    if planned <= 0:
        return Scored(None, 0, "unknown")
    due = max(planned - sum(minutes for minutes, _ in measured.excluded_minutes), min(staffed, planned))
    return Scored(min(Fraction(staffed, due), Fraction(1)) * 100, 1) if due else Scored(None, 0, "excluded")
