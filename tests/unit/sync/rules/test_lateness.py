"""Lateness: nobody is late from doubt."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.interval import Interval
from sync.rules.lateness import is_promise_sure, lateness

PROMISED = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
LONG_AFTER = PROMISED + 99 * HOUR
NO_TIME = timedelta()


def stands(begin, end, grade="A", **options):
    finished = Interval(None if begin is None else PROMISED + begin, None if end is None else PROMISED + end, grade)
    return lateness(PROMISED, finished=finished, now=LONG_AFTER, **options)


def test_an_open_request_runs_against_the_citys_clock():
    assert lateness(PROMISED, finished=None, now=PROMISED - MINUTE) == "open"
    assert lateness(PROMISED, finished=None, now=PROMISED) == "open"
    assert lateness(PROMISED, finished=None, now=PROMISED + MINUTE) == "late"


def test_an_open_promise_by_a_wrong_clock_makes_nobody_late():
    assert lateness(PROMISED, finished=None, now=PROMISED - MINUTE, promise_is_sure=False) == "open"
    assert lateness(PROMISED, finished=None, now=LONG_AFTER, promise_is_sure=False) == "unsure"


@pytest.mark.parametrize("grade", ["A", "B"])
def test_a_finished_request_is_late_only_when_certainly_after(grade):
    assert stands(-2 * MINUTE, -MINUTE, grade) == "on_time"
    assert stands(-MINUTE, MINUTE, grade) == "on_time"
    assert stands(NO_TIME, 50 * HOUR, grade) == "on_time"
    assert stands(MINUTE, 2 * MINUTE, grade) == "late"


def test_without_proof_a_person_decides():
    assert stands(MINUTE, 2 * MINUTE, "C") == "unsure"
    assert stands(-HOUR, 2 * HOUR, "C") == "unsure"
    assert stands(None, None, "C") == "unsure"
    assert stands(MINUTE, 2 * MINUTE, promise_is_sure=False) == "unsure"
    assert stands(-2 * MINUTE, -MINUTE, promise_is_sure=False) == "unsure"


def test_what_the_city_held_before_the_deadline_was_on_time_whatever_the_clock_says():
    assert stands(None, -MINUTE, "C") == "on_time"


OFFSETS = st.timedeltas(-timedelta(days=9), timedelta(days=9))


@given(OFFSETS, OFFSETS, st.sampled_from("ABC"), st.booleans(), st.floats(0, 1))
def test_late_is_never_said_of_what_may_have_been_in_time(begin, length, grade, sure, where):
    end = begin + abs(length)
    verdict = stands(begin, end, grade, promise_is_sure=sure)
    truth = begin + where * (end - begin)
    if truth <= NO_TIME or grade == "C" or not sure:
        assert verdict != "late"
    if verdict == "late":
        assert truth > NO_TIME


def filed(grade="A", width=MINUTE):
    return Interval(PROMISED, PROMISED + width, grade)


def test_a_promise_is_sure_when_the_clock_was_right_at_the_filing():
    assert is_promise_sure(filed(), PROMISED)
    assert is_promise_sure(filed(), PROMISED + 6 * MINUTE)
    assert is_promise_sure(filed("B", HOUR), PROMISED + 30 * MINUTE)
    assert not is_promise_sure(filed(), PROMISED + 7 * MINUTE)
    assert not is_promise_sure(filed(), PROMISED - 6 * MINUTE)
    assert not is_promise_sure(filed(), datetime(1970, 1, 1, tzinfo=UTC))


def test_a_promise_of_an_unproved_moment_is_in_doubt():
    assert not is_promise_sure(filed("C"), PROMISED)
    assert not is_promise_sure(Interval(None, PROMISED, "C"), PROMISED)
