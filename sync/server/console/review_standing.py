"""What an account is told of how far a presence was judged. The rule of the blind second look is `reviews.judging`."""

from __future__ import annotations

from uuid import UUID

from django.utils.safestring import SafeString

from sync.server.console.icons import chip
from sync.server.console.review_words import VERDICTS
from sync.server.people.models import Account
from sync.server.reviews import deciding
from sync.server.reviews.models import ReviewCase

DECIDE = "reviews.decide_presence"
_TONES = {"confirmed": ("check", "ok"), "rejected": ("warn", "harm")}
_WEIGHTS = {1: ("Lihat", "info", "plain"), 2: ("Perhatikan", "eye", "attention"), 3: ("Periksa dulu", "warn", "harm")}


def why(case: ReviewCase) -> SafeString:
    """Why somebody is to look at it."""
    if not case.is_flagged:
        return chip("Terpilih acak", "info", "plain")
    return chip(*_WEIGHTS.get(case.weight, _WEIGHTS[1]))


def state_chip(case: ReviewCase, *, knows: bool) -> SafeString:
    """`knows`: may be told of the judgements so far."""
    if case.state == "closed" or (case.state == "second" and knows):
        return chip(VERDICTS[case.outcome], *_TONES[case.outcome])
    if case.state in {"open", "second"}:
        return chip("Perlu diperiksa", "eye", "attention")
    return chip(case.get_state_display(), "info" if case.state == "asked" else "warn", "attention")


def knows(case: ReviewCase, account: Account) -> bool:
    return not account.has_perm(DECIDE) or deciding.may_see_judgements(case, account)


def untold_kinds(presence: UUID, account: Account) -> tuple[str, ...]:
    """Kinds of facts that the presence's page leaves out for this account."""
    case = ReviewCase.objects.filter(pk=presence).first()
    return () if case is None or knows(case, account) else ("presence_reviewed",)


def words_are_told(presence: UUID) -> bool:
    """Whether what reviewers wrote is listed with the presence: not while a second look is awaited, for nobody."""
    return not ReviewCase.objects.filter(pk=presence, state="second").exists()
