"""The organisation as a month measures it: which halls and officers belong to a unit itself, and what stands below it. Pure but for `gather`.

A kelurahan has the halls of its area, and a kecamatan those of its area that no kelurahan below it has. A unit without an area has no
hall: what is known of it are its officers and what is below it. Nothing is above itself (`organisation.tree` sees to that).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sync.server.fleet.models import Site
from sync.server.indices.inputs import Inputs
from sync.server.people.models import Unit


@dataclass(slots=True)
class UnitNode:
    id: UUID
    parent: UUID | None
    region: str
    sites: list[UUID] = field(default_factory=list)
    children: list[UUID] = field(default_factory=list)


def gather(inputs: Inputs) -> dict[UUID, UnitNode]:
    nodes = {
        id_: UnitNode(id_, parent, region)
        for id_, parent, region in Unit.objects.order_by("id").values_list("id", "parent", "region")
    }
    sites = list(Site.objects.order_by("id").values_list("id", "region"))
    inputs.count_in("units", [(str(one.id), str(one.parent), one.region) for one in nodes.values()])
    inputs.count_in("halls", [(str(id_), region) for id_, region in sites])
    place(nodes, sites)
    return nodes


def place(nodes: Mapping[UUID, UnitNode], sites: Iterable[tuple[UUID, str]]) -> None:
    """Gives each unit its children and its halls: a hall belongs to the smallest area that holds it."""
    for node in nodes.values():
        if node.parent is not None and node.parent in nodes:
            nodes[node.parent].children.append(node.id)
    by_region = {node.region: node for node in nodes.values() if node.region}
    for site, region in sites:
        area: str = region
        while area and area not in by_region:
            area = area.rpartition(".")[0]
        if area:
            by_region[area].sites.append(site)


def from_below(nodes: Mapping[UUID, UnitNode]) -> list[UnitNode]:
    """Children before their parents."""
    depth: dict[UUID, int] = defaultdict(int)
    for node in nodes.values():
        above, steps = nodes.get(node.parent) if node.parent else None, 0
        while above is not None and steps <= len(nodes):
            steps += 1
            above = nodes.get(above.parent) if above.parent else None
        depth[node.id] = steps
    return sorted(nodes.values(), key=lambda node: (-depth[node.id], str(node.id)))
