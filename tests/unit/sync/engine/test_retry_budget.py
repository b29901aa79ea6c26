"""However a line or a city fails: what is sent in vain stays in proportion to what succeeded, and every debt ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sync.engine.actions import Wait
from sync.engine.ports import City, CityBusyError, CityUnreachableError
from sync.engine.retry_budget import (
    ALLOWED_BYTES,
    ALLOWED_REQUESTS,
    BYTES_PER_S,
    REQUEST_EVERY_MS,
    SHARE,
    RetryBudget,
)
from sync.testing.city_simulator import SimulatedLine
from sync.testing.facts import PlainPart
from sync.testing.sync_hall import SyncHall

TRIES = st.lists(st.tuples(st.booleans(), st.integers(0, 256 * 1024), st.integers(0, 20_000)), max_size=200)


@given(TRIES)
def test_who_waits_as_told_spends_a_share_of_what_succeeded(tries: list[tuple[bool, int, int]]) -> None:
    budget, now_ms = RetryBudget(), 0
    failed, wasted, succeeded, moved = 0, 0, 0, 0
    for works, size_bytes, pause_ms in tries:
        now_ms += pause_ms
        if works:
            budget, succeeded, moved = budget.earned(size_bytes, now_ms), succeeded + 1, moved + size_bytes
            continue
        now_ms += budget.wait_ms()
        budget, failed, wasted = budget.spent(size_bytes, now_ms), failed + 1, wasted + size_bytes
        assert failed <= ALLOWED_REQUESTS + 1 + succeeded / SHARE + now_ms / REQUEST_EVERY_MS
        assert wasted <= ALLOWED_BYTES + 256 * 1024 + moved / SHARE + now_ms * BYTES_PER_S / 1000


@given(st.integers(0, 40), st.integers(0, 10_000_000))
def test_every_debt_ends_by_waiting_as_long_as_told(failures: int, size_bytes: int) -> None:
    budget = RetryBudget()
    for _ in range(failures):
        budget = budget.spent(size_bytes, 0)
    waited = budget.earned(0, budget.wait_ms())
    assert waited.wait_ms() == 0


def test_a_city_that_fails_every_second_request_is_not_asked_twice_for_each_photo() -> None:
    hall = SyncHall()
    hall.book.record("request_filed", [PlainPart(f"foto{n}", "image/jpeg", bytes(50_000 + n)) for n in range(30)])
    chance = Random(7)
    asked = failed = 0
    began_ms = hall.clock.read().up_ms
    while hall.clock.read().up_ms - began_ms < 3_600_000:
        fails = chance.random() < 0.5
        hall.city.next_faults.extend([CityBusyError(503)] if fails else [])
        step = hall.loop.step()
        hall.city.next_faults.clear()
        if isinstance(step.action, Wait):
            hall.clock.advance((step.action.until_up_ms - hall.clock.read().up_ms) / 1000 + 0.001)
            continue
        asked += 1
        failed += fails
    succeeded = asked - failed
    assert hall.book.parts_waiting() == 0, "and yet everything arrives"
    assert failed <= ALLOWED_REQUESTS + 6 + succeeded / SHARE + 3600_000 / REQUEST_EVERY_MS


@dataclass
class SwallowsChunks:
    """A line on which small questions pass and no chunk ever arrives."""

    line: SimulatedLine
    lost: list[int] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.line, name)

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        self.lost.append(len(first))
        self.line.city.pass_time(30)
        raise CityUnreachableError("slow", timed_out=True)


def test_a_line_that_swallows_every_chunk_is_given_a_trickle() -> None:
    hall = SyncHall(backoff_cap_s=600)
    lines: list[SwallowsChunks] = []

    def swallow(line: SimulatedLine) -> City:
        lines.append(SwallowsChunks(line))
        return lines[0]

    hall.between = swallow
    hall.start_agent()
    hall.book.record("request_filed", [PlainPart(f"foto{n}", "image/jpeg", bytes(400_000 + n)) for n in range(9)])
    hall.run(3600, most_in_a_row=5_000)
    assert hall.book.acked_seq() == hall.book.head().seq, "facts go on"
    assert sum(lines[0].lost) <= ALLOWED_BYTES + 256 * 1024 + 3600 * BYTES_PER_S
    assert max(lines[0].lost[6:]) == 16 * 1024
