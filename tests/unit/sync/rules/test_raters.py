"""Who rates whom: everybody by as many, nobody themselves, no pairs in a ring that is large enough; and up to the nearest level."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.cascade import LEVELS
from sync.rules.raters import MOST_RATED, nearest_above, rated_by

RINGS = st.lists(st.integers(0, 10_000), unique=True, min_size=1, max_size=60)
PEOPLE = st.dictionaries(st.integers(0, 99), st.sampled_from(LEVELS), max_size=20)


@given(RINGS)
def test_everybody_rates_and_is_rated_by_as_many_as_everybody_else(ring) -> None:
    asked = {one: rated_by(one, ring) for one in ring}
    most = min(MOST_RATED, len(ring) - 1)

    assert all(len(set(those)) == most for those in asked.values())
    assert all(one not in those for one, those in asked.items())
    assert most == 0 or set(Counter(rated for those in asked.values() for rated in those).values()) == {most}


@given(RINGS.filter(lambda ring: len(ring) > 2 * MOST_RATED))
def test_in_a_large_ring_no_two_rate_each_other(ring) -> None:
    asked = {one: set(rated_by(one, ring)) for one in ring}
    assert not [one for one, those in asked.items() if any(one in asked[other] for other in those)]


@given(PEOPLE, st.sampled_from(LEVELS))
def test_who_is_led_rates_the_nearest_level_above_and_nobody_else(people, level) -> None:
    found = nearest_above(level, people)
    higher = {LEVELS.index(of) for of in people.values() if LEVELS.index(of) < LEVELS.index(level)}

    assert {LEVELS.index(people[one]) for one in found} == ({max(higher)} if higher else set())
    assert len(found) == sum(LEVELS.index(of) == max(higher, default=-1) for of in people.values())


def test_a_head_has_nobody_above() -> None:
    assert nearest_above("head", {1: "head", 2: "division", 3: "staff"}) == []
    assert nearest_above("staff", {1: "head", 2: "division", 3: "division", 4: "staff"}) == [2, 3]
