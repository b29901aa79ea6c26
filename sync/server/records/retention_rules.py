"""Which rule of retention is in force: proposed by one person, approved by another; the newest approved one of a kind counts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from sync.server.records.models import RetentionRule
from sync.server.records.retention_kinds import KINDS

LEAST_DAYS, MOST_DAYS = 7, 36_500


class NotAllowedError(Exception):
    """A sentence for the page."""


def in_force() -> Mapping[str, RetentionRule]:
    """By kind; a kind without one is kept."""
    approved = RetentionRule.objects.exclude(approved_at=None).order_by("approved_at", "proposed_at")
    return {rule.kind: rule for rule in approved if rule.kind in KINDS}


def waiting() -> list[RetentionRule]:
    return list(RetentionRule.objects.filter(approved_at=None, declined_at=None).order_by("-proposed_at"))


@transaction.atomic
def decide(rule: RetentionRule, *, account: str, is_approved: bool) -> None:
    """Once. Raises NotAllowedError."""
    locked = RetentionRule.objects.select_for_update().get(id=rule.id)
    if locked.approved_at is not None or locked.declined_at is not None:
        raise NotAllowedError("Usulan ini sudah diputuskan. Muat ulang halaman.")
    if is_approved and locked.proposed_by == account:
        raise NotAllowedError("Usulan Anda sendiri harus disahkan orang lain.")
    if is_approved:
        locked.approved_by, locked.approved_at = account, timezone.now()
    else:
        locked.declined_by, locked.declined_at = account, timezone.now()
    locked.save()
