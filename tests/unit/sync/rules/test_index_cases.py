"""The engine of the indices against the hand-written cases: what an officer is measured by and what is recommended to be paid."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from sync.rules.allowance import AllowanceInput, allowance_of
from sync.rules.behaviour import behaviour_of
from sync.rules.discipline import discipline_of
from sync.rules.organisation_index import parent_index, unit_index
from sync.rules.performance_index import index_of
from sync.rules.predicate import predicate_of, spread_remarks, suggestion_of
from sync.rules.survey import letter_of, survey_of
from tests.unit.sync.rules import index_cases
from tests.unit.sync.rules.index_cases import Case, cases, exact


def of(*engines):
    return pytest.mark.parametrize("case", cases(*engines), ids=lambda case: case.id)


def test_there_are_more_than_a_hundred_and_each_is_reasoned() -> None:
    assert len(cases()) >= 140
    assert len({case.id for case in cases()}) == len(cases())
    assert all(len(case.said["why"]) > 10 for case in cases())


@of("iki")
def test_an_index_is_what_a_person_worked_out(case: Case) -> None:
    index = index_of(case.rules.individual, case.said.get("post", "public"), index_cases.measured(case.said))

    assert index.value == case.expect, case.said["why"]
    dropped = {term.component: term.dropped for term in index.terms if term.dropped}
    assert case.said.get("dropped", {}).items() <= dropped.items()


@of("iko")
def test_a_units_index_is_what_a_person_worked_out(case: Case) -> None:
    index = unit_index(case.rules.organisation, index_cases.unit_measured(case.said))

    assert index.value == case.expect, case.said["why"]
    dropped = {term.component: term.dropped for term in index.terms if term.dropped}
    assert case.said.get("dropped", {}).items() <= dropped.items()


@of("parent")
def test_the_units_above_are_what_a_person_worked_out(case: Case) -> None:
    index = parent_index(case.rules.organisation, index_cases.children(case.said))

    assert index.value == case.expect, case.said["why"]
    assert sum(index.shares) == (0 if index.value is None else 1)


@of("predicate")
def test_every_cell_of_the_matrix(case: Case) -> None:
    assert predicate_of(case.rules.predicate, *case.said["cell"]) == case.said["expect"]


@of("suggestion")
def test_what_a_superior_may_start_from(case: Case) -> None:
    index = index_of(case.rules.individual, case.said.get("post", "public"), index_cases.measured(case.said))

    assert suggestion_of(case.rules.predicate, index).predicate == case.said["expect"], case.said["why"]


@of("spread")
def test_how_predicates_are_spread_is_a_remark_about_the_group(case: Case) -> None:
    group = list(chain.from_iterable(repeat(name, people) for name, people in case.said["group"].items()))
    remarks = spread_remarks(case.rules.predicate, case.said["of"], group)

    told = [f"{' '.join(one.spread.of)} {one.spread.limit} {one.limit}" for one in remarks]
    assert told == case.said["expect"], case.said["why"]


@of("discipline")
def test_discipline_is_what_a_person_worked_out(case: Case) -> None:
    found = discipline_of(case.rules.discipline, index_cases.duty_days(case.said))

    assert found.percent == case.expect, case.said["why"]
    assert len(found.to_review) == case.said.get("review", 0)


@of("allowance")
def test_an_allowance_is_what_a_person_worked_out(case: Case) -> None:
    said = case.said
    given = AllowanceInput(
        base_idr=said["base"],
        index=exact(said.get("iki")),
        organisation=exact(said.get("iko")),
        discipline=exact(said.get("d", 100)),
        predicate=said.get("predicate"),
        late_cases=said.get("late", 0),
        sanctions_percent=tuple(said.get("sanctions", ())),
    )
    found = allowance_of(case.rules.allowance, given)

    assert found.net_idr == said["expect"], said["why"]
    assert found.missing == said.get("missing", "")


@of("survey")
def test_a_survey_is_what_a_person_worked_out(case: Case) -> None:
    found = survey_of(case.said["answers"])

    assert found.value == case.expect, case.said["why"]
    assert found.value is None or letter_of(case.rules.survey, found.value) == case.said["letter"]


@of("letter")
def test_the_bands_are_those_with_two_decimals(case: Case) -> None:
    assert letter_of(case.rules.survey, exact(case.said["value"])) == case.said["expect"], case.said["why"]


@of("behaviour")
def test_behaviour_is_what_a_person_worked_out(case: Case) -> None:
    assert behaviour_of(case.rules.behaviour, index_cases.ratings(case.said)).score == case.expect, case.said["why"]
