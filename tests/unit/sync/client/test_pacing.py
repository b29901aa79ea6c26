"""The pace of a slow line: near what it carries, found out anew when it changes, and none at all on a good one."""

from __future__ import annotations

import socket
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.client.pacing import FASTER, LEAST_BYTES_PER_S, SLOW_BYTES_PER_S, Pacing

UNBOUNDED = 0xFFFFFFFF


def sends(pacing: Pacing, line: float, chunks: int, size: int = 30_000) -> None:
    for _ in range(chunks):
        pacing.answered(size, size / min(line, pacing.bound))


def test_nothing_is_bound_before_the_line_has_shown_that_it_is_slow() -> None:
    pacing = Pacing()
    assert pacing.bound == UNBOUNDED
    pacing.answered(200, 5.0)
    assert pacing.bound == UNBOUNDED, "a small question says nothing"
    sends(pacing, 1_000_000, 3)
    assert pacing.bound == UNBOUNDED


@given(line=st.floats(1_500, 9_000))
def test_on_a_slow_line_the_kernel_goes_a_little_faster_than_the_line(line: float) -> None:
    pacing = Pacing()
    sends(pacing, line, 6)
    assert line <= pacing.bound <= FASTER * line + 1


def test_a_line_that_got_faster_or_a_city_that_was_busy_is_found_out_within_some_chunks() -> None:
    pacing = Pacing()
    sends(pacing, 4_000, 5)
    assert pacing.bound < SLOW_BYTES_PER_S
    sends(pacing, 500_000, 5)
    assert pacing.bound == UNBOUNDED


@given(st.lists(st.tuples(st.integers(0, 300_000), st.floats(0, 200), st.booleans()), max_size=30))
def test_the_bound_is_always_one_that_the_kernel_takes(tries: list[tuple[int, float, bool]]) -> None:
    pacing = Pacing()
    for size, took_s, works in tries:
        pacing.answered(size, took_s) if works else pacing.failed()
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
