"""The checker: what was called saved, against what is there afterwards.

Invariants
- It knows nothing of SQL or processes: two recordings go in, sentences come out.
- Once acknowledged: there, whole, once. Refused: not there. Neither (the power went in between): at most once, and whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Kept:
    """One filing or presence as found. `lacks` names what of it is missing; `mark` is "" when nothing says whose it is."""

    id: str
    mark: str
    lacks: tuple[str, ...] = ()
    queue: str = ""  # what must be unique beside the id: day and queue number


@dataclass(slots=True)
class History:
    """Marks in the order of beginning, every id that was called saved, and the marks whose last word was a refusal."""

    begun: dict[str, None] = field(default_factory=dict)
    saved: dict[str, str] = field(default_factory=dict)  # id: mark
    refused: dict[str, str] = field(default_factory=dict)  # mark: error

    def note(self, lines: Iterable[Mapping[str, Any]]) -> None:
        for line in lines:
            if "begun" in line:
                self.begun[line["begun"]] = None
            elif "saved" in line:
                self.saved[line["id"]] = line["saved"]
                self.refused.pop(line["saved"], None)
            elif "refused" in line:
                self.refused[line["refused"]] = line["error"]


@dataclass(slots=True)
class Judgement:
    """Sentences by kind; all empty when all is well. `in_doubt`: kept though nobody heard of it, which is allowed."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    revived: list[str] = field(default_factory=list)
    unasked: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    in_doubt: int = 0

    def sentences(self) -> list[str]:
        return [*self.lost, *self.duplicated, *self.half, *self.revived, *self.unasked, *self.damaged]


def judge(history: History, kept: Iterable[Kept], findings: Iterable[str] = ()) -> Judgement:
    """`findings`: what the product's own verification said."""
    found = list(kept)
    told = Judgement(damaged=[f"verify: {finding}" for finding in findings])
    _lost(history, found, told)
    _repeated(found, told)
    for one in found:
        if one.lacks:
            told.half.append(f"half: {one.id} lacks {', '.join(one.lacks)}")
        if one.mark in history.refused and one.id not in history.saved:
            told.revived.append(f"revived: {one.id} was refused ({history.refused[one.mark]}) and is there")
        elif one.mark not in history.begun:
            told.unasked.append(f"unasked: nobody began {one.id}")
        elif one.id not in history.saved:
            told.in_doubt += 1
    return told


def _lost(history: History, found: list[Kept], told: Judgement) -> None:
    mark_of = {one.id: one.mark for one in found}
    for number, mark in history.saved.items():
        if number not in mark_of:
            told.lost.append(f"lost: {number} was called saved and is not there")
        elif mark_of[number] != mark:
            told.lost.append(f"lost: {number} is there with other content")


def _repeated(found: list[Kept], told: Judgement) -> None:
    for what, values in (
        ("id", [one.id for one in found]),
        ("act", [one.mark for one in found if one.mark]),
        ("queue number", [one.queue for one in found if one.queue]),
    ):
        told.duplicated += [f"duplicated: {what} {v} is there {n} times" for v, n in Counter(values).items() if n > 1]
