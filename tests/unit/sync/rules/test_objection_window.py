"""Until when an officer may object, and what opens the window again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.calendar_reading import load_calendar
from sync.rules.indonesian import JAKARTA
from sync.rules.objection_window import Shown, closes_at, is_late, last_day, shown_since

_FILES = files("assets").joinpath("calendar")
CALENDAR = load_calendar(
    _FILES.joinpath("holidays.csv").read_bytes(),
    _FILES.joinpath("ramadan.yaml").read_bytes(),
    _FILES.joinpath("hours.yaml").read_bytes(),
)
days = st.dates(date(2025, 1, 1), date(2027, 11, 1))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("shown", "last"),
    [
        ("2026-11-02", "2026-11-09"),  # a Monday: Tuesday to Friday are four, the next Monday is the fifth
        ("2026-11-06", "2026-11-13"),  # a Friday
        ("2026-11-07", "2026-11-13"),  # a Saturday counts as the Friday before
        ("2025-12-24", "2026-01-05"),  # 25 Dec, 26 Dec (shared leave) and 1 Jan are off
    ],
)
def test_five_working_days_are_counted_by_the_citys_calendar(shown: str, last: str) -> None:
    assert last_day(CALENDAR, date.fromisoformat(shown)) == date.fromisoformat(last)


def test_the_window_closes_with_the_whole_of_its_last_day() -> None:
    closes = closes_at(CALENDAR, at("2026-11-02 15:59"))

    assert closes == at("2026-11-10 00:00")
    assert not is_late(closes, at("2026-11-09 23:59"))
    assert is_late(closes, at("2026-11-10 00:00"))


def test_what_is_not_proved_is_not_late_and_nobody_is_late_before_there_are_numbers() -> None:
    assert not is_late(at("2026-11-10 00:00"), None)
    assert not is_late(None, at("2030-01-01 00:00"))


@given(days, st.integers(1, 10))
def test_exactly_so_many_working_days_lie_behind(shown_on: date, working_days: int) -> None:
    last = last_day(CALENDAR, shown_on, working_days)
    between = [shown_on + timedelta(days=n) for n in range(1, (last - shown_on).days + 1)]

    assert CALENDAR.is_working_day(last)
    assert sum(CALENDAR.is_working_day(day) for day in between) == working_days


@given(days, days)
def test_who_was_told_later_has_no_less_time(one: date, other: date) -> None:
    first, second = sorted((one, other))

    assert last_day(CALENDAR, first) <= last_day(CALENDAR, second)


def shown(day: int, *numbers: int | None) -> Shown:
    return Shown(datetime(2026, 11, day, tzinfo=JAKARTA), numbers)


@pytest.mark.parametrize(
    ("newest_first", "since"),
    [
        ([shown(3, 90)], 3),
        ([shown(9, 90), shown(3, 90)], 3),  # computed again, nothing changed
        ([shown(9, 95), shown(3, 90)], 3),  # better: nothing new to object to
        ([shown(9, 80), shown(3, 90)], 9),  # worse: the whole window again
        ([shown(9, 90, 50), shown(3, 90, 60)], 9),  # one of the numbers is worse
        ([shown(9, None), shown(3, 90)], 9),  # a number that is gone is worse
        ([shown(9, 70), shown(3, None)], 3),  # one that was not there takes nothing away
        ([shown(12, 90), shown(9, 80), shown(3, 90)], 9),  # what was worse once counts from then, though it was mended
    ],
)
def test_only_what_takes_something_away_opens_the_window_again(newest_first: list[Shown], since: int) -> None:
    assert shown_since(newest_first).day == since


numbers = st.one_of(st.none(), st.integers(0, 5))


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=8))
def test_the_time_is_one_of_those_at_which_something_was_shown_and_a_repetition_never_moves_it(told) -> None:
    newest_first = [shown(28 - place, *pair) for place, pair in enumerate(told)]
    since = shown_since(newest_first)

    assert since in {one.at for one in newest_first}
    again = Shown(newest_first[0].at + timedelta(days=1), newest_first[0].numbers)
    assert shown_since([again, *newest_first]) == since
