"""Groups of a pulse: nobody is found in them, and not by taking one from another either."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sync.rules.anonymous_groups import HIGHEST_TOLD, LOWEST_TOLD, cells, told_mean

SMALLEST = 5
# A city: dinas with two bidang, one with two teams; a kelurahan beside them.
TREE = {"dinas": None, "bidang a": "dinas", "bidang b": "dinas", "tim 1": "bidang a", "tim 2": "bidang a", "kel": None}


def members(counts: dict[str, int]) -> list[set[str]]:
    return [set(cell.members) for cell in cells(counts, TREE, smallest=SMALLEST)]


def test_large_groups_stand_by_themselves() -> None:
    assert members({"tim 1": 5, "tim 2": 9}) == [{"tim 1"}, {"tim 2"}]


def test_small_teams_of_one_parent_are_told_together() -> None:
    [cell] = cells({"tim 1": 3, "tim 2": 2}, TREE, smallest=SMALLEST)
    assert (set(cell.members), cell.answers, cell.top) == ({"tim 1", "tim 2"}, 5, "bidang a")


def test_what_is_still_too_small_goes_further_up() -> None:
    assert members({"tim 1": 2, "bidang b": 2, "dinas": 1}) == [{"tim 1", "bidang b", "dinas"}]


def test_three_beside_a_shown_group_of_eight_cannot_be_had_by_subtraction() -> None:
    """Eleven in all and eight in one team would tell of the other three: so the eleven are one group."""
    assert members({"tim 1": 8, "tim 2": 3}) == [{"tim 1", "tim 2"}]


def test_fewer_than_five_in_all_are_not_told() -> None:
    assert members({"tim 1": 2, "kel": 2}) == []
    assert members({}) == []


def test_a_group_outside_the_tree_stands_at_its_top() -> None:
    assert members({"nobody's": 6}) == [{"nobody's"}]
    assert [set(one.members) for one in cells({"x": 3, "y": 3}, {"x": "gone"}, smallest=SMALLEST)] == [{"x", "y"}]


trees = st.integers(1, 14).flatmap(lambda size: st.tuples(*(st.integers(-1, number - 1) for number in range(size))))


@given(trees, st.data())
def test_no_union_and_no_difference_of_what_is_told_is_smaller_than_five(tree: tuple[int, ...], data) -> None:
    parents = {number: None if parent < 0 else parent for number, parent in enumerate(tree)}
    counts = {number: data.draw(st.integers(0, 12)) for number in parents}
    found = cells(counts, parents, smallest=SMALLEST)
    answering = {group for group, count in counts.items() if count}
    told = [group for cell in found for group in cell.members]
    assert len(told) == len(set(told)), "cells are disjoint"
    assert all(cell.answers == sum(counts[group] for group in cell.members) >= SMALLEST for cell in found)
    # All answers are told, or none: what is left out would be the difference from a total known elsewhere.
    assert set(told) in (answering, set())
    assert bool(told) == (sum(counts.values()) >= SMALLEST)
    # The sets a reader can make are unions of cells; the difference of two of them is a union again.
    unions = [
        frozenset().union(*(cell.members for cell in chosen))
        for size in range(min(len(found), 4) + 1)
        for chosen in combinations(found[:6], size)
    ]
    for one in unions:
        for other in unions:
            rest = one - other
            assert not rest or sum(counts[group] for group in rest) >= SMALLEST


@given(trees, st.data())
def test_the_order_of_counting_changes_nothing(tree: tuple[int, ...], data) -> None:
    parents = {number: None if parent < 0 else parent for number, parent in enumerate(tree)}
    counts = {number: data.draw(st.integers(0, 9)) for number in parents}
    shuffled = data.draw(st.permutations(list(counts.items())))
    turned = dict(data.draw(st.permutations(list(parents.items()))))
    assert cells(counts, parents, smallest=SMALLEST) == cells(dict(shuffled), turned, smallest=SMALLEST)


@given(st.integers(5, 40), st.data())
def test_a_mean_never_says_that_all_gave_the_lowest_or_the_highest(answers: int, data) -> None:
    total = data.draw(st.integers(answers, 5 * answers))
    assert LOWEST_TOLD <= told_mean(total, answers) <= HIGHEST_TOLD
    assert told_mean(answers, answers) == told_mean(answers + 1, answers) == LOWEST_TOLD
    assert told_mean(3 * answers, answers) == Fraction(3)
