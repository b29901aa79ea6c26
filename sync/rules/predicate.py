"""The yearly or periodic predicate of PermenPANRB 6/2022: a matrix of results and behaviour, and hints about the distribution. Pure.

Rules
- The matrix is the regulation's; who rates results and behaviour is the superior. From scores there is only a suggestion, by bounds that
  are a proposal.
- How predicates should be spread in an organisation of a predicate of its own (SE MenPANRB, 2023) is a hint about the whole group: it names
  no person and changes nobody's predicate. Of few people it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from sync.rules.performance_index import Index

Level = Literal["below", "meets", "above"]
# Sangat Baik, Baik, Butuh Perbaikan, Kurang, Sangat Kurang: as everybody who is rated knows them.
Predicate = Literal["SB", "B", "BP", "K", "SK"]
OrganisationPredicate = Literal["excellent", "good", "needs_improvement", "poor", "very_poor"]
Limit = Literal["at_most", "at_least"]
LEVELS: tuple[Level, ...] = get_args(Level)
PREDICATES: tuple[Predicate, ...] = get_args(Predicate)
ORGANISATIONS: tuple[OrganisationPredicate, ...] = get_args(OrganisationPredicate)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Scores from which expectations are met, and exceeded."""

    meets: Fraction
    above: Fraction


@dataclass(frozen=True, slots=True)
class Spread:
    """Of an organisation with this predicate at most, or at least, `percent` of the people have one `of` these; never fewer than `people`."""

    organisation: OrganisationPredicate
    of: tuple[Predicate, ...]
    limit: Limit
    percent: int
    people: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateRule:
    """`matrix` by (results, behaviour)."""

    legal_basis: str
    matrix: Mapping[tuple[Level, Level], Predicate]
    results: Bounds
    behaviour: Bounds
    n_min: int
    spreads: tuple[Spread, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the superior may start from. `predicate` None: results or behaviour are not known, and nobody guesses."""

    results: Level | None
    behaviour: Level | None
    predicate: Predicate | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A spread that the group does not keep: it has `people` of them where `limit` would be right."""

    spread: Spread
    people: int
    limit: int


def predicate_of(rule: PredicateRule, results: Level, behaviour: Level) -> Predicate:
    return rule.matrix[results, behaviour]


def level_of(bounds: Bounds, score: Fraction) -> Level:
    """A score on a bound has reached it."""
    return "above" if score >= bounds.above else "meets" if score >= bounds.meets else "below"


def suggestion_of(rule: PredicateRule, index: Index) -> Suggestion:
    """Results are all terms that count but behaviour, weighted as the index weighs them."""
    terms = [term for term in index.terms if term.share and term.component != "behaviour"]
    conduct = next((term.score for term in index.terms if term.component == "behaviour"), None)
    total = sum((term.share for term in terms), Fraction(0))
    results = level_of(rule.results, sum((term.points for term in terms), Fraction(0)) / total) if total else None
    behaviour = None if conduct is None else level_of(rule.behaviour, conduct)
    if results is None or behaviour is None:
        return Suggestion(results, behaviour, None)
    return Suggestion(results, behaviour, rule.matrix[results, behaviour])


def spread_remarks(
    rule: PredicateRule, organisation: OrganisationPredicate, predicates: Sequence[Predicate]
) -> tuple[Remark, ...]:
    """Of the predicates of a whole group."""
    if len(predicates) < rule.n_min:
        return ()
    due = [spread for spread in rule.spreads if spread.organisation == organisation]
    remarks = [_remark(spread, predicates) for spread in due]
    return tuple(remark for remark in remarks if remark is not None)


def _remark(spread: Spread, predicates: Sequence[Predicate]) -> Remark | None:
    people = sum(predicate in spread.of for predicate in predicates)
    if spread.limit == "at_most":
        limit = len(predicates) * spread.percent // 100
        return Remark(spread, people, limit) if people > limit else None
    limit = max(-(-len(predicates) * spread.percent // 100), spread.people)
    return Remark(spread, people, limit) if people < limit else None
