"""What an index is made of: terms with weights, what was dropped, and what is not held against anybody. Pure and exact.

Invariants
- A term that nobody measured, or that rests on too few cases, is dropped and its weight shared out: the shares are 1 together.
- An exclusion takes out only what would count against: a case that went well stays, whatever happened that day. One case with several
  reasons is one.
- What is excluded was seen: it counts for the size of a sample, or an exclusion could take away a term that held an index up.
- Where exclusions leave fewer cases than a sample needs, the term counts if it raises the index, else not (`is_fragile`).
So no exclusion ever lowers a score or an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

Component = Literal["task", "sla", "skm", "response", "behaviour", "people", "coverage"]
Dropped = Literal["", "no_plan", "too_few", "unknown", "no_weight", "excluded"]
# outage: the hall had no power or line; time_unproved: grade C, its time is no evidence; resident: waiting for papers; exception: the
# service's own standard names it; before_me: late before this officer had it; nobody: in no person's hands; ruling: a person decided so.
Reason = Literal[
    "outage",
    "time_unproved",
    "blank_stock",
    "resident",
    "city_system",
    "other_office",
    "before_me",
    "nobody",
    "exception",
    "ruling",
    "leave",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
ZERO = Fraction(0)
HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A late case or an unanswered complaint that is not counted. `of`: the id of its record."""

    component: Component
    reason: Reason
    of: str


@dataclass(frozen=True, slots=True)
class Term:
    """`score` 0 to 100 and above (None: dropped); `weight` as the rule has it, `share` after what was dropped.

    `cases` were measured, without what is `excluded`; `added` is the part of the score that help for others gave.
    """

    component: Component
    score: Fraction | None
    weight: int
    share: Fraction
    cases: int
    dropped: Dropped = ""
    excluded: tuple[Exclusion, ...] = ()
    added: Fraction = ZERO

    @property
    def points(self) -> Fraction:
        return ZERO if self.score is None else self.score * self.share


@dataclass(frozen=True, slots=True)
class Scored:
    """A term before its weight. `is_fragile`: exclusions left a smaller sample than the rule asks for."""

    score: Fraction | None
    cases: int
    dropped: Dropped = ""
    excluded: tuple[Exclusion, ...] = ()
    is_fragile: bool = False
    added: Fraction = ZERO


def weigh(weights: Mapping[Component, int], scored: Mapping[Component, Scored]) -> tuple[Term, ...]:
    """In the order of `scored`."""
    kept = _kept(weights, scored)
    total = sum(weights[name] for name in kept)
    return tuple(_term(name, one, weights.get(name, 0), total if name in kept else 0) for name, one in scored.items())


def value_of(terms: Iterable[Term], cap: int) -> Fraction | None:
    """None with no term left."""
    counted = [term for term in terms if term.share]
    return min(sum((term.points for term in counted), ZERO), Fraction(cap)) if counted else None


def ratio(good: int, bad: int, seen: int, n_min: int, excluded: tuple[Exclusion, ...] = ()) -> Scored:
    """The percentage of what went well. `bad`: without what is excluded; `seen`: how many those are."""
    measured = good + bad
    if measured + seen < max(1, n_min):
        return Scored(None, measured, "too_few", excluded)
    if measured == 0:
        return Scored(None, 0, "excluded", excluded)
    return Scored(Fraction(good, measured) * 100, measured, "", excluded, is_fragile=measured < n_min)


def exclusions_of(component: Component, exclusions: Iterable[Exclusion]) -> tuple[Exclusion, ...]:
    """One a record, in an order of their own: who told them first changes nothing."""
    ordered = sorted((one for one in exclusions if one.component == component), key=lambda one: (one.of, one.reason))
    first: dict[str, Exclusion] = {}
    for one in ordered:
        first.setdefault(one.of, one)
    return tuple(first.values())


def _kept(weights: Mapping[Component, int], scored: Mapping[Component, Scored]) -> list[Component]:
    scores = {name: one.score for name, one in scored.items() if one.score is not None and weights.get(name)}
    kept = [name for name in scores if not scored[name].is_fragile]
    for name in sorted((name for name in scores if scored[name].is_fragile), key=lambda name: -scores[name]):
        total = sum(weights[each] for each in kept)
        if not kept or scores[name] * total > sum(scores[each] * weights[each] for each in kept):
            kept.append(name)
    return kept


def _term(name: Component, one: Scored, weight: int, total: int) -> Term:
    if one.is_fragile and weight and not total:
        return Term(name, None, weight, ZERO, one.cases, "excluded", one.excluded)
    share = Fraction(weight, total) if total else ZERO
    dropped = one.dropped or ("" if weight else "no_weight")
    return Term(name, one.score, weight, share, one.cases, dropped, one.excluded, one.added)
