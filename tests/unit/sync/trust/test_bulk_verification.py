"""Many signatures at once: each is looked at, and libsodium takes nothing that OpenSSL would refuse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.testing.keys import make_keys
from sync.trust.bulk_verification import QuickVerifyKey, count_verified
from sync.trust.signing import BadSignatureError, SigningKey, VerifyKey

KEY = make_keys().kiosk_key
# RFC 8032 section 7.1: (public key, message, signature)
RFC = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
# Keys of low order: with them a signature says nothing about its message.
LOW_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
]
ORDER = 2**252 + 27742317777372353535851937790883648493


def openssl_takes(key: VerifyKey, signature: bytes, message: bytes) -> bool:
    try:
        key.verify(signature, message)
    except BadSignatureError:
        return False
    return True


@pytest.mark.parametrize(("public", "message", "signature"), RFC, ids=["empty", "one byte", "two bytes"])
def test_the_vectors_of_rfc_8032_hold(public, message, signature) -> None:
    key = VerifyKey.from_raw(bytes.fromhex(public))
    signed = (bytes.fromhex(signature), bytes.fromhex(message))
    assert count_verified(key, [signed]) == 1
    assert count_verified(key, [(signed[0], signed[1] + b"x")]) == 0


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 63), st.integers(1, 255))
def test_it_counts_up_to_the_first_that_does_not_hold(count, bad, place, change) -> None:
    messages = [b"fact %d" % number for number in range(count)]
    signed = [(KEY.sign(message), message) for message in messages]
    if bad < count:
        changed = bytearray(signed[bad][0])
        changed[place] ^= change
        signed[bad] = (bytes(changed), messages[bad])
    assert count_verified(KEY.public, signed) == min(bad, count)


def test_another_key_verifies_nothing() -> None:
    assert count_verified(SigningKey.generate().public, [(KEY.sign(b"fact"), b"fact")]) == 0


def test_a_signature_of_another_length_is_none() -> None:
    for signature in (b"", bytes(63), bytes(65), KEY.sign(b"fact") + b"x"):
        assert count_verified(KEY.public, [(signature, b"fact")]) == 0
    good = KEY.sign(b"fact")
    assert count_verified(KEY.public, [(good[:63], good[63:] + b"fact")]) == 0


@given(st.binary(min_size=64, max_size=64), st.binary(max_size=40))
def test_what_is_taken_here_openssl_takes_too(signature, message) -> None:
    keys = [KEY.public, *(VerifyKey.from_raw(bytes.fromhex(raw)) for raw in LOW_ORDER)]
    for key in keys:
        assert count_verified(key, [(signature, message)]) <= openssl_takes(key, signature, message)


def test_the_other_spelling_of_a_signature_is_refused() -> None:
    """S and S + the order of the group are the same number to who does not look: a second signature out of the first."""
    good = KEY.sign(b"fact")
    other = int.from_bytes(good[32:], "little") + ORDER
    assert count_verified(KEY.public, [(good[:32] + other.to_bytes(32, "little"), b"fact")]) == 0


@pytest.mark.parametrize("raw", LOW_ORDER, ids=["one", "zero", "minus one", "order eight"])
def test_a_key_of_low_order_signs_nothing(raw) -> None:
    identity = (1).to_bytes(32, "little") + bytes(32)
    assert count_verified(VerifyKey.from_raw(bytes.fromhex(raw)), [(identity, b"anything")]) == 0


@given(st.binary(max_size=100), st.integers(0, 70), st.integers(1, 255))
def test_a_quick_key_judges_as_the_other_does(message, place, change) -> None:
    quick, signature = QuickVerifyKey.from_raw(KEY.public.raw), bytearray(KEY.sign(message))
    quick.verify(bytes(signature), message)
    signature[place % 64] ^= change
    assert not openssl_takes(KEY.public, bytes(signature), message)
    assert not openssl_takes(quick, bytes(signature), message)
    assert not openssl_takes(quick, bytes(signature[:place]), message)
