import hashlib
import hmac

import argon2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError
from sync.trust.pins import hash_pin, is_pin_hash, same_pin, status_pin, verify_pin

PHC = hash_pin("481516")


def test_a_pin_opens_its_own_hash_only():
    assert verify_pin(PHC, "481516")
    for wrong in ("481517", "", "481516 ", "481516\n", "４８１５１６", "4815160"):
        assert not verify_pin(PHC, wrong)


def test_the_hash_costs_what_was_decided():
    assert PHC.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert hash_pin("481516") != PHC
    assert "481516" not in PHC


@pytest.mark.parametrize("pin", ["", "123", "1" * 13, "12a4", "1234\n", "１２３４", "-1234"])
def test_a_pin_is_ascii_digits(pin):
    with pytest.raises(ValueError, match="4 to 12 digits") as caught:
        hash_pin(pin)
    assert "１" not in str(caught.value)


@pytest.mark.parametrize(
    "phc",
    ["", "481516", "$argon2id$v=19$m=65536", PHC[:-10] + "!", "$2b$12$abcdefghijklmnopqrstuv"],
    ids=["nothing", "a pin", "cut off", "damaged", "bcrypt"],
)
def test_a_hash_that_is_none_is_malformed_and_not_quoted(phc):
    with pytest.raises(MalformedError) as caught:
        verify_pin(phc, "481516")
    assert "481516" not in str(caught.value)


def test_a_hash_cannot_ask_for_the_kiosks_memory():
    greedy = PHC.replace("m=65536", "m=4194304")
    assert argon2.extract_parameters(greedy).memory_cost == 4_194_304
    with pytest.raises(MalformedError, match="memory"):
        verify_pin(greedy, "481516")


def test_the_status_pin_is_the_documented_formula():
    key = bytes(range(32))
    digest = hmac.new(key, b"7K3MPQ2X", hashlib.sha256).digest()
    assert status_pin(key, "7K3MPQ2X") == str(int.from_bytes(digest[:8], "big") % 1_000_000).zfill(6) == "382906"


@given(st.binary(min_size=32, max_size=32), st.text(max_size=20))
def test_a_status_pin_is_six_digits_whatever_was_typed(key, code):
    pin = status_pin(key, code)
    assert len(pin) == 6
    assert pin.isdecimal()
    assert pin.isascii()


@given(st.text(max_size=8), st.text(max_size=8))
def test_pins_are_compared_as_texts(one, other):
    assert same_pin(one, one)
    assert same_pin(one, other) == (one.encode("utf-8", "replace") == other.encode("utf-8", "replace"))


def test_a_hash_that_came_from_elsewhere_is_ours_only_at_our_cost_and_with_our_pepper_or_none():
    peppered = hash_pin("481516", b"pepper")
    assert is_pin_hash(PHC, peppered=False)
    assert is_pin_hash(peppered, peppered=True)
    assert not is_pin_hash(PHC, peppered=True)
    assert not is_pin_hash(peppered, peppered=False)


@pytest.mark.parametrize(
    "hashed",
    [
        "",
        "481516",
        PHC + "\n",
        PHC + "=",
        PHC[:-1],
        PHC.replace("m=65536", "m=8"),
        PHC.replace("m=65536", "m=9999999"),
        PHC.replace("t=3", "t=99"),
        PHC.replace("p=4", "p=1"),
        PHC.replace("argon2id", "argon2i"),
        PHC.replace("v=19", "v=16"),
        f"pepper:{PHC}",
        argon2.PasswordHasher(time_cost=1, memory_cost=64).hash("481516"),
    ],
    ids=[
        "nothing",
        "a pin",
        "newline",
        "padded",
        "cut",
        "memory low",
        "memory high",
        "passes",
        "lanes",
        "type",
        "version",
        "peppered",
        "cheap",
    ],
)
def test_another_hash_is_not(hashed):
    assert not is_pin_hash(hashed, peppered=False)
