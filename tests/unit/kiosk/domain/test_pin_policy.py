"""What is guessed first is no PIN; nearly everything else is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.pin_policy import is_code, is_pin, weakness

DIGITS = st.text("0123456789", min_size=6, max_size=6)


@pytest.mark.parametrize(
    ("pin", "reason"),
    [
        ("111111", "repeats"),
        ("121212", "repeats"),
        ("112233", "repeats"),
        ("123123", "repeats"),
        ("110110", "repeats"),
        ("111222", "repeats"),
        ("123456", "run"),
        ("654321", "run"),
        ("890123", "run"),
        ("246802", "run"),
        ("123321", "run"),
        ("147258", "keypad"),
        ("741852", "keypad"),
        ("159357", "keypad"),
        ("789456", "keypad"),
        ("102030", "keypad"),
        ("170890", "date"),
        ("900817", "date"),
        ("290200", "date"),
        ("311215", "date"),
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(pin: str, reason: str) -> None:
    assert weakness(pin) == reason


@pytest.mark.parametrize("pin", ["271828", "482913", "290201", "310418", "320190", "959401"])
def test_what_only_looks_like_it_is_a_pin(pin: str) -> None:
    assert weakness(pin) is None


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "48291a", "482913\n", " 482913", "٢٧١٨٢٨", "４８２９１３"])
def test_anything_but_six_ascii_digits_is_none(pin: str) -> None:
    assert weakness(pin) == "form"
    assert not is_pin(pin)
    assert not is_code(pin)


@given(st.dates(date(1940, 1, 1), date(2015, 12, 31)))
def test_every_date_of_those_who_work_is_refused_both_ways_round(day: date) -> None:
    assert weakness(f"{day:%d%m%y}") is not None
    assert weakness(f"{day:%y%m%d}") is not None


@given(DIGITS)
def test_backwards_it_is_as_weak(pin: str) -> None:
    if weakness(pin) in ("repeats", "run"):
        assert weakness(pin[::-1]) is not None


def test_nine_of_ten_are_left() -> None:
    assert sum(weakness(f"{number:06}") is None for number in range(0, 1_000_000, 7)) > 0.93 * 1_000_000 / 7
