"""Backoff, phase, intervals, batch and chunk sizes: every wait is bounded, every size within the protocol."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from sync.engine.backoff import delay_ms, first_phase_ms
from sync.engine.city_time import CityTime
from sync.engine.intervals import Intervals
from sync.engine.sizes import MAX_CHUNK_BYTES, MIN_CHUNK_BYTES, BatchSize, ChunkSize
from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS
from sync.testing.manual_clock import ManualClock
from sync.testing.sync_hall import LongestWait


class Shortest:
    def below(self, bound_ms: int) -> int:
        assert bound_ms >= 0
        return 0


def test_the_bound_doubles_from_five_seconds_to_half_an_hour() -> None:
    bounds_s = [delay_ms(n, cap_s=1800, jitter=LongestWait()) // 1000 for n in range(1, 12)]
    assert bounds_s == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800]


@given(failures=st.integers(0, 10**9), cap_s=st.integers(1, 1800), told=st.none() | st.integers(-5, 10**12))
def test_a_wait_is_at_least_what_was_told_and_at_most_an_hour_more_than_the_cap(
    failures: int, cap_s: int, told: int | None
) -> None:
    shortest = delay_ms(failures, cap_s=cap_s, jitter=Shortest(), retry_after_s=told)
    longest = delay_ms(failures, cap_s=cap_s, jitter=LongestWait(), retry_after_s=told)
    assert shortest == 1000 * min(max(told or 0, 0), 3600)
    assert shortest <= longest <= shortest + 1000 * cap_s


@given(kiosk=st.uuids(), phase_s=st.integers(1, 3600))
def test_a_kiosk_has_one_place_in_the_phase(kiosk: object, phase_s: int) -> None:
    place = first_phase_ms(str(kiosk), phase_s)
    assert 0 <= place < phase_s * 1000
    assert place == first_phase_ms(str(kiosk), phase_s)


def test_without_a_phase_the_first_try_is_at_once() -> None:
    assert first_phase_ms("any", 0) == 0


@given(
    st.dictionaries(
        st.sampled_from(["backoff_cap_s", "phase_s", "changes_wait_s", "anchor_s", "push_s", "halt_s", "heartbeat_s"]),
        st.integers(0, 10_000_000),
    )
)
def test_no_configuration_makes_a_busy_loop_or_an_endless_wait(told: dict[str, int]) -> None:
    intervals = Intervals.from_configuration(told)
    assert 1 <= intervals.backoff_cap_s <= 1800
    assert 0 <= intervals.phase_s <= 3600
    assert 0 <= intervals.changes_wait_s <= 60
    assert 5 <= intervals.anchor_s <= 86_400
    assert 0 <= intervals.push_s <= 1
    assert 30 <= intervals.halt_s <= 86_400
    assert 2_000 <= intervals.changes_gap_ms <= 60_000


@given(st.lists(st.booleans(), max_size=60))
def test_batches_stay_within_the_protocol(times_out: list[bool]) -> None:
    size = BatchSize()
    for slow in times_out:
        size = size.halved() if slow else size.grown()
        assert 1 <= size.max_facts <= MAX_FACTS
        assert 16 * 1024 <= size.max_bytes <= MAX_BATCH_BYTES


@given(st.lists(st.integers(0, 600_000), max_size=60))
def test_chunks_stay_between_16_and_256_kib(durations_ms: list[int]) -> None:
    size = ChunkSize()
    for took_ms in durations_ms:
        size = size.after(size.size_bytes, took_ms)
        assert MIN_CHUNK_BYTES <= size.size_bytes <= MAX_CHUNK_BYTES


def test_a_2g_line_gets_chunks_of_a_few_seconds() -> None:
    size = ChunkSize()
    for _ in range(6):
        size = size.after(size.size_bytes, size.size_bytes * 1000 // 5_000)
    assert size.size_bytes <= 8 * 5_000


def test_the_city_time_goes_on_with_the_boot_clock_whatever_the_wall_does() -> None:
    clock = ManualClock()
    city_time = CityTime(clock)
    assert city_time.now() == clock.now()
    asked = clock.read()
    clock.advance(2)
    true = clock.now() + timedelta(days=400)
    city_time.learn(true, asked=asked, received=clock.read())
    clock.step_wall(-86_400)
    clock.advance(60)
    assert city_time.now() == true + timedelta(seconds=61)


def test_after_a_reboot_the_wall_is_all_there_is() -> None:
    clock = ManualClock()
    city_time = CityTime(clock)
    city_time.learn(clock.now() + timedelta(days=400), asked=clock.read(), received=clock.read())
    clock.reboot()
    assert city_time.now() == clock.now()
