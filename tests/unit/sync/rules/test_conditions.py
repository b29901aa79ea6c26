"""The language of `when`: what it says, what it does not know yet, what it refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules.condition_reading import ConditionError, parse
from sync.rules.conditions import Both, Either, Flag, Is, Not, birthday, evaluate, keys_of

TODAY = date(2026, 11, 23)


def holds(text: str, **facts: object) -> bool | None:
    return evaluate(parse(text), facts, today=TODAY)


def test_an_answer_is_compared_with_an_option() -> None:
    assert holds("alasan = hilang", alasan="hilang") is True
    assert holds("alasan=hilang", alasan="rusak") is False
    assert holds("alasan = hilang") is None
    assert holds("alasan != hilang", alasan="rusak") is True
    assert holds("status_rumah in (sewa, kos)", status_rumah="kos") is True
    assert holds("elemen = nama", elemen=["agama", "nama"]) is True
    assert holds("elemen = nama", elemen=["agama"]) is False


def test_a_flag_is_a_yes() -> None:
    assert holds("flag:diwakilkan", diwakilkan=True) is True
    assert holds("flag:diwakilkan", diwakilkan=False) is False
    assert holds("flag:diwakilkan") is None
    assert holds("diwakilkan = tidak", diwakilkan=False) is True


@pytest.mark.parametrize(
    ("condition", "birth", "expected"),
    [
        ("age(lahir) > 5", "2021-11-23", False),  # the fifth birthday itself
        ("age(lahir) > 5", "2021-11-22", True),
        ("age(lahir) >= 5", "2021-11-23", True),
        ("age(lahir) >= 5", "2021-11-24", False),
        ("age(lahir) < 17", "2009-11-24", True),
        ("age(lahir) < 17", "2009-11-23", False),
        ("age(lahir) <= 17", "2009-11-23", True),
        ("age(lahir) = 16", "2009-11-24", True),
        ("age(lahir) = 17", "2009-11-24", False),
        ("age(lahir) >= 3 and age(lahir) < 18", "2023-11-23", True),
        ("age(lahir) >= 3 and age(lahir) < 18", "2008-11-23", False),
    ],
)
def test_ages_are_exact_to_the_day(condition, birth, expected) -> None:
    assert holds(condition, lahir=birth) is expected


def test_who_was_born_on_the_leap_day_has_a_birthday_on_the_first_of_march() -> None:
    assert birthday(date(2008, 2, 29), 17) == date(2025, 3, 1)
    assert birthday(date(2008, 2, 29), 4) == date(2012, 2, 29)


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY), st.integers(0, 120))
def test_older_and_not_older_never_hold_together(birth, years) -> None:
    facts = {"lahir": birth.isoformat()}
    younger = evaluate(parse(f"age(lahir) < {years}"), facts, today=TODAY)
    exactly_or_older = evaluate(parse(f"age(lahir) >= {years}"), facts, today=TODAY)
    assert younger is not exactly_or_older


@given(st.dates(min_value=date(1930, 1, 1), max_value=TODAY), st.integers(1, 90))
def test_nobody_grows_younger(birth, years) -> None:
    facts = {"lahir": birth.isoformat()}
    older = parse(f"age(lahir) > {years}")
    assert not evaluate(older, facts, today=TODAY) or evaluate(older, facts, today=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("flag:a and flag:b", {"a": False}, False),
        ("flag:a and flag:b", {"a": True}, None),
        ("flag:a or flag:b", {"a": True}, True),
        ("flag:a or flag:b", {"a": False}, None),
        ("not flag:a", {}, None),
        ("not flag:a", {"a": False}, True),
        ("not (flag:a or flag:b)", {"a": False, "b": False}, True),
        ("flag:a or flag:b and flag:c", {"a": True, "c": False}, True),
        ("(flag:a or flag:b) and flag:c", {"a": True, "c": False}, False),
    ],
)
def test_what_is_not_answered_yet_stays_open_unless_the_rest_decides(text, facts, expected) -> None:
    assert holds(text, **facts) is expected


def test_and_binds_tighter_than_or() -> None:
    assert parse("flag:a or flag:b and not c = x") == Either((Flag("a"), Both((Flag("b"), Not(Is("c", ("x",)))))))
    assert keys_of(parse("flag:a or age(b) > 3 and c in (x, y)")) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "usia anak > 5 tahun",
        "menumpang/sewa/kos",
        "<17 tahun",
        "alasan",
        "alasan =",
        "alasan = hilang rusak",
        "alasan in hilang",
        "alasan in (hilang",
        "age(lahir) > lima",
        "age(lahir)",
        "age lahir > 5",
        "flag:",
        "flag:and",
        "not",
        "(flag:a",
        "flag:a)",
        "flag:a and",
        "__import__('os')",
        "a = 'x'",
        "a == b",
        "età = x",
        "age(lahir) > \u0665",
    ],
)
def test_prose_and_slips_are_refused_when_the_catalogue_is_built(text) -> None:
    with pytest.raises(ConditionError):
        parse(text)


@given(st.text(max_size=60))
def test_no_text_makes_the_reader_fail_otherwise(text) -> None:
    try:
        parse(text)
    except ConditionError:
        return
