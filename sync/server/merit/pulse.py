"""The weekly pulse: an officer answers once, nobody can tell what; a week is told when it has ended.

Invariants
- An answer is added to the sums of its unit and to nothing else: no row holds the five answers of one person, and none an officer
  beside an answer. Who has answered is committed by itself, before the sums.
- A running week is shown to nobody: what changed between two looks would be the answer of whoever came in between.
- When a week has ended its cells are made once, for all readers alike (`sync.rules.anonymous_groups`), and the sums and the names of
  who answered are deleted. Moving a unit in the tree later makes no other cells of it.
- What stays too small is dropped, and nobody sees that it was there but by the count of cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Count

from sync.rules import pulse as rule
from sync.rules.anonymous_groups import Cell, cells
from sync.server.merit.models import PulseCell, PulseReceipt, PulseSum
from sync.server.people.models import Officer, Unit

NO_UNIT = UUID(int=0)  # the group of those who belong to none
_LOCK = 0x70756C7365  # "pulse"


class AnsweredError(Exception):
    """This officer has answered this week."""


class NotWholeError(Exception):
    """Not one answer from 1 to 5 to each question."""


def has_answered(officer: Officer, today: date) -> bool:
    return PulseReceipt.objects.filter(week=rule.week_of(today), officer=officer.pk).exists()


def answer(officer: Officer, answers: Sequence[int], today: date) -> None:
    """Raises AnsweredError, NotWholeError."""
    if not rule.are_whole(answers):
        raise NotWholeError
    week = rule.week_of(today)
    try:
        with transaction.atomic():
            receipt = PulseReceipt.objects.create(week=week, officer=officer.pk)
    except IntegrityError:
        raise AnsweredError from None
    try:
        _add(week, officer.unit_id or NO_UNIT, answers)
    except Exception:
        receipt.delete()  # it was not counted: they may answer again
        raise


@transaction.atomic
def _add(week: date, unit: UUID, answers: Sequence[int]) -> None:
    PulseSum.objects.bulk_create([PulseSum(week=week, unit=unit, sums=[0] * len(answers))], ignore_conflicts=True)
    row = PulseSum.objects.select_for_update().get(week=week, unit=unit)
    row.answers += 1
    row.sums = [total + one for total, one in zip(row.sums, answers, strict=True)]
    row.save(update_fields=["answers", "sums"])


def close_weeks(today: date) -> int:
    """Makes the cells of the weeks that have ended; how many weeks. Asked again it does nothing."""
    running = rule.week_of(today)
    if not PulseSum.objects.filter(week__lt=running).exists():
        PulseReceipt.objects.filter(week__lt=running).delete()
        return 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [_LOCK])
        weeks = sorted(set(PulseSum.objects.filter(week__lt=running).values_list("week", flat=True)))
        for week in weeks:
            _close(week)
    return len(weeks)


def _close(week: date) -> None:
    rows = {row.unit: row for row in PulseSum.objects.filter(week=week)}
    units = Unit.objects.in_bulk()
    parents = {unit.pk: unit.parent_id for unit in units.values()}
    counts = {unit: row.answers for unit, row in rows.items()}
    found = cells(counts, parents, smallest=rule.shipped().smallest_group)
    staff = _staff()
    PulseCell.objects.bulk_create(
        PulseCell(
            week=week,
            name=_name(cell, units),
            units=sorted(str(unit) for unit in cell.members),
            answers=cell.answers,
            invited=max(cell.answers, sum(staff.get(unit, 0) for unit in cell.members)),
            sums=[sum(column) for column in zip(*(rows[unit].sums for unit in cell.members), strict=True)],
        )
        for cell in found
    )
    PulseSum.objects.filter(week=week).delete()
    PulseReceipt.objects.filter(week=week).delete()


def _staff() -> Mapping[UUID, int]:
    active = Officer.objects.filter(is_active=True).order_by().values("unit").annotate(number=Count("pk"))
    return {unit or NO_UNIT: number for unit, number in active.values_list("unit", "number")}


def _name(cell: Cell[UUID], units: Mapping[UUID, Unit]) -> str:
    if len(cell.members) == 1:
        (only,) = cell.members
        return units[only].name if only in units else "Tanpa unit"
    number = len(cell.members)
    if cell.top is not None and cell.top in units:
        return f"{units[cell.top].name[:110]}: {number} unit kecil bersama"
    return f"{number} unit kecil bersama"


def seen(cells_of: Iterable[PulseCell], led: Iterable[UUID]) -> list[PulseCell]:
    """The cells that lie in these units whole: who leads one of two units of a cell learns nothing of it."""
    own = {str(unit) for unit in led}
    return [cell for cell in cells_of if all(unit in own for unit in cell.units)]
