"""A unit's index and those above it: nothing lost by what nobody measured, nobody weighs who has none."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.index_terms import REASONS
from sync.rules.organisation_index import UNIT_COMPONENTS, Child, UnitMeasured, parent_index, unit_index
from tests.unit.sync.rules.index_cases import changed

RULE = changed({}).organisation
REASON = st.sampled_from(REASONS)
MEASURED = st.builds(
    UnitMeasured,
    on_time=st.integers(0, 40),
    late=st.integers(0, 40),
    complaints=st.none() | st.integers(9, 20),
    complaints_in_time=st.integers(0, 9),
    survey=st.none() | st.fractions(1, 4, max_denominator=9),
    survey_answers=st.integers(0, 30),
    people=st.lists(st.tuples(st.fractions(0, 110, max_denominator=9), st.integers(0, 9)), max_size=5).map(tuple),
    planned_minutes=st.integers(0, 3000),
    staffed_minutes=st.integers(0, 3000),
)
CHILDREN = st.lists(
    st.builds(
        Child,
        unit=st.uuids().map(str),
        value=st.none() | st.fractions(0, 100, max_denominator=9),
        requests=st.integers(0, 500),
        staff=st.integers(0, 50),
    ),
    max_size=6,
)


@given(MEASURED)
def test_the_shares_are_one_together_and_their_points_the_index(measured):
    index = unit_index(RULE, measured)

    assert sum(term.share for term in index.terms) == (0 if index.value is None else 1)
    if index.value is not None:
        assert index.value == min(sum(term.points for term in index.terms), RULE.cap)
        assert 0 <= index.value <= RULE.cap
    assert tuple(term.component for term in index.terms) == UNIT_COMPONENTS


@given(MEASURED, st.data())
def test_no_exclusion_ever_lowers_a_units_index(measured, data):
    taken = data.draw(st.integers(0, measured.late))
    out = ((taken, data.draw(REASON)),)
    minutes = tuple((data.draw(st.integers(0, 1500)), data.draw(REASON)) for _ in range(data.draw(st.integers(0, 2))))
    lighter = replace(measured, late=measured.late - taken, late_excluded=out, excluded_minutes=minutes)
    before, after = unit_index(RULE, measured).value, unit_index(RULE, lighter).value

    assert (before in (None, 0)) if after is None else (before is None or after >= before)


@given(MEASURED, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(measured, random):
    people = list(measured.people)
    random.shuffle(people)

    assert unit_index(RULE, replace(measured, people=tuple(people))) == unit_index(RULE, measured)


@given(CHILDREN, st.randoms(use_true_random=False))
def test_a_unit_above_lies_between_those_below_in_whatever_order(children, random):
    index = parent_index(RULE, children)
    shuffled = list(children)
    random.shuffle(shuffled)

    assert parent_index(RULE, shuffled).value == index.value
    assert sum(index.shares) == (0 if index.value is None else 1)
    if index.value is not None:
        values = [child.value for child, share in zip(children, index.shares, strict=True) if share]
        assert min(values) <= index.value <= max(values)


def test_one_who_has_no_index_takes_nothing_from_the_others():
    with_one = [Child("a", Fraction(90), 10, 1), Child("b", None, 1000, 99)]

    assert parent_index(RULE, with_one).value == parent_index(RULE, with_one[:1]).value == 90
