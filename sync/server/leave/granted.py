"""Leave that counts, day by day; and recording some. One query for any number of officers.

On such a day nothing is asked of the officer: no presence (`indices.gather_presence`), no plan of the day (`performance.planning`), and the
part of a month's targets that falls on it (`indices.gather_leave`). Who is on leave is not on site either (`flexible.rotas`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.server.leave.models import Leave
from sync.server.people.models import Officer

TAKEN = "Sudah ada cuti pada sebagian hari itu. Batalkan dahulu yang lama, atau ubah tanggalnya."
_DAY = timedelta(days=1)


class OverlapError(IntegrityError):
    """Two that stand never share a day: the rule of the table, said here because it needs more than a constraint."""


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


def days_inside(begins: date, ends: date, first: date, last: date) -> list[date]:
    """Those of one leave that lie between `first` and `last`, all four included."""
    start = max(begins, first)
    return [start + number * _DAY for number in range((min(ends, last) - start).days + 1)]


@transaction.atomic
def record(leave: Leave, *, by: str) -> Leave:
    """Raises OverlapError."""
    Officer.objects.select_for_update().get(pk=leave.officer_id)  # two for one officer: one after the other
    if standing(leave.begins, leave.ends, [leave.officer_id]).exclude(pk=leave.pk).exists():
        raise OverlapError(TAKEN)
    leave.decided_by, leave.decided_at = by, timezone.now()
    leave.save()
    return leave
