"""QR codes of the city: its present keys count, and nobody else's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.city_statements import SignedCodes
from kiosk.flows.officer_ports import NotOursError
from sync.protocol.canonical import encode
from sync.protocol.compact import write_compact
from sync.protocol.statements import BadgeStatement, CityKey, UnlockStatement
from sync.testing.keys import make_keys
from sync.trust.signing import SigningKey, sign_statement

CITY, OTHER = make_keys(1).city_key, make_keys(2).city_key
OFFICER = "0190a000-0000-7000-8000-00000000000f"
BADGE = BadgeStatement("0190a000-0000-7000-8000-0000000000b1", OFFICER, "2027-01-31", 3)
UNLOCK = UnlockStatement(make_keys().kiosk, OFFICER, "7K3MPQ2X", "2026-11-25T00:00:00.000Z")


def code(kind: str, statement: BadgeStatement | UnlockStatement, key: SigningKey = CITY, keyid: str = "") -> str:
    return write_compact(sign_statement(kind, encode(statement.to_object()), key, keyid or key.public.keyid))


def trusting(*keys: SigningKey) -> SignedCodes:
    return SignedCodes(lambda: [CityKey(key.public.keyid, key.public.raw.hex()) for key in keys])


def doubt(codes: SignedCodes, text: str, kind: str = "badge") -> str:
    with pytest.raises(NotOursError) as refused:
        codes.open(text, kind)  # type: ignore[arg-type]
    return refused.value.doubt


def test_a_badge_and_an_unlock_of_the_city_open() -> None:
    assert trusting(OTHER, CITY).open(code("badge", BADGE), "badge").payload == encode(BADGE.to_object())
    assert trusting(CITY).open(code("unlock", UNLOCK), "unlock").payload == encode(UNLOCK.to_object())


def test_of_another_key_or_by_none_that_counts_it_is_forged() -> None:
    assert doubt(trusting(OTHER), code("badge", BADGE)) == "forged"
    assert doubt(trusting(), code("badge", BADGE)) == "forged"
    assert doubt(trusting(CITY), code("badge", BADGE, OTHER, CITY.public.keyid)) == "forged"


def test_a_statement_of_another_kind_never_passes() -> None:
    assert doubt(trusting(CITY), code("unlock", UNLOCK)) == "none"
    assert doubt(trusting(CITY), code("unlock", UNLOCK).replace(".unlock.", ".badge.", 1)) == "forged"


@given(st.text(max_size=1100))
def test_any_other_text_is_none(text: str) -> None:
    assert doubt(trusting(CITY), text) == "none"


@given(st.data())
def test_no_sign_of_it_can_be_changed(data: st.DataObject) -> None:
    text = code("badge", BADGE)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("ABab01-_.").filter(lambda one: one != text[at]))
    with pytest.raises(NotOursError):
        trusting(CITY).open(text[:at] + sign + text[at + 1 :], "badge")


def test_a_badge_fits_a_qr_code_that_a_cheap_camera_reads() -> None:
    assert len(code("badge", BADGE)) < 420
