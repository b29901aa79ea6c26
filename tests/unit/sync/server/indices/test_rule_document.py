"""The document of the rules as a form has it: every value once, put back unchanged, and said in words when it changes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.indices import rule_document
from sync.server.indices.rule_document import PARTS
from sync.server.indices.rules import INDEX_RULES, read
from sync.server.publishing.editions import RefusedError

BODY = INDEX_RULES.shipped()


def values(document=BODY) -> list[rule_document.Value]:
    return [value for part in PARTS for value in rule_document.values_of(document, part)]


def test_every_value_has_a_name_of_its_own_and_words_for_people() -> None:
    names = [value.name for value in values()]
    assert len(names) == len(set(names)) > 80
    assert [value.label for value in values() if "_" in value.label] == []


def test_put_back_as_it_was_nothing_changed() -> None:
    again = rule_document.with_values(BODY, {value.place: value.value for value in values()})
    assert again == BODY
    assert rule_document.differences(BODY, again) == []


@given(st.integers(0, 100))
def test_a_changed_weight_is_said_and_read_by_the_engine_or_refused_with_its_place(sla: int) -> None:
    changed = rule_document.with_values(BODY, {("individual", "posts", "public", "sla"): sla})
    [line] = rule_document.differences(BODY, changed) or [None]
    if sla == 20:
        assert line is None
        return
    assert (line.of, line.before, line.after) == ("Indeks petugas (IKI)", "20", str(sla))
    with pytest.raises(RefusedError, match=r"individual\.posts\.public.* 100"):
        read(changed, version=2, begins=date(2027, 1, 1), legal_basis="uji")


@given(st.fractions(0, 100, max_denominator=10_000).filter(lambda one: 10_000 % one.denominator == 0))
def test_percentages_come_through_exactly(percent: Fraction) -> None:
    place = ("discipline", "late", "4", "percent")
    least = Fraction(5, 4)
    changed = rule_document.with_values(BODY, {place: rule_document.number(percent)})
    try:
        rules = read(changed, version=2, begins=date(2027, 1, 1), legal_basis="uji")
    except RefusedError:
        assert percent < least
    else:
        assert rules.discipline.late[3].percent == percent
