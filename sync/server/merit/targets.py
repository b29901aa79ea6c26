"""The targets of indicators: the catalogue's own until the city sets another from a day on, by name and with its basis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sync.rules import kpi
from sync.server.merit.models import KpiTarget


@dataclass(frozen=True, slots=True)
class Target:
    """`set_by` "": it is the catalogue's."""

    value: Decimal
    legal_basis: str
    set_by: str = ""
    begins: date | None = None


def in_force(day: date) -> Mapping[str, Target]:
    """By indicator."""
    found = {one.id: Target(one.target, one.legal_basis) for one in kpi.catalogue().values()}
    for row in KpiTarget.objects.filter(begins__lte=day, indicator__in=found).order_by("begins", "id"):
        found[row.indicator] = Target(row.value, row.legal_basis, row.set_by, row.begins)
    return found
