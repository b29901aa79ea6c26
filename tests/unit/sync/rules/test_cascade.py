"""Goals derive from goals of who is higher, without circles, and no year has more than a hundred."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.rules import cascade
from sync.rules.cascade import LEVELS, Goal


def goal(id_: str, level: str = "staff", parent: str | None = None, **told: object) -> Goal:
    plain = {"officer": f"of-{id_}", "year": 2026, "target": 100, "unit": "documents", "weight": 20}
    return Goal(id=id_, level=level, parent=parent, **{**plain, **told})  # type: ignore[arg-type]


LINE = [
    goal("kadis", "head"),
    goal("kabid", "division", "kadis", target=90),
    goal("tim", "team", "kabid", target=80),
    goal("staf", "staff", "tim", target=30),
    goal("staf2", "staff", "tim", target=40),
    goal("lain", "staff", None),
]
KNOWN = {one.id: one for one in LINE}


def test_a_goal_of_the_staff_leads_up_to_the_head() -> None:
    assert [one.id for one in cascade.lineage(KNOWN["staf"], KNOWN)] == ["staf", "tim", "kabid", "kadis"]


def test_the_tree_is_read_from_the_top_with_what_each_carries() -> None:
    laid = [(node.goal.id, node.depth, node.carried) for node in cascade.tree(LINE)]
    assert laid == [
        ("kadis", 0, 90),
        ("kabid", 1, 80),
        ("tim", 2, 70),
        ("staf", 3, None),
        ("staf2", 3, None),
        ("lain", 0, None),
    ]


def test_children_in_another_unit_carry_nothing_that_can_be_compared() -> None:
    nodes = cascade.tree([goal("kadis", "head"), goal("kabid", "division", "kadis", unit="percent")])
    assert nodes[0].carried is None


@pytest.mark.parametrize(
    ("parent", "level", "year", "expected"),
    [
        (KNOWN["tim"], "staff", 2026, ""),
        (KNOWN["kadis"], "staff", 2026, ""),
        (KNOWN["tim"], "team", 2026, "not_higher"),
        (KNOWN["staf"], "team", 2026, "not_higher"),
        (KNOWN["tim"], "staff", 2027, "other_year"),
        (replace(KNOWN["tim"], is_agreed=False), "staff", 2026, "not_agreed"),
    ],
)
def test_from_what_a_goal_may_derive(parent: Goal, level: str, year: int, expected: str) -> None:
    assert cascade.refusal(parent, level=level, year=year, child=None, goals=KNOWN) == expected  # type: ignore[arg-type]


def test_a_goal_never_comes_below_itself() -> None:
    assert cascade.refusal(KNOWN["staf"], level="head", year=2026, child="kabid", goals=KNOWN) == "circle"


def test_the_weights_of_a_year_are_a_hundred() -> None:
    rows = [goal("1", officer="a", weight=60), goal("2", officer="a", weight=30), goal("3", officer="b", weight=90)]
    assert cascade.left_weight(rows, officer="a", year=2026) == 10
    assert cascade.left_weight(rows, officer="a", year=2026, without="2") == 40
    assert cascade.left_weight(rows, officer="a", year=2027) == 100


@given(parents=st.lists(st.integers(0, 11), min_size=1, max_size=12), order=st.randoms(use_true_random=False))
def test_every_goal_stands_in_the_tree_once_below_what_it_derives_from(parents: list[int], order) -> None:
    rows = [goal(str(n), LEVELS[min(n, 3)], str(parent) if parent < n else None) for n, parent in enumerate(parents)]
    order.shuffle(rows)
    laid = cascade.tree(rows)
    assert sorted(node.goal.id for node in laid) == sorted(one.id for one in rows)
    place = {node.goal.id: (at, node.depth) for at, node in enumerate(laid)}
    for node in laid:
        if node.goal.parent is not None:
            above = place[node.goal.parent]
            assert above[0] < place[node.goal.id][0]
            assert above[1] + 1 == node.depth
