"""A request's life, folded from its facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.request import OPEN, fold, may
from sync.protocol.fact import GENESIS, Actor, Fact, FactTime

FILED = {"service": "ADM-LAHIR", "documents": [{"requirement": "kk", "state": "missing"}]}
KINDS = [
    "request_filed",
    "request_taken",
    "request_returned",
    "request_referred",
    "request_amended",
    "request_completed",
    "request_handed_off",
    "request_collected",
    "request_voided",
    "heartbeat",
]


def story(fact, *kinds: str):
    made = [fact("request_filed", data=FILED)]
    made += [fact(kind, data=FILED, officer="o1") for kind in kinds]
    return fold(made)["r1"]


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([], "filed"),
        (["request_taken"], "taken"),
        (["request_taken", "request_completed"], "completed"),
        (["request_taken", "request_completed", "request_collected"], "collected"),
        (["request_taken", "request_returned"], "returned"),
        (["request_taken", "request_returned", "request_amended"], "filed"),
        (["request_taken", "request_returned", "request_taken"], "taken"),
        (["request_taken", "request_referred", "request_completed"], "completed"),
        (["request_taken", "request_handed_off"], "handed_off"),
        (["request_taken", "request_handed_off", "request_collected"], "collected"),
        (["request_voided"], "voided"),
        (["request_taken", "request_voided"], "voided"),
    ],
)
def test_a_request_lives_as_its_facts_tell(fact, kinds, state) -> None:
    request = story(fact, *kinds)
    assert (request.state, request.conflicts) == (state, ())
    assert request.is_open is (state in OPEN)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        (["request_completed"], "filed"),
        (["request_collected"], "filed"),
        (["request_voided", "request_taken"], "voided"),
        (["request_taken", "request_completed", "request_voided"], "completed"),
        (["request_taken", "request_completed", "request_completed"], "completed"),
        (["request_filed"], "filed"),
    ],
)
def test_what_cannot_be_changes_nothing_and_goes_to_a_person(fact, kinds, state) -> None:
    request = story(fact, *kinds)
    assert request.state == state
    assert len(request.conflicts) == 1


def test_a_resident_takes_back_only_what_nobody_took(fact) -> None:
    filed = story(fact)
    assert may(filed, "request_voided", by="resident")
    taken = fold([fact("request_filed", data=FILED), fact("request_taken", officer="o1"), fact("request_voided")])["r1"]
    assert taken.state == "taken"
    assert not may(taken, "request_voided", by="resident")
    assert may(taken, "request_voided")


def test_a_colleague_may_take_over(fact) -> None:
    facts = [
        fact("request_filed", data=FILED),
        fact("request_taken", officer="o1"),
        fact("request_taken", officer="o2"),
    ]
    assert fold(facts)["r1"].officer == "o2"


def test_the_papers_are_those_of_the_last_amendment(fact) -> None:
    brought = {"documents": [{"requirement": "kk", "state": "photographed"}], "form": "unchanged", "amends": "f1"}
    request = fold([fact("request_filed", data=FILED), fact("request_amended", data=brought, officer="o1")])["r1"]
    assert request.documents == (("kk", "photographed"),)


def test_the_same_fact_twice_is_one(fact) -> None:
    taken = fact("request_taken", officer="o1")
    request = fold([fact("request_filed", data=FILED), taken, taken])["r1"]
    assert (request.state, request.conflicts) == ("taken", ())


def test_facts_of_requests_nobody_filed_here_are_passed_over(fact) -> None:
    assert fold([fact("request_taken", officer="o1"), fact("heartbeat")]) == {}


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["o1", "o2", None])), max_size=12))
def test_any_order_of_facts_folds_and_an_ending_stays(steps) -> None:
    facts = [
        Fact(
            "k",
            1,
            n,
            f"f{n}",
            kind,
            GENESIS,
            FactTime("", "b", n),
            Actor("officer" if who else "resident", who),
            "r1",
            FILED,
        )
        for n, (kind, who) in enumerate(steps)
    ]
    ended = None
    for count in range(len(facts) + 1):
        request = fold(facts[:count]).get("r1")
        if ended and request:
            assert request.state == ended
        if request and request.state in ("voided", "collected"):
            ended = request.state


STEPS = st.lists(
    st.tuples(st.sampled_from([*KINDS, "request_paused", "request_resumed"]), st.sampled_from("abc")), max_size=12
)


@given(STEPS)
def test_no_later_fact_removes_a_step_or_gives_it_to_somebody_else(steps) -> None:
    """What was put right is one step more, and the one before it stays as it was told."""
    facts = [
        Fact(
            "k",
            1,
            n,
            f"f{n}",
            kind,
            GENESIS,
            FactTime("", "b", n),
            Actor("officer", who),
            "r1",
            {**FILED, "reason": "x"},
        )
        for n, (kind, who) in enumerate(steps)
    ]
    before: tuple = ()
    for count in range(len(facts) + 1):
        request = fold(facts[:count]).get("r1")
        told = request.steps if request else ()
        assert told[: len(before)] == before
        assert all(step.officer == facts[int(step.fact_id[1:])].actor.officer for step in told)
        before = told


def test_a_promise_waits_until_it_runs_again_or_the_request_ends(fact) -> None:
    filed, paused = fact("request_filed", data=FILED), fact("request_paused", data={"reason": "central_system_down"})
    assert fold([filed, paused])["r1"].paused == "central_system_down"
    assert fold([filed, paused, fact("request_resumed")])["r1"].paused == ""
    voided = fold([filed, paused, fact("request_voided", officer="o1")])["r1"]
    assert (voided.paused, voided.state) == ("", "voided")
    again = fold([filed, paused, fact("request_paused", data={"reason": "balai_rw_offline"})])["r1"]
    assert (again.paused, len(again.conflicts)) == ("central_system_down", 1)
