"""Whole photos over several connections: side by side, in their order, and a failure of one is only its own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from sync.client.side_lines import ThreadedSideLines
from sync.engine.ports import CityBusyError


@dataclass
class MeetingCity:
    """Answers only when as many are here as the barrier waits for."""

    barrier: threading.Barrier
    seen: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"{name} is not asked here")

    def create_part(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        assert size_bytes == len(first)
        self.barrier.wait(timeout=60)
        self.seen.append(sha256)
        if sha256 == "busy":
            raise CityBusyError(503, 30)
        if sha256 == "ours":
            raise ValueError("a bug of ours")
        return size_bytes


def test_as_many_as_there_are_connections_are_under_way_and_answers_keep_their_order() -> None:
    barrier = threading.Barrier(3)
    lines = ThreadedSideLines([MeetingCity(barrier) for _ in range(3)])
    assert lines.create_parts((f"{n}", bytes(n)) for n in range(9)) == list(range(9))
    lines.close()


def test_the_book_is_read_no_faster_than_parts_are_sent() -> None:
    barrier, read = threading.Barrier(2), []

    def parts() -> Iterator[tuple[str, bytes]]:
        for n in range(8):
            read.append(n)
            yield str(n), b"x"

    city = MeetingCity(barrier)
    lines = ThreadedSideLines([city])
    sending = threading.Thread(target=lines.create_parts, args=(parts(),))
    sending.start()
    for done in range(8):
        assert len(read) <= done + 3
        barrier.wait(timeout=60)
    sending.join(timeout=60)
    assert len(city.seen) == 8
    lines.close()


def test_a_refusal_is_one_answer_and_the_others_go_on() -> None:
    lines = ThreadedSideLines([MeetingCity(threading.Barrier(1)) for _ in range(2)])
    first, refused, last = lines.create_parts([("a", b"1"), ("busy", b"22"), ("c", b"333")])
    assert (first, last) == (1, 3)
    assert isinstance(refused, CityBusyError)
    assert refused.retry_after_s == 30
    lines.close()


def test_what_is_not_the_citys_doing_is_raised() -> None:
    lines = ThreadedSideLines([MeetingCity(threading.Barrier(1))])
    with pytest.raises(ValueError, match="a bug of ours"):
        lines.create_parts([("a", b"1"), ("ours", b"2")])
    assert lines.create_parts([("b", b"1")]) == [1], "the connection is free again"
    lines.close()
