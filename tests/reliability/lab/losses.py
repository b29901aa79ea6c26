"""What is on the platter when the power comes back: nothing, some, or pieces of what was promised.

Invariants
- The disk that was cut is left alone; the same dice give the same survivors.
- No byte outside a write is touched (power-safe overwrite): a drive that breaks this breaks every database.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Literal

from tests.reliability.lab.disk import Change, Disk, File, Folder, Link, Resize, Write, apply, rename

Loss = Literal["drop", "reorder", "torn512", "torn4096"]
LOSSES: tuple[Loss, ...] = ("drop", "reorder", "torn512", "torn4096")


def survivors(disk: Disk, loss: Loss, dice: random.Random) -> Disk:
    """What is there when the power is back."""
    after = Disk()
    after.next_number = disk.next_number
    chance = dice.choice((0.1, 0.5, 0.9))
    moved = {move: dice.random() < 0.5 for move in range(1, disk.moves + 1)}
    for number, node in disk.nodes.items():
        if isinstance(node, Folder):
            names = _surviving_names(node, loss, dice, moved)
            after.nodes[number] = Folder(node.mode, dict(names), names)
        elif isinstance(node, Link):
            after.nodes[number] = node
        else:
            content = _surviving_bytes(node, loss, dice, chance)
            after.nodes[number] = File(node.mode, bytes(content), content)
    return after


def _surviving_names(folder: Folder, loss: Loss, dice: random.Random, moved: dict[int, bool]) -> dict[str, int]:
    names = dict(folder.platter)
    if loss == "drop":
        return names
    if loss == "reorder":
        kept = [change for change in folder.promised if change.move or dice.random() < 0.5]
    else:  # a journal keeps a beginning
        kept = folder.promised[: dice.randint(0, len(folder.promised))]
        kept += [change for change in folder.promised[len(kept) :] if change.move]
    for change in kept:
        if moved.get(change.move, True):
            rename(names, change)
    return names


def _surviving_bytes(file: File, loss: Loss, dice: random.Random, chance: float) -> bytearray:
    content = bytearray(file.platter)
    if loss == "drop":
        return content
    if loss == "reorder":
        kept = _all_but_one(file.promised, dice) if dice.random() < 0.25 else _some(file.promised, dice, chance)
        dice.shuffle(kept)
    else:
        kept = _some(list(_sectors(file.promised, int(loss.removeprefix("torn")))), dice, chance)
    for change in kept:
        apply(content, change)
    return content


def _some(changes: list[Change], dice: random.Random, chance: float) -> list[Change]:
    return [change for change in changes if dice.random() < chance]


def _all_but_one(changes: list[Change], dice: random.Random) -> list[Change]:
    missing = dice.randrange(len(changes)) if changes else 0
    return [change for number, change in enumerate(changes) if number != missing]


def _sectors(changes: list[Change], size: int) -> Iterator[Change]:
    """Each write cut where the platter's sectors end."""
    for change in changes:
        if isinstance(change, Resize):
            yield change
            continue
        start, end = change.offset, change.offset + len(change.data)
        while start < end:
            stop = min(end, start - start % size + size)
            yield Write(start, change.data[start - change.offset : stop - change.offset])
            start = stop
