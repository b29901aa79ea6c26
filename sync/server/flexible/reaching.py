"""Reaching somebody who works elsewhere: a superior tries, the answer is noted, and how long it took is told. No number is kept.

Rules, and where they come from
- Who works elsewhere answers messages and calls of superiors and colleagues (SE Sekda 000.8.3/3415/436.3.2/2025); within how many minutes
  the region's rule says, and the contact keeps what was asked when it was made.
- Only in working hours, outside the break, on a day that was given.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from sync.rules.flexible_proof import ContactStanding, contact_standing
from sync.rules.working_time import break_of
from sync.server.flexible.applying import today
from sync.server.flexible.days import standing_days
from sync.server.flexible.models import Contact
from sync.server.flexible.refusing import NotPossibleError
from sync.server.flexible.regions import rule_of
from sync.server.people.models import Account, Officer
from sync.server.publishing.calendar import calendar_in_force


@transaction.atomic
def call(officer: Officer, way: str, account: Account, now: datetime) -> Contact:
    """One that waits for an answer is the same one. Raises NotPossibleError."""
    held = Officer.objects.select_for_update().get(pk=officer.pk)
    if account.officer_id == held.pk:
        raise NotPossibleError("Yang menghubungi adalah orang lain daripada petugasnya.")
    day, calendar = today(now), calendar_in_force()
    rule = rule_of(held, day)
    if rule is None or not standing_days(day, day, [held.pk]).exists():
        raise NotPossibleError("Petugas ini tidak bekerja di luar kantor hari ini.")
    if not calendar.is_working_time(now) or break_of(day, calendar).holds(now):
        raise NotPossibleError("Di luar jam kerja atau saat istirahat petugas tidak wajib menjawab.")
    waiting = Contact.objects.filter(officer=held, day=day, answered_at=None).first()
    if waiting is not None and standing(waiting, now) == "waiting":
        return waiting
    return Contact.objects.create(
        officer=held, day=day, way=way, within_min=rule.reach_min, called_by=account.get_username(), called_at=now
    )


@transaction.atomic
def answer(contact: Contact, *, by: str, now: datetime) -> Contact:
    """By the officer, or noted by who called; the first one stays. Raises NotPossibleError."""
    held = Contact.objects.select_for_update().get(pk=contact.pk)
    if held.answered_at is None:
        if today(now) != held.day:
            raise NotPossibleError("Harinya sudah lewat. Bila Anda menjawab waktu itu, sampaikan kepada atasan.")
        held.answered_at, held.answered_by = now, by
        held.save(update_fields=["answered_at", "answered_by"])
    return held


def standing(contact: Contact, now: datetime) -> ContactStanding:
    return contact_standing(timedelta(minutes=contact.within_min), contact.called_at, contact.answered_at, now)


def last_contacts(officers: Collection[UUID], day: date) -> Mapping[UUID, Contact]:
    """The last of each on that day."""
    rows = Contact.objects.filter(officer__in=officers, day=day).order_by("called_at")
    return {row.officer_id: row for row in rows}
