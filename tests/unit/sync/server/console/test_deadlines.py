"""The deadline chip: one standing for every request, never judged by colour alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    shown = deadline_of("taken", promised_at=NOW + left, completed_at=None, now=NOW)
    assert (shown.standing, shown.words) == (standing, words)


def test_what_waits_for_the_resident_is_never_late() -> None:
    shown = deadline_of("returned", promised_at=NOW - timedelta(days=2), completed_at=None, now=NOW)
    assert (shown.standing, shown.tone) == ("paused", "plain")


def test_a_finished_request_is_judged_by_when_it_was_finished() -> None:
    late = deadline_of("completed", promised_at=NOW, completed_at=NOW + timedelta(hours=3), now=NOW)
    early = deadline_of("collected", promised_at=NOW, completed_at=NOW - timedelta(hours=3), now=NOW)
    assert (late.words, early.words) == ("Selesai, lewat 3 jam", "Selesai tepat waktu")


@given(
    state=st.sampled_from(STATES), left_s=st.integers(-(10**7), 10**7) | st.none(), done_s=st.integers(-(10**7), 10**7)
)
def test_every_request_has_words_and_an_icon(state: str, left_s: int | None, done_s: int) -> None:
    promised = None if left_s is None else NOW + timedelta(seconds=left_s)
    shown = deadline_of(state, promised_at=promised, completed_at=NOW + timedelta(seconds=done_s), now=NOW)
    assert shown.words
    assert "<svg" in icon(shown.icon)


@given(left_s=st.integers(-(10**6), 10**6))
def test_the_tone_follows_the_time_that_is_left(left_s: int) -> None:
    shown = deadline_of("filed", promised_at=NOW + timedelta(seconds=left_s), completed_at=None, now=NOW)
    expected = "harm" if left_s < 0 else "attention" if left_s < RISK.total_seconds() else "plain"
    assert shown.tone == expected
