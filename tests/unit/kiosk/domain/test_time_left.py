"""Words for how long it still takes: never nonsense, never restless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.time_left import TimeLeft, rung_of, settled, time_left

SECONDS = st.integers(min_value=-(10**6), max_value=10**15)
_UNIT_S = {"under_a_minute": 60, "minutes": 60, "hours": 3_600, "days": 86_400, "over_a_week": 604_800}


@pytest.mark.parametrize(
    ("left_s", "words"),
    [
        (0, TimeLeft("under_a_minute")),
        (49, TimeLeft("under_a_minute")),
        (60, TimeLeft("minutes", 1)),
        (120, TimeLeft("minutes", 2)),
        (600, TimeLeft("minutes", 10)),
        (3_600, TimeLeft("hours", 1)),
        (5 * 3_600, TimeLeft("hours", 5)),
        (86_400, TimeLeft("days", 1)),
        (30 * 86_400, TimeLeft("over_a_week")),
        (2**63, TimeLeft("over_a_week")),
    ],
    ids=str,
)
def test_it_says_what_a_neighbour_would_say(left_s: int, words: TimeLeft) -> None:
    assert time_left(left_s) == words


@given(SECONDS, SECONDS)
def test_a_longer_time_is_never_said_shorter(one: int, other: int) -> None:
    shorter, longer = sorted((one, other))
    assert rung_of(shorter) <= rung_of(longer)
    assert _said_s(time_left(shorter)) <= _said_s(time_left(longer))


@given(SECONDS)
def test_nothing_takes_no_minutes_and_every_figure_is_one_that_people_use(left_s: int) -> None:
    said = time_left(left_s)
    assert said.count in {"minutes": {1, 2, 3, 4, 5, 10, 15, 20, 30, 45}, "hours": set(range(1, 13))}.get(
        said.unit, set(range(1, 8))
    )


@given(st.integers(min_value=60, max_value=8 * 86_400))
def test_what_is_said_is_near_what_is_known(left_s: int) -> None:
    assert 0.6 < _said_s(time_left(left_s)) / left_s < 1.7


@given(st.integers(min_value=100, max_value=10**7), st.lists(st.floats(min_value=-0.06, max_value=0.06), min_size=1))
def test_an_estimate_that_swings_a_little_stands_still(left_s: int, swings: list[float]) -> None:
    shown = settled(None, left_s)
    for swing in swings:
        assert settled(shown, round(left_s * (1 + swing))) == shown


@given(st.lists(SECONDS, min_size=1))
def test_what_is_shown_never_strays_further_than_the_next_words(estimates: list[int]) -> None:
    shown: TimeLeft | None = None
    for left_s in estimates:
        shown = settled(shown, left_s)
        assert settled(shown, left_s) == shown
        assert abs(rung_of(left_s) - rung_of(_said_s(shown))) <= 1


@given(st.integers(min_value=1, max_value=10**6))
def test_a_time_that_runs_out_is_said_shorter_and_shorter(left_s: int) -> None:
    shown = settled(None, left_s)
    for part in range(19, -1, -1):
        after = settled(shown, left_s * part // 20)
        assert _said_s(after) <= _said_s(shown)
        shown = after
    assert shown == TimeLeft("under_a_minute")


def test_words_of_another_program_are_no_anchor() -> None:
    assert settled(TimeLeft("minutes", 7), 60) == TimeLeft("minutes", 1)


def _said_s(said: TimeLeft) -> int:
    if said.unit == "under_a_minute":
        return 49
    return 9 * 86_400 if said.unit == "over_a_week" else said.count * _UNIT_S[said.unit]
