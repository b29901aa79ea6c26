"""The pace of a slow line: what it carries, found out anew when it changes, and none at all on a good one."""

from __future__ import annotations

import socket
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.client.pacing import LEAST_BYTES_PER_S, OVERHEAD, PROBES_EVERY, UNBOUNDED, Pacing


def sends(pacing: Pacing, line: float, bodies: int, size: int = 30_000) -> list[int]:
    """Bodies over a line of so many bytes a second, headers and repetitions apart; the bounds they went with."""
    bounds = []
    for _ in range(bodies):
        bounds.append(pacing.bound)
        pacing.answered(size, size / min(line, pacing.bound / OVERHEAD))
    return bounds


def test_nothing_is_bound_before_the_line_has_shown_that_it_is_slow() -> None:
    pacing = Pacing()
    assert pacing.bound == UNBOUNDED
    pacing.answered(200, 5.0)
    assert pacing.bound == UNBOUNDED, "a small question says nothing"
    assert set(sends(pacing, 1_000_000, 20)) == {UNBOUNDED}


@given(line=st.floats(1_500, 9_000))
def test_on_a_slow_line_most_bodies_go_as_fast_as_it_carries_them(line: float) -> None:
    bounds = sends(Pacing(), line, 1 + 3 * PROBES_EVERY)[1:]
    paced = [bound for bound in bounds if bound != UNBOUNDED]
    assert len(paced) == 3 * (PROBES_EVERY - 1)
    assert all(bound == pytest.approx(OVERHEAD * line, rel=0.01) for bound in paced)


@given(before=st.integers(1, 40))
def test_a_line_that_got_faster_or_a_city_that_was_busy_is_found_out_within_some_bodies(before: int) -> None:
    pacing = Pacing()
    sends(pacing, 4_000, before)
    sends(pacing, 500_000, PROBES_EVERY)
    assert pacing.bound == UNBOUNDED


def test_one_body_that_stood_still_slows_nothing_down() -> None:
    pacing = Pacing()
    sends(pacing, 4_000, 3)
    before = pacing.bound
    pacing.answered(30_000, 60.0)
    assert pacing.bound == before


@given(st.lists(st.tuples(st.integers(0, 300_000), st.floats(0, 200), st.booleans()), max_size=30))
def test_the_bound_is_always_one_that_the_kernel_takes(tries: list[tuple[int, float, bool]]) -> None:
    pacing = Pacing()
    for size, took_s, works in tries:
        if works:
            pacing.answered(size, took_s)
        else:
            pacing.failed()
        assert LEAST_BYTES_PER_S <= pacing.bound <= UNBOUNDED


def test_a_failure_forgets_what_was_known() -> None:
    pacing = Pacing()
    sends(pacing, 4_000, 5)
    pacing.failed()
    assert pacing.bound == UNBOUNDED


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's option is Linux's")
def test_the_kernel_is_told_and_a_closed_socket_is_no_error() -> None:
    pacing = Pacing()
    sends(pacing, 4_000, 5)
    with socket.socket() as sock:
        pacing.bind(sock)
        (told,) = struct.unpack("I", sock.getsockopt(socket.SOL_SOCKET, 47, 4))
        assert told == pacing.bound
    pacing.bind(sock)
