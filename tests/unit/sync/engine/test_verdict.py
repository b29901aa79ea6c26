"""Every refusal of the protocol has a verdict, and none of them is to try the same again blindly."""

from __future__ import annotations

import pytest

from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.engine.verdict import (
    AskOffset,
    Busy,
    Halt,
    ReceiptDisagreesError,
    SendFrom,
    SendLess,
    TryOnceMore,
    Unreachable,
    Unreadable,
    verdict_of,
)
from sync.protocol.problems import PROBLEMS, ProblemError


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_only_transient_refusals_are_simply_waited_out(code: str) -> None:
    verdict = verdict_of(ProblemError(code))
    transient = PROBLEMS[code].status in (425, 429) or PROBLEMS[code].status >= 500
    assert isinstance(verdict, Busy) == transient


@pytest.mark.parametrize(
    ("code", "attention"),
    [
        ("409.2", "fork"),
        ("409.3", "rollback"),
        ("409.4", "clone_suspected"),
        ("422.1", "chain_refused"),
        ("401.4", "city_refused"),
        ("403.1", "city_refused"),
    ],
)
def test_what_needs_a_person_says_which_sentence(code: str, attention: str) -> None:
    assert verdict_of(ProblemError(code)) == Halt(attention)


def test_missing_facts_are_sent_from_where_the_city_says() -> None:
    assert verdict_of(ProblemError("409.1", {"expected": 7})) == SendFrom(7)


@pytest.mark.parametrize("expected", [None, 0, -1, "7", True, [7]])
def test_a_place_that_is_no_place_is_unreadable(expected: object) -> None:
    assert verdict_of(ProblemError("409.1", {"expected": expected})) == Unreadable()


def test_the_rest_of_the_table() -> None:
    assert verdict_of(ProblemError("413.2")) == SendLess()
    assert verdict_of(ProblemError("408.1")) == SendLess()
    assert verdict_of(ProblemError("460.1")) == AskOffset()
    assert verdict_of(ProblemError("401.2")) == TryOnceMore(learn_time=True)
    assert verdict_of(ProblemError("422.3")) == TryOnceMore(learn_time=False)
    assert verdict_of(CityUnreachableError("x", timed_out=True)) == Unreachable(timed_out=True)
    assert verdict_of(CityBusyError(503, 9)) == Busy(9)
    assert verdict_of(CityUnreadableError("x")) == Unreadable()
    assert verdict_of(ReceiptDisagreesError("fork")) == Halt("fork")
