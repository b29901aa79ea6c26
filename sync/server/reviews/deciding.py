"""A person judges a presence, or takes that back: a fact of the city's chain and a row, in one transaction.

Invariants
- The case is locked while it is judged, so of two who judge at once the second one sees what the first one said.
- Who may judge is `judging.may_judge`; the rest is a question of halls and is asked before this (`console/reviews_admin`).
- Taken back is only the latest judgement, by whoever gave it, within the minutes that the rule in force gave for it; row and
  facts stay. The draw of a second look does not change by it.
- Words are sealed before they are written; what is in clear are the codes of verdict and reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sync.protocol.fact import Fact
from sync.server.city import append_city_fact
from sync.server.ingest import own_parts
from sync.server.people.models import Account
from sync.server.reviews import judging, policies
from sync.server.reviews.judging import Judgement
from sync.server.reviews.models import ReviewCase, Verdict


class NotYoursError(Exception):
    """The case cannot be judged, or the judgement not taken back, by this account now; the text is for the page."""


def given(case: ReviewCase) -> list[Verdict]:
    """Judgements that stand, in the order in which they were given."""
    return [row for row in case.verdicts.all() if row.withdrawn_at is None]


def judgements(rows: Sequence[Verdict]) -> list[Judgement]:
    return [Judgement(str(row.officer), row.verdict) for row in rows]


def may_judge(case: ReviewCase, account: Account) -> bool:
    return judging.may_judge(
        judgements(given(case)),
        wants_second=case.wants_second,
        reviewer=_officer(account),
        present=str(case.officer_id) if case.officer_id else None,
    )


def may_see_judgements(case: ReviewCase, account: Account) -> bool:
    return judging.may_see_judgements(
        judgements(given(case)), wants_second=case.wants_second, reviewer=_officer(account)
    )


@transaction.atomic
def judge(presence: UUID, account: Account, verdict: str, reason: str, *, words: str) -> Verdict:
    """Raises NotYoursError, ReviewCase.DoesNotExist."""
    case = _locked(presence)
    if not may_judge(case, account):
        raise NotYoursError("Kehadiran ini sudah diputus, atau bukan untuk Anda putus.")
    assert account.officer_id is not None  # whoever may judge is one
    fact = _tell(case, account, verdict, reason, words)
    row = case.verdicts.create(
        account=account,
        officer=account.officer_id,
        verdict=verdict,
        reason=reason,
        decided_at=timezone.now(),
        fact=fact.id,
    )
    _restand(case)
    return row


def to_take_back(case: ReviewCase, account: Account) -> Verdict | None:
    """The judgement that this account may still take back."""
    rows = given(case)
    if not rows or rows[-1].account_id != account.pk or timezone.now() > until(rows[-1]):
        return None
    return rows[-1]


def until(row: Verdict) -> datetime:
    """How long it can be taken back."""
    return row.decided_at + timedelta(minutes=policies.in_force(row.decided_at).undo_min)


@transaction.atomic
def take_back(presence: UUID, account: Account) -> None:
    """Raises NotYoursError, ReviewCase.DoesNotExist."""
    case = _locked(presence)
    row = to_take_back(case, account)
    if row is None:
        raise NotYoursError(
            "Putusan ini tidak dapat ditarik lagi: waktunya lewat, atau orang lain sudah memutus sesudahnya."
        )
    _tell(case, account, judging.WITHDRAWN, "second_thought", "")
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    _restand(case)


def _locked(presence: UUID) -> ReviewCase:
    return ReviewCase.objects.select_for_update().get(presence=presence)


def _tell(case: ReviewCase, account: Account, verdict: str, reason: str, words: str) -> Fact:
    data: dict[str, Any] = {"verdict": verdict, "reason": reason}
    return append_city_fact(
        "presence_reviewed",
        str(case.presence),
        data,
        officer=_officer(account),
        parts=own_parts.words(words),
    )


def _restand(case: ReviewCase) -> None:
    now = judging.standing(judgements(given(case)), wants_second=case.wants_second)
    case.state, case.outcome = now.state, now.outcome
    case.save(update_fields=["state", "outcome"])


def _officer(account: Account) -> str | None:
    return str(account.officer_id) if account.officer_id else None
