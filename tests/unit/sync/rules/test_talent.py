"""The nine boxes: never from numbers alone, never from too few months."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules import talent
from sync.rules.talent import LEVELS, Level

RULE = talent.shipped()
indices = st.lists(st.fractions(0, 110), max_size=20)


def months(value: int, number: int = 3) -> list[Fraction]:
    return [Fraction(value)] * number


@pytest.mark.parametrize(
    ("value", "potential", "number"),
    [(69, 1, 1), (70, 1, 2), (90, 1, 4), (89, 2, 5), (90, 2, 7), (69, 3, 6), (89, 3, 8), (90, 3, 9), (69, 2, 3)],
)
def test_boxes_are_numbered_as_in_the_regulation(value: int, potential: Level, number: int) -> None:
    box = talent.place(months(value), potential, RULE).box
    assert box is not None
    assert box.number == number


def test_two_months_are_too_few_whatever_they_say() -> None:
    place = talent.place(months(100, 2), 3, RULE)
    assert (place.box, place.mean, place.lacking) == (None, None, ("months",))


def test_without_two_persons_word_there_is_no_box() -> None:
    place = talent.place(months(100, 12), None, RULE)
    assert (place.box, place.mean, place.lacking) == (None, Fraction(100), ("potential",))


def test_only_the_newest_twelve_months_count() -> None:
    assert talent.place([*months(100, 12), *months(0, 6)], 2, RULE).mean == 100


@given(indices, st.one_of(st.none(), st.sampled_from(LEVELS)))
def test_a_place_is_whole_or_says_what_is_lacking(found: list[Fraction], potential: Level | None) -> None:
    place = talent.place(found, potential, RULE)
    assert (place.box is None) == bool(place.lacking)
    if place.box is not None:
        assert place.box.potential == potential
        assert place.months >= RULE.fewest_months


@given(st.lists(st.fractions(0, 100), min_size=3, max_size=12), st.integers(0, 11), st.sampled_from(LEVELS))
def test_a_better_month_never_puts_anybody_lower(found: list[Fraction], at: int, potential: Level) -> None:
    better = [*found]
    better[at % len(found)] += 5
    was, now = talent.place(found, potential, RULE).box, talent.place(better, potential, RULE).box
    assert was is not None
    assert now is not None
    assert now.performance >= was.performance
