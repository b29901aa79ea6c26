"""A disk that really is full: a small tmpfs, filled by filings up to the last page, then somebody deletes their films.

Invariants
- Nothing but StorageFullError is said, nothing that was refused is there, everything saved is; with room again the same
  process goes on, and what was refused is done again, once.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from functools import partial
from itertools import count as numbers
from pathlib import Path

from tests.reliability.lab import bench
from tests.reliability.lab.bench import Bench, Outcome
from tests.reliability.lab.history import History
from tests.reliability.lab.kiosk_hall import hall
from tests.reliability.lab.mounts import small_disk
from tests.reliability.lab.processes import Say, fork

SIZES_MB = (2, 3, 4, 8, 16, 64)
ROOM_FOR_FILINGS = 1 << 20
REFUSALS = 3


@dataclass(frozen=True, slots=True)
class SmallDisk:
    size_mb: int

    def __str__(self) -> str:
        return f"small {self.size_mb}"


def run(case: SmallDisk, on: Bench) -> Outcome:
    history = History()
    with small_disk(on.scratch, case.size_mb) as mount:
        data = on.copy(mount / "hall")
        film = mount / "film.mp4"
        _shoot(film, shutil.disk_usage(mount).free - ROOM_FOR_FILINGS)
        child = fork(partial(_live, data=data, film=film))
        status = child.end()
        history.note(child.said)
        told = bench.verdict(history, bench.inspect(data, "last"), "last")
    if status:
        told.damaged.append(f"the program ended with {status}. {child.crash}")
    wrong = {line["error"] for line in child.said if line.get("error", "StorageFullError") != "StorageFullError"}
    told.damaged += [f"a full disk was called {error}" for error in sorted(wrong)]
    made = bench.outcome("io_faults", str(case), told)
    return replace(made, lost=(), false_saved=made.lost)


def _live(say: Say, *, data: Path, film: Path) -> None:
    with hall(data, say) as opened:
        refused = []
        for number in numbers():
            act = opened.arrive if number % 3 == 2 else opened.file
            if not act(f"{number}"):
                refused.append(partial(act, f"{number}"))
            if number % 5 == 1:
                opened.rest()
            if len(refused) == REFUSALS:
                break
        film.unlink()
        if not all(act() for act in refused):
            raise RuntimeError("refused with room again")
        opened.rest()


def _shoot(film: Path, size_bytes: int) -> None:
    with film.open("wb") as file:
        for _ in range(max(0, size_bytes) // 4096):
            file.write(bytes(4096))
