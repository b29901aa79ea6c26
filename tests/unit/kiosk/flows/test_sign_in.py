"""An officer signs in; whoever guesses waits longer and longer, and a restart forgives nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flows.ports import Officer, StorageFullError
from kiosk.flows.sign_in import LOCKED_AT, Guess, Locked, SignedIn, SignIn, Wait, WrongPin, wait_after
from kiosk.ui.gallery_kiosk import MemoryKiosk
from tests.fakes.clock import ManualClock

SRI = Officer("018f4e9a-0000-7000-8000-000000000001", "Sri Wahyuni", "Staf Kelurahan", "hash-of-271828")
NEW = Officer("018f4e9a-0000-7000-8000-000000000002", "Bagus Prasetyo")
RIGHT = "271828"


class Hall:
    def __init__(self) -> None:
        self.clock = ManualClock(datetime(2026, 11, 24, 0, 30, tzinfo=UTC))
        self.kiosk = MemoryKiosk(self.clock, officers=(SRI, NEW))
        self.flow = self.restart()

    def restart(self) -> SignIn:
        self.flow = SignIn(book=self.kiosk, journal=self.kiosk, clock=self.clock)
        return self.flow

    def attempt(self, pin: str, officer: Officer = SRI) -> SignedIn | WrongPin | Wait | Locked:
        begun = self.flow.begin(officer.officer_id, pin)
        if not isinstance(begun, Guess):
            return begun
        return self.flow.finish(begun, matched=begun.hash == f"hash-of-{begun.pin}")

    def fail(self, times: int) -> None:
        for _ in range(times):
            self.clock.advance(timedelta(hours=1))
            assert isinstance(self.attempt("000001"), WrongPin | Locked)


@pytest.fixture
def hall() -> Hall:
    return Hall()


def test_the_right_pin_signs_in_and_becomes_a_fact(hall: Hall) -> None:
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
    assert hall.kiosk.pin_failures(SRI.officer_id) == 0


def test_the_session_does_not_carry_the_hash(hall: Hall) -> None:
    result = hall.attempt(RIGHT)
    assert isinstance(result, SignedIn)
    assert result.officer.pin_hash == ""


@pytest.mark.parametrize("pin", ["271829", "", "27182", "2718288", "27182a", "٢٧١٨٢٨"])
def test_a_wrong_pin_says_how_many_tries_are_left(hall: Hall, pin: str) -> None:
    assert hall.attempt(pin) == WrongPin(tries_left=4)
    assert hall.kiosk.kinds() == []


def test_a_pin_never_set_and_a_stranger_get_the_same_answer_as_a_wrong_pin(hall: Hall) -> None:
    stranger = Officer("018f4e9a-0000-7000-8000-00000000000f", "-")
    assert hall.attempt("", NEW) == hall.attempt("", stranger) == hall.attempt("111111") == WrongPin(tries_left=4)


def test_the_fifth_failure_brings_a_wait_that_the_right_pin_cannot_skip(hall: Hall) -> None:
    for left in (4, 3, 2, 1):
        assert hall.attempt("000001") == WrongPin(tries_left=left)
    assert hall.attempt("000001") == WrongPin(tries_left=5, wait_s=30)
    assert hall.attempt(RIGHT) == Wait(30)
    hall.clock.advance(timedelta(seconds=29))
    assert hall.attempt(RIGHT) == Wait(1)
    hall.clock.advance(timedelta(seconds=1))
    assert isinstance(hall.attempt(RIGHT), SignedIn)


def test_waits_grow_to_an_hour() -> None:
    assert [wait_after(n) for n in range(4, 10)] == [0, 30, 60, 300, 900, 3600]


def test_the_tenth_failure_locks_and_is_recorded_once(hall: Hall) -> None:
    hall.fail(LOCKED_AT)
    assert hall.kiosk.kinds() == ["officer_locked_out"]
    assert dict(hall.kiosk.facts[0].data) == {"failures": 10}
    hall.clock.advance(timedelta(days=7))
    assert hall.attempt(RIGHT) == Locked()
    assert hall.kiosk.kinds() == ["officer_locked_out"]


def test_one_officer_locked_out_leaves_the_others_in_peace(hall: Hall) -> None:
    hall.fail(LOCKED_AT)
    assert hall.attempt("", NEW) == WrongPin(tries_left=4)


def test_a_success_clears_the_count(hall: Hall) -> None:
    hall.fail(4)
    assert isinstance(hall.attempt(RIGHT), SignedIn)
    assert hall.attempt("000001") == WrongPin(tries_left=4)


def test_turning_the_clock_forward_shortens_no_wait(hall: Hall) -> None:
    hall.fail(5)
    hall.clock.set_wall(datetime(2030, 1, 1, tzinfo=UTC))
    assert hall.attempt(RIGHT) == Wait(30)


def test_a_restart_of_the_program_begins_the_wait_anew(hall: Hall) -> None:
    hall.fail(5)
    hall.clock.advance(timedelta(seconds=20))
    hall.restart()
    assert hall.attempt(RIGHT) == Wait(30)


def test_a_reboot_begins_the_wait_anew(hall: Hall) -> None:
    hall.fail(6)
    hall.clock.advance(timedelta(seconds=50))
    hall.clock.reboot()
    assert hall.attempt(RIGHT) == Wait(60)
    hall.clock.advance(timedelta(seconds=60))
    assert isinstance(hall.attempt(RIGHT), SignedIn)


def test_pulling_the_plug_during_the_check_saves_no_failure(hall: Hall) -> None:
    assert isinstance(hall.flow.begin(SRI.officer_id, "000001"), Guess)
    hall.restart()
    assert hall.kiosk.pin_failures(SRI.officer_id) == 1


def test_a_try_that_cannot_be_counted_is_not_made(hall: Hall) -> None:
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.begin(SRI.officer_id, RIGHT)


def test_a_disk_that_fills_during_the_check_signs_nobody_in(hall: Hall) -> None:
    guess = hall.flow.begin(SRI.officer_id, RIGHT)
    assert isinstance(guess, Guess)
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.flow.finish(guess, matched=True)
    assert hall.kiosk.pin_failures(SRI.officer_id) == 1


def test_a_guess_never_shows_its_pin(hall: Hall) -> None:
    guess = hall.flow.begin(SRI.officer_id, RIGHT)
    assert RIGHT not in repr(guess)


@given(st.lists(st.sampled_from(["guess", "restart", "reboot", "wait", "clock"]), max_size=60))
def test_whatever_happens_in_between_at_most_ten_guesses_are_judged(steps: list[str]) -> None:
    hall = Hall()
    judged = 0
    for step in steps:
        if step == "guess":
            judged += isinstance(hall.attempt("000001"), WrongPin)
        elif step == "restart":
            hall.restart()
        elif step == "reboot":
            hall.clock.reboot()
        elif step == "clock":
            hall.clock.set_wall(datetime(2031, 1, 1, tzinfo=UTC))
        else:
            hall.clock.advance(timedelta(hours=2))
    assert judged < LOCKED_AT
    assert hall.kiosk.pin_failures(SRI.officer_id) <= LOCKED_AT
