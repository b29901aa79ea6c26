"""Team tasks: one result, several officers, shares that are 100 together; each member's part is a plan that the member's kiosk hears of.

Invariants
- Shares are set before the work and by somebody else than the members: nobody gives themselves a share (`may_share`).
- A member who leaves the task keeps a withdrawn plan: what was logged for it stays where it was.
- A member's target is the share of the whole, rounded up, so that a part never becomes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from sync.server.people.models import Account
from sync.server.performance import plans
from sync.server.performance.models import Plan, TeamTask

WHOLE = 100
MOST_MEMBERS = 20


class SharesError(ValueError):
    """The text is for the page."""


def check(shares: Mapping[UUID, int], by: Account) -> None:
    """Raises SharesError."""
    if not 2 <= len(shares) <= MOST_MEMBERS:
        raise SharesError(f"Pilih 2 sampai {MOST_MEMBERS} anggota.")
    if by.officer_id in shares:
        raise SharesError("Anda tidak dapat menetapkan bagian untuk diri sendiri. Minta atasan Anda menulis tugas ini.")
    if any(not 1 <= share <= WHOLE for share in shares.values()):
        raise SharesError("Setiap anggota mendapat bagian 1 sampai 100 persen.")
    if sum(shares.values()) != WHOLE:
        raise SharesError(f"Jumlah bagian harus 100 persen; sekarang {sum(shares.values())}.")


def even(members: int) -> list[int]:
    """Shares as equal as whole numbers allow, 100 together."""
    share, rest = divmod(WHOLE, members)
    return [share + (place < rest) for place in range(members)]


@transaction.atomic
def keep(task: TeamTask, shares: Mapping[UUID, int], by: Account) -> None:
    """A new or changed task with its members' plans. Raises SharesError."""
    check(shares, by)
    task.written_by = by.get_username()
    task.save()
    held = {plan.officer_id: plan for plan in Plan.objects.select_for_update().filter(team_task=task)}
    for officer in {*shares, *held}:
        plan = held.get(officer) or Plan(team_task=task, officer_id=officer)
        _fit(plan, task, shares.get(officer))
        plan.written_by = by.get_username()
        plan.save()
        plans.publish(plan)


def shares_of(task: TeamTask) -> dict[UUID, int]:
    rows = Plan.objects.filter(team_task=task, share_pct__gt=0).order_by("-share_pct", "officer__name")
    return {officer: share or 0 for officer, share in rows.values_list("officer", "share_pct")}


def _fit(plan: Plan, task: TeamTask, share: int | None) -> None:
    """`share` None: no member any more."""
    plan.period, plan.words, plan.unit, plan.reference = task.period, task.words, task.unit, task.reference
    plan.goal_id, plan.weight, plan.share_pct = task.goal_id, task.weight, share or 0
    plan.target = -(-task.target * (share or 0) // WHOLE) or 1
    plan.is_ended = task.is_ended or share is None
