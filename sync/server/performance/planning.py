"""Plans: written by a superior or proposed by the officer, approved or returned with a comment, copied from the last day that had some.

Invariants
- A plan that somebody writes for another counts at once; one for oneself, or from a kiosk, waits for another person. Nobody decides
  about their own, nor does somebody whom the city cannot tell from the officer.
- A proposal from a kiosk has no words here (they are sealed): who approves it writes down what was agreed.
- Kiosks hear of a plan when it is approved, and once more when it does not count any longer (`plans.publish`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When
from django.utils import timezone

from sync.rules.work_verification import may_judge
from sync.server.leave.granted import standing
from sync.server.people.models import Account, Officer
from sync.server.performance import plans
from sync.server.performance.models import WORDS_MAX, Agreed, Plan

COPY_BACK_DAYS = 7  # as at the kiosk: the last day with a plan may lie behind a weekend and holidays
Planned = Literal["day", "month", "none", "leave"]


class CannotDecideError(Exception):
    """The text is for the page."""


@dataclass(frozen=True, slots=True)
class Decision:
    """`words`: what was agreed, for a proposal that has none."""

    approves: bool
    comment: str = ""
    words: str = ""
    weight: int | None = None


def is_own(officer: Officer, account: Account) -> bool:
    return account.officer_id == officer.pk


def first_state(officer: Officer, account: Account) -> str:
    """Of what this account writes for this officer."""
    return "proposed" if is_own(officer, account) else "approved"


def may_decide(agreed: Any, account: Account) -> bool:
    """Of a plan or goal that waits or was returned; which officers the account looks after is asked before."""
    officer = str(account.officer_id) if account.officer_id else None
    return (
        agreed.state != "approved"
        and not agreed.is_ended
        and may_judge(reviewer=officer, worker=str(agreed.officer_id))
    )


@transaction.atomic
def decide(plan: Plan, account: Account, decision: Decision) -> None:
    """Raises CannotDecideError."""
    row = Plan.objects.select_for_update().get(pk=plan.pk)
    if not may_decide(row, account):
        raise CannotDecideError("Rencana ini sudah diputus, sudah ditarik, atau milik Anda sendiri.")
    if decision.approves:
        row.words = row.words or decision.words.strip()[:200]
        row.weight = decision.weight or row.weight
        if not row.words:
            raise CannotDecideError("Tulis kegiatannya dulu: dari kios hanya sampai angkanya.")
    stamp(row, account, decision)
    row.save()
    plans.publish(row)


def stamp(row: Agreed, account: Account, decision: Decision) -> None:
    """Who decided, when and what; the caller saves."""
    row.state = "approved" if decision.approves else "returned"
    row.comment = decision.comment.strip()[:WORDS_MAX]
    row.decided_by, row.decided_at = account.get_username(), timezone.now()


@transaction.atomic
def propose(officer: Officer, by: Account, **told: Any) -> Plan:
    """A plan as `by` writes it for `officer`; `told`: words, target, unit, day, is_main, reference, goal, period."""
    day: date | None = told.get("day")
    period = f"{day:%Y-%m}" if day else told.pop("period", f"{timezone.localdate():%Y-%m}")
    fields = {**told, "period": period, "state": first_state(officer, by), "is_own": is_own(officer, by)}
    plan = Plan.objects.create(officer=officer, written_by=by.get_username(), **fields)
    plans.publish(plan)
    return plan


@transaction.atomic
def copy_from_last_day(officer: Officer, day: date, by: Account) -> int:
    """Plan for `day` what was planned for the last day before it that had a plan; how many were added."""
    back = day - timedelta(days=COPY_BACK_DAYS)
    before = Plan.objects.filter(officer=officer, day__range=(back, day - timedelta(days=1)), state="approved")
    last = before.filter(is_ended=False, team_task=None).order_by("-day").values_list("day", flat=True).first()
    if last is None:
        return 0
    here = set(Plan.objects.filter(officer=officer, day=day, is_ended=False).values_list("words", flat=True))
    rows = [row for row in before.filter(day=last, is_ended=False, team_task=None) if row.words not in here]
    for row in rows:
        copied = ("words", "target", "unit", "is_main", "weight", "reference", "goal")
        propose(officer, by, day=day, **{name: getattr(row, name) for name in copied})
    return len(rows)


def with_planned(officers: QuerySet[Officer], day: date) -> QuerySet[Any]:
    """Each with `planned`: a plan of the day, of the month only, or none; or on leave. Proposals count: they were written in time."""
    plans_of = Plan.objects.filter(officer=OuterRef("pk"), period=f"{day:%Y-%m}", is_ended=False)
    counting = plans_of.exclude(state="returned")
    return officers.annotate(
        planned=Case(
            When(Exists(standing(day, day).filter(officer=OuterRef("pk"))), then=Value("leave")),
            When(Exists(counting.filter(day=day)), then=Value("day")),
            When(Exists(counting.filter(day=None)), then=Value("month")),
            default=Value("none"),
        )
    )


def planned(officers: Collection[UUID], day: date) -> dict[UUID, Planned]:
    """The same by id."""
    asked = with_planned(Officer.objects.filter(pk__in=list(officers)).order_by(), day)
    return dict(asked.values_list("pk", "planned"))


def missing(officers: Iterable[UUID], day: date) -> list[UUID]:
    """Those without any plan that counts on `day`."""
    ids = list(officers)
    found = planned(ids, day)
    return [one for one in ids if found[one] == "none"]
