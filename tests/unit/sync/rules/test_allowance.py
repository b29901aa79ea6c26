"""The allowance: better work is never paid less, nobody is paid more than the base, and without a number nobody guesses one."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.allowance import AllowanceInput, allowance_of
from sync.rules.predicate import PREDICATES
from tests.unit.sync.rules.index_cases import changed

PRESETS = ("kemendagri_60_40", "single_index", "predicate")
RULES = [
    changed({"allowance.preset": preset, "allowance.late_cases.cut": cut}).allowance
    for preset in PRESETS
    for cut in ("through_discipline", "after", "none")
    if cut != "through_discipline" or preset == "kemendagri_60_40"
]
RULE = st.sampled_from(RULES)
SCORES = st.fractions(0, 110, max_denominator=50)
GIVEN = st.builds(
    AllowanceInput,
    base_idr=st.integers(0, 100_000_000),
    index=st.none() | SCORES,
    organisation=st.none() | st.fractions(0, 100, max_denominator=50),
    discipline=st.fractions(0, 100, max_denominator=8),
    predicate=st.none() | st.sampled_from(PREDICATES),
    late_cases=st.integers(0, 80),
    sanctions_percent=st.lists(st.integers(1, 100), max_size=2).map(tuple),
)


def paid(rule, given_):
    return allowance_of(rule, given_).net_idr


@given(RULE, GIVEN)
def test_it_is_whole_rupiah_between_nothing_and_the_base_and_every_step_is_told(rule, given_):
    found = allowance_of(rule, given_)

    if found.net_idr is None:
        assert found.missing in ("index", "predicate")
        assert found.gross is None
        return
    assert 0 <= found.net_idr <= found.gross_idr <= given_.base_idr
    assert found.net_idr == (found.gross - found.late_cut - found.sanction_cut) // 1
    assert 0 <= found.discipline <= given_.discipline


@given(RULE, GIVEN, SCORES, st.integers(1, 20))
def test_better_is_never_less_and_worse_is_never_more(rule, given_, more, cases):
    if paid(rule, given_) is None:
        return
    now = paid(rule, given_)
    for better in (
        replace(given_, index=(given_.index or 0) + more),
        replace(given_, discipline=min(Fraction(100), given_.discipline + more)),
        replace(given_, organisation=None if given_.organisation is None else given_.organisation + more),
        replace(given_, late_cases=max(0, given_.late_cases - cases)),
        replace(given_, sanctions_percent=given_.sanctions_percent[1:]),
    ):
        assert paid(rule, better) >= now


@given(GIVEN)
def test_an_exclusion_of_a_late_case_never_costs_anything_whatever_the_choice(given_):
    lighter = replace(given_, late_cases=max(0, given_.late_cases - 1))
    for rule in RULES:
        assert (paid(rule, lighter) or 0) >= (paid(rule, given_) or 0)


def test_a_late_case_through_discipline_costs_less_than_off_the_whole():
    """Of the worked example: 4,540,000 against 4,501,450. D is two fifths of it."""
    through, after = RULES[0], RULES[1]
    given_ = AllowanceInput(
        base_idr=5_000_000, index=Fraction(90), organisation=Fraction(80), discipline=Fraction(98), late_cases=3
    )

    assert (paid(through, given_), paid(after, given_)) == (4_540_000, 4_501_450)
    assert allowance_of(through, given_).late_case_percent == Fraction(3, 2)


def test_each_step_of_the_worked_example():
    found = allowance_of(
        RULES[1],
        AllowanceInput(
            base_idr=5_000_000, index=Fraction(90), organisation=Fraction(80), discipline=Fraction(98), late_cases=3
        ),
    )

    assert (found.performance, found.discipline, found.gross_idr) == (87, 98, 4_570_000)
    assert (found.late_case_percent, found.late_cut, found.net_idr) == (Fraction(3, 2), 68_550, 4_501_450)


def test_a_base_below_zero_is_none():
    with pytest.raises(ValueError, match="below zero"):
        allowance_of(RULES[0], AllowanceInput(base_idr=-1, index=None, organisation=None))
