"""What is saved: only where both sides are known, and more spent is told as more spent."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.efficiency import Line, saving

amounts = st.one_of(st.none(), st.integers(0, 10**12))
lines = st.lists(st.builds(Line, amounts, amounts), max_size=12)


@pytest.mark.parametrize(
    ("told", "percent", "left_out"),
    [
        # 4,200,000 - 2,940,000 = 1,260,000; of 4,200,000 that is 30 %.
        ([Line(4_200_000, 2_940_000)], Fraction(30), 0),
        # (1,000,000 + 3,000,000) - (1,000,000 + 2,000,000) = 1,000,000; of 4,000,000 that is 25 %.
        ([Line(1_000_000, 1_000_000), Line(3_000_000, 2_000_000)], Fraction(25), 0),
        # More than before: 1,100 - 1,000 = 100 too much, of 1,000 that is -10 %.
        ([Line(1_000, 1_100)], Fraction(-10), 0),
        # The bill that has not come in is no saving of a whole month.
        ([Line(2_000, 1_000), Line(8_000, None)], Fraction(50), 1),
        ([Line(None, 700)], None, 1),
        # Nothing was spent before: there is nothing to be a share of.
        ([Line(0, 500)], None, 0),
        ([], None, 0),
    ],
)
def test_worked_cases(told: list[Line], percent: Fraction | None, left_out: int) -> None:
    found = saving(told)
    assert (found.percent, found.left_out) == (percent, left_out)


@given(lines, st.data())
def test_order_changes_nothing_and_unknown_lines_change_no_sum(told: list[Line], data) -> None:
    found = saving(told)
    assert saving(data.draw(st.permutations(told))) == found
    known = [line for line in told if line.baseline is not None and line.actual is not None]
    assert (saving(known).baseline, saving(known).actual) == (found.baseline, found.actual)
    assert found.counted + found.left_out == len(told)


@given(lines, st.integers(1, 10**9))
def test_paying_less_never_lowers_the_saving(told: list[Line], less: int) -> None:
    before = saving([*told, Line(10**9, 10**9)])
    after = saving([*told, Line(10**9, 10**9 - less)])
    assert before.percent is not None
    assert after.percent is not None
    assert after.percent > before.percent
