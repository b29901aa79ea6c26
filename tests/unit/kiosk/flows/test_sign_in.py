"""An officer signs in by name or badge; whoever guesses waits longer and longer, and nothing forgives a failure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.domain.throttle import HALL_FAILURES, LOCKED_AT, Locked, Wait
from kiosk.flows.ports import Officer, StorageFullError
from kiosk.flows.sign_in import SignedIn
from kiosk.flows.tries import Guess, Wrong
from tests.fakes.officers import BAGUS, RIGHT, SRI, OfficerHall

STRANGER = Officer("018f4e9a-0000-7000-8000-00000000000f", "-")


@pytest.fixture
def hall() -> OfficerHall:
    return OfficerHall()


def test_the_right_pin_signs_in_and_becomes_a_fact(hall: OfficerHall) -> None:
    result = hall.attempt(RIGHT)
    assert isinstance(result, SignedIn)
    assert result.officer.name == "Sri Wahyuni"
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.actor.officer, dict(fact.data)) == (
        "officer_signed_in",
        SRI.officer_id,
        SRI.officer_id,
        {"method": "pin"},
    )
    assert hall.memory.tally(SRI.officer_id).failures == 0
    assert hall.memory.hall_failures() == []


def test_the_session_carries_neither_hash_nor_code(hall: OfficerHall) -> None:
    result = hall.attempt(RIGHT)
    assert isinstance(result, SignedIn)
    assert (result.officer.pin_hash, result.officer.activation) == ("", None)


@pytest.mark.parametrize("pin", ["271829", "", "27182", "2718288", "27182a", "٢٧١٨٢٨"])
def test_a_wrong_pin_says_how_many_tries_are_left(hall: OfficerHall, pin: str) -> None:
    assert hall.attempt(pin) == Wrong(tries_left=4)
    assert hall.kiosk.kinds() == []


def test_a_pin_never_set_and_a_stranger_get_the_same_answer_as_a_wrong_pin(hall: OfficerHall) -> None:
    assert hall.attempt("", BAGUS) == hall.attempt("", STRANGER) == hall.attempt("111111") == Wrong(tries_left=4)


def test_an_empty_hash_lets_nobody_in_even_when_the_check_says_so(hall: OfficerHall) -> None:
    candidate = hall.flow.by_name(BAGUS.officer_id)
    guess = hall.flow.begin(candidate, "000000")
    assert isinstance(guess, Guess)
    assert guess.hash == ""
    assert isinstance(hall.flow.finish(candidate, guess, matched=True), Wrong)


def test_the_fifth_failure_brings_a_wait_that_the_right_pin_cannot_skip(hall: OfficerHall) -> None:
    for left in (4, 3, 2, 1):
        assert hall.attempt("000001") == Wrong(tries_left=left)
    assert hall.attempt("000001") == Wrong(tries_left=5, wait_s=30)
    assert hall.attempt(RIGHT) == Wait(30)
    hall.clock.advance(timedelta(seconds=29))
    assert hall.attempt(RIGHT) == Wait(1)
    hall.clock.advance(timedelta(seconds=1))
    assert isinstance(hall.attempt(RIGHT), SignedIn)


def test_the_tenth_failure_locks_and_is_recorded_once(hall: OfficerHall) -> None:
    hall.fail(LOCKED_AT)
    assert hall.kiosk.kinds() == ["officer_locked_out"]
    assert dict(hall.kiosk.facts[0].data) == {"failures": 10, "scope": "officer"}
    hall.clock.advance(timedelta(days=7))
    assert isinstance(hall.attempt(RIGHT), Locked)
    hall.flow.tell_locks()
    assert hall.kiosk.kinds() == ["officer_locked_out"]


def test_each_lock_shows_signs_of_its_own(hall: OfficerHall) -> None:
    hall.fail(LOCKED_AT)
    first = hall.memory.tally(SRI.officer_id).challenge
    hall.memory.unlock(SRI.officer_id, first)
    hall.fail(LOCKED_AT)
    second = hall.memory.tally(SRI.officer_id).challenge
    assert len(first) == len(second) == 8
    assert first != second


def test_a_lock_is_told_even_when_the_power_went_before_its_answer(hall: OfficerHall) -> None:
    hall.fail(LOCKED_AT - 1)
    hall.clock.advance(timedelta(hours=1))
    assert isinstance(hall.flow.begin(hall.flow.by_name(SRI.officer_id), "000001"), Guess)
    hall.restart()
    hall.flow.tell_locks()
    assert hall.kiosk.kinds() == ["officer_locked_out"]


def test_one_officer_locked_out_leaves_the_others_in_peace(hall: OfficerHall) -> None:
    hall.fail(LOCKED_AT)
    assert hall.attempt("", BAGUS) == Wrong(tries_left=4)


def test_thirty_failures_in_an_hour_make_everybody_wait_and_are_told_once(hall: OfficerHall) -> None:
    crowd = [replace(SRI, officer_id=f"018f4e9a-0000-7000-8000-0000000003{n:02}") for n in range(8)]
    for number in range(HALL_FAILURES):
        last = hall.attempt("000001", crowd[number // 4])
    assert last == Wrong(tries_left=3, wait_s=3600)
    assert hall.attempt(RIGHT) == Wait(3600)
    assert [(fact.kind, fact.subject, dict(fact.data)) for fact in hall.kiosk.facts] == [
        ("officer_locked_out", hall.identity.kiosk, {"failures": 30, "scope": "kiosk"})
    ]
    hall.clock.reboot()
    assert hall.attempt(RIGHT) == Wait(3600)
    hall.clock.advance(timedelta(hours=1))
    assert isinstance(hall.attempt(RIGHT), SignedIn)


def test_the_right_pin_does_not_wipe_out_what_the_kiosk_counted_of_others(hall: OfficerHall) -> None:
    hall.attempt("000001", BAGUS)
    hall.attempt(RIGHT)
    assert len(hall.memory.hall_failures()) == 1


def test_a_success_clears_the_count(hall: OfficerHall) -> None:
    hall.fail(4)
    assert isinstance(hall.attempt(RIGHT), SignedIn)
    assert hall.attempt("000001") == Wrong(tries_left=4)


def test_turning_the_clock_shortens_no_wait(hall: OfficerHall) -> None:
    hall.fail(5)
    for year in (2030, 1999):
        hall.clock.set_wall(datetime(year, 1, 1, tzinfo=UTC))
        assert hall.attempt(RIGHT) == Wait(30)


def test_a_restart_of_the_program_goes_on_with_the_wait(hall: OfficerHall) -> None:
    hall.fail(5)
    hall.clock.advance(timedelta(seconds=20))
    hall.restart()
    assert hall.attempt(RIGHT) == Wait(10)


def test_a_reboot_begins_the_wait_anew(hall: OfficerHall) -> None:
    hall.fail(6)
    hall.clock.advance(timedelta(seconds=50))
    hall.clock.reboot()
    assert hall.attempt(RIGHT) == Wait(60)
    hall.clock.advance(timedelta(seconds=60))
    assert isinstance(hall.attempt(RIGHT), SignedIn)


def test_pulling_the_plug_during_the_check_saves_no_failure(hall: OfficerHall) -> None:
    assert isinstance(hall.flow.begin(hall.flow.by_name(SRI.officer_id), "000001"), Guess)
    hall.restart()
    assert hall.memory.tally(SRI.officer_id).failures == 1


def test_a_try_that_cannot_be_counted_is_not_made(hall: OfficerHall) -> None:
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.begin(hall.flow.by_name(SRI.officer_id), RIGHT)


def test_a_disk_that_fills_during_the_check_signs_nobody_in(hall: OfficerHall) -> None:
    candidate = hall.flow.by_name(SRI.officer_id)
    guess = hall.flow.begin(candidate, RIGHT)
    assert isinstance(guess, Guess)
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.finish(candidate, guess, matched=True)
    assert hall.memory.tally(SRI.officer_id).failures == 1


def test_a_guess_never_shows_its_pin(hall: OfficerHall) -> None:
    assert RIGHT not in repr(hall.flow.begin(hall.flow.by_name(SRI.officer_id), RIGHT))


def test_where_badges_are_required_no_name_opens_anything(hall: OfficerHall) -> None:
    hall.memory.badges_wanted = True
    assert list(hall.flow.officers()) == []
    assert isinstance(hall.attempt(RIGHT), Wrong)


def test_who_left_the_roster_or_got_another_badge_no_longer_counts(hall: OfficerHall) -> None:
    result = hall.attempt(RIGHT)
    assert isinstance(result, SignedIn)
    assert hall.flow.still_counts(result.officer)
    hall.kiosk.place_officers([replace(SRI, title="Lurah", pin_hash="another"), BAGUS])
    assert hall.flow.still_counts(result.officer)
    hall.kiosk.place_officers([replace(SRI, badge="018f4e9a-0000-7000-8000-0000000000b9"), BAGUS])
    assert not hall.flow.still_counts(result.officer)
    hall.kiosk.place_officers([BAGUS])
    assert not hall.flow.still_counts(result.officer)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["guess", "restart", "reboot", "wait", "clock"]), max_size=60))
def test_whatever_happens_in_between_at_most_ten_guesses_are_judged(steps: list[str]) -> None:
    hall = OfficerHall()
    judged = 0
    for step in steps:
        if step == "guess":
            judged += isinstance(hall.attempt("000001"), Wrong)
        elif step == "restart":
            hall.restart()
        elif step == "reboot":
            hall.clock.reboot()
        elif step == "clock":
            hall.clock.set_wall(datetime(2031, 1, 1, tzinfo=UTC))
        else:
            hall.clock.advance(timedelta(hours=2))
    assert judged < LOCKED_AT
    assert hall.memory.tally(SRI.officer_id).failures <= LOCKED_AT
