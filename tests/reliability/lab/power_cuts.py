"""The power goes before the k-th change of the disk, for every k: what was called saved is there at the next start.

Invariants
- A case is (plan, k, loss, seed): the same words give the same cut and the same survivors of the same promises.
- `again`: the power goes a second time, at that change of the next start.
- Plan `first_start` begins on an empty disk: only there may the database be made; afterwards it must be found.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sync.testing.keys import make_keys
from tests.reliability.lab import bench, kiosk_hall, processes
from tests.reliability.lab.bench import KIOSK, Bench, Outcome
from tests.reliability.lab.disk import Disk
from tests.reliability.lab.history import History
from tests.reliability.lab.kiosk_hall import Hall
from tests.reliability.lab.losses import Loss, survivors
from tests.reliability.lab.mounts import lossy_mount
from tests.reliability.lab.processes import Child, Say

KILLED = -9


def reference(hall: Hall) -> None:
    """One filing with two photos and one presence, with the rests that a window takes: the transaction of every k."""
    hall.file("reference")
    hall.rest()
    hall.arrive("reference")
    hall.rest()


def morning(hall: Hall) -> None:
    """Longer, for cuts at random: the log grows over several acts, is emptied under way, and grows again."""
    for number in range(3):
        hall.file(f"morning {number}")
        hall.serve()
        hall.arrive(f"morning {number}")
        if number == 1:
            hall.store.database.checkpoint(truncate=True)
    hall.rest()
    hall.file("noon")


def first_start(hall: Hall) -> None:
    """The database is made, the kiosk enrolled, and the first resident comes at once."""
    if not hall.store.is_enrolled():
        kiosk_hall.enrol(hall.store, make_keys())
    hall.say({"enrolled": True})
    hall.file("first")


PLANS: dict[str, Callable[[Hall], None]] = {"reference": reference, "morning": morning, "first_start": first_start}


@dataclass(frozen=True, slots=True)
class Cut:
    plan: str
    at: int
    loss: Loss
    seed: int
    cheat: str = ""
    again: int = 0

    def __str__(self) -> str:
        return f"cut {self.plan} {self.at} {self.loss} {self.seed} {self.again} {self.cheat}".strip()


def run(case: Cut, on: Bench) -> Outcome:
    history = History()
    dice = random.Random(f"{case.seed} {case.at}")
    disk = on.disk() if case.plan != "first_start" else Disk()
    disk, first = _until_dark(on, disk, case.at, partial(_live, case=case))
    history.note(first.said)
    disk = survivors(disk, case.loss, dice)
    if case.again:
        disk, second = _until_dark(on, disk, case.again, partial(_live_again, case=case, tag="second"))
        history.note(second.said)
        disk = survivors(disk, case.loss, dice)
    on.board.reset()
    create = case.plan == "first_start" and not any("enrolled" in line for line in first.said)
    with lossy_mount(disk, on.board, on.scratch) as (mount, _):
        told = bench.verdict(history, bench.inspect(mount / KIOSK, "last", create=create), "last")
    if first.status not in (0, KILLED):
        told.damaged.append(f"the program ended with {first.status}. {first.crash}")
    return bench.outcome("power_cuts", str(case), told, reached=first.status == KILLED)


def count(plan: str, on: Bench) -> int:
    """How many changes of the disk the plan makes when nothing happens."""
    disk = on.disk() if plan != "first_start" else Disk()
    _, child = _until_dark(on, disk, 0, partial(_live, case=Cut(plan, 0, "drop", 0)))
    if child.status:
        raise RuntimeError(f"plan {plan} ends with {child.status} on a sound disk")
    return int(on.board.changes)


def _until_dark(on: Bench, disk: Disk, at: int, live: Callable[..., None]) -> tuple[Disk, Child]:
    on.board.reset()
    on.board.cut_at = at
    with lossy_mount(disk, on.board, on.scratch) as (mount, left):
        child = processes.fork(partial(_victim, on=on, data=mount / KIOSK, live=live), own_group=True)
        child.end()
    return left[0], child


def _victim(say: Say, *, on: Bench, data: Path, live: Callable[..., None]) -> None:
    on.board.victims = os.getpid()
    live(say, data)


def _live(say: Say, data: Path, *, case: Cut) -> None:
    create = case.plan == "first_start"
    bench.work(say, data, PLANS[case.plan], case.cheat, create=create)


def _live_again(say: Say, data: Path, *, case: Cut, tag: str) -> None:
    bench.look_and_go_on(say, data, tag, create=case.plan == "first_start")
