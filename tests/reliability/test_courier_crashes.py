"""The process is killed with -9 before and after everything that lasts: a commit, a file's name, a synced byte.

However often it happens: a file under a bundle's name is whole, what was finished is not written again, every fact and part
reaches the city once, and a reply is either not told of or told of once.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kiosk.devices import stick_files
from kiosk.store import Store
from kiosk.store.connection import Connection, Database
from sync.protocol.envelope import Envelope
from sync.protocol.fact import parse_fact
from tests.fakes.courier_hall import KEYS, SMALL, CourierHall, courier_hall

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked here")
EVERY = os.environ.get("LAB_COURIER") == "every"  # all points; otherwise some, spread over them


@dataclass
class Death:
    """Comes at the n-th thing that lasts."""

    at: int
    count: int = 0

    def __call__(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def dying(death: Death) -> Iterator[None]:
    writing, replace_file, fsync = Database.writing, Path.replace, os.fsync

    @contextmanager
    def writing_and_dying(self: Database) -> Iterator[Connection]:
        death()
        with writing(self) as connection:
            yield connection
        death()

    def replace_and_die(self: Path, target: Path) -> Path:
        death()
        done = replace_file(self, target)
        death()
        return done

    def sync_and_die(handle: int) -> None:
        death()
        fsync(handle)
        death()

    Database.writing, Path.replace, os.fsync = writing_and_dying, replace_and_die, sync_and_die  # type: ignore[method-assign,assignment]
    try:
        yield
    finally:
        Database.writing, Path.replace, os.fsync = writing, replace_file, fsync  # type: ignore[method-assign]


def in_a_process(hall: CourierHall, folder: Path, death: Death, do: Callable[[CourierHall], object]) -> bool:
    """Whether it was killed. The store is opened anew there, as a program would."""
    child = os.fork()
    if child == 0:
        try:
            with Store.open(folder / "data", KEYS, hall.clock) as store:
                forked = replace(hall, store=store)
                with dying(death):
                    do(forked)
            os._exit(0)
        except BaseException as error:  # noqa: BLE001 (nothing of the test may go on in the child)
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(9)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def points(last: int, some: int) -> list[int]:
    return (
        list(range(1, last + 1)) if EVERY else sorted({1 + (last - 1) * number // (some - 1) for number in range(some)})
    )


def whole(hall: CourierHall) -> None:
    """Every bundle on the stick can be read to its end."""
    for name in hall.bundles():
        assert hall.read(name).manifest.bundle_name == name


def told(hall: CourierHall, kind: str) -> list[str]:
    facts = [parse_fact(Envelope.from_bytes(data).payload) for data in hall.store.envelopes()]
    return [fact.subject for fact in facts if fact.kind == kind]


@pytest.mark.parametrize("number", points(33, 7), ids=str)
def test_an_export_killed_anywhere_is_finished_by_the_next(tmp_path: Path, number: int) -> None:
    with courier_hall(tmp_path) as hall:
        for body in (b"a", b"b", b"c"):
            hall.record("problem_noted", body * 40_000)
        killed = in_a_process(hall, tmp_path, Death(number), lambda forked: forked.out(SMALL))
        whole(hall)
        before = {name: (hall.stick / name.file_name()).stat().st_mtime_ns for name in hall.bundles()}
        hall.out(SMALL)
        whole(hall)
        assert killed == (number <= 32), "the points are fewer or more than this test thinks"
        for name, written_at in before.items():
            assert (hall.stick / name.file_name()).stat().st_mtime_ns == written_at
        assert not [path for path in hall.stick.iterdir() if path.name.endswith(stick_files.TEMPORARY)]
        assert len(told(hall, "courier_exported")) == len(set(told(hall, "courier_exported"))) == len(hall.bundles())
        parts = [sha256 for volume in hall.at_the_city() for sha256 in volume.parts]
        assert len(parts) == len(set(parts)) == 3
        hall.take_in()
        assert hall.store.sync_book.parts_waiting() == 0


@pytest.mark.parametrize("number", points(12, 5), ids=str)
def test_a_reply_whose_reading_was_killed_anywhere_is_read_again(tmp_path: Path, number: int) -> None:
    with courier_hall(tmp_path) as hall:
        hall.record("problem_noted", b"a" * 1000)
        hall.out()
        hall.at_the_city()
        in_a_process(hall, tmp_path, Death(number), lambda forked: forked.take_in())
        taken = hall.take_in()
        assert taken.through_seq == 2
        assert hall.store.sync_book.parts_waiting() == 0
        assert len(told(hall, "courier_acknowledged")) == len(told(hall, "clock_anchored")) == 1
        assert hall.store.database.rows("select count(*) from receipt") == [(1,)]
