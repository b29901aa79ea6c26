"""The power goes while a newer program is fetched and started: the next start is the old program or the new one, whole, and what
the city signed is never believed backwards.

Invariants
- The package's tree and the programs folder lie on the disk that is cut; the city's repository does not. `begin`, `fetch` and
  `start.sh` are the product's own, the trees are real files of a small program.
- `unsynced` (a control): the updater syncs nothing. Some cut must find it.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from installer.update import fetch as updating
from installer.update.fetch import NotTakenError
from installer.update.fetching import Stick
from installer.update.programs import Programs
from installer.update.tree import differences
from kiosk.domain.program_word import Word
from kiosk.flows.ports import Reading
from tests.fakes.updates import BOOT, NOW, PLATFORM, Publisher, make_programs, word
from tests.reliability.lab.bench import Bench, Outcome
from tests.reliability.lab.disk import Disk
from tests.reliability.lab.losses import Loss, survivors
from tests.reliability.lab.mounts import lossy_mount
from tests.reliability.lab.processes import Child, Say, fork

KILLED = -9
PACKAGE, FIRST, SECOND = VERSIONS = ("1.0.0", "1.1.0", "1.2.0")
START = Path(updating.__file__).with_name("start.sh")


@dataclass(frozen=True, slots=True)
class Update:
    at: int
    loss: Loss
    seed: int
    cheat: str = ""

    def __str__(self) -> str:
        return f"update {self.at} {self.loss} {self.seed} {self.cheat}".strip()


@dataclass(frozen=True, slots=True)
class City:
    """What it served after each of its two releases."""

    root: bytes
    served: tuple[Path, Path]


def run(case: Update, on: Bench) -> Outcome:
    city, disk = _city(on), Disk.of(_installed(on))
    disk, child = _cut(on, disk, case, city)
    disk = survivors(disk, case.loss, random.Random(f"{case.seed} {case.at}"))
    on.board.reset()
    with lossy_mount(disk, on.board, on.scratch) as (mount, _):
        again = fork(partial(_next_start, folder=mount, city=city, is_known=_knows_second(child)))
        status = again.end()
    wrong = [str(line["wrong"]) for line in again.said if "wrong" in line]
    began = [line["starts"] for line in again.said if "starts" in line]
    if began and began[0] not in VERSIONS[_reached(child) : _reached(child) + 2]:
        wrong.append(f"{began[0] or 'nothing'} starts after {VERSIONS[_reached(child)]} had been started")
    if status or not began:
        wrong.append(f"the next start ended with {status}. {again.crash}")
    if child.status not in (0, KILLED):
        wrong.append(f"the updater ended with {child.status}. {child.crash}")
    lost = tuple(f"lost: {each}" for each in wrong)
    return Outcome("power_cuts", str(case), lost, reached=child.status == KILLED)


def count(on: Bench) -> int:
    """How many changes of the disk two updates make."""
    _, child = _cut(on, Disk.of(_installed(on)), Update(0, "drop", 0), _city(on))
    if child.status:
        raise RuntimeError(f"an update fails on a sound disk: {child.crash}")
    return int(on.board.changes)


def _city(on: Bench) -> City:
    """Made once a worker: its keys are real, and new."""
    folder = on.scratch / "city"
    first, second = folder / "first", folder / "second"
    if not second.exists():
        city = Publisher(folder)
        city.publish(FIRST)
        city.copy("first")
        city.publish(SECOND)
        city.copy("second")
    return City((second / "metadata" / "1.root.json").read_bytes(), (first, second))


def _installed(on: Bench) -> Path:
    folder = on.scratch / "installed"
    if not folder.exists():
        make_programs(folder, PACKAGE).folder.mkdir()
    return folder


def _cut(on: Bench, disk: Disk, case: Update, city: City) -> tuple[Disk, Child]:
    on.board.reset()
    on.board.cut_at = case.at
    with lossy_mount(disk, on.board, on.scratch) as (mount, left):
        child = fork(partial(_live, on=on, folder=mount, city=city, cheat=case.cheat), own_group=True)
        child.end()
    return left[0], child


def _live(say: Say, *, on: Bench, folder: Path, city: City, cheat: str) -> None:
    """Two updates, as a hall takes them: switched on, fetched, switched on again, well."""
    on.board.victims = os.getpid()
    if cheat == "unsynced":
        os.fsync = lambda _descriptor: None
    programs, told = _programs(folder), word()
    programs.begin(told)
    for version, served in zip(VERSIONS[1:], city.served, strict=True):
        _take(programs, told, served, city)
        say({"offered": version})
        programs.begin(told)
        say({"current": version})
        told = word(well=version)
        programs.begin(told)


def _next_start(say: Say, *, folder: Path, city: City, is_known: bool) -> None:
    """The shell alone, as when `begin` fails; then as every day, up to the newest."""
    programs = _programs(folder)
    say({"starts": _started(programs)})
    for sentence in _broken(programs):
        say({"wrong": sentence})
    if is_known and not _is_refused(programs, city.served[0], city):
        say({"wrong": "what the city signed earlier was believed again"})
    programs.begin(word())
    for sentence in _broken(programs):
        say({"wrong": sentence})
    with suppress(NotTakenError):
        _take(programs, word(), city.served[1], city)
    programs.begin(word())
    if (started := _started(programs)) != SECOND:
        say({"wrong": f"{started} starts at last, and not {SECOND}: {json.dumps(sorted(programs.state().refused))}"})
    for sentence in _broken(programs):
        say({"wrong": sentence})


def _started(programs: Programs) -> str:
    environ = {"KIOSK_PACKAGE": str(programs.package), "KIOSK_PROGRAMS": str(programs.folder)}
    told = {**environ, "PATH": os.environ["PATH"]}
    return subprocess.run(["sh", START, "run"], env=told, capture_output=True, text=True, check=False).stdout.strip()


def _broken(programs: Programs) -> Iterator[str]:
    """Of the tree that the shell would start, and of the package's own."""
    with suppress(OSError):
        current = (programs.folder / "current").read_text("ascii").strip()
        tree = current if (programs.tree(current) / "kiosk").exists() else ""
        release = programs.release(tree)
        if release is None:
            yield f"what starts ({tree or 'package'}) has no list of its files"
            return
        yield from (
            f"{tree or 'package'}: {path} is not as the list says" for path in differences(release, programs.tree(tree))
        )


def _is_refused(programs: Programs, served: Path, city: City) -> bool:
    """An older state of the same city, shown to a kiosk that knows a newer one."""
    try:
        _take(programs, word(), served, city)
    except NotTakenError as trouble:
        return str(trouble) == "not_signed"
    return False


def _take(programs: Programs, told: Word, served: Path, city: City) -> None:
    updating.fetch(programs, told, Stick(served), root=city.root, platform=PLATFORM)


def _programs(folder: Path) -> Programs:
    return Programs(folder / "programs", folder / "package", lambda: Reading(NOW, BOOT, 1_000_000))


def _reached(child: Child) -> int:
    """The version that had surely been started."""
    started = [line["current"] for line in child.said if "current" in line]
    return VERSIONS.index(started[-1]) if started else 0


def _knows_second(child: Child) -> bool:
    return any(line.get("offered") == SECOND for line in child.said)
