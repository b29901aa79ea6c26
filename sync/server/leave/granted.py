"""Leave that counts, day by day. One query for any number of officers.

On such a day nothing is asked of the officer: no presence (`indices.gather_presence`), no plan of the day (`performance.planning`), and the
part of a month's targets that falls on it (`indices.gather_leave`). Who is on leave is not on site either (`flexible.rotas`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from sync.rules.days_off import days_inside
from sync.server.leave.models import Leave


def standing(first: date, last: date, officers: Collection[UUID] | None = None) -> QuerySet[Leave]:
    """Those that were not taken back and touch a day from `first` to `last`, both included."""
    rows = Leave.objects.filter(begins__lte=last, ends__gte=first, withdrawn_at=None)
    return rows if officers is None else rows.filter(officer__in=officers)


def leave_days(first: date, last: date, officers: Collection[UUID] | None = None) -> Mapping[UUID, frozenset[date]]:
    """Rest days among them too; who has none is not in it."""
    found: dict[UUID, set[date]] = defaultdict(set)
    for officer, begins, ends in standing(first, last, officers).order_by().values_list("officer", "begins", "ends"):
        found[officer].update(days_inside(begins, ends, first, last))
    return {officer: frozenset(days) for officer, days in found.items()}
