"""A first PIN by the city's code, another by the old one: throttled like sign-in, sealed to the city, in force at once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.throttle import LOCKED_AT, Locked
from kiosk.flows.first_pin import MayChoose, objection
from kiosk.flows.ports import Officer, StorageFullError
from kiosk.flows.sign_in import Candidate, SignedIn
from kiosk.flows.tries import Guess, Wrong
from tests.fakes.officers import ACTIVATION, BAGUS, CODE, RIGHT, SRI, OfficerHall, matches

NEW = "161803"


@pytest.fixture
def hall() -> OfficerHall:
    return OfficerHall()


def by_code(hall: OfficerHall, code: str, officer: Officer = BAGUS) -> object:
    begun = hall.entrance.first_pin.begin_code(Candidate(officer.officer_id), code)
    return hall.entrance.first_pin.finish_code(begun, matched=matches(begun)) if isinstance(begun, Guess) else begun


def by_old(hall: OfficerHall, pin: str) -> object:
    begun = hall.entrance.first_pin.begin_old(SRI.officer_id, pin)
    return hall.entrance.first_pin.finish_old(begun, matched=matches(begun)) if isinstance(begun, Guess) else begun


def test_the_code_lets_choose_a_pin_that_counts_at_once(hall: OfficerHall) -> None:
    right = by_code(hall, CODE)
    assert right == MayChoose(BAGUS.officer_id, "first", ACTIVATION.id)
    hall.entrance.first_pin.choose(right, f"hash-of-{NEW}")
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.actor.officer) == ("officer_pin_set", BAGUS.officer_id, BAGUS.officer_id)
    assert dict(fact.data) == {"reason": "first", "activation": ACTIVATION.id}
    (part,) = hall.kiosk.drafts[0].parts
    assert (part.role, part.media, part.recipients) == ("pin", "application/json", 1)
    assert json.loads(part.body) == {"officer": BAGUS.officer_id, "pin_hash": f"hash-of-{NEW}"}
    assert isinstance(hall.attempt(NEW, BAGUS), SignedIn)


def test_a_code_is_used_once(hall: OfficerHall) -> None:
    right = by_code(hall, CODE)
    assert isinstance(right, MayChoose)
    hall.entrance.first_pin.choose(right, f"hash-of-{NEW}")
    assert by_code(hall, CODE) == Wrong(tries_left=4)


def test_a_code_for_one_who_has_a_pin_resets_it(hall: OfficerHall) -> None:
    hall.kiosk.place_officers([replace(SRI, activation=ACTIVATION)])
    right = by_code(hall, CODE, SRI)
    assert isinstance(right, MayChoose)
    assert right.reason == "reset"


def test_no_code_a_wrong_one_and_an_expired_one_answer_alike(hall: OfficerHall) -> None:
    assert by_code(hall, CODE, SRI) == Wrong(tries_left=4)
    assert by_code(hall, "00000000") == Wrong(tries_left=4)
    hall.clock.advance(timedelta(days=7))
    assert by_code(hall, CODE) == Wrong(tries_left=3)


def test_codes_and_pins_share_their_ten_tries(hall: OfficerHall) -> None:
    for number in range(LOCKED_AT):
        hall.clock.advance(timedelta(hours=1))
        last = by_code(hall, "00000000") if number % 2 else hall.attempt("000001", BAGUS)
    assert isinstance(last, Locked)
    assert isinstance(by_code(hall, CODE), Locked)


def test_behind_a_badge_that_does_not_count_no_code_is_right(hall: OfficerHall) -> None:
    begun = hall.entrance.first_pin.begin_code(Candidate(BAGUS.officer_id, "badge_pin", counts=False), CODE)
    assert isinstance(begun, Guess)
    assert begun.hash == ""


def test_a_code_that_the_city_replaced_while_it_was_checked_gives_no_right(hall: OfficerHall) -> None:
    begun = hall.entrance.first_pin.begin_code(Candidate(BAGUS.officer_id), CODE)
    assert isinstance(begun, Guess)
    hall.kiosk.place_officers([replace(BAGUS, activation=None)])
    assert isinstance(hall.entrance.first_pin.finish_code(begun, matched=True), Wrong)


def test_the_old_pin_lets_choose_another(hall: OfficerHall) -> None:
    assert by_old(hall, "000001") == Wrong(tries_left=4)
    right = by_old(hall, RIGHT)
    assert right == MayChoose(SRI.officer_id, "changed", old=RIGHT)
    hall.entrance.first_pin.choose(right, f"hash-of-{NEW}")
    assert dict(hall.kiosk.facts[0].data) == {"reason": "changed", "activation": None}
    assert isinstance(hall.attempt(RIGHT), Wrong)
    assert isinstance(hall.attempt(NEW), SignedIn)


def test_a_full_disk_keeps_the_old_pin(hall: OfficerHall) -> None:
    right = by_old(hall, RIGHT)
    assert isinstance(right, MayChoose)
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.entrance.first_pin.choose(right, f"hash-of-{NEW}")
    hall.kiosk.refuse = None
    assert isinstance(hall.attempt(RIGHT), SignedIn)


def test_a_weak_pin_and_the_old_one_are_refused_with_their_reason() -> None:
    changed = MayChoose(SRI.officer_id, "changed", old=RIGHT)
    assert objection(changed, RIGHT) == "same"
    assert objection(changed, "123456") == "run"
    assert objection(changed, NEW) is None
    assert RIGHT not in repr(changed)
