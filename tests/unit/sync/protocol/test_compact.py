"""A statement as a QR code: the same statement, and nothing else passes for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import MalformedError, encode
from sync.protocol.compact import MAX_COMPACT_CHARS, read_compact, write_compact
from sync.protocol.envelope import Envelope
from sync.protocol.statements import BadgeStatement, TimeStatement, UnlockStatement
from sync.trust.signing import BadSignatureError, SigningKey, open_statement, sign_statement

KEY = SigningKey.from_private_bytes(bytes(range(32)))
KEYID = KEY.public.keyid
KIOSK = "0192f5a0-0000-7000-8000-0000000000aa"
OFFICER = "0192f5a0-0000-7000-8000-0000000000bb"
TIME = TimeStatement("ab" * 32, "2026-11-24T02:15:30.000Z")
BADGE = BadgeStatement(KIOSK, OFFICER, "2027-02-20", 3)
UNLOCK = UnlockStatement(KIOSK, OFFICER, "7K3MPQ2X", "2026-11-24T04:00:00.000Z")


def signed(kind, statement):
    return sign_statement(kind, encode(statement.to_object()), KEY, KEYID)


@pytest.mark.parametrize(("kind", "statement"), [("time", TIME), ("badge", BADGE), ("unlock", UNLOCK)])
def test_a_statement_comes_back_as_it_was_and_its_signature_holds(kind, statement):
    envelope = signed(kind, statement)
    text = write_compact(envelope)
    assert read_compact(text, kind, [KEYID]) == envelope
    assert open_statement(read_compact(text, kind, [KEYID]), kind, {KEYID: KEY.public}.get) == envelope.payload


def test_a_time_anchor_fits_three_hundred_characters_of_a_phone_screen():
    assert len(write_compact(signed("time", TIME))) <= 300


def test_one_kind_does_not_pass_for_another():
    with pytest.raises(MalformedError):
        read_compact(write_compact(signed("time", TIME)), "unlock", [KEYID])


def test_a_key_that_is_not_trusted_is_not_even_looked_up():
    with pytest.raises(MalformedError):
        read_compact(write_compact(signed("badge", BADGE)), "badge", ["cd" * 32])


def test_a_kiosks_own_statement_has_no_compact_form():
    with pytest.raises(ValueError, match="city key"):
        write_compact(Envelope("application/vnd.balai.ticket.v1+json", b"{}", KIOSK, bytes(64)))


@given(st.integers(0, 400), st.sampled_from("ABCz09_-.é\n "))
def test_no_changed_character_is_believed(position, character):
    text = write_compact(signed("unlock", UNLOCK))
    position %= len(text)
    changed = text[:position] + character + text[position + 1 :]
    if changed == text:
        return
    with pytest.raises((MalformedError, BadSignatureError)):
        open_statement(read_compact(changed, "unlock", [KEYID]), "unlock", {KEYID: KEY.public}.get)


@given(st.text(max_size=80) | st.text("BALAI1.timeabcdef0123456789", max_size=400))
def test_whatever_a_camera_reads_is_an_answer_and_never_a_crash(text):
    with pytest.raises(MalformedError):
        read_compact(text, "time", [KEYID])


def test_a_code_as_long_as_a_book_is_not_searched():
    with pytest.raises(MalformedError):
        read_compact("BALAI1.time." + "a" * MAX_COMPACT_CHARS, "time", [KEYID])
