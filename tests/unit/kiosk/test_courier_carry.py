"""Carrying for other halls: sent once, resumed where the city is, replies beside the bundles."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.courier_carry import LEAST_CHUNK_BYTES, MOST_CHUNK_BYTES, Patience, carry
from kiosk.flows.courier import CancelledError, Carried, CourierProgress, NothingToCarryError
from sync.engine.ports import CityBusyError, CityUnreachableError
from sync.protocol.courier import BundleName, BundleState, ReplyName
from sync.protocol.problems import ProblemError

OURS, OTHER = "0a" * 4 + "-0000-4000-8000-" + "0a" * 6, "0b" * 4 + "-0000-4000-8000-" + "0b" * 6
SET = "1a" * 4 + "-0000-4000-8000-" + "1a" * 6
REPLY = ReplyName(OTHER, 1, SET)


@dataclass
class Door:
    """A city's door in memory; `faults` come first, one a call."""

    files: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    states: dict[str, BundleState] = field(default_factory=dict)
    faults: deque[Exception | None] = field(default_factory=deque)
    chunks: list[int] = field(default_factory=list)
    reply_name: ReplyName | None = REPLY
    answers_after: int = 0
    asked: int = 0

    def _may_fail(self) -> None:
        if self.faults and (fault := self.faults.popleft()) is not None:
            raise fault

    def offset(self, sha256: str) -> int | None:
        self._may_fail()
        return len(self.files[sha256]) if sha256 in self.files else None

    def create(self, sha256: str, *, size_bytes: int, first: bytes) -> int:
        self._may_fail()
        self.states.pop(sha256, None)
        self.sizes[sha256], self.files[sha256] = size_bytes, first
        self.chunks.append(len(first))
        return len(first)

    def append(self, sha256: str, *, offset: int, chunk: bytes) -> int:
        self._may_fail()
        if len(self.files[sha256]) != offset:
            raise ProblemError("409.5", {"offset": len(self.files[sha256])})
        self.files[sha256] += chunk
        self.chunks.append(len(chunk))
        return len(self.files[sha256])

    def state(self, sha256: str) -> BundleState:
        self._may_fail()
        self.asked += 1
        if sha256 in self.states:
            return self.states[sha256]
        if self.asked <= self.answers_after:
            return BundleState("importing")
        return BundleState("done", 3, 2, "", self.reply_name)

    def reply(self, sha256: str) -> bytes:
        self._may_fail()
        return b"sealed " + sha256.encode()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path


def put(stick: Path, body: bytes, *, kiosk: str = OTHER, to_seq: int = 9) -> str:
    (stick / BundleName(kiosk, 1, 1, to_seq).file_name()).write_bytes(body)
    return hashlib.sha256(body).hexdigest()


