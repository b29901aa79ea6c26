"""The random minute: never outside the window, never to be foreseen, seldom left out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.prompt import AFTER_START, BEFORE_CLOSING, NEVER_ASKED, SCALE, SHORTEST, Window, chance, window_of

MORNING = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 07.30 in Surabaya
DAY = (MORNING, MORNING + timedelta(hours=8, minutes=30))
EVENING = (MORNING + timedelta(hours=10, minutes=30), MORNING + timedelta(hours=12, minutes=30))
MINUTE = timedelta(minutes=1)


def asked_at(window: Window, rng: Random) -> datetime | None:
    """One day, minute by minute, as the kiosk draws it."""
    at = window.opens - timedelta(hours=2)
    while at < window.closes + timedelta(hours=2):
        if rng.randrange(SCALE) < chance(window, at):
            return at
        at += MINUTE
    return None


@given(st.integers(0, 23 * 60))
def test_nobody_is_asked_in_the_first_hour_or_the_last_half_hour(minutes: int) -> None:
    started = MORNING + timedelta(minutes=minutes) - timedelta(hours=2)
    window = window_of(started, [DAY, EVENING])
    if window is None:
        return
    closing = next(closes for opens, closes in (DAY, EVENING) if started < closes)
    assert window.opens >= started + AFTER_START
    assert window.closes == closing - BEFORE_CLOSING
    assert window.closes - window.opens >= SHORTEST


def test_whoever_comes_before_the_opening_has_an_hour_from_the_opening() -> None:
    window = window_of(MORNING - timedelta(minutes=40), [DAY])
    assert window is not None
    assert window.opens == MORNING + AFTER_START


def test_whoever_comes_after_the_last_closing_or_on_a_holiday_is_never_asked() -> None:
    assert window_of(EVENING[1], [DAY, EVENING]) is None
    assert window_of(MORNING, []) is None


def test_a_time_too_short_to_be_random_is_not_used() -> None:
    assert window_of(DAY[1] - AFTER_START - BEFORE_CLOSING - timedelta(minutes=14), [DAY]) is None
    assert window_of(DAY[1] - AFTER_START - BEFORE_CLOSING - timedelta(minutes=15), [DAY]) is not None


@given(st.integers(0, 20 * 60), st.integers(0, 20 * 60))
def test_every_minute_of_the_window_has_the_same_chance(first: int, second: int) -> None:
    """Memoryless: having waited for hours says nothing about the next minute."""
    window = window_of(MORNING, [DAY])
    assert window is not None
    chances = {chance(window, window.opens + timedelta(minutes=each % window.minutes)) for each in (first, second)}
    assert len(chances) == 1
    assert 0 < chances.pop() < SCALE / 10


@given(st.integers(15, 12 * 60))
def test_one_presence_in_ten_is_never_asked_however_long_the_day(minutes: int) -> None:
    window = Window(MORNING, MORNING + timedelta(minutes=minutes))
    never = (1 - chance(window, MORNING) / SCALE) ** minutes
    assert abs(never - NEVER_ASKED) < 0.001


def test_a_thousand_days_are_spread_over_the_whole_window() -> None:
    window = window_of(MORNING, [DAY])
    assert window is not None
    rng = Random(20261124)
    asked = [asked_at(window, rng) for _ in range(1000)]
    times = [at for at in asked if at is not None]
    assert 860 <= len(times) <= 940
    assert all(window.holds(at) for at in times)
    third = (window.closes - window.opens) / 3
    parts = [sum(window.opens + n * third <= at < window.opens + (n + 1) * third for at in times) for n in range(3)]
    assert min(parts) > 80
