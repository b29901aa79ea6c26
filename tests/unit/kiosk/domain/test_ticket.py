"""Queue numbers and status codes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.ticket import (
    CODE_ALPHABET,
    QueueNumber,
    StatusCode,
    new_status_code,
    next_number,
    parse_queue_number,
    parse_status_code,
)
from sync.protocol.fact import check_data
from sync.rules.refusal import Refused

codes = st.text(CODE_ALPHABET, min_size=8, max_size=8)


def test_a_queue_number_reads_as_printed() -> None:
    assert str(QueueNumber("A", 17)) == "A-017"
    assert str(QueueNumber("F", 999)) == "F-999"


@pytest.mark.parametrize(
    ("given", "elsewhere", "number"),
    [
        ((), 0, 1),
        (range(1, 8), 0, 8),
        ((), 1, 101),
        ((), 17, 101),
        ((), 100, 201),
        ((), 240, 301),
        ((101,), 17, 102),
        ((17,), 17, 18),
        ((), 950, 951),
    ],
)
def test_a_number_of_the_day_is_never_on_two_slips(given: int, elsewhere: int, number: int) -> None:
    assert next_number(given, elsewhere) == number


@given(st.sets(st.integers(1, 999), max_size=998), st.integers(0, 999))
def test_there_is_a_number_for_everybody(given_today, elsewhere) -> None:
    number = next_number(given_today, elsewhere)
    assert 1 <= number <= 999
    assert number not in given_today


def test_where_a_tenth_pc_used_up_what_is_above_the_lowest_goes_round() -> None:
    assert next_number((), 999) == 1
    assert next_number({*range(901, 1000)}, 850) == 1
    assert next_number({1, *range(901, 1000)}, 850) == 2


def test_a_queue_number_is_called_as_it_is_printed() -> None:
    assert QueueNumber("A", 7).spoken() == ("A", "0", "0", "7")
    assert QueueNumber("A", 17).spoken() == ("A", "0", "1", "7")
    assert QueueNumber("A", 107).spoken() == ("A", "107")


@given(
    st.sampled_from("ABCXYZ"),
    st.integers(1, 999),
    st.sampled_from(["{p}-{n:03}", "{p}{n}", " {p} {n:03} ", "{p} - {n}"]),
)
def test_a_queue_number_is_read_however_it_is_typed(prefix, number, shape) -> None:
    typed = shape.format(p=prefix, n=number)
    assert parse_queue_number(typed) == parse_queue_number(typed.lower()) == QueueNumber(prefix, number)


@pytest.mark.parametrize("text", ["", "A", "017", "A-000", "A-1000", "AA-1", "Ä-1", "A-\u0661", "A-1\n", "1-A"])
def test_what_is_no_queue_number_is_refused(text) -> None:
    with pytest.raises(Refused):
        parse_queue_number(text)


@pytest.mark.parametrize(("prefix", "number"), [("a", 1), ("AB", 1), ("A", 0), ("A", 1000), ("", 1)])
def test_no_other_queue_number_can_be_made(prefix, number) -> None:
    with pytest.raises(ValueError, match="queue number"):
        QueueNumber(prefix, number)


def test_codes_have_no_letters_that_look_alike() -> None:
    assert len(CODE_ALPHABET) == len(set(CODE_ALPHABET)) == 31
    assert set(CODE_ALPHABET).isdisjoint("01OIL")


@given(st.randoms(use_true_random=False))
def test_a_new_code_is_one_that_facts_admit(source: random.Random) -> None:
    code = new_status_code(source.choice)
    data = {
        "service": "ADM-LAHIR",
        "catalogue_version": 1,
        "code": code.value,
        "ticket": {"prefix": "A", "number": 17, "day": "2026-11-23"},
        "promised_at": None,
        "standard": "none",
        "documents": [],
        "assisted": False,
        "language": "id",
    }
    check_data("request_filed", data)


def test_a_code_that_is_taken_is_drawn_again() -> None:
    draws = iter("AAAAAAAABBBBBBBB")
    assert new_status_code(lambda _alphabet: next(draws), taken={"AAAAAAAA"}).value == "BBBBBBBB"


def test_a_source_that_repeats_itself_issues_nothing() -> None:
    with pytest.raises(RuntimeError, match="repeats"):
        new_status_code(lambda _alphabet: "A", taken={"AAAAAAAA"})


@given(codes, st.sampled_from(["", " ", "-", " - "]))
def test_a_code_is_read_however_it_is_typed(code, between) -> None:
    typed = between.join([code[:4], code[4:]])
    assert parse_status_code(typed) == parse_status_code(f" {typed.lower()} ") == StatusCode(code)
    assert parse_status_code(str(StatusCode(code))).value == code


@pytest.mark.parametrize(
    ("text", "reason", "got"),
    [
        ("", "empty", 0),
        ("K7TR-92M", "too_short", 7),
        ("K7TR-92MXX", "too_long", 9),
        ("K7TR-92M0", "bad_code", 8),
        ("K7TR-92MI", "bad_code", 8),
        ("K7TR-92MX\n", "bad_code", 9),
        ("K7TR92M\u0662", "bad_code", 8),
        ("A" * 1000, "too_long", 64),
    ],
)
def test_what_was_never_printed_is_refused(text, reason, got) -> None:
    with pytest.raises(Refused) as refused:
        parse_status_code(text)
    assert (refused.value.code, refused.value.got) == (reason, got)


@pytest.mark.parametrize("value", ["", "K7TR-92M", "k7tr92mx", "K7TR92M0"])
def test_no_other_code_can_be_made(value) -> None:
    with pytest.raises(ValueError, match="status code"):
        StatusCode(value)
