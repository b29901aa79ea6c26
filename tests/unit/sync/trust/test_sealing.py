"""Sealing: each recipient opens, nobody else does, and the name is the digest of the sealed bytes."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.trust.sealing import (
    BadRecipientError,
    CannotOpenError,
    SealedPart,
    new_identity,
    recipient_of,
    seal,
    unseal,
)
from tests.examples import at_most

CITY, RECOVERY, STRANGER = new_identity(), new_identity(), new_identity()


@settings(max_examples=at_most(30))
@given(st.binary(max_size=5000))
def test_each_recipient_opens_and_nobody_else(plain):
    part = seal(plain, [CITY[1], RECOVERY[1]])
    assert part.sha256 == hashlib.sha256(part.body).hexdigest()
    assert unseal(part.body, CITY[0]) == unseal(part.body, RECOVERY[0]) == plain
    with pytest.raises(CannotOpenError):
        unseal(part.body, STRANGER[0])


def test_sealing_twice_never_gives_the_same_name():
    assert seal(b"same", [CITY[1]]).sha256 != seal(b"same", [CITY[1]]).sha256


def test_the_file_is_age_in_binary():
    body = seal(b"x", [CITY[1], RECOVERY[1]]).body
    assert body.startswith(b"age-encryption.org/v1\n-> X25519 ")
    assert body.count(b"-> X25519 ") == 2


@pytest.mark.parametrize(
    "recipients",
    [[], (), "", CITY[1], ["age1zzz"], [CITY[1], ""], [CITY[1], "ssh-ed25519 AAAA"], [CITY[0]]],
    ids=["none", "empty", "empty text", "one text", "not age", "one empty", "ssh", "a secret key"],
)
def test_a_wrong_recipient_seals_nothing(recipients):
    with pytest.raises(BadRecipientError) as caught:
        seal(b"plain words", recipients)
    assert "plain" not in str(caught.value)
    assert "SECRET" not in str(caught.value)


@settings(max_examples=at_most(30))
@given(st.integers(0, 10_000))
def test_changed_bytes_do_not_open(place):
    body = bytearray(seal(b"plain words" * 20, [CITY[1]]).body)
    body[place % len(body)] ^= 1
    with pytest.raises(CannotOpenError):
        unseal(bytes(body), CITY[0])


@pytest.mark.parametrize("cut", [0, 1, 50, 200])
def test_truncated_bytes_do_not_open(cut):
    body = seal(b"plain words" * 20, [CITY[1]]).body
    with pytest.raises(CannotOpenError):
        unseal(body[:cut], CITY[0])
    with pytest.raises(CannotOpenError):
        unseal(body[: len(body) - 1 - cut], CITY[0])


@pytest.mark.parametrize("identity", ["", "AGE-SECRET-KEY-1X", CITY[1]], ids=["nothing", "cut off", "a recipient"])
def test_an_identity_that_is_none_opens_nothing_and_is_not_quoted(identity):
    with pytest.raises(CannotOpenError) as caught:
        unseal(seal(b"x", [CITY[1]]).body, identity)
    assert "AGE" not in str(caught.value)


def test_the_recipient_of_an_identity_is_known():
    assert recipient_of(CITY[0]) == CITY[1]
    with pytest.raises(CannotOpenError):
        recipient_of("nothing")


def test_a_repr_shows_no_bytes():
    assert "secret" not in repr(SealedPart("ab" * 32, b"secret"))
