"""KK, NIP, NI PPPK and telephone numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.identity import Refused, parse_kk, parse_nip, parse_phone

TODAY = date(2026, 11, 23)
NEW_STAFF_BORN = st.dates(min_value=date(1960, 1, 1), max_value=date(2000, 12, 31))


# --- KK ----------------------------------------------------------------------------------------------------------


@given(st.dates(min_value=date(2000, 1, 1), max_value=TODAY), st.integers(1, 9999))
def test_a_family_card_is_read_with_the_day_it_was_recorded(recorded, serial) -> None:
    card = parse_kk(f"357815{recorded:%d%m%y}{serial:04}", today=TODAY)
    assert card.recorded_on == recorded
    assert card.warnings == ()


def test_a_womans_nik_in_the_box_for_the_kk_is_noticed() -> None:
    assert parse_kk("3578155508900012").warnings == ("looks_like_nik",)


def test_a_card_of_next_year_or_of_the_thirtieth_of_february_is_asked_about() -> None:
    assert parse_kk("3578150101270001", today=TODAY).warnings == ("unusual_date",)
    assert parse_kk("3578153002200001", today=TODAY).warnings == ("unusual_date",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("357815010120000", "too_short"),
        ("35781501012000011", "too_long"),
        ("3578150101200000", "serial_zero"),
        ("9978150101200001", "unknown_province"),
        ("3578150101200001\n", "control_characters"),
        ("٣٥٧٨١٥٠١٠١٢٠٠٠٠١", "foreign_digits"),
        ("KK3578150101200001", "letters"),
    ],
)
def test_what_cannot_be_a_family_card_is_refused(text, code) -> None:
    with pytest.raises(Refused) as refused:
        parse_kk(text)
    assert refused.value.code == code


def test_a_family_card_shows_only_its_end() -> None:
    card = parse_kk("3578150101200042")
    assert card.masked() == "•••• •••• •••• 0042"
    assert "3578" not in repr(card)
    assert card.grouped() == "3578 1501 0120 0042"


# --- NIP and NI PPPK -----------------------------------------------------------------------------------------------


@given(NEW_STAFF_BORN, st.integers(18, 40), st.integers(1, 12), st.sampled_from("12"), st.integers(1, 999))
def test_every_nip_of_a_pns_is_read(birth, age, month, sex, serial) -> None:
    year = birth.year + age
    text = f"{birth:%Y%m%d}{year}{month:02}{sex}{serial:03}"
    if (year, month) > (TODAY.year, TODAY.month):
        with pytest.raises(Refused, match="in_future"):
            parse_nip(text, today=TODAY)
        return
    number = parse_nip(text, today=TODAY)
    assert (number.kind, number.birth_date, number.started) == ("pns", birth, (year, month))
    assert number.sex == ("L" if sex == "1" else "P")
    assert number.warnings == ()


@pytest.mark.parametrize("contract", ["21", "22", "31", "99"])
def test_a_pppk_is_no_pns_with_a_wrong_month(contract) -> None:
    number = parse_nip(f"199003152022{contract}1004", today=TODAY)
    assert number.kind == "pppk"
    assert number.started == (2022, None)
    assert number.warnings == ()


def test_unusual_careers_are_asked_about_not_refused() -> None:
    assert parse_nip("197001012015011001", today=TODAY).warnings == ("unusual_start_age",)
    assert parse_nip("199003152015211004", today=TODAY).warnings == ("unusual_start_year",)
    assert parse_nip("201001012022211004", today=TODAY).warnings == ("unusual_start_age",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("19900315201501100", "too_short"),
        ("1990031520150110011", "too_long"),
        ("199013152015011001", "impossible_date"),
        ("199002302015011001", "impossible_date"),
        ("000003152015011001", "impossible_date"),
        ("199003152015013001", "bad_sex_digit"),
        ("199003152015011000", "serial_zero"),
        ("199003152030011001", "in_future"),
        ("203003152015011001", "in_future"),
        ("199003152026121001", "in_future"),
        ("19900315201501100\u0661", "foreign_digits"),
        ("199003152015011001\r\n", "control_characters"),
        ("NIP199003152015011001", "letters"),
    ],
)
def test_what_cannot_be_a_civil_servants_number_is_refused(text, code) -> None:
    with pytest.raises(Refused) as refused:
        parse_nip(text, today=TODAY)
    assert refused.value.code == code


def test_a_civil_servants_number_shows_only_its_end() -> None:
    number = parse_nip("19900315 201501 1 001", today=TODAY)
    assert number.grouped() == "19900315 201501 1 001"
    assert number.masked() == "•••••••• •••••• • 001"
    assert "1990" not in repr(number)


# --- telephone -----------------------------------------------------------------------------------------------------


@given(st.sampled_from(["11", "12", "13", "21", "52", "78", "95"]), st.integers(0, 99_999_999))
def test_three_ways_to_write_a_mobile_number_are_one_number(operator, rest) -> None:
    national = f"8{operator}{rest:08}"
    ways = {parse_phone(f"{start}{national}").e164 for start in ("0", "62", "+62", "+62 ", "")}
    assert ways == {f"+62{national}"}


@pytest.mark.parametrize("text", ["0812-3456-7890", "0812 3456 7890", "(0812) 34567890", "+62 812.3456.7890"])
def test_people_may_group_a_phone_number_as_they_like(text) -> None:
    phone = parse_phone(text)
    assert phone.e164 == "+6281234567890"
    assert phone.national() == "0812-3456-7890"
    assert phone.warnings == ()


def test_a_landline_is_taken_but_has_no_whatsapp() -> None:
    phone = parse_phone("(031) 5345678")
    assert (phone.e164, phone.warnings) == ("+62315345678", ("not_mobile",))


def test_a_range_nobody_knows_yet_is_warned_about() -> None:
    assert parse_phone("0841 2345 6789").warnings == ("unknown_range",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("08", "too_short"),
        ("08123456", "too_short"),
        ("08123456789012", "too_long"),
        ("+6591234567", "not_indonesian"),
        ("+", "empty"),
        ("0812345678x", "letters"),
        ("٠٨١٢٣٤٥٦٧٨٩٠", "foreign_digits"),
        ("081234567890\n", "control_characters"),
        ("0" * 30, "too_long"),
        ("0" * 9, "not_a_phone"),
        ("😀", "symbols"),
        ("0812+3456", "symbols"),
        ("021234567890123", "too_long"),
        ("021 1234", "too_short"),
        ("+62 0000 0000", "not_a_phone"),
    ],
)
def test_what_cannot_be_called_is_refused(text, code) -> None:
    with pytest.raises(Refused) as refused:
        parse_phone(text)
    assert refused.value.code == code


@given(st.text(max_size=70))
def test_any_text_is_either_a_phone_or_refused(text) -> None:
    try:
        phone = parse_phone(text)
    except Refused:
        return
    assert phone.e164.startswith("+62")
    assert parse_phone(phone.e164).e164 == phone.e164


def test_a_phone_shows_only_its_end() -> None:
    phone = parse_phone("081234567890")
    assert phone.masked() == "•••• •••• 7890"
    assert "812" not in repr(phone)
