"""Which region's rules of flexible work count for a unit on a day: the nearest choice above it, else the city's, else the program's."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sync.rules.flexible import Rule
from sync.rules.flexible_reading import shipped_rules
from sync.server.flexible.models import RegionChoice
from sync.server.people.models import Account, Officer, Unit


class Regions:
    """Of one day; two queries, for any number of units."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._parents: dict[UUID, UUID | None] = dict(Unit.objects.order_by().values_list("id", "parent"))
        chosen: dict[UUID | None, str] = {}
        for choice in RegionChoice.objects.filter(begins__lte=day).order_by("begins", "id"):
            chosen[choice.unit_id] = choice.region
        self._chosen = chosen

    def rule(self, unit: UUID | None) -> Rule | None:
        """None where no rule had begun."""
        return shipped_rules().rule_on(self.region(unit), self._day)

    def region(self, unit: UUID | None) -> str:
        seen: set[UUID] = set()
        while unit is not None and unit not in seen:
            if unit in self._chosen:
                return self._chosen[unit]
            seen.add(unit)
            unit = self._parents.get(unit)
        return self._chosen.get(None, shipped_rules().in_force)


def rule_of(officer: Officer, day: date) -> Rule | None:
    return Regions(day).rule(officer.unit_id)


def choose(
    region: str, *, unit: Unit | None, begins: date, legal_basis: str, reason: str, account: Account
) -> RegionChoice:
    """What was decided for days before `begins` stays."""
    return RegionChoice.objects.create(
        region=region,
        unit=unit,
        begins=begins,
        legal_basis=legal_basis,
        reason=reason,
        chosen_by=account.get_username(),
    )
