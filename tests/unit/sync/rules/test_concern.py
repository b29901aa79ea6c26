"""A complaint's story by the rules that kiosk and city share: whoever tells it, and in whatever order it is heard."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.concern import ENDINGS, FIRST_ANSWER, Answer, Concern, told

FILED = datetime(2026, 11, 24, 2, tzinfo=UTC)
moments = st.integers(0, 72 * 60).map(lambda minutes: FILED + timedelta(minutes=minutes))
answers = st.lists(
    st.builds(Answer, st.sampled_from(["in_progress", "referred", "resolved", "rejected"]), st.none(), moments),
    max_size=6,
)


def complaint(*given_here: Answer) -> Concern:
    ordered = tuple(sorted(given_here, key=lambda each: each.at))
    return Concern("c", "complaint", "facility", FILED, FILED + FIRST_ANSWER, answers=ordered)


@given(answers, answers)
def test_it_does_not_matter_who_told_which_answer(here, there) -> None:
    both = told(complaint(*here), there)
    assert sorted((each.at, each.answer) for each in both.answers) == sorted(
        (each.at, each.answer) for each in (*here, *there)
    )
    assert [each.at for each in both.answers] == [each.at for each in told(complaint(*there), here).answers]
    assert told(both, ()) == both


@given(answers, answers, moments)
def test_an_answer_from_anywhere_stops_the_clock_and_an_ending_stays(here, there, now) -> None:
    both = told(complaint(*here), there)
    assert (both.left(now) is None) == bool(here or there)
    said = [each.answer for each in both.answers]
    assert both.is_open == (not ENDINGS & set(said))
    if not both.is_open:
        assert both.state == next(one for one in said if one in ENDINGS)


def test_without_an_answer_the_rest_of_24_hours_is_told_and_then_the_delay() -> None:
    assert complaint().left(FILED + timedelta(hours=20)) == timedelta(hours=4)
    assert complaint().left(FILED + timedelta(hours=25)) == timedelta(hours=-1)
