from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.models.code_entry import BETWEEN, CodeEntry
from sync.protocol.patterns import STATUS_ALPHABET

CODES = st.text(STATUS_ALPHABET, min_size=8, max_size=8)


@given(CODES, st.lists(st.sampled_from(BETWEEN), max_size=8))
def test_a_code_may_be_typed_in_small_letters_and_with_what_people_put_between(code: str, between: list[str]) -> None:
    entry = CodeEntry(8)
    typed = list(code.lower())
    for place, sign in enumerate(between):
        typed.insert(2 * place, sign)
    assert all(entry.take(sign) for sign in typed)
    assert (entry.text, entry.is_complete()) == (code, True)


@given(st.lists(st.text(max_size=4), max_size=20))
def test_whatever_is_typed_only_signs_of_a_code_stay_and_never_too_many(pieces: list[str]) -> None:
    entry = CodeEntry(8)
    for piece in pieces:
        entry.take(piece)
    assert set(entry.text) <= set(STATUS_ALPHABET)
    assert len(entry.text) <= 8


def test_a_sign_of_no_code_is_told_and_the_rest_is_kept() -> None:
    entry = CodeEntry(8)
    assert entry.take("K7")
    assert not entry.take("?")
    entry.erase()
    assert (entry.text, entry.is_complete()) == ("K", False)
