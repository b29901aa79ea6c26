"""The wall clock against the time since boot: a step is seen, drift and sleep are not taken for one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.clock_step import Tick, step_ms

AT = Tick(datetime(2026, 11, 24, 2, 15, tzinfo=UTC), "boot-1", 60_000)
MINUTE_MS, DAY_MS = 60_000, 86_400_000


def later(passed_ms: int, *, step: float = 0, boot: str = "boot-1") -> Tick:
    return Tick(AT.wall + timedelta(milliseconds=passed_ms + step), boot, AT.up_ms + passed_ms)


@pytest.mark.parametrize("step", [-5_100, -3_600_000, 2_100, 86_400_000])
def test_a_step_within_a_heartbeat_is_seen(step: int) -> None:
    assert step_ms(AT, later(5 * MINUTE_MS, step=step)) == step


@pytest.mark.parametrize("step", [-5_000, -1_000, 0, 2_000])
def test_what_a_time_service_may_do_is_no_step(step: int) -> None:
    assert step_ms(AT, later(5 * MINUTE_MS, step=step)) is None


@given(st.integers(0, 60 * DAY_MS), st.floats(-200, 200))
def test_drift_is_no_step_however_long_it_slept(passed_ms: int, drift_ppm: float) -> None:
    assert step_ms(AT, later(passed_ms, step=passed_ms * drift_ppm / 1_000_000)) is None


@given(st.integers(0, DAY_MS), st.integers(30_000, 10 * DAY_MS), st.sampled_from([-1, 1]))
def test_half_a_minute_is_a_step_even_after_a_day(passed_ms: int, size_ms: int, sign: int) -> None:
    step = sign * size_ms
    assert step_ms(AT, later(passed_ms, step=step)) == step


def test_across_a_reboot_nothing_can_be_said() -> None:
    assert step_ms(AT, later(MINUTE_MS, step=DAY_MS, boot="boot-2")) is None
    assert step_ms(None, AT) is None


@given(st.datetimes(timezones=st.just(UTC)), st.uuids().map(str), st.integers(0, 2**53))
def test_a_reading_outlives_the_program(wall: datetime, boot: str, up_ms: int) -> None:
    tick = Tick(wall, boot, up_ms)
    assert Tick.from_text(tick.to_text()) == tick


@pytest.mark.parametrize("text", ["", "x", "boot 1", "boot one 2026-11-24T02:15:00+00:00", "boot 1 never", "a b c d"])
def test_what_was_not_written_by_it_is_forgotten(text: str) -> None:
    assert Tick.from_text(text) is None
