"""Answers of every type: good ones become canonical values, bad ones a code that a sentence exists for."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import decode, encode
from sync.rules.answers import parse_answer
from sync.rules.fields import Field, FieldType, Option
from sync.rules.names import parse_name
from sync.rules.refusal import Reason, Refused

TODAY = date(2026, 11, 23)


def field(kind: FieldType, **more: object) -> Field:
    options = (Option("hilang", "Hilang"), Option("rusak", "Rusak")) if "choice" in kind else ()
    return replace(Field("kunci", "Label", kind, required=True, question="?", options=options), **more)


def answer(kind: FieldType, raw: object, **more: object) -> object:
    return parse_answer(field(kind, **more), raw, TODAY).value


def refusal(kind: FieldType, raw: object, **more: object) -> str:
    with pytest.raises(Refused) as refused:
        answer(kind, raw, **more)
    return refused.value.code


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    ["Siti Aminah", "Suharto", "M. Nur'aini, S.Pd.", "Ni Luh Putu-Ayu", "Dr. H. Joko", "José Ångström", "O", "D'Arcy"],
)
def test_names_as_they_stand_on_certificates_are_taken_as_they_are(name) -> None:
    assert answer("name", name) == name


def test_the_same_name_typed_in_two_encodings_is_one_name() -> None:
    assert answer("name", unicodedata.normalize("NFD", "José  Pérez ")) == "José Pérez"
    assert answer("name", "Nur\u2019aini") == "Nur'aini"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("a" * 200, "too_long"),
        ("a" * 121, "too_long"),
        ("Siti 😀", "symbols"),
        ("Siti2", "digits"),
        ("Siti\u0662", "digits"),
        ("Siti\nAminah", "control_characters"),
        ("Siti\n", "control_characters"),
        ("Siti\x00", "control_characters"),
        ("Siti\u202eAminah", "hidden_characters"),
        ("\u200fSiti", "hidden_characters"),
        ("Si\u200bti", "hidden_characters"),
        ("سيتي", "not_latin"),
        ("Sіti", "not_latin"),  # a Cyrillic i
        ("...", "no_letters"),
        ("Siti <b>", "symbols"),
        ("Siti; drop", "symbols"),
        ("Siti & Budi", "symbols"),
        ("\ud800", "symbols"),
    ],
)
def test_what_no_certificate_can_carry_is_refused(name, code) -> None:
    assert refusal("name", name) == code


def test_a_name_of_one_hundred_and_twenty_letters_fits() -> None:
    assert answer("name", "a" * 120) == "a" * 120


def test_the_sentence_for_a_long_name_can_say_how_long_it_is() -> None:
    with pytest.raises(Refused) as refused:
        answer("name", "a" * 200)
    assert refused.value.got == 200


@given(st.text(max_size=300))
def test_any_text_is_either_a_tidy_name_or_refused(text) -> None:
    try:
        name = parse_name(text)
    except Refused:
        return
    assert 1 <= len(name.text) <= 120
    assert unicodedata.is_normalized("NFC", name.text)
    assert name.text == name.text.strip()
    assert parse_name(name.text) == name
    assert "redacted" in repr(name)


def test_only_a_new_name_hears_of_the_rules_for_new_names() -> None:
    assert parse_answer(field("name", new_name=True), "Suharto", TODAY).warnings == ("one_word_name",)
    assert parse_answer(field("name", new_name=True), "A " + "b" * 60, TODAY).warnings == ("name_over_60",)
    assert parse_answer(field("name"), "Suharto", TODAY).warnings == ()


# --- texts ---------------------------------------------------------------------------------------------------------


def test_texts_keep_what_people_write() -> None:
    assert answer("text", " Warung  Bu Tini & 2 anak (50%) ") == "Warung Bu Tini & 2 anak (50%)"
    assert answer("address", "Jl. Kedungsroko No. 5/B, RT 03 RW 05") == "Jl. Kedungsroko No. 5/B, RT 03 RW 05"
    assert answer("textarea", "Lampu mati.\r\nSudah  tiga hari.\n\n") == "Lampu mati.\nSudah tiga hari."


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("text", "a" * 201, "too_long"),
        ("text", "a\nb", "control_characters"),
        ("text", "a\u2028b", "control_characters"),
        ("text", "a\u2066b", "hidden_characters"),
        ("text", "😀", "symbols"),
        ("text", b"bytes", "symbols"),
        ("address", "No 5", "too_short"),
        ("address", "12345678", "no_letters"),
        ("textarea", "a" * 1001, "too_long"),
        ("textarea", "a\tb", "control_characters"),
        ("textarea", "\n\n", "empty"),
    ],
)
def test_texts_refuse_what_cannot_be_read_or_printed(kind, raw, code) -> None:
    assert refusal(kind, raw) == code


# --- dates ---------------------------------------------------------------------------------------------------------


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_three_ways_to_write_a_date_are_one_date(day) -> None:
    ways = [
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day} {day.month} {day.year}",
        day,
    ]
    assert {answer("date", way) for way in ways} == {day.isoformat()}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2026-11-24", "in_future"),
        ("30/2/2020", "impossible_date"),
        ("2025-13-01", "impossible_date"),
        ("1880-01-01", "too_long_ago"),
        ("kemarin", "not_a_date"),
        ("02-11-26", "not_a_date"),
        ("2026-11-02\n", "not_a_date"),
        ("٢٠٢٦-١١-٠٢", "not_a_date"),
        (True, "symbols"),
        (1.5, "symbols"),
        ("", "empty"),
    ],
)
def test_dates_that_were_not_are_refused(raw, code) -> None:
    assert refusal("date", raw, birth=True) == code


def test_a_birth_is_never_in_the_future_but_a_hearing_may_be() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert refusal("date", tomorrow, birth=True, past=False) == "in_future"
    assert answer("date", tomorrow, past=False) == "2026-11-24"


# --- choices, money, codes -------------------------------------------------------------------------------------------


def test_a_choice_is_one_of_its_options() -> None:
    assert answer("choice", "rusak") == "rusak"
    assert refusal("choice", "Rusak") == "not_an_option"
    assert refusal("choice", ["rusak"]) == "not_an_option"


def test_several_choices_come_in_the_options_order_and_once() -> None:
    assert answer("multi_choice", ["rusak", "hilang", "rusak"]) == ["hilang", "rusak"]
    assert refusal("multi_choice", ["rusak", "dicuri"]) == "not_an_option"
    assert refusal("multi_choice", []) == "empty"
    assert refusal("multi_choice", 7) == "not_a_list"


@pytest.mark.parametrize(
    ("raw", "value"), [(True, True), ("ya", True), ("Nggih", True), ("TIDAK", False), (False, False)]
)
def test_yes_and_no_are_heard_in_both_languages(raw, value) -> None:
    assert answer("bool", raw) is value


@pytest.mark.parametrize("raw", ["mungkin", 1, 0, "y", "ya\n"])
def test_what_is_neither_yes_nor_no_is_refused(raw) -> None:
    assert refusal("bool", raw) == "not_yes_or_no"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("150000", 150_000),
        ("Rp150.000", 150_000),
        ("rp 1.500.000,00", 1_500_000),
        (50_000, 50_000),
        ("Rp. 5.000,-", 5000),
        ("0", 0),
    ],
)
def test_money_is_whole_rupiah(raw, value) -> None:
    assert answer("money_idr", raw) == value


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1.5", "not_an_amount"),
        ("1,5 juta", "not_an_amount"),
        ("-5000", "not_an_amount"),
        ("٥٠٠٠", "not_an_amount"),
        (1.5, "symbols"),
        ("9" * 30, "too_large"),
        (True, "symbols"),
    ],
)
def test_amounts_that_may_be_a_slip_are_refused(raw, code) -> None:
    assert refusal("money_idr", raw) == code


@given(st.integers(0, 10**12))
def test_an_amount_survives_the_way_it_is_printed(amount) -> None:
    from sync.rules.indonesian import rupiah

    assert answer("money_idr", rupiah(amount)) == amount


def test_an_address_of_mail_is_checked_for_its_shape() -> None:
    assert answer("email", " siti.aminah@Contoh.ID ") == "siti.aminah@contoh.id"
    for bad in [
        "siti",
        "siti@",
        "@contoh.id",
        "a b@contoh.id",
        "siti@contoh",
        "siti..a@contoh.id",
        "s@c.id\n",
        "sïti@contoh.id",
    ]:
        assert refusal("email", bad) == "not_an_email"
    assert refusal("email", "a" * 250 + "@contoh.id") == "too_long"


def test_a_receipt_number_is_read_kindly() -> None:
    assert answer("ticket_code", " kng-2026 / 00123 ") == "KNG-2026/00123"
    for bad in ["abc", "a" * 41, "kode!", "-123456", "1234\n5678"]:
        assert refusal("ticket_code", bad) == "bad_code"


def test_a_receipt_is_a_yes_and_nothing_else() -> None:
    assert answer("receipt_ack", raw=True) is True
    assert refusal("receipt_ack", raw=False) == "not_confirmed"


# --- lists ---------------------------------------------------------------------------------------------------------


def test_people_are_listed_with_a_name_and_perhaps_a_nik() -> None:
    people = [{"nama": "Siti Aminah", "nik": "3578 1555 0890 0012"}, {"nama": "Budi", "nik": ""}, "Tini"]
    assert answer("list_person", people) == [
        {"nama": "Siti Aminah", "nik": "3578155508900012"},
        {"nama": "Budi"},
        {"nama": "Tini"},
    ]


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ([], "empty"),
        ([{"nik": "3578155508900012"}], "empty"),
        ([{"nama": "Siti", "umur": "7"}], "not_a_list"),
        ([{"nama": "Siti", "nik": "12"}], "too_short"),
        ([{"nama": "Siti😀"}], "symbols"),
        (["Siti"] * 21, "too_many"),
        ({"nama": "Siti"}, "not_a_list"),
    ],
)
def test_a_list_of_people_is_refused_for_its_first_fault(people, code) -> None:
    assert refusal("list_person", people) == code


def test_two_witnesses_are_two() -> None:
    two = {"min_items": 2, "max_items": 2}
    assert answer("list_text", ["Budi", "Tini"], **two) == ["Budi", "Tini"]
    assert answer("list_text", "Budi\nTini\n", **two) == ["Budi", "Tini"]
    assert refusal("list_text", ["Budi"], **two) == "too_few"
    assert refusal("list_text", ["Budi", "Tini", "Joko"], **two) == "too_many"


# --- all of them ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", get_args(FieldType))
@pytest.mark.parametrize("nothing", [None, "", "  ", [], ()])
def test_an_empty_answer_skips_an_optional_question_and_is_refused_otherwise(kind, nothing) -> None:
    assert parse_answer(field(kind, required=False), nothing, TODAY).value is None
    assert refusal(kind, nothing) == "empty"


anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=60),
    st.binary(max_size=8),
    st.lists(st.one_of(st.text(max_size=20), st.dictionaries(st.sampled_from(["nama", "nik"]), st.text(max_size=20)))),
)


@given(st.sampled_from(get_args(FieldType)), anything)
def test_whatever_comes_in_an_answer_is_canonical_or_refused_by_a_known_code(kind, raw) -> None:
    try:
        given_answer = parse_answer(field(kind, required=False), raw, TODAY)
    except Refused as refused:
        code = refused.code
    else:
        form = {"kunci": given_answer.value}
        assert decode(encode(form), limit_bytes=10_000) == json.loads(json.dumps(form))
        assert raw in (None, "", [], b"") or repr(given_answer.value) not in repr(given_answer)
        return
    assert code in get_args(Reason)
