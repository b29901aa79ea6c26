"""The check does the same work whatever it is asked, so that its time tells nothing."""

from __future__ import annotations

import argon2
import pytest

from kiosk.devices.pin_check import RosterPinCheck
from sync.trust.pins import dummy_hash, hash_pin, verify_pin

PIN, PEPPER = "482913", bytes(range(32))


class Work:
    """Counts evaluations of argon2id by their cost; a hash that is refused unread costs nothing."""

    def __init__(self) -> None:
        self.done: list[tuple[int, int, int]] = []

    def verify(self, hashed: str, pin: str, pepper: bytes) -> bool:
        matched = verify_pin(hashed, pin, pepper)
        cost = argon2.extract_parameters(hashed.removeprefix("pepper:"))
        self.done.append((cost.memory_cost, cost.time_cost, cost.parallelism))
        return matched


@pytest.fixture(scope="module")
def stored() -> str:
    return hash_pin(PIN, PEPPER)


def test_the_right_pin_with_the_citys_pepper_opens_and_nothing_else_does(stored: str) -> None:
    check = RosterPinCheck(lambda: PEPPER)
    assert check.verify(stored, PIN)
    assert not check.verify(stored, "482914")
    assert not RosterPinCheck(lambda: bytes(32)).verify(stored, PIN)
    assert not RosterPinCheck().verify(stored, PIN)


def test_a_new_hash_is_peppered_where_the_city_has_a_pepper() -> None:
    check = RosterPinCheck(lambda: PEPPER)
    hashed = check.hash(PIN)
    assert hashed.startswith("pepper:$argon2id$")
    assert check.verify(hashed, PIN)
    assert RosterPinCheck().hash(PIN).startswith("$argon2id$")


@pytest.mark.parametrize(
    ("hashed", "pin"),
    [
        ("stored", PIN),
        ("stored", "000001"),
        ("", PIN),
        ("", ""),
        ("", "48291a"),
        ("nonsense", PIN),
        ("$argon2id$v=19$m=65536,t=3,p=4$zz", PIN),
        ("pepper:", PIN),
        ("$argon2id$v=19$m=4194304,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", PIN),
    ],
)
def test_every_question_costs_one_full_evaluation(stored: str, hashed: str, pin: str) -> None:
    work = Work()
    RosterPinCheck(lambda: PEPPER, verify=work.verify).verify(stored if hashed == "stored" else hashed, pin)
    assert work.done == [(64 * 1024, 3, 4)]


def test_the_stand_in_is_a_hash_of_the_same_cost_that_nothing_opens(stored: str) -> None:
    stand_in = dummy_hash()
    assert argon2.extract_parameters(stand_in.removeprefix("pepper:")) == argon2.extract_parameters(
        stored.removeprefix("pepper:")
    )
    assert not verify_pin(stand_in, PIN, PEPPER)
    assert stand_in != dummy_hash()
