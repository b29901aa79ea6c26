"""A superior judges a work entry, or takes that back: a fact of the city's chain and a row, in one transaction.

Invariants
- Whose entries an account may look at is asked before this (`console/roles.visible_officers`); here only that nobody judges their own
  work, and nobody whom the city cannot tell from the officer. A colleague may: rings are looked for afterwards (`sync.rules.gaming`).
- The judgement names how often the entry had been amended. Amended since the page was drawn, it is refused and read again.
- The fact holds codes; the words, for the officer whose entry it is, are a row that can be erased.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from sync.rules.work_verification import Judged, may_judge
from sync.server.city import append_city_fact
from sync.server.people.models import Account
from sync.server.performance import reviews_told
from sync.server.performance.models import WORDS_MAX, WorkEntry, WorkReview

UNDO = timedelta(minutes=60)
MOST = 100  # of one press
SECOND_THOUGHT = "second_thought"


class CannotJudgeError(Exception):
    """The text is for the page."""


def may_look_at(entry: WorkEntry, account: Account) -> bool:
    worker = str(entry.officer_id) if entry.officer_id else None
    return not entry.is_voided and may_judge(reviewer=_officer(account), worker=worker)


@transaction.atomic
def judge(entry: WorkEntry, account: Account, verdict: str, reason: str, *, words: str = "") -> WorkReview:
    """`entry` as the account saw it. Raises CannotJudgeError."""
    if not may_look_at(entry, account):
        raise CannotJudgeError("Catatan ini milik Anda sendiri, sudah dibatalkan, atau tidak menyebut petugasnya.")
    now = WorkEntry.objects.filter(pk=entry.pk).values_list("amendments", "is_voided").first()
    if now != (entry.amendments, False):
        raise CannotJudgeError("Catatan ini baru saja diubah petugasnya. Baca lagi, lalu putuskan.")
    _replace_newest(entry.pk)
    row = _keep(entry, account, verdict, reason, words.strip()[:WORDS_MAX])
    reviews_told.publish(entry)
    return row


@transaction.atomic
def judge_many(entries: Sequence[WorkEntry], account: Account) -> int:
    """Verifies those that may be and have not been; how many. Each is a fact of its own."""
    known = newest_of([entry.pk for entry in entries])
    done = 0
    for entry in entries[:MOST]:
        before = known.get(entry.pk)
        if may_look_at(entry, account) and (before is None or before.amendments != entry.amendments):
            judge(entry, account, "verified", "evidence_clear")
            done += 1
    return done


def to_take_back(entry: WorkEntry, account: Account) -> WorkReview | None:
    """The judgement that this account may still take back."""
    row = newest_of([entry.pk]).get(entry.pk)
    if row is None or row.account_id != account.pk or timezone.now() > row.decided_at + UNDO:
        return None
    return row


@transaction.atomic
def take_back(entry: WorkEntry, account: Account) -> None:
    """Raises CannotJudgeError."""
    row = to_take_back(entry, account)
    if row is None:
        raise CannotJudgeError("Putusan ini tidak dapat ditarik lagi: waktunya lewat, atau ada putusan sesudahnya.")
    _tell(entry, account, "withdrawn", SECOND_THOUGHT)
    row.withdrawn_at, row.is_newest = timezone.now(), False
    row.save(update_fields=["withdrawn_at", "is_newest"])
    reviews_told.publish(entry)


def newest_of(entries: Collection[UUID]) -> dict[UUID, WorkReview]:
    """By entry; also a judgement of the entry as it was before an amendment."""
    rows = WorkReview.objects.filter(entry__in=list(entries), is_newest=True).select_related("account")
    return {row.entry: row for row in rows}


def judged(row: WorkReview | None) -> Judged | None:
    return Judged(row.verdict, row.amendments) if row else None


def has_evidence(entry: WorkEntry) -> bool:
    return bool(entry.request) or any(part.get("role") == "output" for part in entry.parts)


def _replace_newest(entry: UUID) -> None:
    list(WorkEntry.objects.select_for_update().filter(pk=entry).values_list("pk"))  # two who judge at once
    WorkReview.objects.filter(entry=entry, is_newest=True).update(is_newest=False)


def _keep(entry: WorkEntry, account: Account, verdict: str, reason: str, words: str) -> WorkReview:
    assert account.officer_id is not None  # whoever may judge is one
    return WorkReview.objects.create(
        entry=entry.pk,
        officer=entry.officer_id,
        day=entry.day,
        account=account,
        reviewer=account.officer_id,
        verdict=verdict,
        reason=reason,
        words=words,
        amendments=entry.amendments,
        decided_at=timezone.now(),
        fact=_tell(entry, account, verdict, reason),
    )


def _tell(entry: WorkEntry, account: Account, verdict: str, reason: str) -> UUID:
    data = {"verdict": verdict, "reason": reason, "amendments": entry.amendments}
    return UUID(append_city_fact("work_reviewed", str(entry.pk), data, officer=_officer(account)).id)


def _officer(account: Account) -> str | None:
    return str(account.officer_id) if account.officer_id else None
