"""A superior answers an application; a refusal may be appealed against, and somebody else decides that.

Invariants
- Nobody answers their own application, and who refused does not decide the appeal.
- Who does not meet the conditions is not approved here, only by an upheld appeal. A post that serves residents is not given days
  elsewhere by anybody as long as it stands so in the appointments.
- No answer leaves fewer on site than the unit's minimum: days that are full are named, and left out only when the superior says so.
- Approvals of one unit come one after the other, so that two of them never fill the same last place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from sync.rules.flexible import Rule
from sync.server.flexible import rotas, words
from sync.server.flexible.applying import days_of, plain, today
from sync.server.flexible.models import Appeal, Application, FlexibleDay, Step
from sync.server.flexible.refusing import NotPossibleError
from sync.server.flexible.regions import rule_of
from sync.server.flexible.track import post_on
from sync.server.people.models import Account, Unit
from sync.server.publishing.calendar import calendar_in_force

DECIDE, DECIDE_APPEAL = "flexible.decide_application", "flexible.decide_appeal"


@transaction.atomic
def approve(
    application: Application, account: Account, *, comment: str = "", only_free: bool, now: datetime
) -> Sequence[date]:
    """`only_free`: days on which the unit is full are left out. The days that were given. Raises NotPossibleError."""
    held = _held(application, account)
    if held.recommendation == "not_eligible":
        raise NotPossibleError("Syaratnya belum terpenuhi, jadi tidak dapat disetujui. Kembalikan atau jawab tidak.")
    given = _give(held, only_free=only_free, now=now)
    _close(held, "approved", account, comment, now)
    return given


@transaction.atomic
def answer_no(application: Application, account: Account, *, kind: str, comment: str, now: datetime) -> None:
    """`kind`: returned (the officer may change it) or refused (the officer may appeal). Raises NotPossibleError."""
    assert kind in {"returned", "refused"}
    held = _held(application, account)
    _close(held, kind, account, plain(comment, "Tulis alasannya agar petugas tahu apa yang harus diperbaiki."), now)


@transaction.atomic
def decide_appeal(appeal: Appeal, account: Account, *, upheld: bool, comment: str, now: datetime) -> Sequence[date]:
    """The days that were given; none when it is rejected. Raises NotPossibleError."""
    held = Appeal.objects.select_for_update().select_related("application__officer").get(pk=appeal.pk)
    application = held.application
    if held.state != "open":
        raise NotPossibleError("Banding ini sudah diputus.")
    _refuse_own(application, account)
    if account.get_username() == application.decided_by:
        raise NotPossibleError("Banding diputus orang lain daripada yang menjawab pengajuannya.")
    reason = plain(comment, "Tulis alasan putusan banding.")
    given = _give(application, only_free=True, now=now) if upheld else ()
    held.state, held.decided_by, held.decided_at = "upheld" if upheld else "rejected", account.get_username(), now
    held.save()
    if upheld:
        application.state = "approved"
        application.save(update_fields=["state"])
    _note(application, held.state, account, reason, now)
    return given


@transaction.atomic
def recall(day: FlexibleDay, account: Account, *, reason: str, now: datetime) -> None:
    """Called to the office on a day that was given. Raises NotPossibleError."""
    held = FlexibleDay.objects.select_for_update().select_related("application__officer").get(pk=day.pk)
    _refuse_own(held.application, account)
    if held.recalled_at is not None or held.day < today(now):
        raise NotPossibleError("Hari ini sudah lewat atau sudah dipanggil ke kantor.")
    told = plain(reason, "Tulis mengapa petugas dipanggil ke kantor.")
    held.recalled_at = now
    held.save(update_fields=["recalled_at"])
    _note(held.application, "recalled", account, f"{words.full_days([held.day])}: {told}"[:200], now)


def full_days(application: Application, days: Sequence[date]) -> tuple[date, ...]:
    """On which the unit already has as many elsewhere as it may."""
    if application.officer.unit_id is None:
        return ()
    return rotas.full_days(application.officer, days)


def _held(application: Application, account: Account) -> Application:
    held = Application.objects.select_for_update(of=("self",)).select_related("officer").get(pk=application.pk)
    if held.state != "asked":
        raise NotPossibleError("Pengajuan ini sudah dijawab atau dibatalkan. Muat ulang halamannya.")
    _refuse_own(held, account)
    return held


def _refuse_own(application: Application, account: Account) -> None:
    if account.officer_id == application.officer_id:
        raise NotPossibleError("Pengajuan sendiri dijawab orang lain.")


def _give(application: Application, *, only_free: bool, now: datetime) -> Sequence[date]:
    officer = application.officer
    rule = _rule(application, now)
    if officer.unit_id is not None:
        Unit.objects.select_for_update().get(pk=officer.unit_id)
    days = days_of(application, rule, calendar_in_force(), after=today(now))
    full = full_days(application, days)
    if full and not only_free:
        raise NotPossibleError(f"Hari yang sudah penuh: {words.full_days(full)}. Centang bila hari itu boleh dilewati.")
    given = [day for day in days if day not in full]
    if not given:
        raise NotPossibleError("Tidak ada hari yang masih dapat diberikan. Kembalikan agar petugas memilih hari lain.")
    FlexibleDay.objects.bulk_create(
        FlexibleDay(officer=officer, day=day, application=application, place=application.place) for day in given
    )
    return given


def _rule(application: Application, now: datetime) -> Rule:
    day = max(application.begins, today(now))
    rule = rule_of(application.officer, day)
    if rule is None or rule.standing != "allowed" or rule.pattern(application.pattern) is None:
        raise NotPossibleError("Aturannya sudah berganti dan pola ini tidak ada lagi. Kembalikan agar diajukan lagi.")
    if not rule.public_posts and post_on(application.officer, day) == "public":
        raise NotPossibleError(
            "Jabatannya tercatat melayani warga langsung. Bila itu keliru, betulkan jabatannya dulu."
        )
    return rule


def _close(application: Application, kind: str, account: Account, comment: str, now: datetime) -> None:
    application.state, application.decided_by, application.decided_at = kind, account.get_username(), now
    application.save(update_fields=["state", "decided_by", "decided_at"])
    _note(application, kind, account, plain(comment, "-") if comment.strip() else "", now)


def _note(application: Application, kind: str, account: Account, words_: str, now: datetime) -> None:
    Step.objects.create(application=application, kind=kind, by=account.get_username(), at=now, words=words_)
