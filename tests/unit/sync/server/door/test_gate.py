"""The gate of a lane: few work, some wait, the rest are told when to come again, and everybody gets in."""

from __future__ import annotations

import heapq
import random
import threading
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.door.gate import LEAST_WAIT_S, MOST_WAIT_S, BusyError, Gate
from sync.server.door.lanes import Lane
from tests.fakes.eventually import eventually


@dataclass(slots=True)
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def gate(slots: int = 1, places: int = 0, wait_s: float = 0.0, clock: Clock | None = None) -> Gate:
    return Gate(Lane("facts", slots, places, wait_s), clock or Clock())


def test_as_many_as_there_are_slots_come_in_at_once_and_a_freed_one_is_taken_again() -> None:
    one = gate(slots=2)
    assert [one.enter("a"), one.enter("b")] == [0.0, 0.0]
    with pytest.raises(BusyError):
        one.enter("c")
    one.leave(0.1)
    assert one.enter("c") == 0.0


def test_who_waits_gets_the_slot_in_the_order_of_coming() -> None:
    one = gate(slots=1, places=5, wait_s=20)
    one.enter("worker")
    came: list[str] = []
    turns = [threading.Event() for _ in range(3)]

    def wait(name: str, seen: threading.Event) -> None:
        seen.set()
        one.enter(name)
        came.append(name)
        one.leave(0.01)

    threads = []
    for number, seen in enumerate(turns):
        thread = threading.Thread(target=wait, args=(str(number), seen))
        thread.start()
        eventually(lambda number=number: len(one._waiting) == number + 1)
        threads.append(thread)
    one.leave(0.01)
    for thread in threads:
        thread.join(60)
    assert came == ["0", "1", "2"]


def test_who_waited_in_vain_leaves_no_trace_in_the_queue() -> None:
    one = gate(slots=1, places=1, wait_s=0.01)
    one.enter("worker")
    with pytest.raises(BusyError):
        one.enter("late")
    one.leave(0.1)
    assert one.enter("next") == 0.0


def test_those_refused_together_are_told_different_times_as_far_apart_as_the_work_takes() -> None:
    one = gate(slots=1)
    one.enter("worker")
    told = []
    for name in range(200):
        with pytest.raises(BusyError) as busy:
            one.enter(str(name))
        told.append(busy.value.retry_after_s)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(200 * 0.05, abs=1)  # the first guess of 50 ms each, one slot


def test_the_told_time_grows_with_how_long_the_work_really_takes() -> None:
    slow, fast = gate(), gate()
    for one, worked_s in ((slow, 2.0), (fast, 0.01)):
        for _ in range(50):
            one.enter("worker")
            one.leave(worked_s)
        one.enter("worker")
    assert max(slow.come_again_s() for _ in range(20)) > 30
    assert max(fast.come_again_s() for _ in range(20)) == LEAST_WAIT_S


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 100), st.floats(0, 5)), max_size=200))
def test_a_told_time_is_always_a_sensible_number_of_seconds(moves: list[tuple[bool, float, float]]) -> None:
    clock = Clock()
    one = gate(clock=clock)
    one.enter("worker")
    for leaves, worked_s, passed_s in moves:
        clock.now += passed_s
        if leaves:
            one.leave(worked_s)
            one.enter("worker")
        assert LEAST_WAIT_S <= one.come_again_s() <= MOST_WAIT_S


@given(st.integers(1, 4), st.integers(50, 400), st.integers(0, 2**32))
def test_nobody_is_refused_more_than_a_few_times_however_many_come_at_once(slots: int, crowd: int, seed: int) -> None:
    """Comers that obey `Retry-After` and add full jitter; work of 50 ms; no waiting places, the hardest case."""
    clock, chance = Clock(0.0), random.Random(seed)
    one = gate(slots=slots, clock=clock)
    events: list[tuple[float, int, str]] = [(0.0, number, "comes") for number in range(crowd)]
    tries = dict.fromkeys(range(crowd), 0)
    heapq.heapify(events)
    while events:
        clock.now, number, what = heapq.heappop(events)
        if what == "leaves":
            one.leave(0.05)
            continue
        tries[number] += 1
        try:
            one.enter(str(number))
            heapq.heappush(events, (clock.now + 0.05, number, "leaves"))
        except BusyError as busy:
            again_s = busy.retry_after_s + chance.uniform(0, 5 * 2 ** (tries[number] - 1))
            heapq.heappush(events, (clock.now + again_s, number, "comes"))
    assert max(tries.values()) <= 8


def test_who_was_refused_before_finds_a_place_that_a_newcomer_does_not() -> None:
    one = gate(slots=1, places=1, wait_s=20)
    one.enter("worker")
    waiting = threading.Thread(target=lambda: (one.enter("first"), one.leave(0.01)))
    waiting.start()
    eventually(lambda: len(one._waiting) == 1)
    with pytest.raises(BusyError):
        one.enter("patient")
    with pytest.raises(BusyError):
        one.enter("newcomer")
    came = threading.Thread(target=lambda: (one.enter("patient"), one.leave(0.01)))
    came.start()
    eventually(lambda: len(one._waiting) == 2)
    one.leave(0.01)
    waiting.join(60)
    came.join(60)
    assert one.enter("anybody") == 0.0
