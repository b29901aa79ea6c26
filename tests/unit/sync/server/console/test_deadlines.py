"""The deadline chip: one standing for every request, never judged by colour alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.interval import Interval
from sync.server.console.deadlines import RISK, deadline_of
from sync.server.console.icons import icon
from sync.server.requests.models import Request

NOW = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
STATES = [state for state, _ in Request.STATES]


@pytest.mark.parametrize(
    ("left", "standing", "words"),
    [
        (timedelta(hours=19), "on_time", "Sisa 19 jam"),
        (timedelta(days=3), "on_time", "Sisa 3 hari"),
        (timedelta(minutes=40), "at_risk", "Mendesak, sisa 40 menit"),
        (timedelta(seconds=20), "at_risk", "Mendesak, sisa kurang dari semenit"),
        (timedelta(hours=-2), "late", "Terlambat 2 jam"),
    ],
)
def test_a_running_request_says_how_long_is_left(left: timedelta, standing: str, words: str) -> None:
    shown = deadline_of("taken", promised_at=NOW + left, completed=None, now=NOW)
    assert (shown.standing, shown.words) == (standing, words)


def test_what_waits_for_the_resident_is_never_late() -> None:
    shown = deadline_of("returned", promised_at=NOW - timedelta(days=2), completed=None, now=NOW)
    assert (shown.standing, shown.tone) == ("paused", "plain")


def finished(after: timedelta, *, width: timedelta = timedelta(minutes=1), grade: str = "A", **options: bool) -> str:
    completed = Interval(NOW + after, NOW + after + width, grade)
    return deadline_of("completed", promised_at=NOW, completed=completed, now=NOW, **options).words


def test_a_finished_request_is_judged_by_when_it_was_finished() -> None:
    assert finished(timedelta(hours=3)) == "Selesai, lewat 3 jam"
    assert finished(timedelta(hours=-3)) == "Selesai tepat waktu"
    assert deadline_of("collected", promised_at=NOW, completed=None, now=NOW).words == "Selesai"


def test_nobody_is_late_from_doubt() -> None:
    assert finished(timedelta(minutes=-30), width=timedelta(hours=1), grade="B") == "Selesai tepat waktu"
    assert finished(timedelta(hours=3), grade="C") == "Selesai, waktu perlu diperiksa"
    assert finished(timedelta(hours=3), promise_is_sure=False) == "Selesai, waktu perlu diperiksa"
    overdue = deadline_of("taken", promised_at=NOW - RISK, completed=None, now=NOW, promise_is_sure=False)
    assert (overdue.standing, overdue.words, overdue.tone) == ("unsure", "Tenggat perlu diperiksa", "attention")


@given(
    state=st.sampled_from(STATES), left_s=st.integers(-(10**7), 10**7) | st.none(), done_s=st.integers(-(10**7), 10**7)
)
def test_every_request_has_words_and_an_icon(state: str, left_s: int | None, done_s: int) -> None:
    promised = None if left_s is None else NOW + timedelta(seconds=left_s)
    done = NOW + timedelta(seconds=done_s)
    shown = deadline_of(state, promised_at=promised, completed=Interval(done, done, "A"), now=NOW)
    assert shown.words
    assert "<svg" in icon(shown.icon)


@given(left_s=st.integers(-(10**6), 10**6))
def test_the_tone_follows_the_time_that_is_left(left_s: int) -> None:
    shown = deadline_of("filed", promised_at=NOW + timedelta(seconds=left_s), completed=None, now=NOW)
    expected = "harm" if left_s < 0 else "attention" if left_s < RISK.total_seconds() else "plain"
    assert shown.tone == expected
