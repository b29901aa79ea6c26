"""The weekly pulse at the city: who answers is found in nothing that is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection

from sync.server.merit import pulse
from sync.server.merit.models import PulseCell, PulseReceipt, PulseSum
from sync.server.people.models import Officer, Unit

WEDNESDAY = date(2026, 11, 18)
NEXT_MONDAY = date(2026, 11, 23)
FINE = [4, 4, 4, 4, 4]


@pytest.fixture
def units(db) -> dict[str, Unit]:
    agency = Unit.objects.create(name="Dinas Sosial", short="Dinsos")
    first = Unit.objects.create(name="Tim Satu", short="Tim 1", kind="team", parent=agency)
    second = Unit.objects.create(name="Tim Dua", short="Tim 2", kind="team", parent=agency)
    return {"agency": agency, "first": first, "second": second}


def officers(unit: Unit | None, number: int) -> list[Officer]:
    return [Officer.objects.create(name=f"Petugas {place}", unit=unit) for place in range(number)]


def answer_all(people: list[Officer], *, answers: list[int] = FINE, day: date = WEDNESDAY) -> None:
    for one in people:
        pulse.answer(one, answers, day)


def test_somebody_answers_once_a_week_and_again_the_next(units) -> None:
    [one] = officers(units["first"], 1)
    pulse.answer(one, FINE, WEDNESDAY)
    assert pulse.has_answered(one, WEDNESDAY)
    with pytest.raises(pulse.AnsweredError):
        pulse.answer(one, FINE, WEDNESDAY + timedelta(days=1))
    assert not pulse.has_answered(one, NEXT_MONDAY)
    pulse.answer(one, FINE, NEXT_MONDAY)


@pytest.mark.parametrize("wrong", [[], [4, 4, 4, 4], [4, 4, 4, 4, 6], [0, 4, 4, 4, 4], [4] * 6])
def test_what_is_not_five_answers_counts_nothing(units, wrong: list[int]) -> None:
    [one] = officers(units["first"], 1)
    with pytest.raises(pulse.NotWholeError):
        pulse.answer(one, wrong, WEDNESDAY)
    assert not pulse.has_answered(one, WEDNESDAY)
    assert not PulseSum.objects.exists()


def test_an_answer_that_could_not_be_counted_may_be_given_again(units, monkeypatch) -> None:
    [one] = officers(units["first"], 1)

    def broken(*_answer: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(pulse, "_add", broken)
        with pytest.raises(OSError):
            pulse.answer(one, FINE, WEDNESDAY)
    pulse.answer(one, FINE, WEDNESDAY)


def test_no_row_and_no_column_joins_an_officer_with_an_answer(units) -> None:
    people = officers(units["first"], 6)
    answer_all(people)
    assert PulseSum.objects.get().answers == 6, "one row of sums, whoever answered"
    for model in apps.get_app_config("merit").get_models():
        columns = {field.column for field in model._meta.concrete_fields}
        assert not ({"officer", "officer_id"} & columns and {"sums", "answers"} & columns), model
    assert {field.name for field in PulseReceipt._meta.concrete_fields} == {"id", "week", "officer"}, "not even a time"
    pulse.close_weeks(NEXT_MONDAY)
    with connection.cursor() as cursor:
        cursor.execute("select * from merit_pulsecell")
        kept = str(cursor.fetchall())
    assert all(str(one.pk) not in kept for one in people)


def test_a_week_ends_in_cells_and_leaves_no_names(units) -> None:
    answer_all(officers(units["first"], 6))
    answer_all(officers(units["second"], 7), answers=[5, 1, 3, 3, 3])
    assert pulse.close_weeks(WEDNESDAY) == 0, "it runs still"
    assert not PulseCell.objects.exists()
    assert pulse.close_weeks(NEXT_MONDAY) == 1
    assert [(cell.name, cell.answers, cell.invited, cell.sums) for cell in PulseCell.objects.order_by("answers")] == [
        ("Tim Satu", 6, 6, [24] * 5),
        ("Tim Dua", 7, 7, [35, 7, 21, 21, 21]),
    ]
    assert not PulseReceipt.objects.exists()
    assert not PulseSum.objects.exists()
    assert pulse.close_weeks(NEXT_MONDAY) == 0


def test_small_neighbours_are_one_cell_and_four_in_all_are_none(units) -> None:
    answer_all(officers(units["first"], 3))
    answer_all(officers(units["second"], 2))
    answer_all(officers(None, 4), day=WEDNESDAY - timedelta(weeks=1))
    pulse.close_weeks(NEXT_MONDAY)
    [cell] = PulseCell.objects.all()
    assert (cell.name, cell.answers) == ("Dinas Sosial: 2 unit kecil bersama", 5)


def test_moving_a_unit_afterwards_makes_no_other_groups(units) -> None:
    answer_all(officers(units["first"], 3))
    answer_all(officers(units["second"], 3))
    pulse.close_weeks(NEXT_MONDAY)
    Unit.objects.filter(pk=units["second"].pk).update(parent=None)
    pulse.close_weeks(NEXT_MONDAY + timedelta(weeks=1))
    assert PulseCell.objects.count() == 1


def test_who_leads_one_of_two_units_of_a_cell_is_shown_nothing_of_it(units) -> None:
    answer_all(officers(units["first"], 3))
    answer_all(officers(units["second"], 3))
    pulse.close_weeks(NEXT_MONDAY)
    found = list(PulseCell.objects.all())
    assert pulse.seen(found, [units["first"].pk]) == []
    assert pulse.seen(found, [unit.pk for unit in units.values()]) == found
