"""What is told to a person who waits: never before it is known, close to the truth on a steady line, without jumps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.engine.actions import (
    AskMissing,
    FactsReceipted,
    Failed,
    MissingKnown,
    OffsetKnown,
    PushFacts,
    SendChunk,
    Wait,
)
from sync.engine.pace import FACT_BYTES, Ahead, Pace, acknowledged_bytes
from sync.engine.ports import AgentState, PartToSend
from sync.engine.verdict import Unreadable
from sync.testing.facts import PlainPart
from sync.testing.sync_hall import SyncHall


def ahead(waiting: int, bytes_left: int, *, there: int = 0, is_moving: bool = True) -> Ahead:
    return Ahead(waiting, there, bytes_left, is_moving=is_moving)


def sent_steadily(total: int, *, rate: int, chunk: int) -> list[Pace]:
    """One part of `total` bytes at `rate` bytes per second: the pace at each look."""
    pace, now_ms, left, told = Pace(), 0, total, []
    while left:
        pace = pace.looked(ahead(1, left), now_ms)
        told.append(pace)
        sent = min(chunk, left)
        now_ms += 1000 * sent // rate
        left -= sent
        pace = pace.acknowledged(sent, now_ms)
    return told


@given(rate=st.integers(1_000, 1_000_000), chunk_s=st.floats(0.05, 8), chunks=st.integers(3, 200))
def test_on_a_steady_line_the_estimate_is_near_the_truth_and_only_falls(rate: int, chunk_s: float, chunks: int) -> None:
    chunk = max(1, int(rate * chunk_s))
    told = sent_steadily(chunk * chunks, rate=rate, chunk=chunk)
    known = [(step, pace.left_s) for step, pace in enumerate(told) if pace.left_s is not None]
    for step, left_s in known:
        truth_s = (chunks - step) * chunk / rate
        assert left_s == pytest.approx(truth_s, rel=0.05, abs=1.0)
    falls = [left_s for _, left_s in known]
    assert all(later <= earlier + 0.5 for earlier, later in pairwise(falls))


def test_nothing_is_told_in_the_first_seconds_nor_on_a_dead_line() -> None:
    pace = Pace().looked(ahead(3, 300_000), 0).acknowledged(50_000, 1_000).looked(ahead(3, 250_000), 1_000)
    assert (pace.left_s, pace.bytes_per_s) == (None, 0)
    pace = pace.acknowledged(50_000, 5_000).looked(ahead(3, 200_000), 5_000)
    assert pace.left_s == pytest.approx(10, abs=1)
    dead = pace.looked(ahead(3, 200_000, is_moving=False), 6_000)
    assert (dead.left_s, dead.bytes_per_s, dead.total) == (None, 0, 3)
    again = dead.looked(ahead(3, 200_000), 4_000_000)
    assert again.left_s is None, "an hour without a line says nothing about the speed"


def test_waits_of_a_busy_city_count() -> None:
    quick = Pace().looked(ahead(1, 100_000), 0).acknowledged(50_000, 10_000)
    slowed = quick.looked(ahead(1, 50_000), 70_000)
    assert slowed.bytes_per_s < quick.looked(ahead(1, 50_000), 10_000).bytes_per_s / 2


def test_many_new_photos_raise_the_estimate_without_a_jump() -> None:
    pace, now_ms, left = Pace().looked(ahead(1, 160_000), 0), 0, 160_000

    def goes_on(seconds: int, *, waiting: int) -> None:
        nonlocal pace, now_ms, left
        for _ in range(2 * seconds):
            now_ms, left = now_ms + 500, left - 2_500
            pace = pace.acknowledged(2_500, now_ms).looked(ahead(waiting, left), now_ms)

    goes_on(20, waiting=1)
    before = pace.left_s
    assert before == pytest.approx(12, abs=1)
    left += 600_000
    goes_on(1, waiting=9)
    assert pace.left_s is not None
    assert pace.left_s < before + 20, "no jump"
    goes_on(30, waiting=9)
    assert pace.left_s == pytest.approx(left / 5_000, rel=0.1)


LOOKS = st.lists(
    st.tuples(
        st.integers(0, 30),  # parts that wait
        st.integers(0, 30),  # of which are there
        st.integers(0, 3_000_000),
        st.booleans(),
        st.integers(0, 100_000),  # milliseconds since the look before
        st.integers(0, 300_000),  # bytes acknowledged
    ),
    max_size=60,
)


@given(LOOKS)
def test_in_a_run_neither_sent_nor_total_goes_back_and_no_figure_is_senseless(
    looks: list[tuple[int, int, int, bool, int, int]],
) -> None:
    pace, now_ms = Pace(), 0
    for waiting, there, bytes_left, is_moving, passed_ms, sent in looks:
        before, now_ms = pace, now_ms + passed_ms
        pace = pace.acknowledged(sent, now_ms).looked(
            ahead(waiting, bytes_left, there=there, is_moving=is_moving), now_ms
        )
        assert 0 <= pace.sent <= pace.total
        assert pace.left_s is None or 0 <= pace.left_s < 10**9
        assert 0 <= pace.bytes_per_s < 10**9
        if waiting or bytes_left:
            assert pace.sent >= before.sent
            assert pace.total >= before.total
        else:
            assert pace == Pace(), "the run is over"


PART = PartToSend("ab" * 32, 100_000, "document", 7)


def test_acknowledged_is_what_an_answer_says_and_never_more_than_was_sent() -> None:
    chunk = SendChunk(PART, 16_384, 16_384)
    assert acknowledged_bytes(chunk, OffsetKnown(32_768)) == 16_384
    assert acknowledged_bytes(chunk, OffsetKnown(20_000)) == 3_616
    assert acknowledged_bytes(chunk, OffsetKnown(99_999)) == 16_384
    assert acknowledged_bytes(chunk, OffsetKnown(0)) == 0
    assert acknowledged_bytes(PushFacts(10, 200, 262_144), FactsReceipted(60, 60, 60)) == 50 * FACT_BYTES
    assert acknowledged_bytes(PushFacts(10, 200, 262_144), Failed(Unreadable())) == 0
    assert acknowledged_bytes(AskMissing((PART,)), MissingKnown(frozenset(), frozenset({PART.sha256}))) == 0


@settings(max_examples=20, deadline=None)
@given(rate=st.integers(3_000, 40_000), photos=st.integers(2, 9))
def test_a_hall_on_a_slow_line_is_told_how_many_of_how_many_and_how_long(rate: int, photos: int) -> None:
    hall = SyncHall()
    hall.city.bytes_per_s = rate
    sizes = [100_000 + number for number in range(photos)]
    hall.book.record(
        "request_filed", [PlainPart(f"foto{n}", "image/jpeg", bytes(size)) for n, size in enumerate(sizes)]
    )
    told: list[tuple[float, AgentState]] = []
    while hall.book.parts_waiting() and len(told) < 5_000:
        began = hall.clock.now().timestamp()
        step = hall.loop.step()
        told.append((began, hall.book.noted[-1]))
        if isinstance(step.action, Wait):
            hall.clock.advance(0.5)
    ended = hall.clock.now().timestamp()
    hall.loop.step()
    states = [state for _, state in told[:-1] if state.parts_total]
    assert {state.parts_total for state in states} == {photos}
    counts = [state.parts_sent for state in states]
    assert counts == sorted(counts)
    assert counts[-1] >= photos - 1
    half = [(at, state.left_s) for at, state in told if state.parts_sent >= photos // 2 and state.left_s is not None]
    for at, left_s in half[:-3]:
        assert left_s == pytest.approx(ended - at, rel=0.5, abs=20)
    assert (hall.book.noted[-1].parts_total, hall.book.noted[-1].left_s) == (0, None)
