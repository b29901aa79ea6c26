"""The behaviour term: seven BerAKHLAK values, rated by superior, peers and subordinates. Pure and exact.

Rules (the values: SE MenPANRB 20/2021; 60/20/20 is a proposal)
- Each rater rates seven values from 0 to 100; a group's score is the mean of its raters, each rater's the mean of the seven.
- Fewer peers or subordinates than the rule asks for are left out: a group of one is a person, and two friends are no group.
- The superior always counts. Without the superior's rating there is no score: peers who rate each other make none.
- The weight of a group that is left out is shared out among the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

Value = Literal["service_oriented", "accountable", "competent", "harmonious", "loyal", "adaptive", "collaborative"]
Relation = Literal["superior", "peer", "subordinate"]
VALUES: tuple[Value, ...] = get_args(Value)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
FEWEST_RATERS = 3  # fewer than this no edition may ask of a group: a mean of two is told to each of the two


@dataclass(frozen=True, slots=True)
class BehaviourRule:
    """`weights` in percent; `n_min`: raters that a group other than the superior's needs."""

    weights: Mapping[Relation, int]
    n_min: int


@dataclass(frozen=True, slots=True)
class Rating:
    """`values` in the order of VALUES, 0 to 100 (ValueError for any other)."""

    relation: Relation
    values: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.values) != len(VALUES) or not all(0 <= value <= 100 for value in self.values):
            raise ValueError("a rating has seven values from 0 to 100")


@dataclass(frozen=True, slots=True)
class Group:
    """`score` None: left out. Never shown for a group that was left out: how many raters is all that is told."""

    relation: Relation
    score: Fraction | None
    weight: int
    share: Fraction
    raters: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """`score` None: the superior has not rated."""

    score: Fraction | None
    groups: tuple[Group, ...]


def behaviour_of(rule: BehaviourRule, ratings: Sequence[Rating]) -> Behaviour:
    by_group = {relation: [one for one in ratings if one.relation == relation] for relation in RELATIONS}
    counted = [relation for relation, rated in by_group.items() if len(rated) >= _least(rule, relation)]
    total = sum(rule.weights[relation] for relation in counted) if "superior" in counted else 0
    groups = tuple(
        Group(
            relation,
            _mean(rated) if relation in counted else None,
            rule.weights[relation],
            Fraction(rule.weights[relation], total) if total and relation in counted else Fraction(0),
            len(rated),
        )
        for relation, rated in by_group.items()
    )
    score = sum((group.score * group.share for group in groups if group.score is not None), Fraction(0))
    return Behaviour(score if total else None, groups)


def _least(rule: BehaviourRule, relation: Relation) -> int:
    return 1 if relation == "superior" else max(1, rule.n_min)


def _mean(rated: Sequence[Rating]) -> Fraction:
    return Fraction(sum(sum(one.values) for one in rated), len(VALUES) * len(rated))
