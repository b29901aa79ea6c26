"""Whatever makes the truth bar ask for attention, a technician reads why and what to do."""

from __future__ import annotations

from typing import get_args

import pytest

from kiosk.attention import words
from kiosk.flows.ports import Attention, Outbox
from kiosk.ui.models.truth import state_of

CODES = [code for code in get_args(Attention) if code]


@pytest.mark.parametrize("code", CODES)
def test_each_reason_is_told_on_the_bar_and_to_the_technician(code: Attention) -> None:
    assert state_of(Outbox(1, 1, 0, sending=False, network="online", attention=code)) == "attention"
    sentence = words(code)
    assert sentence.endswith(".")
    assert ";" in sentence, "what is the matter; what to do"


def test_each_reason_has_words_of_its_own() -> None:
    assert len({words(code) for code in CODES}) == len(CODES)


def test_nothing_to_tell_when_all_is_well() -> None:
    assert words("") == ""
