"""Which experiments a run makes, and how one is written and read again.

Invariant: `str(case)` is what `--case` reads; everything random about a case follows from its words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.reliability.lab import io_faults, key_moves, kills, power_cuts, small_disk, update_cuts
from tests.reliability.lab.bench import Bench, Outcome
from tests.reliability.lab.io_faults import FAULTS, BadDisk
from tests.reliability.lab.key_moves import Move
from tests.reliability.lab.kills import Group
from tests.reliability.lab.losses import LOSSES, Loss
from tests.reliability.lab.power_cuts import Cut
from tests.reliability.lab.small_disk import SIZES_MB, SmallDisk
from tests.reliability.lab.update_cuts import Update

Case = Cut | Move | Update | BadDisk | Group | SmallDisk
MOST_CHEATED = 60  # kills until a hasty kiosk is caught; it ends at the first
SECOND_CUTS = 12  # changes of the next start among which a second cut falls


@dataclass(frozen=True, slots=True)
class Extent:
    """How much. A stride of 1 is every k. `losses` of drop, reorder, torn512, torn4096; at 3 the torn ones take turns."""

    cut_stride: int
    losses: int
    seeds: int
    random_cuts: int
    fault_stride: int
    rare_stride: int  # of faults that pass by themselves, or that nobody tries again after
    groups: int
    city_groups: int
    cycles: int
    sizes_mb: tuple[int, ...]
    controls: int


EXTENTS = {
    "slice": Extent(41, 1, 1, 4, 83, 233, 1, 1, 12, (2,), 6),
    "lab": Extent(1, 3, 1, 240, 1, 5, 16, 10, 50, SIZES_MB, 24),
    "long": Extent(1, 4, 3, 2400, 1, 1, 160, 100, 50, SIZES_MB, 120),
}


def cuts(extent: Extent, seed: int, changes: dict[str, int]) -> Iterator[Case]:
    """`changes` of each plan when nothing happens: the last k is the end of the program."""
    for number in range(extent.seeds):
        for at in range(1, changes["reference"] + 2, extent.cut_stride):
            yield from (Cut("reference", at, loss, seed + number) for loss in _losses(extent, at))
    yield Cut("first_start", changes["first_start"] + 1, "drop", seed)  # was the whole folder only promised?
    dice = random.Random(seed)
    for number in range(extent.random_cuts):
        plan = ("morning", "morning", "first_start", "reference")[number % 4]
        again = dice.randint(1, SECOND_CUTS) if number % 3 == 0 else 0
        yield Cut(plan, dice.randint(1, changes[plan]), dice.choice(LOSSES), seed + number, again=again)


def moves(extent: Extent, seed: int, changes: int) -> Iterator[Case]:
    """Each k of setting a database and its keys aside."""
    for number in range(extent.seeds):
        for at in range(1, changes + 2, -(-extent.cut_stride // 4)):
            yield from (Move(at, loss, seed + number) for loss in _losses(extent, at))


def updates(extent: Extent, seed: int, changes: int) -> Iterator[Case]:
    """Each k of two updates of the program; the ways to lose take turns."""
    for number in range(extent.seeds):
        for at in range(1, changes + 2, extent.cut_stride):
            yield Update(at, LOSSES[(at + number) % len(LOSSES)], seed + number)


def _losses(extent: Extent, at: int) -> tuple[Loss, ...]:
    if extent.losses == 3:
        return ("drop", "reorder", LOSSES[2 + at % 2])
    return LOSSES[: extent.losses]


def faults(extent: Extent, calls: int) -> Iterator[Case]:
    for fault in FAULTS:
        for at in range(1, calls + 1, extent.fault_stride):
            yield BadDisk(fault, at, 0)
        for at in range(1, calls + 1, extent.rare_stride):
            yield BadDisk(fault, at, 0, "leave")
            yield BadDisk(fault, at, 1)
            yield BadDisk(fault, at, 1, "leave")
    yield from map(SmallDisk, extent.sizes_mb)


def kill_groups(extent: Extent, seed: int) -> Iterator[Case]:
    for number in range(extent.groups):
        yield Group(seed + number, extent.cycles)
    for number in range(extent.city_groups):
        yield Group(seed + number, extent.cycles // 2, with_city=True)


def controls(extent: Extent, seed: int, changes: dict[str, int], calls: int, of_update: int) -> dict[str, list[Case]]:
    """Each of these must be caught by at least one of its cases."""
    dice = random.Random(seed)
    losses = [dice.choice(LOSSES) for _ in range(extent.controls)]
    at = [dice.randint(60, changes["morning"]) for _ in range(extent.controls)]
    unsynced = {
        cheat: [Cut("morning", k, loss, seed + k, cheat) for k, loss in zip(at, losses, strict=True)]
        for cheat in ("normal", "off")
    }
    hasty = [
        Cut("reference", 1 + k % changes["reference"], loss, seed + k, "hasty")
        for k, loss in zip(at, losses, strict=True)
    ]
    refused = [BadDisk("full", 1 + k % calls, 0, "retry", "hasty") for k in at]
    updates = [Update(1 + k % of_update, loss, seed + k, "unsynced") for k, loss in zip(at, losses, strict=True)]
    return {
        **unsynced,
        "unsynced_update": [*updates],
        "hasty": hasty,
        "hasty_full": refused,
        "hasty_killed": [Group(seed, max(extent.controls, MOST_CHEATED), cheat="hasty")],
    }


def read(words: str) -> Case:
    """Raises ValueError."""
    kind, *told = words.split()
    match kind, told:
        case "cut", [plan, at, loss, seed, again, *cheat]:
            return Cut(plan, int(at), loss, int(seed), *cheat, again=int(again))  # type: ignore[arg-type]
        case "move", [at, loss, seed]:
            return Move(int(at), loss, int(seed))  # type: ignore[arg-type]
        case "update", [at, loss, seed, *cheat]:
            return Update(int(at), loss, int(seed), *cheat)  # type: ignore[arg-type]
        case "fault", [fault, at, calls, follows, *cheat]:
            return BadDisk(fault, int(at), int(calls), follows, *cheat)  # type: ignore[arg-type]
        case "kills", [seed, cycles, city, *cheat]:
            return Group(int(seed), int(cycles), city == "city", *cheat)
        case "small", [size_mb]:
            return SmallDisk(int(size_mb))
    raise ValueError(f"no such case: {words}")


def run(case: Case, on: Bench) -> Outcome:
    match case:
        case Cut():
            return power_cuts.run(case, on)
        case Move():
            return key_moves.run(case, on)
        case Update():
            return update_cuts.run(case, on)
        case BadDisk():
            return io_faults.run(case, on)
        case Group():
            return kills.run(case, on)
        case SmallDisk():
            return small_disk.run(case, on)
