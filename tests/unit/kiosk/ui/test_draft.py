"""The answer in the making: keeps what hands do, judges nothing."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.models.draft import BOXES, MANNERS, Draft
from sync.rules.fields import FieldType


def test_every_type_of_the_catalogue_can_be_answered() -> None:
    assert set(MANNERS) == set(get_args(FieldType))


@given(st.text(max_size=40))
def test_a_pad_holds_only_digits_and_never_more_than_its_boxes(text: str) -> None:
    draft = Draft("nik")
    for piece in text:
        draft.press(piece)
    draft.paste(text)
    assert len(draft.text) <= BOXES
    assert draft.text == "" or (draft.text.isascii() and draft.text.isdigit())


def test_a_paste_with_letters_keeps_what_was_there() -> None:
    draft = Draft("nik", text="3578")
    assert not draft.paste("12ab")
    assert draft.text == "3578"


@given(st.lists(st.sampled_from([1, -1, 10, -10]), max_size=60))
def test_steppers_always_show_a_day_a_month_and_a_year_that_exist(steps: list[int]) -> None:
    draft = Draft("date")
    for by in steps:
        draft.step("day", 1 if by > 0 else -1, this_year=2026)
        draft.step("month", 1 if by > 0 else -1, this_year=2026)
        draft.step("year", by, this_year=2026)
        assert 1 <= draft.day <= 31
        assert 1 <= draft.month <= 12
        assert 1896 <= draft.year <= 2031


def test_one_of_one_and_several_of_several() -> None:
    one, many = Draft("choice"), Draft("multi_choice")
    for value in ("a", "b", "a"):
        one.pick(value)
        many.pick(value)
    assert one.raw() == "a"
    assert many.raw() == ["b"]


def test_a_name_still_in_the_line_counts_when_going_on() -> None:
    draft = Draft("list_person", text="Siti")
    draft.add_person()
    draft.text = "Budi"
    assert draft.raw() == ["Siti", "Budi"]


def test_a_phone_number_comes_back_as_people_type_it() -> None:
    draft = Draft("phone_id")
    draft.load("+6281234567890", None)
    assert draft.text == "081234567890"


def test_a_number_given_before_comes_back_masked_until_it_is_touched() -> None:
    draft = Draft("nik")
    draft.load("3578155308900001", None)
    assert draft.masked
    draft.erase()
    assert not draft.masked


@pytest.mark.parametrize("kind", get_args(FieldType))
def test_an_untouched_draft_is_empty_and_wiped_is_untouched(kind: FieldType) -> None:
    draft = Draft(kind)
    assert draft.is_empty()
    draft.text, draft.people, draft.picked, draft.day = "Siti", ["Budi"], ["ya"], 31
    assert not {"Siti", "Budi", "31"} & set(repr(draft).replace("=", " ").split())
    draft.wipe()
    assert draft.is_empty()
