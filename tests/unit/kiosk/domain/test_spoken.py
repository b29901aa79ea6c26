"""Numbers as people say them, and the promise that nobody's NIK, KK or phone number is ever said."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.session import Language
from kiosk.domain.spoken import (
    LONGEST_S,
    UNITS,
    PrivateNumberError,
    call_text,
    clean,
    digit_words,
    number_words,
    seconds,
    ticket_words,
)
from kiosk.domain.ticket import QueueNumber
from sync.rules.refusal import Refused

LANGUAGES: tuple[Language, ...] = ("id", "jv", "en")
NOT_WORDS = st.text(st.sampled_from(" .,-–/()+:;\n•"), max_size=3)


def phrase_list() -> dict[str, dict[str, dict[int, str]]]:
    return yaml.safe_load(files("assets").joinpath("phrases", "phrases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["id", "jv"])
def test_numbers_are_those_of_the_phrase_list(language: Language) -> None:
    listed = phrase_list()["numbers"][language]
    assert {number: number_words(number, language) for number in listed} == listed


def test_a_queue_is_called_digit_by_digit() -> None:
    assert call_text("A-012", 1, "id") == "Nomor antrean A, nol satu dua, silakan ke loket satu"
    assert call_text("A-012", 1, "jv") == "Nomer antrean A, nol setunggal kalih, monggo teng loket setunggal"
    assert call_text("B-107", 12, "id") == "Nomor antrean B, seratus tujuh, silakan ke loket dua belas"
    assert ticket_words("a17", "en") == "A, zero one seven"


@pytest.mark.parametrize(
    ("number", "language", "words"),
    [
        (11, "id", "sebelas"),
        (19, "id", "sembilan belas"),
        (21, "id", "dua puluh satu"),
        (350, "id", "tiga ratus lima puluh"),
        (53, "jv", "seket tigo"),
        (218, "jv", "kalih atus wolu welas"),
        (240, "en", "two hundred forty"),
    ],
)
def test_larger_numbers(number: int, language: Language, words: str) -> None:
    assert number_words(number, language) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_numbers_sound_the_same(language: Language) -> None:
    assert len({number_words(number, language) for number in range(1000)}) == 1000


@pytest.mark.parametrize("number", [-1, 1000])
def test_other_numbers_are_not_said(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 999"):
        number_words(number, "id")
    with pytest.raises(Refused):
        call_text("A-000", 1, "id")
    with pytest.raises(ValueError, match="one by one"):
        digit_words("", "id")


@given(st.integers(1, 999), st.integers(1, 20), st.sampled_from(LANGUAGES))
def test_every_call_may_be_said_and_is_short(number: int, loket: int, language: Language) -> None:
    said = clean(call_text(str(QueueNumber("A", number)), loket, language))
    assert seconds(f"{said}. {said}") <= LONGEST_S + 6  # twice: a call is no screen


@given(st.text(max_size=20), st.lists(st.tuples(st.sampled_from("0123456789"), NOT_WORDS), min_size=10, max_size=16))
def test_no_long_number_is_said_however_it_is_written(before: str, digits: list[tuple[str, str]]) -> None:
    with pytest.raises(PrivateNumberError) as refused:
        clean(before + " " + "".join(digit + gap for digit, gap in digits))
    assert not any(each.isdigit() for each in str(refused.value))


@given(st.sampled_from(LANGUAGES), st.lists(st.integers(0, 9), min_size=10, max_size=16))
def test_nor_spelled_in_words(language: Language, digits: list[int]) -> None:
    with pytest.raises(PrivateNumberError):
        clean("NIK Anda: " + ", ".join(UNITS[language][digit] for digit in digits).upper())


@given(st.text())
def test_what_is_said_holds_no_long_number(text: str) -> None:
    try:
        said = clean(text)
    except PrivateNumberError:
        return
    assert sum(each.isdecimal() for each in said.replace(" ", "")) <= 9 or any(each.isalpha() for each in said)


def test_what_is_masked_is_not_said_nor_its_end() -> None:
    assert clean("NIK •••• •••• •••• 1234,\n sudah benar?") == "NIK , sudah benar?"
    assert clean("Kamis, 26 November 2026 pukul 09.41") == "Kamis, 26 November 2026 pukul 09.41"
