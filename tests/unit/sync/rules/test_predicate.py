"""The predicate: the matrix is the regulation's, a suggestion never guesses, a remark about a group names nobody."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.predicate import LEVELS, ORGANISATIONS, PREDICATES, predicate_of, spread_remarks
from tests.unit.sync.rules.index_cases import changed

RULE = changed({}).predicate
ORDER = {"SB": 4, "B": 3, "BP": 2, "K": 1, "SK": 0}


def test_better_results_or_better_behaviour_are_never_worse_but_where_the_regulation_punishes_misconduct():
    for one, better in (("below", "meets"), ("meets", "above")):
        for other in LEVELS:
            assert ORDER[predicate_of(RULE, better, other)] >= ORDER[predicate_of(RULE, one, other)]
            assert ORDER[predicate_of(RULE, other, better)] >= ORDER[predicate_of(RULE, other, one)]


@given(st.sampled_from(ORGANISATIONS), st.lists(st.sampled_from(PREDICATES), max_size=40))
def test_a_remark_is_made_exactly_where_a_spread_is_not_kept(organisation, group):
    counts, remarks = Counter(group), spread_remarks(RULE, organisation, group)

    assert len(group) >= RULE.n_min or remarks == ()
    for remark in remarks:
        assert remark.people == sum(counts[each] for each in remark.spread.of)
        share = len(group) * remark.spread.percent
        if remark.spread.limit == "at_most":
            assert remark.people * 100 > share
        else:
            assert remark.people * 100 < share or remark.people < remark.spread.people


@given(
    st.sampled_from(ORGANISATIONS),
    st.lists(st.sampled_from(PREDICATES), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_order_of_people_changes_nothing(organisation, group, random):
    shuffled = list(group)
    random.shuffle(shuffled)

    assert spread_remarks(RULE, organisation, shuffled) == spread_remarks(RULE, organisation, group)
