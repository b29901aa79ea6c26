"""What every experiment stands on: an enrolled kiosk to copy, one room for mounts, and how a result is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.store.verify import findings
from sync.testing.keys import make_keys
from tests.reliability.lab import contents, kiosk_hall, weakened
from tests.reliability.lab.disk import Disk
from tests.reliability.lab.history import History, Judgement, Kept, judge
from tests.reliability.lab.kiosk_hall import hall
from tests.reliability.lab.processes import Child, Say, fork
from tests.reliability.lab.switchboard import Switchboard

KIOSK = "kiosk"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One experiment. `kind` is the figure that it counts for; `case` the words that repeat it."""

    kind: str
    case: str
    lost: tuple[str, ...] = ()
    duplicated: tuple[str, ...] = ()
    false_saved: tuple[str, ...] = ()
    other: tuple[str, ...] = ()  # half, revived, damaged, crashed: anything else that must not be
    in_doubt: int = 0
    revived: int = 0  # refused, and there later: only where the disk failed the commit's own sync
    restarts: int = 0  # the program had to be started again, though the disk was mended
    times: int = 1
    reached: bool = True  # False: the program ended before the moment came

    @property
    def sentences(self) -> tuple[str, ...]:
        return (*self.lost, *self.duplicated, *self.false_saved, *self.other)


@dataclass(slots=True)
class Bench:
    """One worker's: `scratch` is its own directory in memory."""

    scratch: Path
    board: Switchboard = field(default_factory=Switchboard.shared)

    @property
    def enrolled(self) -> Path:
        return self.scratch / "enrolled"

    def prepare(self) -> None:
        """The enrolled kiosk that every experiment begins with."""
        kiosk_hall.filing()
        kiosk_hall.calendar()
        with hall(self.enrolled / KIOSK, _nobody, create=True) as made:
            kiosk_hall.enrol(made.store, make_keys())
            made.rest()

    def disk(self) -> Disk:
        return Disk.of(self.enrolled)

    def copy(self, to: Path) -> Path:
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.enrolled, to)
        return to / KIOSK


def work(
    say: Say, data: Path, acts: Callable[[kiosk_hall.Hall], None], cheat: str = "", *, create: bool = False
) -> None:
    """In the child: `acts` in an open hall, perhaps with a weakness that the lab must find."""
    weakness: AbstractContextManager[object] = weakened.weakness(cheat) if cheat else nullcontext()
    with weakness, hall(data, say, create=create) as opened:
        acts(weakened.hasty(opened) if cheat == "hasty" else opened)


def inspect(data: Path, tag: str, *, create: bool = False) -> Child:
    """The next start, in a child."""
    return fork(lambda say: look_and_go_on(say, data, tag, create=create))


def look_and_go_on(say: Say, data: Path, tag: str, *, create: bool = False) -> None:
    """Open, verify, then one more filing and one more presence, and verify again. `create`: it may have to enrol first."""
    with hall(data, say, create=create) as opened:
        if create and not opened.store.is_enrolled():
            kiosk_hall.enrol(opened.store, make_keys())
        _tell(say, opened)
        opened.file(f"again {tag}")
        opened.arrive(f"again {tag}")
        opened.rest()
        _tell(say, opened)


def _tell(say: Say, opened: kiosk_hall.Hall) -> None:
    say({"kept": as_lists(contents.read(opened.store)), "findings": list(findings(opened.store.database))})


def as_lists(kept: list[Kept]) -> list[list[object]]:
    """To be said; `as_kept` hears it."""
    return [[one.id, one.mark, one.lacks, one.queue] for one in kept]


def as_kept(lists: list[list[Any]]) -> list[Kept]:
    return [Kept(number, mark, tuple(lacks), queue) for number, mark, lacks, queue in lists]


def verdict(history: History, inspected: Child, tag: str) -> Judgement:
    """Of both looks: as found, and after the next acts. A start that fails is a loss of everything acknowledged."""
    status = inspected.end()
    looks = [line for line in inspected.said if "kept" in line]
    told = Judgement()
    for number, look in enumerate(looks):
        if number == 1:
            history.note(inspected.said)
        told = judge(history, as_kept(look["kept"]), look["findings"])
        if told.sentences():
            return told
    if status or len(looks) != 2:
        told.damaged.append(f"the next start ended with {status} after {len(looks)} looks. {inspected.crash}")
        told.lost += [f"lost: {number} cannot be read any more" for number in history.saved]
    expected = {f"again {tag}", kiosk_hall.officer_of(f"again {tag}")}
    if missing := expected - set(history.saved.values()):
        told.damaged.append(f"the next acts were not saved: {len(missing)}")
    return told


def outcome(kind: str, case: str, told: Judgement, *, reached: bool = True) -> Outcome:
    other = (*told.half, *told.revived, *told.unasked, *told.damaged)
    return Outcome(kind, case, tuple(told.lost), tuple(told.duplicated), (), other, told.in_doubt, reached=reached)


def _nobody(_line: dict[str, object]) -> None:
    """Nobody listens."""
