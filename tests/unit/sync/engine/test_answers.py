"""From bytes to statements: whatever the bytes are, the answer is a verified statement or one of two errors."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.engine.answers import (
    WrongRootError,
    keys_of,
    read_changes,
    read_enrolment,
    read_receipt,
    read_time,
)
from sync.engine.ports import CityUnreadableError, SyncIdentity
from sync.protocol.canonical import encode
from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.statements import CityKey, Enrolment, Receipt, TimeStatement
from sync.testing.city_simulator import SITE
from sync.testing.keys import make_keys, signing_key
from sync.trust.signing import SigningKey, sign_statement

KEYS = make_keys()
RESOLVE = keys_of(KEYS.configuration())
IDENTITY = SyncIdentity(KEYS.kiosk, 1, "https://city.example", KEYS.root_sha256)
EMPTY = ChainHead.empty(1)
AT = "2026-11-24T02:15:30.123Z"
RECEIPT = Receipt(KEYS.kiosk, 1, 0, GENESIS, AT, "token-0000000000000001")


def state(kind: str, statement: object, key: SigningKey | None = None) -> bytes:
    by = key or KEYS.city_key
    return sign_statement(kind, encode(statement.to_object()), by, by.public.keyid).to_bytes()  # type: ignore[attr-defined]


def receive(data: bytes) -> Receipt:
    return read_receipt(data, identity=IDENTITY, resolve=RESOLVE, head_at=lambda _: EMPTY, head=EMPTY)


def test_an_honest_receipt_is_read() -> None:
    assert receive(state("receipt", RECEIPT)) == RECEIPT


def test_a_time_is_aware_and_answers_its_nonce() -> None:
    data = state("time", TimeStatement("ab" * 32, AT))
    assert read_time(data, nonce="ab" * 32, resolve=RESOLVE) == datetime(2026, 11, 24, 2, 15, 30, 123_000, UTC)
    with pytest.raises(CityUnreadableError):
        read_time(data, nonce="cd" * 32, resolve=RESOLVE)


@given(st.binary(max_size=400))
def test_noise_is_unreadable(noise: bytes) -> None:
    with pytest.raises(CityUnreadableError):
        receive(noise)
    with pytest.raises(CityUnreadableError):
        read_changes(noise, after="", identity=IDENTITY, resolve=RESOLVE)
    with pytest.raises(CityUnreadableError):
        read_enrolment(noise, root=KEYS.root_sha256, public_key="ab" * 32, epoch=1)


@given(st.data())
def test_a_receipt_changed_anywhere_is_unreadable_or_still_the_same(data: st.DataObject) -> None:
    whole = state("receipt", RECEIPT)
    at = data.draw(st.integers(0, len(whole) - 1))
    changed = whole[:at] + bytes([data.draw(st.integers(0, 255))]) + whole[at + 1 :]
    with contextlib.suppress(CityUnreadableError):
        assert receive(changed) == RECEIPT


def test_one_kind_of_statement_never_passes_for_another() -> None:
    with pytest.raises(CityUnreadableError):
        receive(state("time", TimeStatement("ab" * 32, AT)))


def test_a_key_whose_id_is_not_its_digest_signs_nothing() -> None:
    stranger = signing_key("stranger")
    bad = CityKey(KEYS.root_sha256, stranger.public.raw.hex())
    assert keys_of(replace(KEYS.configuration(), city_keys=(bad,)))(KEYS.root_sha256) is None


def enrolment(key: SigningKey | None = None, **changes: object) -> bytes:
    honest = Enrolment(
        KEYS.kiosk, 1, KEYS.kiosk_key.public.raw.hex(), SITE, KEYS.configuration(), "token-0000000000000001", AT
    )
    return state("enrolment", replace(honest, **changes), key)  # type: ignore[arg-type]


def accept(data: bytes, root: str = KEYS.root_sha256) -> Enrolment:
    return read_enrolment(data, root=root, public_key=KEYS.kiosk_key.public.raw.hex(), epoch=1)


def test_an_enrolment_under_the_typed_root_is_accepted() -> None:
    assert accept(enrolment()).site == SITE


def test_another_root_is_told_apart() -> None:
    stranger = signing_key("stranger")
    other = replace(KEYS.configuration(), city_keys=(CityKey(stranger.public.keyid, stranger.public.raw.hex()),))
    with pytest.raises(WrongRootError):
        accept(enrolment(stranger, configuration=other))
    with pytest.raises(WrongRootError):
        accept(enrolment(), root="ab" * 32)


def test_a_stranger_who_names_the_root_but_does_not_hold_its_key_is_refused() -> None:
    stranger = signing_key("stranger")
    payload = encode(Enrolment.from_object(_object()).to_object())
    forged = sign_statement("enrolment", payload, stranger, KEYS.root_sha256).to_bytes()
    with pytest.raises(CityUnreadableError):
        accept(forged)


def test_an_enrolment_for_another_key_or_an_older_epoch_is_refused() -> None:
    with pytest.raises(CityUnreadableError):
        accept(enrolment(public_key="ab" * 32))
    with pytest.raises(CityUnreadableError):
        read_enrolment(enrolment(), root=KEYS.root_sha256, public_key=KEYS.kiosk_key.public.raw.hex(), epoch=2)


def _object() -> dict[str, object]:
    return Enrolment(
        KEYS.kiosk, 1, KEYS.kiosk_key.public.raw.hex(), SITE, KEYS.configuration(), "token-0000000000000001", AT
    ).to_object()
