"""Behaviour: friends do not rate each other up, a small group stays out, and the weights are one together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.behaviour import RELATIONS, VALUES, Rating, behaviour_of
from tests.unit.sync.rules.index_cases import changed

RULE = changed({}).behaviour
RATINGS = st.lists(
    st.builds(
        Rating,
        relation=st.sampled_from(RELATIONS),
        values=st.lists(st.integers(0, 100), min_size=7, max_size=7).map(tuple),
    ),
    max_size=12,
)


@given(RATINGS, st.randoms(use_true_random=False))
def test_the_groups_that_count_are_one_together_in_whatever_order(ratings, random):
    found = behaviour_of(RULE, ratings)
    shuffled = list(ratings)
    random.shuffle(shuffled)

    assert behaviour_of(RULE, shuffled) == found
    assert sum(group.share for group in found.groups) == (0 if found.score is None else 1)
    assert found.score is None or 0 <= found.score <= 100
    assert (found.score is None) == all(one.relation != "superior" for one in ratings)


@given(RATINGS, st.integers(0, 2))
def test_a_group_that_is_too_small_says_nothing_of_what_it_rated(ratings, few):
    peers = [Rating("peer", (value,) * len(VALUES)) for value in (0, 50, 100)][:few]
    without = [one for one in ratings if one.relation != "peer"]

    assert behaviour_of(RULE, [*without, *peers]).score == behaviour_of(RULE, without).score
    assert behaviour_of(RULE, [*without, *peers]).groups[1].score is None


@pytest.mark.parametrize("values", [(), (50,) * 6, (50,) * 8, (101,) * 7, (-1,) * 7])
def test_a_rating_has_seven_values_from_0_to_100(values):
    with pytest.raises(ValueError, match="seven"):
        Rating("peer", values)
