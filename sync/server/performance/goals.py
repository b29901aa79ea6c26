"""The city's goals as the pure cascade reads them (`sync.rules.cascade`), with each owner's level by their appointment.

Of a year's goals of a whole city, tens of thousands, only one line upwards or one branch downwards is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from sync.rules import cascade
from sync.server.organisation.appointments import appointments_on
from sync.server.people.models import Account, Officer
from sync.server.performance import planning
from sync.server.performance.models import Goal, Plan

# A circle, which nobody can make on a page, ends there too: each goal is found once.
_UPWARDS = """
with recursive line as (
    select id, parent_id from performance_goal where id = %(goal)s
    union select g.id, g.parent_id from performance_goal g join line on g.id = line.parent_id where g.year = %(year)s and not g.is_ended
) select id from line
"""
_DOWNWARDS = """
with recursive branch as (
    select id from performance_goal where id = %(goal)s
    union select g.id from performance_goal g join branch on g.parent_id = branch.id where g.year = %(year)s and not g.is_ended
) select id from branch
"""


def levels(officers: Iterable[UUID], day: date | None = None) -> dict[UUID, cascade.Level]:
    """Of these officers; who has no appointment that day is one of the staff."""
    ids = list(officers)
    rows = appointments_on(day or timezone.localdate()).filter(officer__in=ids).values_list("officer", "level")
    known = dict(rows)
    return {one: cast("cascade.Level", known.get(one, "staff")) for one in ids}


def told(rows: Iterable[Goal]) -> dict[str, cascade.Goal]:
    """As the cascade reads them, by id."""
    goals = list(rows)
    level = levels({row.officer_id for row in goals})
    return {
        str(row.pk): cascade.Goal(
            id=str(row.pk),
            officer=str(row.officer_id),
            level=level[row.officer_id],
            year=row.year,
            target=row.target,
            unit=row.unit,
            weight=row.weight,
            parent=str(row.parent_id) if row.parent_id else None,
            is_agreed=row.state == "approved" and not row.is_ended,
        )
        for row in goals
    }


def refusal(goal: Goal, parent: Goal | None) -> str:
    """A key of `work_words.REFUSALS`; "" when `goal` may derive from `parent`."""
    if parent is None:
        return ""
    known = told(_found(_UPWARDS, parent))
    level = levels([goal.officer_id])[goal.officer_id]
    child = None if goal._state.adding else str(goal.pk)  # noqa: SLF001 - Django's own way to ask
    return cascade.refusal(known[str(parent.pk)], level=level, year=goal.year, child=child, goals=known)


def left_weight(officer: UUID, year: int, *, without: UUID | None = None) -> int:
    rows = Goal.objects.filter(officer=officer, year=year, is_ended=False).exclude(state="returned")
    taken = (rows.exclude(pk=without) if without else rows).aggregate(all=Sum("weight"))["all"] or 0
    return max(0, cascade.MOST_WEIGHT - int(taken))


def above(goal: Goal) -> list[Goal]:
    """What it derives from, from the top down."""
    rows = {str(row.pk): row for row in _found(_UPWARDS, goal)}
    known = told(rows.values())
    return [rows[one.id] for one in cascade.lineage(known[str(goal.pk)], known)[:0:-1]]


def below(goal: Goal) -> Sequence[tuple[int, Goal, int | None]]:
    """The goal and all that derives from it, each with its depth and how much of its target is carried by those below."""
    rows = {str(row.pk): row for row in _found(_DOWNWARDS, goal)}
    nodes = cascade.tree(list(told(rows.values()).values()))
    return [(node.depth, rows[node.goal.id], node.carried) for node in nodes]


def _found(statement: str, goal: Goal) -> QuerySet[Goal]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"goal": goal.pk, "year": goal.year})
        ids = [id_ for (id_,) in cursor.fetchall()]
    return Goal.objects.filter(pk__in=ids).select_related("officer", "of_unit")


def achieved(goals: Sequence[Goal]) -> dict[UUID, int]:
    """How much was done in the goal's year for the plans that belong to it, whoever verified it; what was returned is none."""
    from django.db.models import Exists, OuterRef

    from sync.server.performance.models import WorkEntry, WorkReview

    plans = dict(Plan.objects.filter(goal__in=goals).values_list("id", "goal"))
    returned = WorkReview.objects.filter(
        entry=OuterRef("pk"), is_newest=True, verdict="returned", amendments=OuterRef("amendments")
    )
    rows = WorkEntry.objects.filter(plan__in=list(plans), is_voided=False).exclude(Exists(returned))
    found: dict[UUID, int] = {}
    for plan, quantity in rows.order_by().values_list("plan").annotate(all=Sum("quantity")):
        found[plans[plan]] = found.get(plans[plan], 0) + int(quantity)
    return found


@transaction.atomic
def keep(goal: Goal, by: Account) -> None:
    """A new or changed goal. One's own waits for a superior; a change of one's own agreed goal makes it wait again."""
    officer = Officer.objects.get(pk=goal.officer_id)
    goal.state = planning.first_state(officer, by)
    goal.comment, goal.decided_by, goal.decided_at = "", "", None
    if goal.state == "approved":
        goal.decided_by, goal.decided_at = by.get_username(), timezone.now()
    goal.of_unit_id, goal.written_by = officer.unit_id, by.get_username()
    goal.save()


@transaction.atomic
def decide(goal: Goal, account: Account, decision: planning.Decision) -> None:
    """Raises CannotDecideError."""
    row = Goal.objects.select_for_update().get(pk=goal.pk)
    if not planning.may_decide(row, account):
        raise planning.CannotDecideError("Sasaran ini sudah diputus, sudah ditarik, atau milik Anda sendiri.")
    planning.stamp(row, account, decision)
    row.save()