def no_wait() -> Patience:
    """Time goes on only by waiting."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    return Patience(sleep=sleep, seconds=lambda: now[0])


def carried(door: Door, stick: Path, *, goes_on: bool = True) -> Carried:
    return carry(door, OURS, stick, lambda _: goes_on, patience=no_wait())


def test_a_bundle_goes_up_and_its_reply_comes_down_beside_it(stick: Path) -> None:
    door, body = Door(answers_after=3), bytes(range(256)) * 40_000
    sha256 = put(stick, body)
    assert carried(door, stick) == Carried(bundles=1, replies=1)
    assert door.files[sha256] == body
    assert (stick / REPLY.file_name()).read_bytes() == b"sealed " + sha256.encode()
    assert door.chunks[0] == LEAST_CHUNK_BYTES
    assert max(door.chunks) == MOST_CHUNK_BYTES


def test_its_own_bundles_are_not_carried(stick: Path) -> None:
    put(stick, b"own", kiosk=OURS)
    with pytest.raises(NothingToCarryError):
        carried(Door(), stick)


def test_what_the_city_has_is_not_sent_again(stick: Path) -> None:
    door, body = Door(), b"x" * 100_000
    sha256 = put(stick, body)
    carried(door, stick)
    door.chunks.clear()
    assert carried(door, stick) == Carried(bundles=1, replies=1)
    assert door.chunks == []
    assert list(door.files) == [sha256]


def test_a_line_that_dies_goes_on_where_the_city_is(stick: Path) -> None:
    body = bytes(range(256)) * 8_000
    for dies_at in range(9):
        door = Door(faults=deque([*[None] * dies_at, CityUnreachableError("cut"), CityBusyError(503, 7)]))
        sha256 = put(stick, body)
        assert carried(door, stick) == Carried(bundles=1, replies=1)
        assert door.files[sha256] == body


def test_a_dead_line_is_told_after_some_tries(stick: Path) -> None:
    put(stick, b"x" * 1000)
    door = Door(faults=deque(CityUnreachableError("dead") for _ in range(50)))
    with pytest.raises(CityUnreachableError):
        carried(door, stick)
    assert len(door.faults) > 40


def test_a_refused_bundle_stays_and_is_brought_again_the_next_time(stick: Path) -> None:
    door = Door()
    sha256 = put(stick, b"y" * 1000)
    other = put(stick, b"z" * 1000, to_seq=12)
    door.states[sha256] = BundleState("refused", code="409.1")
    door.files[sha256] = b"y" * 1000
    assert carried(door, stick) == Carried(bundles=2, replies=2)
    assert door.sizes[sha256] == 1000
    assert other in door.files


def test_one_that_the_city_does_not_want_does_not_keep_the_others_back(stick: Path) -> None:
    first, second = put(stick, b"y" * 1000), put(stick, b"z" * 1000, to_seq=12)
    door = Door(faults=deque([None, ProblemError("413.1")]))
    done = carried(door, stick)
    assert (done.bundles, done.replies, done.refused) == (1, 1, 1)
    assert (first in door.files, second in door.files) == (False, True)


def test_a_city_that_takes_its_time_is_left_for_the_next_carrying(stick: Path) -> None:
    put(stick, b"y" * 1000)
    door = Door(answers_after=10_000)
    assert carried(door, stick) == Carried(bundles=1, replies=0, waiting=1)


def test_a_reply_that_is_not_for_the_bundles_kiosk_is_not_written(stick: Path) -> None:
    put(stick, b"y" * 1000)
    assert carried(Door(reply_name=ReplyName(OURS, 1, SET)), stick).replies == 0
    assert [path.suffix for path in stick.iterdir()] == [".brw"]


def test_whoever_carries_may_stop(stick: Path) -> None:
    put(stick, b"y" * 1000)
    with pytest.raises(CancelledError):
        carried(Door(), stick, goes_on=False)


def test_progress_is_told_in_bytes_of_the_file(stick: Path) -> None:
    told: list[CourierProgress] = []

    def tell(progress: CourierProgress) -> bool:
        told.append(progress)
        return True

    put(stick, b"y" * 3_000_000)
    carry(Door(), OURS, stick, tell, patience=no_wait())
    sending = [one.done_bytes for one in told if one.step == "sending" and one.total_bytes == 3_000_000]
    assert sending == sorted(sending)
    assert len(sending) > 2
    assert told[-1].step == "done"


def test_a_chunk_that_came_though_the_answer_did_not_is_not_sent_twice(stick: Path) -> None:
    class Deaf(Door):
        def append(self, sha256: str, *, offset: int, chunk: bytes) -> int:
            reached = super().append(sha256, offset=offset, chunk=chunk)
            if len(self.chunks) % 2:
                return reached
            raise CityBusyError(504)

    door, body = Deaf(), bytes(range(256)) * 30_000
    sha256 = put(stick, body)
    assert carried(door, stick).replies == 1
    assert door.files[sha256] == body


def test_a_city_that_answers_and_takes_nothing_ends_it(stick: Path) -> None:
    class Sieve(Door):
        def append(self, sha256: str, *, offset: int, chunk: bytes) -> int:
            return offset

    put(stick, b"x" * 600_000)
    with pytest.raises(CityUnreachableError, match="nothing"):
        carried(Sieve(), stick)
