"""Hours of a day and a week: breaks by law, Ramadan, holidays, several halls at once, claims, and a kiosk that was down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.calendar import Span, WorkCalendar
from sync.rules.indonesian import JAKARTA
from sync.rules.interval import Interval
from sync.rules.working_time import (
    DAY_TARGET,
    RAMADAN_TARGET,
    Stay,
    break_of,
    days_of_week,
    merged,
    proved_stay,
    rule_of,
    running_stay,
    target_of,
    work_day,
    work_week,
)

TUESDAY, FRIDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 28)
RAMADAN_TUESDAY, RAMADAN_FRIDAY = date(2026, 2, 24), date(2026, 2, 27)
CHRISTMAS = date(2026, 12, 25)
HOUR = timedelta(hours=1)
NOTHING = timedelta()


def at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), JAKARTA)


def stay(day: date, start: str, end: str, standing="counted") -> Stay:
    return Stay(at(day, start), at(day, end), standing)


def worked(calendar: WorkCalendar, *stays: Stay) -> timedelta:
    return work_day(stays[0].start.date(), stays, calendar).worked


@pytest.mark.parametrize(
    ("day", "start", "end", "hours"),
    [
        (TUESDAY, "07:30", "16:00", 7.5),
        (FRIDAY, "07:30", "16:30", 7.5),
        (RAMADAN_TUESDAY, "08:00", "15:00", 6.5),
        (RAMADAN_FRIDAY, "08:00", "15:30", 6.5),
        (TUESDAY, "07:30", "12:00", 4.5),  # the break lies outside
        (TUESDAY, "07:30", "12:20", 4.5),  # and so is its first part
        (TUESDAY, "12:30", "14:00", 1),
        (TUESDAY, "12:10", "12:50", 0),
        (TUESDAY, "18:00", "20:00", 2),  # the evening session counts
        (SATURDAY, "09:00", "12:00", 3),
        (CHRISTMAS, "07:30", "16:30", 7.5),
        (TUESDAY, "16:00", "07:30", 0),  # a clock that ran backwards
    ],
)
def test_the_usual_day_gives_exactly_what_the_law_asks(calendar, day, start, end, hours) -> None:
    assert worked(calendar, stay(day, start, end)) == hours * HOUR


@pytest.mark.parametrize(
    ("day", "rule", "target"),
    [
        (TUESDAY, "ordinary", DAY_TARGET),
        (FRIDAY, "ordinary", DAY_TARGET),
        (SATURDAY, "rest", NOTHING),
        (CHRISTMAS, "holiday", NOTHING),
        (RAMADAN_FRIDAY, "ramadan", RAMADAN_TARGET),
        (date(2026, 3, 19), "holiday", NOTHING),  # Nyepi, in Ramadan
    ],
)
def test_what_a_day_asks(calendar, day, rule, target) -> None:
    assert (rule_of(day, calendar), target_of(day, calendar)) == (rule, target)


def test_weeks_ask_for_37_and_a_half_hours_in_ramadan_for_32_and_a_half_and_holidays_for_less(calendar) -> None:
    assert work_week(TUESDAY, [], calendar).target == 37.5 * HOUR
    assert work_week(RAMADAN_TUESDAY, [], calendar).target == 32.5 * HOUR
    assert work_week(CHRISTMAS, [], calendar).target < 37.5 * HOUR
    first_of_ramadan = work_week(date(2026, 2, 19), [], calendar)
    assert {each.rule for each in first_of_ramadan.days} >= {"ordinary", "ramadan"}
    assert days_of_week(date(2026, 11, 29))[0] == date(2026, 11, 23)


def test_two_halls_at_once_count_once_and_the_break_is_taken_off_once(calendar) -> None:
    here, there = stay(TUESDAY, "07:30", "13:00"), stay(TUESDAY, "11:00", "16:00")
    assert worked(calendar, here, there) == worked(calendar, there, here) == 7.5 * HOUR


def test_a_claim_never_counts_and_says_what_it_would_add(calendar) -> None:
    day = work_day(TUESDAY, [stay(TUESDAY, "07:30", "10:00"), stay(TUESDAY, "09:00", "16:00", "claimed")], calendar)
    assert (day.worked, day.claimed) == (2.5 * HOUR, 5 * HOUR)


def test_an_unsure_clock_still_counts(calendar) -> None:
    assert worked(calendar, stay(TUESDAY, "07:30", "10:00", "unsure")) == 2.5 * HOUR


def test_a_stay_over_midnight_belongs_to_both_days(calendar) -> None:
    night = Stay(at(TUESDAY, "22:00"), at(TUESDAY + timedelta(days=1), "01:00"))
    week = work_week(TUESDAY, [night], calendar)
    assert [each.worked for each in week.days if each.worked] == [2 * HOUR, HOUR]


def test_while_the_kiosk_was_down_nobody_is_asked_and_who_was_there_is_not_cut(calendar) -> None:
    down = [Span(at(TUESDAY, "07:00"), at(TUESDAY, "09:05"))]
    late = work_day(TUESDAY, [stay(TUESDAY, "09:05", "16:00")], calendar, down=down)
    assert (late.excused, late.required) == (timedelta(minutes=95), DAY_TARGET - timedelta(minutes=95))
    assert late.worked == late.required
    there = work_day(TUESDAY, [stay(TUESDAY, "07:30", "16:00")], calendar, down=down)
    assert (there.excused, there.worked) == (NOTHING, DAY_TARGET)


def test_a_kiosk_down_over_noon_excuses_no_break_and_on_a_holiday_nothing(calendar) -> None:
    noon = [Span(at(TUESDAY, "12:00"), at(TUESDAY, "13:30"))]
    assert work_day(TUESDAY, [], calendar, down=noon).excused == 0.5 * HOUR
    whole_day = [Span(at(CHRISTMAS, "00:00"), at(CHRISTMAS, "23:00"))]
    assert work_day(CHRISTMAS, [], calendar, down=whole_day).excused == NOTHING
    week_long = [Span(at(TUESDAY - timedelta(days=1), "00:00"), at(SATURDAY, "00:00"))]
    assert work_week(TUESDAY, [], calendar, down=week_long).required == NOTHING


def test_naive_times_are_a_mistake(calendar) -> None:
    with pytest.raises(ValueError, match="zone"):
        work_day(TUESDAY, [Stay(datetime(2026, 11, 24, 8), datetime(2026, 11, 24, 9))], calendar)  # noqa: DTZ001


def test_the_citys_evidence_bounds_the_kiosks_clock() -> None:
    eight, nine = at(TUESDAY, "08:00"), at(TUESDAY, "09:00")
    start = Interval(eight, eight + timedelta(minutes=1), "A")
    end = Interval(nine, nine + timedelta(minutes=2), "A")
    assert proved_stay(eight, start, nine, end) == Stay(eight, nine)
    set_back = proved_stay(eight - 3 * HOUR, start, nine + 5 * HOUR, end)
    assert set_back == Stay(eight, nine + timedelta(minutes=2))
    assert proved_stay(eight, Interval(None, None, "C", "unbounded"), nine, end).standing == "claimed"


# --- whatever is told ----------------------------------------------------------------------------------------------

DAYS = st.dates(date(2025, 1, 2), date(2027, 12, 30))
CLOCKS = st.integers(-600, 24 * 60 + 600)
STANDINGS = st.sampled_from(["counted", "unsure", "claimed"])


@st.composite
def histories(draw) -> tuple[date, list[Stay]]:
    day = draw(DAYS)
    midnight = at(day, "00:00")
    told = draw(st.lists(st.tuples(CLOCKS, CLOCKS, STANDINGS), max_size=6))
    return day, [
        Stay(midnight + timedelta(minutes=a), (midnight + timedelta(minutes=b)).astimezone(UTC), standing)
        for a, b, standing in told
    ]


@given(histories(), st.randoms())
def test_the_order_in_which_stays_are_told_changes_nothing(calendar, history, chance) -> None:
    day, stays = history
    shuffled = list(stays)
    chance.shuffle(shuffled)
    assert work_day(day, shuffled, calendar) == work_day(day, stays, calendar)
    assert work_day(day, stays + stays, calendar) == work_day(day, stays, calendar)


@given(histories())
def test_never_more_than_the_wall_span_and_never_less_than_nothing(calendar, history) -> None:
    day, stays = history
    found = work_day(day, stays, calendar)
    wall = sum((max(NOTHING, each.end - each.start) for each in stays if each.standing != "claimed"), NOTHING)
    assert NOTHING <= found.worked <= min(wall, 24 * HOUR)
    assert found.pause <= break_of(day, calendar).end - break_of(day, calendar).start
    assert found.claimed >= NOTHING
    assert found.present - found.worked == found.pause


@given(histories(), st.integers(0, 24 * 60))
def test_cut_anywhere_the_parts_add_up(calendar, history, minute) -> None:
    day, stays = history
    cut = at(day, "00:00") + timedelta(minutes=minute)
    counted = [each for each in stays if each.standing != "claimed"]
    before = [Stay(each.start, min(each.end, cut)) for each in counted]
    after = [Stay(max(each.start, cut), each.end) for each in counted]
    parts = work_day(day, before, calendar).worked + work_day(day, after, calendar).worked
    assert parts == work_day(day, counted, calendar).worked


@given(histories())
def test_another_presence_never_takes_hours_away(calendar, history) -> None:
    day, stays = history
    for left_out in range(len(stays)):
        fewer = work_day(day, stays[:left_out] + stays[left_out + 1 :], calendar)
        assert fewer.worked <= work_day(day, stays, calendar).worked


@given(histories(), st.lists(st.tuples(CLOCKS, CLOCKS), max_size=4))
def test_a_kiosk_that_was_down_only_ever_asks_for_less(calendar, history, down) -> None:
    day, stays = history
    midnight = at(day, "00:00")
    gone = [Span(midnight + timedelta(minutes=a), midnight + timedelta(minutes=b)) for a, b in down]
    with_it, without = work_day(day, stays, calendar, down=gone), work_day(day, stays, calendar)
    assert with_it.worked == without.worked
    assert NOTHING <= with_it.required <= without.required == without.target


@given(st.lists(st.tuples(CLOCKS, CLOCKS), max_size=8))
def test_merged_spans_are_disjoint_in_order_and_cover_the_same_minutes(told) -> None:
    midnight = at(TUESDAY, "00:00")
    spans = [Span(midnight + timedelta(minutes=a), midnight + timedelta(minutes=b)) for a, b in told]
    found = merged(spans)
    assert all(one.end < other.start for one, other in pairwise(found))
    for minute in range(-600, 2040, 37):
        moment = midnight + timedelta(minutes=minute)
        assert any(span.holds(moment) for span in found) == any(span.holds(moment) for span in spans)


@given(st.integers(-600, 600))
def test_a_stay_that_runs_counts_from_its_proved_beginning_and_never_more(off_min: int) -> None:
    """The kiosk's clock may be wrong by hours: what is proved bounds it at both ends."""
    eight, now = datetime(2026, 11, 24, 1, tzinfo=UTC), datetime(2026, 11, 24, 5, tzinfo=UTC)
    proof = Interval(eight, eight + timedelta(minutes=5), "A")
    stay = running_stay(eight + timedelta(minutes=off_min), proof, now)
    assert (stay.end, stay.standing) == (now, "unsure")
    assert eight <= stay.start <= eight + timedelta(minutes=5)


def test_a_running_stay_whose_beginning_nothing_proves_is_a_claim() -> None:
    eight, now = datetime(2026, 11, 24, 1, tzinfo=UTC), datetime(2026, 11, 24, 5, tzinfo=UTC)
    assert running_stay(eight, Interval(None, None, "C", "unbounded"), now).standing == "claimed"
