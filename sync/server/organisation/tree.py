"""The city's organisation as a tree: what is below a unit, what is above it, and the areas it answers for.

Invariants
- No unit is above itself: `may_be_below` is asked before a parent is set, with the tree locked.
- The whole tree is read in one query; a city has about a thousand units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from sync.server.fleet.models import Site
from sync.server.people.models import Unit

AREAS = ("district", "village")
_LOCK = 0x6F7267616E  # "organ": any fixed number does, the tree alone uses it


def below(units: Iterable[UUID]) -> frozenset[UUID]:
    """These and all that is under them."""
    wanted = list(units)
    if not wanted:
        return frozenset()
    children: dict[UUID | None, list[UUID]] = defaultdict(list)
    for unit, parent in Unit.objects.order_by().values_list("id", "parent"):
        children[parent].append(unit)
    found: set[UUID] = set()
    while wanted:
        unit = wanted.pop()
        if unit not in found:
            found.add(unit)
            wanted.extend(children[unit])
    return frozenset(found)


def above(unit: Unit) -> list[Unit]:
    """From the top down, without the unit itself."""
    units = Unit.objects.in_bulk()
    path: list[Unit] = []
    parent = units.get(unit.parent_id) if unit.parent_id else None
    while parent is not None and parent not in path:
        path.append(parent)
        parent = units.get(parent.parent_id) if parent.parent_id else None
    return path[::-1]


def regions(units: Iterable[UUID]) -> list[str]:
    """The codes of the areas that these units answer for."""
    rows = Unit.objects.filter(id__in=list(units), kind__in=AREAS).exclude(region="")
    return sorted(rows.order_by().values_list("region", flat=True).distinct())


def lock() -> None:
    """Until the end of the transaction nobody else moves a unit."""
    assert connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])


def may_be_below(unit: Unit, parent: Unit) -> bool:
    return parent.id not in below([unit.id])


@transaction.atomic
def add_areas_of_halls() -> int:
    """A unit for each kecamatan and kelurahan that has a hall and no unit yet; how many. They are not asked by halls."""
    lock()
    known = {unit.region: unit for unit in Unit.objects.filter(kind__in=AREAS).exclude(region="")}
    made = 0
    halls = Site.objects.order_by("region").values_list("region", "kecamatan", "kelurahan").distinct()
    for region, district, village in halls:
        of_district = region.rpartition(".")[0]
        for code, kind, name in ((of_district, "district", district), (region, "village", village)):
            if code and code not in known:
                parent = known.get(of_district) if kind == "village" else None
                words = f"{'Kelurahan' if kind == 'village' else 'Kecamatan'} {name}"
                known[code] = Unit.objects.create(
                    name=words, short=words[:40], kind=kind, parent=parent, region=code, is_open=False
                )
                made += 1
    return made
