"""Recording leave and taking it back. What changes is told to the halls in the same transaction (`people.officer_hours`).

Officers are locked in the order of their ids before the first is told, as the projector does: the order of the change feed is one lock to
the end of the transaction, and nobody may wait for an officer while holding it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from sync.server.leave.granted import standing
from sync.server.leave.models import Leave
from sync.server.people import officer_hours
from sync.server.people.models import Officer

TAKEN = "Sudah ada cuti pada sebagian hari itu. Batalkan dahulu yang lama, atau ubah tanggalnya."


class OverlapError(IntegrityError):
    """Two that stand never share a day: the rule of the table, said here because it needs more than a constraint."""


def record(leave: Leave, *, by: str) -> Leave:
    """Raises OverlapError."""
    (kept,) = record_all([leave], by=by)
    return kept


@transaction.atomic
def record_all(some: Sequence[Leave], *, by: str) -> Sequence[Leave]:
    """All or none. Raises OverlapError, its `args[1]` the one that cannot be."""
    officers = {one.officer_id for one in some}
    _hold(officers)
    for leave in some:
        if standing(leave.begins, leave.ends, [leave.officer_id]).exclude(pk=leave.pk).exists():
            raise OverlapError(TAKEN, leave)
        leave.decided_by, leave.decided_at = by, timezone.now()
        leave.save()
    officer_hours.tell(officers)
    return some


@transaction.atomic
def take_back(leave: Leave, *, by: str) -> None:
    _hold({leave.officer_id})
    leave.withdrawn_by, leave.withdrawn_at = by, timezone.now()
    leave.save(update_fields=["withdrawn_by", "withdrawn_at"])
    officer_hours.tell({leave.officer_id})


def _hold(officers: Collection[UUID]) -> None:
    """Two for one officer: one after the other."""
    list(Officer.objects.select_for_update().filter(pk__in=officers).order_by("id"))
