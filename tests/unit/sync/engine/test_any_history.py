"""Whatever the city does for a while: nothing is lost, nothing is believed too early, and an honest day mends it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.problems import PROBLEMS, ProblemError
from sync.testing.facts import PlainPart
from sync.testing.sync_hall import SyncHall
from tests.examples import at_most

FAULTS = st.one_of(
    st.just(CityUnreachableError("dead")),
    st.just(CityUnreachableError("slow", timed_out=True)),
    st.builds(CityBusyError, st.sampled_from([429, 500, 502, 503]), st.none() | st.integers(0, 30)),
    st.just(CityUnreadableError("noise")),
    st.sampled_from(sorted(PROBLEMS)).map(ProblemError),
    st.builds(lambda seq: ProblemError("409.1", {"expected": seq}), st.integers(1, 40)),
)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("fault"), st.lists(FAULTS, min_size=1, max_size=6)),
        st.tuples(st.just("mode"), st.sampled_from(["honest", "dead", "slow", "busy", "garbage"])),
        st.tuples(st.just("record"), st.sampled_from(["heartbeat", "request_filed", "presence_started"])),
        st.tuples(st.just("wait"), st.integers(1, 120)),
        st.tuples(st.just("restart"), st.none()),
        st.tuples(st.just("step"), st.integers(1, 7)),
    ),
    max_size=14,
)


def do(hall: SyncHall, deed: str, value: object) -> None:
    match deed, value:
        case "fault", list():
            hall.city.next_faults.extend(value)
        case "mode", str():
            hall.city.mode = value  # type: ignore[assignment]
        case "record", str():
            parts = [] if value == "heartbeat" else [PlainPart("foto1", "image/jpeg", bytes(40_000))]
            hall.book.record(value, parts)
        case "wait", int():
            hall.run(value)
        case "step", int():
            for _ in range(value):
                hall.steps.append(hall.loop.step())
        case _:
            hall.start_agent()


def check(hall: SyncHall) -> None:
    chain = hall.city.chain(hall.keys.kiosk)
    assert hall.book.acked_seq() <= chain.head.seq <= hall.book.head().seq
    assert chain.envelopes == [made.envelope for made in hall.book.facts[: chain.head.seq]]
    assert hall.book.held <= hall.city.parts.keys()


@settings(max_examples=at_most(60), deadline=None)
@given(DEEDS)
def test_nothing_is_believed_too_early_and_an_honest_day_mends_everything(deeds: list[tuple[str, object]]) -> None:
    hall = SyncHall(backoff_cap_s=30, halt_s=60)
    for deed, value in deeds:
        do(hall, deed, value)
        check(hall)
    hall.city.mode = "honest"
    hall.city.next_faults.clear()
    hall.run(600)
    check(hall)
    assert hall.book.acked_seq() == hall.book.head().seq
    assert hall.book.parts_waiting() == 0
    assert hall.book.noted[-1].attention == ""
    assert hall.book.noted[-1].network == "online"
