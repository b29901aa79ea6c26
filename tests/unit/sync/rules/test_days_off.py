"""What days off take from a target, by hand and for any calendar; and how they are told."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.days_off import days_off, joined, less, month_of, part_off, team_part_off, without, working_days
from sync.rules.performance_index import Task, task_score
from sync.rules.shipped_calendar import shipped_calendar
from sync.rules.working_time import target_of
from tests.unit.sync.rules.test_performance_index import RULE

NOVEMBER = month_of(date(2026, 11, 24))
WORKED = working_days(NOVEMBER, shipped_calendar())
DAY = timedelta(days=1)
days = st.integers(0, 60).map(lambda number: date(2026, 10, 15) + number * DAY)
spans = st.lists(st.tuples(days, days).map(lambda pair: (min(pair), max(pair))), max_size=6)


def test_a_month_is_whole_whatever_its_length() -> None:
    assert (date(2026, 11, 1), date(2026, 11, 30)) == NOVEMBER
    assert month_of(date(2028, 2, 1)) == (date(2028, 2, 1), date(2028, 2, 29))
    assert month_of(date(2026, 12, 31))[1] == date(2026, 12, 31)


def test_a_week_off_of_november_takes_five_of_its_21_working_days() -> None:
    """Monday 9 to Sunday 15: five working days, and a weekend that takes nothing."""
    off = days_off([(date(2026, 11, 9), date(2026, 11, 15))], *NOVEMBER)
    assert len(WORKED) == 21
    assert part_off(None, off, WORKED) == Fraction(5, 21)
    assert less(Task("p", 1, 42, ((32, "verified"),)), part_off(None, off, WORKED)).asked == 32
    assert part_off(date(2026, 11, 10), off, WORKED) == 1
    assert part_off(date(2026, 11, 16), off, WORKED) == 0
    assert part_off(date(2026, 11, 15), off, WORKED) == 0, "nothing was asked on that Sunday anyhow"


def test_a_team_loses_the_share_of_who_is_away_by_the_time_away() -> None:
    """60 % of a target of 50 are 30; five of 21 working days of them are 50/7."""
    part = team_part_off([(60, Fraction(5, 21)), (40, Fraction(0))])
    assert less(Task("p", 1, 50, ()), part).asked == 50 - Fraction(50, 7)
    assert team_part_off([(60, Fraction(1)), (40, Fraction(1))]) == 1


@given(spans)
def test_told_are_the_same_days_in_spans_that_never_touch(some: list[tuple[date, date]]) -> None:
    told = joined(some)
    assert days_off(told, date.min, date.max) == days_off(some, date.min, date.max)
    assert all(earlier[1] + DAY < later[0] for earlier, later in pairwise(told))


@given(spans, spans, st.integers(0, 30), st.integers(1, 30), st.sampled_from([None, *sorted(WORKED)]))
def test_more_leave_never_lowers_a_score(
    some: list[tuple[date, date]], more: list[tuple[date, date]], done: int, target: int, day: date | None
) -> None:
    task = Task("p", 1, target, ((done, "attached"),))
    few, many = (days_off(told, *NOVEMBER) for told in (some, [*some, *more]))
    before, after = (less(task, part_off(day, off, WORKED)) for off in (few, many))
    assert after.asked <= before.asked <= target
    if after.asked:
        assert task_score(RULE, after) >= task_score(RULE, before)


def test_of_a_day_off_no_hours_are_asked() -> None:
    calendar = without(shipped_calendar(), [date(2026, 11, 10)])
    assert target_of(date(2026, 11, 10), calendar) == timedelta()
    assert target_of(date(2026, 11, 11), calendar) == timedelta(hours=7, minutes=30)
