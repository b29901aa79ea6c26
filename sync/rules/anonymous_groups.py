"""Answers told by group so that nobody is found in them: groups large enough, and none to be had by taking one from another.

Invariants
- The cells are disjoint, each holds at least `smallest` answers, and nothing is told but cells and sums of whole cells. So whatever is
  added up or subtracted gives whole cells again: never fewer than `smallest` people.
- A group that is too small is told together with others of its parent; where they are too few as well, with those of the parent's
  parent. What is left at the top joins the smallest cell. Fewer than `smallest` in all: there is no cell.
- Each answer is in one cell, whoever looks; who may see less sees fewer cells, never other ones.
- The same counts give the same cells, in whatever order they come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Group = TypeVar("Group", bound=Hashable)

# A mean at the very end would say that all of a group gave the same answer: the ends are told as "at most" and "at least".
LOWEST_TOLD, HIGHEST_TOLD = Fraction(3, 2), Fraction(9, 2)


@dataclass(frozen=True, slots=True)
class Cell(Generic[Group]):
    """`top`: the group below which all its members are (itself, when it is alone); None: of several branches."""

    members: frozenset[Group]
    answers: int
    top: Group | None


def cells(counts: Mapping[Group, int], parents: Mapping[Group, Group | None], *, smallest: int) -> list[Cell[Group]]:
    """`parents` is a tree without circles; a group that is not in it stands at the top. Ordered by size, then by name."""
    work = _Work(counts, parents, smallest)
    left = work.pool(None)
    if left:
        work.join_smallest(left)
    return sorted(work.found, key=_order)


class _Work(Generic[Group]):
    def __init__(self, counts: Mapping[Group, int], parents: Mapping[Group, Group | None], smallest: int) -> None:
        self._counts = {group: count for group, count in counts.items() if count > 0}
        self._smallest = smallest
        self._children: dict[Group | None, list[Group]] = defaultdict(list)
        known = {*parents, *self._counts}
        for group in known:
            parent = parents.get(group)
            self._children[parent if parent in known else None].append(group)
        self.found: list[Cell[Group]] = []

    def pool(self, group: Group | None) -> frozenset[Group]:
        """Makes the cells below `group`; what of it is too small goes up."""
        left: set[Group] = set()
        if group is not None and self._counts.get(group, 0):
            if self._counts[group] >= self._smallest:
                self.found.append(self._cell(frozenset([group]), group))
            else:
                left.add(group)
        for child in self._children[group]:
            left |= self.pool(child)
        if self._sum(left) < self._smallest:
            return frozenset(left)
        self.found.append(self._cell(frozenset(left), group))
        return frozenset()

    def join_smallest(self, left: frozenset[Group]) -> None:
        if not self.found:
            return
        smallest = min(self.found, key=_order)
        self.found.remove(smallest)
        self.found.append(self._cell(smallest.members | left, None))

    def _cell(self, members: frozenset[Group], top: Group | None) -> Cell[Group]:
        return Cell(members, self._sum(members), top)

    def _sum(self, groups: frozenset[Group] | set[Group]) -> int:
        return sum(self._counts[group] for group in groups)


def _order(cell: Cell[Group]) -> tuple[int, list[str]]:
    return cell.answers, sorted(map(str, cell.members))


def told_mean(total: int, answers: int) -> Fraction:
    """Of answers from 1 to 5, kept off both ends."""
    return min(HIGHEST_TOLD, max(LOWEST_TOLD, Fraction(total, answers)))
