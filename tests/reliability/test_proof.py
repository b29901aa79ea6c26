"""Slices of the proof that `make lab` makes whole, and the planted errors that its checker must find."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from tests.live_city import LiveCity, live_city
from tests.reliability.proof import crashes, cuts, days, resends
from tests.reliability.proof.days import SPOILS, Deal, Spoil
from tests.reliability.proof.history_checker import Ending, Event, check


@pytest.fixture(scope="module")
def servers() -> Iterator[ExitStack]:
    with ExitStack() as held:
        yield held


@pytest.fixture(scope="module")
def city(servers: ExitStack, tmp_path_factory: pytest.TempPathFactory) -> LiveCity:
    return servers.enter_context(live_city(tmp_path_factory.mktemp("city")))


@pytest.mark.slow
def test_a_line_cut_here_and_there_in_one_exchange_costs_a_repetition_and_nothing_else(city: LiveCity) -> None:
    done = cuts.run(city, stride=211, faults=cuts.QUICK_FAULTS)
    assert done.found.sentences == []
    assert done.counted["cuts"] >= 70


@pytest.mark.slow
def test_hundreds_of_requests_again_in_any_order_change_nothing(city: LiveCity) -> None:
    told, wrong = resends.run(city, requests_in_all=300, kiosks=3, seed=7)
    assert wrong == []
    assert (told["lost"], told["duplicated"], told["old_token_told"]) == (0, 0, True)


@pytest.mark.slow
def test_processes_of_the_city_killed_while_kiosks_send_lose_and_double_nothing(
    city: LiveCity, servers: ExitStack
) -> None:
    told, wrong = crashes.run(city, servers, histories=2, seed=3)
    assert wrong == []
    assert (told["lost"], told["duplicated"]) == (0, 0)


def test_days_of_bad_lines_and_couriers_end_with_everything_once() -> None:
    counted, wrong = days.live(Deal(seed=5, first=0, kiosks=4, days=4))
    assert wrong == []
    assert counted["fail"] > 0


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_planted_error_is_found(spoil: Spoil) -> None:
    assert days.live(Deal(seed=1, first=0, kiosks=2, days=3, spoil=spoil))[1] != []


HISTORY = [
    Event("k", "record", ("a",), ("p",)),
    Event("k", "record", ("b",)),
    Event("k", "send", ("a", "b")),
    Event("k", "receipt", through_seq=2),
    Event("k", "send", (), ("p",)),
    Event("k", "receipt", parts=("p",), through_seq=2),
    Event("k", "purge", parts=("p",)),
]
ENDING = Ending({"k": ["a", "b"]}, frozenset({"p"}))


def test_a_history_in_which_all_went_well_is_called_well() -> None:
    assert check(HISTORY, ENDING) == []


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (Ending({"k": ["a"]}, ENDING.parts), "acknowledged facts are lost"),
        (Ending({"k": ["a", "b", "b"]}, ENDING.parts), "there twice"),
        (Ending({"k": ["b", "a"]}, ENDING.parts), "not in the chain's order"),
        (Ending({"k": ["a", "b", "c"]}, ENDING.parts), "nobody recorded"),
        (replace(ENDING, parts=frozenset()), "receipted parts are lost"),
    ],
    ids=["lost", "twice", "order", "strange", "part"],
)
def test_each_wrong_ending_is_named(ending: Ending, said: str) -> None:
    assert any(said in sentence for sentence in check(HISTORY, ending))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event("k", "receipt", through_seq=1), "go back"),
        (Event("k", "receipt", through_seq=3), "a receipt for 3 of 2 facts"),
        (Event("k", "receipt", parts=("q",), through_seq=2), "never sent"),
        (Event("k", "purge", parts=("q",)), "purged before"),
        (Event("k", "record", ("c",)), "never arrived"),
    ],
    ids=["back", "ahead", "unsent", "purge", "waits"],
)
def test_each_wrong_step_is_named(event: Event, said: str) -> None:
    assert any(said in sentence for sentence in check([*HISTORY, event], ENDING))
