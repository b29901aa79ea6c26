"""Halls belong to the smallest area that holds them, and every unit comes before the one above it."""

from __future__ import annotations

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from sync.server.indices.units import UnitNode, from_below, place

DISTRICT, VILLAGE, AGENCY = (UUID(int=number) for number in (1, 2, 3))


def test_a_hall_is_the_villages_and_without_a_village_the_districts() -> None:
    nodes = {
        DISTRICT: UnitNode(DISTRICT, None, "35.78.05"),
        VILLAGE: UnitNode(VILLAGE, DISTRICT, "35.78.05.1004"),
        AGENCY: UnitNode(AGENCY, None, ""),
    }
    mine, near, far = uuid4(), uuid4(), uuid4()
    place(nodes, [(mine, "35.78.05.1004"), (near, "35.78.05.1009"), (far, "35.79.01.1001")])
    assert (nodes[VILLAGE].sites, nodes[DISTRICT].sites, nodes[AGENCY].sites) == ([mine], [near], [])
    assert nodes[DISTRICT].children == [VILLAGE]


@given(st.lists(st.integers(-1, 30), min_size=1, max_size=30))
def test_children_come_first_and_each_unit_once(parents: list[int]) -> None:
    ids = [UUID(int=number + 1) for number in range(len(parents))]
    above = [ids[parent] if 0 <= parent < number else None for number, parent in enumerate(parents)]
    nodes = {id_: UnitNode(id_, parent, "") for id_, parent in zip(ids, above, strict=True)}
    place(nodes, [])
    order = [node.id for node in from_below(nodes)]
    assert sorted(order) == sorted(ids)
    assert all(order.index(node.id) < order.index(node.parent) for node in nodes.values() if node.parent)
