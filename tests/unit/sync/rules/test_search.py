"""One slip is forgiven, two are not."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.search import is_one_slip

words = st.text(string.ascii_lowercase, min_size=2, max_size=12)


@given(words, st.data())
def test_one_letter_lost_added_or_wrong_is_one_slip_from_both_sides(word, data) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    for slipped in (word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]):
        if slipped != word:
            assert is_one_slip(slipped, word)
            assert is_one_slip(word, slipped)


@given(words, st.data())
def test_two_neighbours_exchanged_are_one_slip(word, data) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    slipped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if slipped != word:
        assert is_one_slip(slipped, word)


@pytest.mark.parametrize(
    ("typed", "meant"), [("nikah", "nikah"), ("nikha", "rikah"), ("lahri", "hair"), ("ktp", "kartu"), ("", "abc")]
)
def test_the_same_word_or_two_slips_are_none(typed, meant) -> None:
    assert not is_one_slip(typed, meant)
