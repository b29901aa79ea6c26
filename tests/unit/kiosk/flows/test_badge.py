"""A badge is shown: whose PIN to ask for, and that nobody learns from the kiosk whether it counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.throttle import LOCKED_AT, Locked
from kiosk.flows.ports import StorageFullError
from kiosk.flows.sign_in import Candidate, SignedIn
from kiosk.flows.tries import Wrong
from kiosk.ui.gallery_officers import known_code
from tests.fakes.officers import BAGUS, RIGHT, SRI, OfficerHall, badge_text

OTHER = "018f4e9a-0000-7000-8000-0000000000b9"
STRANGER = "018f4e9a-0000-7000-8000-00000000000f"
REFUSED = {
    "forged": badge_text(forged=True),
    "expired": badge_text(expires="2026-11-23"),
    "revoked": badge_text(badge=OTHER),
    "unknown": badge_text(officer=STRANGER),
}


@pytest.fixture
def hall() -> OfficerHall:
    return OfficerHall()


def test_a_badge_and_the_pin_sign_in(hall: OfficerHall) -> None:
    candidate = hall.entrance.badges.read(badge_text())
    assert candidate == Candidate(SRI.officer_id, "badge_pin")
    assert isinstance(hall.attempt_as(candidate, RIGHT), SignedIn)
    (fact,) = hall.kiosk.facts
    assert dict(fact.data) == {"method": "badge_pin"}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_badge_that_does_not_count_still_asks_for_a_pin_and_answers_like_a_wrong_one(
    hall: OfficerHall, reason: str
) -> None:
    candidate = hall.entrance.badges.read(REFUSED[reason])
    assert candidate is not None
    assert hall.attempt_as(candidate, RIGHT) == Wrong(tries_left=4)
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.actor.officer, dict(fact.data)) == (
        "badge_refused",
        hall.identity.kiosk,
        None,
        {"reason": reason},
    )


@pytest.mark.parametrize("reason", REFUSED)
def test_it_waits_and_locks_like_any_other(hall: OfficerHall, reason: str) -> None:
    candidate = hall.entrance.badges.read(REFUSED[reason])
    assert candidate is not None
    for _ in range(LOCKED_AT):
        hall.clock.advance(timedelta(hours=1))
        last = hall.attempt_as(candidate, RIGHT)
    assert isinstance(last, Locked)
    assert len(last.challenge) == 8


def test_a_lock_under_a_name_that_nobody_has_names_nobody_to_the_city(hall: OfficerHall) -> None:
    candidate = hall.entrance.badges.read(REFUSED["unknown"])
    assert candidate is not None
    for _ in range(LOCKED_AT):
        hall.clock.advance(timedelta(hours=1))
        hall.attempt_as(candidate, RIGHT)
    assert hall.kiosk.kinds() == ["badge_refused"]


def test_failures_behind_a_revoked_badge_count_for_its_officer(hall: OfficerHall) -> None:
    candidate = hall.entrance.badges.read(REFUSED["revoked"])
    assert candidate is not None
    hall.attempt_as(candidate, RIGHT)
    assert hall.memory.tally(SRI.officer_id).failures == 1


def test_refusals_are_told_at_most_once_a_minute_and_never_stop_anybody(hall: OfficerHall) -> None:
    for _ in range(20):
        hall.entrance.badges.read(REFUSED["expired"])
    assert hall.kiosk.kinds() == ["badge_refused"]
    hall.clock.advance(timedelta(minutes=1))
    hall.kiosk.refuse = StorageFullError()
    assert hall.entrance.badges.read(REFUSED["expired"]) is not None
    hall.kiosk.refuse = None
    hall.clock.advance(timedelta(minutes=1))
    hall.entrance.badges.read(REFUSED["expired"])
    assert hall.kiosk.kinds() == ["badge_refused"] * 2


@pytest.mark.parametrize("text", ["", "https://contoh.id", "3578155308900001", known_code("time", {"nonce": "00"})])
def test_a_code_that_is_no_badge_is_passed_over(hall: OfficerHall, text: str) -> None:
    assert hall.entrance.badges.read(text) is None
    assert hall.kiosk.kinds() == []


def test_a_badge_without_sense_is_a_forged_one(hall: OfficerHall) -> None:
    hall.entrance.badges.read(known_code("badge", {"officer": "x"}))
    assert dict(hall.kiosk.facts[0].data) == {"reason": "forged"}


def test_an_officer_whom_the_city_gave_no_badge_has_none(hall: OfficerHall) -> None:
    candidate = hall.entrance.badges.read(badge_text(officer=BAGUS.officer_id))
    assert candidate is not None
    assert not candidate.counts


@given(days=st.integers(-5, 5))
def test_a_badge_counts_through_its_last_day_in_the_hall(days: int) -> None:
    hall = OfficerHall()
    hall.clock.set_wall(datetime(2026, 11, 24, 16, 59, 59, tzinfo=UTC))  # one second before midnight in Surabaya
    expires = date(2026, 11, 24) + timedelta(days=days)
    candidate = hall.entrance.badges.read(badge_text(expires=expires.isoformat()))
    assert candidate is not None
    assert candidate.counts == (days >= 0)


def test_a_clock_set_back_revives_no_badge(hall: OfficerHall) -> None:
    text = badge_text(expires="2026-11-24")
    hall.clock.advance(timedelta(days=1))
    first = hall.entrance.badges.read(text)
    hall.clock.set_wall(datetime(2026, 11, 20, tzinfo=UTC))
    hall.restart()
    again = hall.entrance.badges.read(text)
    assert first is not None
    assert again is not None
    assert (first.counts, again.counts) == (False, False)
