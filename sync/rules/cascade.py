"""Goals that derive from goals: from the head of an office through division and team to each of the staff. Pure.

Rules (PermenPANRB 6/2022: each result is derived from a result of who is above; SKP)
- A goal derives from an approved goal of the same year whose owner stands higher. Of the same owner it derives from nothing.
- Only a head's goal may stand without a parent: it is the city's own. Anybody else's without one is shown as not yet joined.
- The weights of one officer's goals of a year are 100 at most.
- What is below carries what is above: in the same unit of counting the children's targets are compared with the parent's. That is a
  hint for who plans, and refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

Level = Literal["head", "division", "team", "staff"]
LEVELS: tuple[Level, ...] = get_args(Level)
Refusal = Literal["", "not_higher", "other_year", "not_agreed", "circle"]
MOST_WEIGHT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    id: str
    officer: str
    level: Level
    year: int
    target: int
    unit: str
    weight: int
    parent: str | None = None
    is_agreed: bool = True


@dataclass(slots=True)
class Node:
    goal: Goal
    depth: int
    children: list[Node] = field(default_factory=list)

    @property
    def carried(self) -> int | None:
        """What the agreed children promise of the target, in its own unit; None where none counts in it."""
        same = [
            child.goal.target for child in self.children if child.goal.unit == self.goal.unit and child.goal.is_agreed
        ]
        return sum(same) if same else None


def refusal(parent: Goal, *, level: Level, year: int, child: str | None, goals: Mapping[str, Goal]) -> Refusal:
    """Why a goal of somebody of this level cannot derive from `parent`. `child`: the goal itself, None for a new one."""
    if child is not None and child in {one.id for one in lineage(parent, goals)}:
        return "circle"
    if parent.year != year:
        return "other_year"
    if LEVELS.index(parent.level) >= LEVELS.index(level):
        return "not_higher"
    return "" if parent.is_agreed else "not_agreed"


def lineage(goal: Goal, goals: Mapping[str, Goal]) -> list[Goal]:
    """The goal, and what it derives from, up to the top."""
    path = [goal]
    while (above := goals.get(path[-1].parent or "")) is not None and above not in path:
        path.append(above)
    return path


def left_weight(goals: Iterable[Goal], *, officer: str, year: int, without: str | None = None) -> int:
    """How much weight this officer's year still has; `without`: the goal that is just being changed."""
    taken = sum(one.weight for one in goals if one.officer == officer and one.year == year and one.id != without)
    return max(0, MOST_WEIGHT - taken)


def tree(goals: Sequence[Goal]) -> list[Node]:
    """Those whose parent is not among these come first, each with what derives from it; in the given order."""
    nodes = {goal.id: Node(goal, 0) for goal in goals}
    roots: list[Node] = []
    for node in nodes.values():
        above = nodes.get(node.goal.parent or "")
        (roots if above is None else above.children).append(node)
    return [node for root in roots for node in _laid(root, 0)]


def _laid(node: Node, depth: int) -> list[Node]:
    """The node and all below it, in the order of reading."""
    node.depth = depth
    laid = [node]
    for child in node.children:
        laid += _laid(child, depth + 1)
    return laid
