"""The power goes while a database and its keys are set aside: every byte is somewhere, and the move is finished next time.

Invariant: nothing is ever deleted; with the keys that were beside it, the database that lies aside opens and holds what was
called saved.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from kiosk.devices.clock import SystemClock
from kiosk.devices.key_vault import KeyVault, SecretName
from kiosk.set_aside import asides, set_aside
from kiosk.store import Store, StoreKeys
from kiosk.store.connection import FILE_NAME
from kiosk.store.verify import findings
from kiosk.unlocking import vault_of
from tests.reliability.lab import bench, contents, processes
from tests.reliability.lab.bench import KIOSK, Bench, Outcome
from tests.reliability.lab.disk import Disk
from tests.reliability.lab.history import History, Judgement, judge
from tests.reliability.lab.kiosk_hall import hall, settings_of
from tests.reliability.lab.losses import Loss, survivors
from tests.reliability.lab.mounts import lossy_mount
from tests.reliability.lab.processes import Child, Say, fork

KILLED = -9
NOON, LATER = (datetime(2026, 11, 24, hour, tzinfo=UTC) for hour in (5, 6))


@dataclass(frozen=True, slots=True)
class Move:
    at: int
    loss: Loss
    seed: int

    def __str__(self) -> str:
        return f"move {self.at} {self.loss} {self.seed}"


def run(case: Move, on: Bench) -> Outcome:
    disk, history = _with_a_filing(on)
    before = _contents(disk)
    disk, child = _moved(on, disk, case.at)
    disk = survivors(disk, case.loss, random.Random(f"{case.seed} {case.at}"))
    gone = [f"lost: {name} of {before[name]} bytes is nowhere" for name in before.keys() - _contents(disk).keys()]
    on.board.reset()
    with lossy_mount(disk, on.board, on.scratch) as (mount, left):
        again = fork(partial(_finish, data=mount / KIOSK))
        status = again.end()
    gone += [f"lost: {name} is nowhere at the end" for name in before.keys() - _contents(left[0]).keys()]
    told = Judgement()
    if looks := [line for line in again.said if "kept" in line]:
        told = judge(history, bench.as_kept(looks[0]["kept"]), looks[0]["findings"])
    if status or not looks:
        told.damaged.append(f"the move cannot be finished: {again.crash}")
    told.lost += gone
    return bench.outcome("power_cuts", str(case), told, reached=child.status == KILLED)


def count(on: Bench) -> int:
    """How many changes of the disk the move makes."""
    disk, _ = _with_a_filing(on)
    _, child = _moved(on, disk, 0)
    if child.status:
        raise RuntimeError(f"the move fails on a sound disk: {child.crash}")
    return int(on.board.changes)


def _with_a_filing(on: Bench) -> tuple[Disk, History]:
    folder = on.scratch / "moving"
    child = fork(partial(_file_one, data=on.copy(folder)))
    child.end()
    history = History()
    history.note(child.said)
    return Disk.of(folder), history


def _file_one(say: Say, *, data: Path) -> None:
    with hall(data, say) as opened:
        opened.file("before")


def _moved(on: Bench, disk: Disk, at: int) -> tuple[Disk, Child]:
    on.board.reset()
    on.board.cut_at = at
    with lossy_mount(disk, on.board, on.scratch) as (mount, left):
        child = processes.fork(partial(_move, on=on, data=mount / KIOSK), own_group=True)
        child.end()
    return left[0], child


def _move(_say: Say, *, on: Bench, data: Path) -> None:
    on.board.victims = os.getpid()
    settings = settings_of(data)
    set_aside(settings, vault_of(settings), "key_lost", NOON)


def _finish(say: Say, *, data: Path) -> None:
    """As the next `kiosk enrol` does; then a technician opens what lies aside, with the keys beside it or still in place."""
    settings = settings_of(data)
    if (data / FILE_NAME).exists():
        set_aside(settings, vault_of(settings), "key_lost", LATER)
    (aside,) = [one for one in asides(settings) if (one.folder / FILE_NAME).exists()]
    database, device = (_key(name, aside.vault, vault_of(settings)) for name in ("database", "device"))
    with Store.open(aside.folder, StoreKeys(database, device), SystemClock(), create=False) as store:
        say({"kept": bench.as_lists(contents.read(store)), "findings": list(findings(store.database))})


def _key(name: SecretName, *vaults: KeyVault) -> bytes:
    return next(vault for vault in vaults if vault.holds(name)).read(name)


def _contents(disk: Disk) -> Mapping[str, int]:
    """By name and digest, wherever they lie: what may be twice and must never be nowhere."""
    return {
        f"{path.rpartition('/')[2]} {hashlib.sha256(file.content).hexdigest()[:16]}": len(file.content)
        for path, file in disk.files()
        if file.content and not path.endswith(("-shm", "-wal"))
    }
