"""The engine of deadlines against the hand-written cases: promise, both standards, waiting, whose, how much, who must know."""

from __future__ import annotations

from datetime import date

import pytest

from sync.protocol.fact import Actor, Fact, FactTime
from sync.protocol.instant import write_instant
from sync.rules.attribution import attribution_of
from sync.rules.compensation import CompensationRule, owed
from sync.rules.deadline import promised_at
from sync.rules.escalation import level_of
from sync.rules.request_life import Life, life_of
from sync.rules.service_clock import due_of, reckon
from tests.unit.sync.rules.deadline_cases import Case, Happened, cases

ON = CompensationRule(is_on=True, first_day=date(2024, 5, 1))


def fact_of(happened: Happened, seq: int) -> Fact:
    actor = Actor("officer", happened.officer) if happened.officer else Actor("resident")
    nobody = "0192f5a0-0000-7000-8000-000000000000"
    time = FactTime(write_instant(happened.at), nobody, seq)
    return Fact(nobody, 1, seq, nobody, happened.kind, "0" * 64, time, actor, nobody, happened.data, ())


def told(case: Case, catalogue, calendar) -> Life:
    promise = promised_at(catalogue.service(case.service), case.filed_at, calendar)
    due = write_instant(promise.due_at) if promise.due_at else None
    filed = Happened(case.filed_at, "request_filed", {"promised_at": due, "standard": promise.standard})
    life = life_of(fact_of(one, seq) for seq, one in enumerate([filed, *case.steps()], start=1))
    assert life is not None
    return life


def test_there_are_two_hundred_and_each_is_reasoned() -> None:
    assert len(cases()) >= 200
    assert len({case.id for case in cases()}) == len(cases())
    assert all(len(case.said["why"]) > 10 for case in cases())


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.id)
def test_a_deadline_is_what_a_person_worked_out(case: Case, catalogue, calendar) -> None:
    life = told(case, catalogue, calendar)
    promise = promised_at(catalogue.service(case.service), case.filed_at, calendar)
    reckoned = reckon(
        life,
        calendar,
        outages=case.outages(),
        published_due_at=promise.published_due_at,
        is_excepted=case.is_excepted,
    )
    if "due" in case.said:
        assert reckoned.due_at == case.expected("due"), case.said["why"]
        assert case.is_excepted or due_of(life, calendar, outages=case.outages()) == reckoned.due_at
    if "published" in case.said:
        assert reckoned.published_due_at == case.expected("published"), case.said["why"]
    assert reckoned.waiting == case.said.get("waiting")


@pytest.mark.parametrize("case", [case for case in cases() if "cause" in case.said], ids=lambda case: case.id)
def test_whose_it_is_what_it_costs_and_who_must_know(case: Case, catalogue, calendar) -> None:
    life = told(case, catalogue, calendar)
    at = life.finished_at or life.handed_off_at or case.now or case.filed_at
    until = None if life.ended_at else at
    due = reckon(life, calendar, outages=case.outages(), is_excepted=case.is_excepted, until=until).due_at
    whose = attribution_of(life, due, at=at)
    cause, _, officer = case.said["cause"].partition(":")
    assert whose.cause == cause, case.said["why"]
    assert (whose.officer or "").endswith({"A": "aa", "B": "bb"}.get(officer, ""))
    if "days" in case.said:
        paid = owed(ON, life.standard, filed_at=life.filed_at, due_at=due, finished_at=at, calendar=calendar)
        assert (paid.days, paid.amount_idr) == (case.said["days"], case.said["days"] * 50_000), case.said["why"]
    if "level" in case.said:
        assert (due and level_of(due, now=at, calendar=calendar)) == case.said["level"], case.said["why"]
