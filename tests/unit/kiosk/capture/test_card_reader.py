"""The other end of the pipes may hang, die, babble or flood: it is gone then, soon, and nothing of it is left."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

from kiosk.capture.card_reader import ChildCardReader
from kiosk.domain.card_text import PrintedLine
from kiosk.flows.card_ports import CardReaderGoneError
from tests.fakes.eventually import eventually

HEAD = "import sys, struct, json, time\nread, write = sys.stdin.buffer.read, sys.stdout.buffer.write\n"
TAKE = "read(struct.unpack('>I', read(4))[0])\n"
SAY = "def say(body):\n write(struct.pack('>I', len(body)) + body); sys.stdout.buffer.flush()\n"
Make = Callable[..., ChildCardReader]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[ChildCardReader] = []

    def child(script: str, **limits: float) -> ChildCardReader:
        reader = ChildCardReader((sys.executable, "-c", HEAD + SAY + script), **limits)
        made.append(reader)
        reader.open()
        return reader

    yield child
    for reader in made:
        reader.close()


def gone(reader: ChildCardReader) -> bool:
    try:
        return reader.answer() is not None and False
    except CardReaderGoneError:
        return True


def test_pictures_go_in_and_lines_come_out_one_after_another(make: Make) -> None:
    reader = make("while True:\n" + " " + TAKE + " say(json.dumps([['NIK', 0.5], ['x', 1]]).encode())\n")
    for _ in range(3):
        assert reader.offer(b"jpeg")
        assert not reader.offer(b"jpeg")  # still busy with the one before
        found: list[object] = []
        eventually(lambda found=found: found.append(reader.answer()) or found[-1] is not None)
        assert found[-1] == (PrintedLine("NIK", 0.5), PrintedLine("x", 1.0))
        assert reader.answer() is None  # once


@pytest.mark.parametrize(
    "script",
    [
        "sys.exit(1)",
        TAKE + "sys.exit(1)",
        TAKE + "write(b'abc')",
        TAKE + "write(b'not what was agreed upon, at all')",
        TAKE + "say(b'{')",
        TAKE + "say(b'{}')",
        TAKE + "say(b'[[1, 1]]')",
        TAKE + "say(b'[[\"x\", 7]]')",
        TAKE + "say(b'[[\"x\", NaN]]')",
        TAKE + "say(b'[\"x\"]')",
        TAKE + "say(b'[' * 60000)",
        TAKE + "say(json.dumps([['x', 1]] * 201).encode())",
        TAKE + "say(json.dumps([['x' * 201, 1]]).encode())",
        TAKE + "write(struct.pack('>I', 2**31)); write(b'x' * 10**6)",
        TAKE + "write(struct.pack('>I', 60000) + b'x'); sys.stdout.buffer.flush()",
    ],
)
def test_a_child_that_dies_or_says_nonsense_is_gone(make: Make, script: str) -> None:
    reader = make(script)
    reader.offer(b"jpeg")
    eventually(lambda: gone(reader))
    with pytest.raises(CardReaderGoneError):
        reader.offer(b"jpeg")


@pytest.mark.parametrize("script", ["time.sleep(600)", TAKE + "time.sleep(600)", TAKE + "write(b'x'); time.sleep(600)"])
def test_a_child_that_hangs_is_killed(make: Make, script: str) -> None:
    reader = make(script, start_limit_s=0.3)
    reader.offer(b"jpeg" * 100_000)  # more than a pipe holds
    eventually(lambda: gone(reader))


def test_a_later_picture_has_a_limit_of_its_own(make: Make) -> None:
    reader = make(TAKE + "say(b'[]')\n" + TAKE + "time.sleep(600)", start_limit_s=60, read_limit_s=0.2)
    reader.offer(b"jpeg")
    eventually(lambda: reader.answer() == ())
    reader.offer(b"jpeg")
    eventually(lambda: gone(reader))


def test_a_program_that_cannot_be_started_is_gone_and_opening_tries_again() -> None:
    reader = ChildCardReader(("/nowhere/at/all",))
    reader.open()
    eventually(lambda: gone(reader))
    reader.open()
    eventually(lambda: gone(reader))
    reader.close()


def test_closing_ends_the_process_at_once_with_what_it_was_reading(make: Make) -> None:
    reader = make(TAKE + "time.sleep(600)")
    reader.offer(b"jpeg")
    child = reader._child
    assert child is not None
    eventually(lambda: child._process is not None)
    pid = child._process.pid
    reader.close()
    child.thread.join(10)
    assert not child.thread.is_alive()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    with pytest.raises(CardReaderGoneError):
        reader.answer()


def test_closing_before_it_was_started_starts_nothing(make: Make) -> None:
    reader = make("time.sleep(600)")
    child = reader._child
    reader.close()
    assert child is not None
    child.thread.join(10)
    assert not child.thread.is_alive()


def test_opening_an_open_reader_keeps_its_process(make: Make) -> None:
    reader = make("time.sleep(600)")
    child = reader._child
    reader.open()
    assert reader._child is child
