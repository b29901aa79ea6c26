"""The residents' survey: what was not answered counts neither way, and the letters have no gap between them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.survey import letter_of, survey_of
from tests.unit.sync.rules.index_cases import changed

RULE = changed({}).survey
ANSWERS = st.lists(st.lists(st.integers(0, 4), min_size=9, max_size=9), max_size=8)


@given(ANSWERS, st.randoms(use_true_random=False))
def test_a_value_lies_between_25_and_100_in_whatever_order(answers, random):
    found = survey_of(answers)
    shuffled = list(answers)
    random.shuffle(shuffled)

    assert survey_of(shuffled) == found
    assert found.answers == sum(any(one) for one in answers)
    assert (found.value is None) == (found.answers == 0)
    assert found.value is None or 25 <= found.value <= 100


@given(ANSWERS)
def test_an_empty_answer_changes_nothing(answers):
    assert survey_of([*answers, [0] * 9]) == survey_of(answers)


@given(st.fractions(25, 100, max_denominator=10_000))
def test_every_value_has_a_letter_and_a_better_one_none_that_is_worse(value):
    assert letter_of(RULE, value) in "ABCD"
    assert letter_of(RULE, value) >= letter_of(RULE, value + Fraction(1, 100))


@pytest.mark.parametrize("answer", [[1] * 8, [1] * 10, [5] * 9, [-1] * 9])
def test_an_answer_has_nine_scores_from_0_to_4(answer):
    with pytest.raises(ValueError, match="nine"):
        survey_of([answer])
