"""Signatures: what is signed opens, and nothing that differs by a bit does."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError
from sync.protocol.envelope import KINDS_OF_STATEMENT, Envelope, payload_type
from sync.testing.keys import make_keys, signing_key
from sync.trust.signing import (
    BadSignatureError,
    SigningKey,
    UnknownKeyError,
    VerifyKey,
    open_statement,
    sign_statement,
)

KEYS = make_keys()


def opened(data, kind="fact", keys=KEYS):
    return open_statement(data, kind, keys.resolve)


@given(st.sampled_from(sorted(KINDS_OF_STATEMENT)), st.binary(max_size=500))
def test_what_is_signed_opens(kind, payload):
    envelope = sign_statement(kind, payload, KEYS.kiosk_key, KEYS.kiosk)
    assert opened(envelope, kind) == payload
    assert opened(envelope.to_bytes(), kind) == payload


@given(st.binary(min_size=1, max_size=60), st.integers(0, 10_000))
def test_one_changed_bit_of_payload_or_signature_is_found(payload, bit):
    def flip(data):
        index = bit // 8 % len(data)
        return data[:index] + bytes([data[index] ^ 1 << bit % 8]) + data[index + 1 :]

    good = sign_statement("fact", payload, KEYS.kiosk_key, KEYS.kiosk)
    for bad in (
        Envelope(good.payload_type, flip(payload), good.keyid, good.signature),
        Envelope(good.payload_type, payload, good.keyid, flip(good.signature)),
    ):
        with pytest.raises(BadSignatureError):
            opened(bad)


def test_one_kind_never_passes_for_another():
    receipt = sign_statement("receipt", b"{}", KEYS.city_key, KEYS.root_sha256)
    with pytest.raises(MalformedError, match="another kind"):
        opened(receipt, "time")
    renamed = Envelope(payload_type("time"), receipt.payload, receipt.keyid, receipt.signature)
    with pytest.raises(BadSignatureError):
        opened(renamed, "time")


def test_a_key_that_nobody_trusts_opens_nothing():
    stranger = signing_key("stranger")
    with pytest.raises(UnknownKeyError):
        opened(sign_statement("fact", b"{}", stranger, stranger.public.keyid))
    with pytest.raises(BadSignatureError):
        opened(sign_statement("fact", b"{}", stranger, KEYS.kiosk))


def test_the_kiosk_cannot_speak_for_the_city():
    forged = sign_statement("receipt", b"{}", KEYS.kiosk_key, KEYS.root_sha256)
    with pytest.raises(BadSignatureError):
        opened(forged, "receipt")


def test_keys_survive_their_bytes():
    key = SigningKey.generate()
    assert SigningKey.from_private_bytes(key.private_bytes()).public == key.public
    assert VerifyKey.from_raw(key.public.raw) == key.public
    assert VerifyKey.from_pem(key.public.pem()) == key.public
    assert len({key.public, VerifyKey.from_raw(key.public.raw)}) == 1
    key.public.verify(key.sign(b"x"), b"x")


@pytest.mark.parametrize("raw", [b"", b"x" * 31, b"x" * 33])
def test_a_key_of_another_length_is_malformed(raw):
    with pytest.raises(MalformedError):
        VerifyKey.from_raw(raw)
    with pytest.raises(MalformedError):
        SigningKey.from_private_bytes(raw)


def test_a_pem_of_something_else_is_malformed():
    p256 = (
        b"-----BEGIN PUBLIC KEY-----\n"
        b"MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf\n"
        b"w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==\n"
        b"-----END PUBLIC KEY-----\n"
    )
    for pem in (b"", b"no pem", p256):
        with pytest.raises(MalformedError):
            VerifyKey.from_pem(pem)


def test_the_key_id_is_the_sha256_of_the_raw_key():
    key = VerifyKey.from_raw(bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
    assert key.keyid == "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9"


def test_rfc_8032_test_1_gives_the_signature_of_the_rfc():
    key = SigningKey.from_private_bytes(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    assert key.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )


def test_reprs_and_pickles_give_no_key_away():
    key = SigningKey.generate()
    for secret in (key.private_bytes().hex(), repr(key.private_bytes()), key.public.raw.hex()):
        assert secret not in repr(key) + repr(key.public) + repr(KEYS)
    with pytest.raises(TypeError):
        pickle.dumps(key)
