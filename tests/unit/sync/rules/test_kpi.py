"""Indicators: the shipped catalogue is whole, and a figure stands to its target as it should."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules import kpi
from sync.rules.kpi import Measured

HOUR = timedelta(hours=1)


def test_every_indicator_says_what_it_measures_on_what_basis() -> None:
    catalogue = kpi.catalogue()
    assert {"first_answer", "resolution_days", "on_time", "service_hours", "steps", "hand_overs", "saving"} <= set(
        catalogue
    )
    assert all(one.name and one.how and one.legal_basis for one in catalogue.values())
    assert catalogue["saving"].target == 30


@pytest.mark.parametrize(
    ("indicator", "value", "cases", "expected"),
    [
        ("on_time", 95, 40, "reached"),
        ("on_time", 86, 40, "near"),  # short by 9, a tenth of 95 is 9.5
        ("on_time", 85, 40, "missed"),
        ("on_time", 0, 4, "too_few"),
        ("service_hours", 24, 40, "reached"),
        ("service_hours", 26, 40, "near"),  # 2 too long, a tenth of 24 is 2.4
        ("service_hours", 27, 40, "missed"),
        ("saving", 12, 1, "missed"),  # one bill is the whole truth about that bill
        ("saving", None, 0, "too_few"),
    ],
)
def test_a_figure_against_its_target(indicator: str, value: int | None, cases: int, expected: str) -> None:
    one = kpi.catalogue()[indicator]
    measured = Measured(None if value is None else Fraction(value), cases)
    assert kpi.standing(one, measured, one.target) == expected


@given(st.fractions(0, 100), st.fractions(0, 100), st.sampled_from(sorted(kpi.catalogue())))
def test_better_never_stands_worse(one: Fraction, other: Fraction, name: str) -> None:
    indicator, order = kpi.catalogue()[name], ["missed", "near", "reached"]
    low, high = sorted((one, other))
    better, worse = (high, low) if indicator.more_is_better else (low, high)
    stands = [order.index(kpi.standing(indicator, Measured(value, 9), Decimal(50))) for value in (worse, better)]
    assert stands == sorted(stands)


def test_a_median_lies_between_the_two_in_the_middle() -> None:
    assert kpi.median([HOUR * 9, HOUR, HOUR * 4], HOUR) == Measured(Fraction(4), 3)
    assert kpi.median([HOUR, HOUR * 4], HOUR) == Measured(Fraction(5, 2), 2)
    assert kpi.median([], HOUR) == Measured(None, 0)


@given(st.lists(st.integers(0, 10**6).map(lambda s: timedelta(seconds=s)), min_size=1, max_size=30), st.data())
def test_a_median_knows_no_order_and_stays_between_the_ends(lengths: list[timedelta], data) -> None:
    found = kpi.median(lengths, HOUR).value
    assert found == kpi.median(data.draw(st.permutations(lengths)), HOUR).value
    assert found is not None
    assert (
        Fraction(int(min(lengths).total_seconds()), 3600) <= found <= Fraction(int(max(lengths).total_seconds()), 3600)
    )


def test_nothing_to_measure_is_not_zero() -> None:
    assert kpi.share(0, 0).value is None
    assert kpi.mean(0, 0).value is None
    assert kpi.share(0, 3).value == 0
