"""Which version starts: the rules of `begin`, `back` and `fetch`, and what must hold whatever happens in whatever order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from installer.update.state import MAX_TRIES, State, begun, is_wanted, placed, refused, returned
from sync.protocol.canonical import MalformedError


def all_here(_version: str) -> bool:
    return True


def begin(state: State, well: str | None = None, package: str = "1.0", is_whole=all_here) -> State:
    return begun(state, package=package, well=well, is_whole=is_whole)


def test_a_version_that_says_that_it_is_well_is_confirmed() -> None:
    state = begin(placed(State(), "1.1"))
    assert (state.current, state.confirmed, state.tries) == ("1.1", "", 1)
    state = begin(state, "1.1")
    assert (state.current, state.confirmed, state.previous) == ("1.1", "1.1", "")
    state = begin(begin(placed(state, "1.2"), "1.1"), "1.2")
    assert (state.current, state.confirmed, state.previous) == ("1.2", "1.2", "1.1")


def test_a_version_that_never_says_so_is_started_three_times_and_refused() -> None:
    state = replace(State(current="1.1", confirmed="1.1"), next="1.2")
    starts = [state := begin(state, "1.1") for _ in range(MAX_TRIES + 2)]
    assert [each.current for each in starts] == ["1.2"] * MAX_TRIES + ["1.1"] * 2
    assert starts[-1].refused == {"1.2": "not_well"}
    assert starts[-1].attention == "returned"
    assert not is_wanted(starts[-1], "1.2", package="1.0")
    assert is_wanted(starts[-1], "1.2.1", package="1.0")


def test_the_word_of_another_version_confirms_nothing() -> None:
    state = begin(placed(State(), "1.1"))
    assert begin(state, "").on_trial
    assert begin(state, "1.0").on_trial
    assert begin(state, None).on_trial


def test_a_bad_first_update_returns_to_the_package() -> None:
    state = placed(State(), "1.1")
    for _ in range(MAX_TRIES + 1):
        state = begin(state)
    assert state.current == ""


def test_a_fix_that_waits_is_tried_without_waiting_for_the_end_of_the_trial() -> None:
    state = placed(begin(placed(State(), "1.1")), "1.1.1")
    state = begin(state)
    assert (state.current, state.confirmed, state.tries) == ("1.1.1", "", 1)


def test_a_technician_goes_back_and_stays_there() -> None:
    state = State(current="1.2", confirmed="1.2", previous="1.1")
    state = returned(state, "by_hand")
    assert (state.current, state.confirmed) == ("1.1", "1.1")
    assert not is_wanted(state, "1.2", package="1.0")
    state = returned(state, "by_hand")
    assert state.current == ""
    assert returned(state, "by_hand") == state


@pytest.mark.parametrize(("package", "current"), [("1.0", "1.1"), ("1.1", ""), ("1.1.0", ""), ("1.2", "")])
def test_a_package_as_new_as_the_current_version_wins(package: str, current: str) -> None:
    assert begin(State(current="1.1", confirmed="1.1"), package=package).current == current


def test_trees_that_are_gone_are_not_started() -> None:
    state = State(current="1.3", confirmed="1.3", previous="1.2", next="1.4")
    gone = begin(state, is_whole=lambda version: version == "1.2")
    assert (gone.current, gone.attention) == ("", "lost")
    on_trial = State(current="1.3", confirmed="1.2", tries=1)
    assert begin(on_trial, is_whole=lambda version: version == "1.2").current == "1.2"


@pytest.mark.parametrize("odd", [b"", b"[]", b"{}", State(current="../..").to_bytes(), State(current="1").to_bytes()])
def test_a_record_that_is_no_record_is_told(odd: bytes) -> None:
    with pytest.raises(MalformedError):
        State.from_bytes(odd)


def test_a_record_is_read_back() -> None:
    state = State("1.2", "1.1", "1.0", "1.3", 2, {"0.9": "not_well"}, "2026-11-23T08:00:00.000Z", "line")
    assert State.from_bytes(state.to_bytes()) == state


def test_the_list_of_refused_ones_has_an_end() -> None:
    state = State()
    for number in range(200):
        state = refused(state, f"1.{number}", "not_well")
    assert len(state.refused) <= 50
    assert "1.199" in state.refused


VERSIONS = [f"1.{number}" for number in range(6)]
EVENTS = st.lists(
    st.tuples(st.sampled_from(["begin", "fetch", "back", "lose", "package"]), st.sampled_from(VERSIONS), st.booleans()),
    max_size=40,
)


@given(EVENTS)
def test_whatever_happens_something_that_is_here_starts_and_nothing_refused(events) -> None:
    state, package, lost = State(), "1.0", set()
    starts_without_word: dict[str, int] = {}
    for event, version, yes in events:
        if event == "begin":
            well = state.current if yes else None
            state = begin(state, well, package, is_whole=lambda each: each not in lost)
            assert state.current not in lost
            assert state.current not in state.refused
            if state.on_trial:
                starts_without_word[state.current] = starts_without_word.get(state.current, 0) + 1
        elif event == "fetch" and is_wanted(state, version, package=package):
            lost.discard(version)
            state = placed(state, version)
            starts_without_word.pop(version, None)
        elif event == "back":
            state = returned(state, "by_hand")
        elif event == "lose":
            lost.add(version)
        elif event == "package" and version > package:
            package = version
        assert State.from_bytes(state.to_bytes()) == state
    assert all(count <= MAX_TRIES for count in starts_without_word.values())
