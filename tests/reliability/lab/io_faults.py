"""The disk is full, broken or read-only from the k-th call on, for every k: refused in the world's words, nothing pretended.

Invariants
- A case is (fault, k, how long, what follows). The program goes on in the same process when the disk is sound again.
- `retry`: what was refused is done again, as "Coba lagi" does, and is then there once. `leave`: nobody does it again, the
  program is killed, and what was refused is not there at the next start. One exception is counted, not failed: where the
  first call that failed was a sync, nobody can know whether the disk kept what it was asked to.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from kiosk.errors import KeyUnreadableError
from kiosk.store import Store
from tests.reliability.lab import bench, processes, weakened
from tests.reliability.lab.bench import KIOSK, Bench, Outcome
from tests.reliability.lab.history import History
from tests.reliability.lab.kiosk_hall import REFUSALS, Hall, hall, open_store
from tests.reliability.lab.mounts import lossy_mount
from tests.reliability.lab.processes import Say
from tests.reliability.lab.switchboard import Fault, Switchboard

Follows = Literal["retry", "leave"]
FAULTS: tuple[Fault, ...] = ("full", "broken", "read_only")
WORDS = {"full": "StorageFullError", "broken": "StorageBrokenError", "read_only": "StorageBrokenError"}
MARK = "under a fault"
AGAIN = 2  # after a disk error SQLCipher reads only through new connections, and a hall gets those when it rests


@dataclass(frozen=True, slots=True)
class BadDisk:
    fault: Fault
    at: int
    calls: int  # for how many; 0: until it is mended
    follows: Follows = "retry"
    cheat: str = ""

    def __str__(self) -> str:
        return f"fault {self.fault} {self.at} {self.calls} {self.follows} {self.cheat}".strip()


def run(case: BadDisk, on: Bench) -> Outcome:
    board = on.board
    board.reset()
    board.break_from(case.fault, case.at, case.calls or 1 << 40)
    history = History()
    with lossy_mount(on.disk(), board, on.scratch) as (mount, _):
        child = processes.fork(partial(_live, data=mount / KIOSK, board=board, case=case))
        status = child.end()
        faulted, in_doubt = int(board.faulted), bool(board.sync_failed_first) and case.follows == "leave"
        board.reset()
        history.note(child.said)
        told = bench.verdict(history, bench.inspect(mount / KIOSK, "last"), "last")
    ended = 0 if case.follows == "retry" else -signal.SIGKILL
    if status != ended:
        told.damaged.append(f"the program ended with {status}. {child.crash}")
    told.damaged += _wrong_words(case, child.said)
    revived = len(told.revived) if in_doubt else 0
    if in_doubt:
        told.revived.clear()
    made = bench.outcome("io_faults", str(case), told, reached=faulted > 0)
    restarts = sum("restart" in line for line in child.said)
    return replace(made, lost=(), false_saved=made.lost, revived=revived, restarts=restarts)


def count(on: Bench) -> int:
    """How many calls the acts make when nothing fails."""
    on.board.reset()
    with lossy_mount(on.disk(), on.board, on.scratch) as (mount, _):
        child = processes.fork(partial(_live, data=mount / KIOSK, board=on.board, case=BadDisk("none", 0, 0)))
        if child.end():
            raise RuntimeError(f"the acts fail on a sound disk: {child.crash}")
        return int(on.board.calls)


def _live(say: Say, *, data: Path, board: Switchboard, case: BadDisk) -> None:
    store = _open(say, data, board)
    opened = Hall(store, say)
    if case.cheat == "hasty":
        opened = weakened.hasty(opened)
    done = _acts(opened)
    board.mend()
    if case.follows == "leave":
        os.kill(os.getpid(), signal.SIGKILL)
    for _ in range(AGAIN):
        done = _acts(opened, done)
    store.close()
    if not all(done):
        say({"restart": True})
        with hall(data, say) as again:
            if not all(_acts(again, done)):
                raise RuntimeError("refused on a sound disk")


def _open(say: Say, data: Path, board: Switchboard) -> Store:
    """A start that is refused is tried again on the mended disk."""
    try:
        return open_store(data)
    except (*REFUSALS, KeyUnreadableError) as error:
        say({"not_opened": type(error).__name__, "sentence": str(error)})
    board.mend()
    return open_store(data)


def _acts(opened: Hall, done: tuple[bool, bool] = (False, False)) -> tuple[bool, bool]:
    filed = done[0] or opened.file(MARK)
    opened.rest()
    arrived = done[1] or opened.arrive(MARK)
    opened.rest()
    return filed, arrived


def _wrong_words(case: BadDisk, said: list[dict[str, object]]) -> list[str]:
    """A key that cannot be read on a broken disk is called that."""
    expected = WORDS[case.fault]
    return [
        f"said {line.get('error') or line['not_opened']}: {line['sentence']}"
        for line in said
        if line.get("error", expected) != expected
        or line.get("not_opened", expected) not in (expected, "KeyUnreadableError" if case.fault == "broken" else "")
    ]
