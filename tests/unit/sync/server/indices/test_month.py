"""Months as people write them, and the days of which something can be said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.shipped_calendar import shipped_calendar
from sync.server.indices.month import PeriodError, month_of, month_words


def test_a_running_month_is_measured_up_to_yesterday() -> None:
    month = month_of("2026-10", today=date(2026, 10, 15))
    assert (month.first, month.last, len(month.days())) == (date(2026, 10, 1), date(2026, 10, 14), 14)
    assert month_of("2026-10", today=date(2026, 12, 1)).last == date(2026, 10, 31)
    assert month_words("2026-10") == "Oktober 2026"


@pytest.mark.parametrize("today", [date(2026, 10, 1), date(2026, 9, 30)])
def test_a_month_without_a_whole_day_has_no_numbers(today: date) -> None:
    with pytest.raises(PeriodError, match="belum berjalan"):
        month_of("2026-10", today=today)


@given(st.text(max_size=9))
def test_whatever_is_typed_is_a_month_or_is_refused_in_words(text: str) -> None:
    try:
        month = month_of(text, today=date(2100, 12, 31))
    except PeriodError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - either is right
    else:
        assert f"{month.first:%Y-%m}" == text


@given(st.integers(2025, 2027), st.integers(1, 12))
def test_working_days_are_those_of_the_calendar(year: int, number: int) -> None:
    month = month_of(f"{year}-{number:02d}", today=date(2100, 1, 1))
    days = month.working_days(shipped_calendar())
    assert all(shipped_calendar().is_working_day(one.day) and one.starts < one.ends for one in days)
    assert 15 <= len(days) <= 23
