"""What counts as a NIK on a card: rather none than a wrong one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.domain.card_text import MOST_MENDED, WITH_DATE, WITHOUT_DATE, Agreement, PrintedLine, Sighting, sighting
from sync.rules.nik import parse_nik

TODAY = date(2026, 11, 24)
NIK = "3578155308900001"  # a woman, 13 August 1990
BORN = "Tempat/Tgl Lahir : SURABAYA, 13-08-1990"


def read(*texts: str, sure: float = 0.99) -> Sighting | None:
    return sighting([PrintedLine(text, sure) for text in texts], today=TODAY)


def digits_of(seen: Sighting | None) -> str | None:
    return None if seen is None else seen.nik.digits


births = st.dates(date(1930, 1, 1), date(2008, 12, 31))


@st.composite
def numbers(draw: st.DrawFn) -> tuple[str, date]:
    """A number of a grown-up in a district of Surabaya, and when they were born."""
    born, woman = draw(births), draw(st.booleans())
    district, serial = draw(st.integers(1, 31)), draw(st.integers(1, 9999))
    return f"3578{district:02}{born.day + 40 * woman:02}{born.month:02}{born.year % 100:02}{serial:04}", born


@given(numbers(), st.sampled_from(["NIK : {}", "NIK:{}", "NIK{}", "N1K ；{}", " nik  {} ", "NIK： {}"]))
def test_a_number_beside_its_label_is_found_whole(one: tuple[str, date], form: str) -> None:
    assert digits_of(read("PROVINSI JAWA TIMUR", form.format(one[0]))) == one[0]


@given(numbers())
def test_the_printed_date_of_birth_speaks_for_the_number(one: tuple[str, date]) -> None:
    number, born = one
    assume(parse_nik(number, today=TODAY).birth_date() == born)
    seen = read("NIK", f": {number}", f"Tempat/Tgl Lahir: SURABAYA, {born:%d-%m-%Y}")
    assert seen is not None
    assert seen.dated
    other = read("NIK", f": {number}", "Tempat/Tgl Lahir: SURABAYA, 31-12-1899")
    assert other is not None
    assert not other.dated


@given(st.lists(st.text(max_size=40), max_size=12))
def test_whatever_is_read_only_a_number_that_stands_there_is_offered(texts: list[str]) -> None:
    seen = read("NIK", *texts)
    assert seen is None or any(seen.nik.digits[-4:-1] in text or len(text) >= 16 for text in texts)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("35781553O8900001", NIK),
        ("3S7815530890000I", NIK),
        ("357815530B9000Ol", None),
        ("357815530890000", None),
        ("35781553089000011", None),
        ("3578155308900001 GOL DARAH O", None),
        ("3578 1553 0890 0001", NIK),
        ("３５７８１５５３０８９０００ ０１", NIK),
    ],
)
def test_letters_like_digits_are_mended_a_few_never_more(printed: str, found: str | None) -> None:
    assert MOST_MENDED == 2
    assert digits_of(read("NIK", f": {printed}", BORN)) == found


@pytest.mark.parametrize(
    "texts",
    [
        (f": {NIK}", BORN),
        ("NIK", f": {NIK}", "3578151204880001"),
        ("KARTU KELUARGA", "NIK", NIK),
        ("NIK", "0000000000000000"),
        ("NIK", "3578159908900001"),
        ("NIK", "3578159908990001"),
        ("NIK", "3578155313900001"),
        ("NIK", "3578155308900000"),
        ("NIK", "3578993008900001"),
        ("NIK", "9978153008900001"),
        ("NIK", "3578153102900001"),
        (),
    ],
    ids=[
        "no label",
        "two numbers",
        "a family's sheet",
        "zeros",
        "no such day",
        "no such day, of old",
        "no such month",
        "no serial",
        "no such district",
        "no such province",
        "31 February",
        "nothing",
    ],
)
def test_a_doubt_is_no_number(texts: tuple[str, ...]) -> None:
    assert read(*texts) is None


def test_a_childs_card_has_a_number_too() -> None:
    assert digits_of(read("KARTU IDENTITAS ANAK", "NIK", ": 3578151308200001")) == "3578151308200001"


def test_a_line_that_the_reader_is_not_sure_of_does_not_count() -> None:
    assert read("NIK", NIK, sure=0.79) is None
    assert digits_of(read("NIK", NIK, sure=0.8)) == NIK


@given(st.lists(st.sampled_from(["a", "b", None]), max_size=12), st.sampled_from([WITH_DATE, WITHOUT_DATE]))
def test_only_the_same_number_again_and_again_is_agreed_upon(seen: list[str | None], needed: int) -> None:
    numbers = {"a": NIK, "b": "3578151204880001"}
    agreement, dated = Agreement(), needed == WITH_DATE
    run: list[str] = []
    for one in seen:
        nik = None if one is None else Sighting(parse_nik(numbers[one], today=TODAY), dated)
        agreed = agreement.see(nik)
        if one is not None:
            run = [*run, one] if run and run[-1] == one else [one]
        assert (agreed is not None) == (one is not None and len(run) >= needed)
        assert agreed is None or agreed.digits == numbers[str(one)]


def test_nothing_of_a_card_is_in_a_traceback() -> None:
    seen = read("NIK", NIK, BORN)
    assert NIK not in f"{seen!r} {PrintedLine(NIK, 1.0)!r} {[PrintedLine(NIK, 1.0)]}"
