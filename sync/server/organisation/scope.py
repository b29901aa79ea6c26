"""Whose halls and which officers an account looks after: given by hand, by the units it leads, or its own self.

Invariants
- A unit that an account leads brings the officers of that unit and of all below it, wherever they serve; and the halls of the areas
  (kecamatan, kelurahan) among those units, with nothing else of other halls.
- It says which objects, never what may be done with them: that is the role's (`console/roles.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from sync.server.fleet.models import Site
from sync.server.organisation import tree
from sync.server.people.models import Account, Officer


def led_units(account: Account) -> frozenset[UUID]:
    """Read once for an account as it was loaded: a page asks many times."""
    known: frozenset[UUID] | None = getattr(account, "_led_units", None)
    if known is None:
        known = tree.below(account.leads.values_list("id", flat=True))
        account._led_units = known  # type: ignore[attr-defined]  # noqa: SLF001
    return known


def given_sites(account: Account) -> QuerySet[Site]:
    """Halls given one by one, and those of the areas that the account leads."""
    areas = tree.regions(led_units(account)) if led_units(account) else []
    if not areas:
        return account.sites.all()
    known: frozenset[UUID] | None = getattr(account, "_given_sites", None)
    if known is None:
        known = frozenset(_of_areas(areas, account).values_list("id", flat=True))
        account._given_sites = known  # type: ignore[attr-defined]  # noqa: SLF001
    return Site.objects.filter(id__in=known)  # named, so that the database knows how few they are


def _of_areas(areas: Iterable[str], account: Account) -> QuerySet[Site]:
    of_areas = Q(id__in=account.sites.values("id"))
    for area in areas:
        of_areas |= Q(region=area) | Q(region__startswith=f"{area}.")
    return Site.objects.filter(of_areas).order_by()


def serving_at(sites: QuerySet[Site]) -> QuerySet[Any]:
    """The ids of the officers of these halls, to be put into a query."""
    return Officer.sites.through.objects.filter(site__in=sites.values("id")).values("officer")


def led_officers(account: Account) -> QuerySet[Officer]:
    """Officers of the units that the account leads, and the account's own officer."""
    own = Q(id=account.officer_id) if account.officer_id else Q(pk__in=[])
    return Officer.objects.filter(own | Q(unit__in=led_units(account)))
