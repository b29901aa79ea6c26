"""The days elsewhere that somebody signed. On such a day an officer is on duty where they are: approved place is presence owed there,
not at a hall or an office; what proves the hours is `flexible.proofs`, and a missing proof is for a person to look at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from sync.server.flexible.models import CheckIn, FlexibleDay
from sync.server.people.models import Presence
from sync.server.performance.models import WorkEntry


def standing_days(first: date, last: date, officers: Collection[UUID] | None = None) -> QuerySet[FlexibleDay]:
    """From `first` to `last`, both included; without those that were called back."""
    rows = FlexibleDay.objects.filter(day__range=(first, last), recalled_at=None)
    return rows if officers is None else rows.filter(officer__in=officers)


def approved_days(first: date, last: date, officers: Collection[UUID] | None = None) -> Mapping[UUID, frozenset[date]]:
    """One query for any number of officers; who has no such day is not in it."""
    return _by_officer(standing_days(first, last, officers))


def silent_days(first: date, last: date) -> Mapping[UUID, frozenset[date]]:
    """Days elsewhere of which nothing is known: no check-in, no presence, no work. For a person to look at; one query."""
    of_day = {"officer": OuterRef("officer"), "day": OuterRef("day")}
    there = Presence.objects.filter(officer=OuterRef("officer"), started_at__date=OuterRef("day"), is_voided=False)
    logged = WorkEntry.objects.filter(**of_day, is_voided=False)
    told = Exists(CheckIn.objects.filter(**of_day)) | Exists(logged) | Exists(there)
    return _by_officer(standing_days(first, last).filter(~told))


def _by_officer(rows: QuerySet[FlexibleDay]) -> Mapping[UUID, frozenset[date]]:
    found: dict[UUID, set[date]] = defaultdict(set)
    for officer, day in rows.order_by().values_list("officer", "day"):
        found[officer].add(day)
    return {officer: frozenset(days) for officer, days in found.items()}
