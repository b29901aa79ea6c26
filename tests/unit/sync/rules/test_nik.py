"""NIK: what cannot be one is refused, what is odd is asked about, and no number ever leaves in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.identity import Nik, Refused, parse_nik
from sync.rules.nik import PROVINCES

TODAY = date(2026, 11, 23)


def nik_of(birth: date, *, woman: bool, prefix: str = "357815", serial: int = 12) -> str:
    return f"{prefix}{birth.day + 40 * woman:02}{birth:%m%y}{serial:04}"


births = st.dates(min_value=date(1900, 1, 1), max_value=TODAY)
prefixes = st.tuples(st.sampled_from(sorted(PROVINCES - {"35"})), st.integers(0, 9999)).map(
    lambda parts: f"{parts[0]}{parts[1]:04}"
)


@given(births, st.booleans(), prefixes, st.integers(1, 9999))
def test_every_nik_that_was_ever_issued_by_the_rules_is_read_without_a_warning(birth, woman, prefix, serial) -> None:
    nik = parse_nik(nik_of(birth, woman=woman, prefix=prefix, serial=serial), today=TODAY)
    assert birth in nik.birth_dates
    assert nik.sex == ("P" if woman else "L")
    assert nik.warnings == ()


@given(births, st.booleans())
def test_readings_are_latest_first_and_never_in_the_future(birth, woman) -> None:
    readings = parse_nik(nik_of(birth, woman=woman), today=TODAY).birth_dates
    assert list(readings) == sorted(readings, reverse=True)
    assert all(reading <= TODAY for reading in readings)


@given(st.text(max_size=80))
def test_any_text_is_either_a_nik_or_refused_with_a_code(text) -> None:
    try:
        nik = parse_nik(text, today=TODAY)
    except Refused:
        return
    assert len(nik.digits) == 16
    assert nik.digits.isascii()
    assert nik.digits.isdecimal()


@given(births, st.booleans(), st.lists(st.sampled_from([" ", ".", "-", "\u00a0"]), min_size=16, max_size=16))
def test_people_may_group_the_digits_as_they_like(birth, woman, marks) -> None:
    digits = nik_of(birth, woman=woman)
    typed = "".join(digit + mark for digit, mark in zip(digits, marks, strict=True))
    assert parse_nik(typed, today=TODAY).digits == digits


def test_a_girl_born_in_2015_is_not_a_hundred_and_eleven() -> None:
    nik = parse_nik("3578155502150001", today=TODAY)
    assert nik.birth_date() == date(2015, 2, 15)
    assert nik.birth_dates == (date(2015, 2, 15), date(1915, 2, 15))
    assert nik.sex == "P"


def test_a_card_holder_is_at_least_seventeen_so_the_century_moves() -> None:
    nik = parse_nik("3578155502150001", today=TODAY, adult=True)
    assert nik.birth_dates == (date(1915, 2, 15),)
    assert nik.warnings == ()


def test_a_card_holder_with_only_a_young_reading_is_asked_about_not_refused() -> None:
    nik = parse_nik("3578152902160001", today=date(2026, 3, 1), adult=True)  # 29 February 1916 existed too
    assert nik.warnings == ()
    child = parse_nik("3578152902000001", today=date(2010, 1, 1), adult=True)  # but not in 1900
    assert child.warnings == ("under_17",)
    assert child.birth_date() == date(2000, 2, 29)


@pytest.mark.parametrize(
    ("digits", "warning"),
    [
        ("3578153908900012", "unusual_date"),  # the legacy number of the drawn screen: day 39
        ("3578153002900012", "unusual_date"),  # 30 February
        ("3578153106900012", "unusual_date"),  # 31 June
        ("3578152902010012", "unusual_date"),  # no leap year in either century
        ("3578401508900012", "unknown_district"),
        ("3578001508900012", "unknown_district"),
    ],
)
def test_odd_legacy_numbers_are_warned_about_never_blocked(digits, warning) -> None:
    assert warning in parse_nik(digits, today=TODAY).warnings


@pytest.mark.parametrize("prefix", ["327401", "357831", "110101", "541234", "960101"])
def test_people_registered_elsewhere_or_long_ago_keep_their_prefix(prefix) -> None:
    assert parse_nik(f"{prefix}1508900012", today=TODAY).warnings == ()


BAD = [
    ("", "empty", 0),
    ("   ", "empty", 0),
    ("--.", "empty", 0),
    ("35781515089", "too_short", 11),
    ("357815150890001", "too_short", 15),
    ("35781515089000123", "too_long", 17),
    ("3" * 200, "too_long", 200),
    ("3578151508900000", "serial_zero", 16),
    ("0078151508900012", "unknown_province", 16),
    ("9978151508900012", "unknown_province", 16),
    ("3578150008900012", "impossible_date", 16),
    ("3578157208900012", "impossible_date", 16),
    ("3578151500900012", "impossible_date", 16),
    ("3578151513900012", "impossible_date", 16),
    ("3578151508900O12", "letters", 15),
    ("NIK 3578151508900012", "letters", 16),
    ("3578151508900012\n", "control_characters", 16),
    ("\t3578151508900012", "control_characters", 16),
    ("3578151508900012\x00", "control_characters", 16),
    ("3578151508900012\u200b", "hidden_characters", 16),
    ("\u202e3578151508900012", "hidden_characters", 16),
    ("٣٥٧٨١٥١٥٠٨٩٠٠٠١٢", "foreign_digits", 0),
    ("\uff13578151508900012", "foreign_digits", 15),
    ("357815150890001²", "foreign_digits", 15),
    ("3578151508900012😀", "symbols", 16),
    ("3578151508900012;drop", "symbols", 16),
    ("+3578151508900012", "symbols", 16),
]


@pytest.mark.parametrize(("text", "code", "got"), BAD)
def test_what_cannot_be_a_nik_is_refused_with_its_reason(text, code, got) -> None:
    with pytest.raises(Refused) as refused:
        parse_nik(text, today=TODAY)
    assert (refused.value.code, refused.value.got) == (code, got)


@pytest.mark.parametrize(("text", "code", "got"), BAD)
def test_a_refusal_never_carries_what_was_typed(text, code, got) -> None:
    with pytest.raises(Refused) as refused:
        parse_nik(text, today=TODAY)
    said = f"{refused.value!r} {refused.value} {refused.value.args}"
    assert not text.strip() or text not in said
    assert refused.value.__cause__ is None


def test_the_number_shows_nowhere_unasked() -> None:
    nik = parse_nik("3578151508900012", today=TODAY)
    assert "3578" not in f"{nik!r} {nik} {[nik]}"
    assert nik.masked() == "•••• •••• •••• 0012"
    assert nik.grouped() == "3578 1515 0890 0012"


def test_a_baby_born_today_has_a_nik_and_one_born_tomorrow_was_born_a_century_ago() -> None:
    assert parse_nik(nik_of(TODAY, woman=False), today=TODAY).birth_date() == TODAY
    tomorrow = TODAY + timedelta(days=1)
    assert parse_nik(nik_of(tomorrow, woman=False), today=TODAY).birth_date() == tomorrow.replace(year=1926)


def test_values_compare_by_their_number() -> None:
    first: Nik = parse_nik("3578151508900012", today=TODAY)
    assert first == parse_nik("3578 1515 0890 0012", today=TODAY)
