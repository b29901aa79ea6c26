"""Badges: the signed QR that says who an officer is. It opens nothing without the PIN.

Invariants
- The id of a badge is random and new with each issue: a lost badge stops counting when the roster names another, or none.
- A badge counts for at most 90 days. Renewing keeps its id, so a card that is still about runs out on its own day.
- Only an active officer has a badge.
"""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from sync.protocol.compact import write_compact
from sync.protocol.statements import BadgeStatement
from sync.rules.indonesian import JAKARTA
from sync.server.city_keys import city_keys
from sync.server.people import roster
from sync.server.people.models import Officer

LIFETIME = timedelta(days=90)


class NoBadgeError(Exception):
    """An officer who is not active gets no badge."""


@transaction.atomic
def hand_out(officer: Officer, *, replace: bool = False) -> str:
    """The compact text of a badge good for 90 days: the present one renewed, or a new one. Raises NoBadgeError.

    `replace` ends the present one: it was lost.
    """
    locked = Officer.objects.select_for_update().get(id=officer.id)
    if not locked.is_active:
        raise NoBadgeError
    locked.badge_expires = _today() + LIFETIME
    is_new = replace or locked.badge is None
    if is_new:
        locked.badge = uuid.uuid4()
        locked.badge_version += 1
    locked.save(update_fields=["badge", "badge_version", "badge_expires"])
    if is_new:
        roster.publish(locked)
    officer.refresh_from_db()
    return _statement(locked, locked.badge_expires)


@transaction.atomic
def revoke(officer: Officer) -> None:
    locked = Officer.objects.select_for_update().get(id=officer.id)
    locked.badge = locked.badge_expires = None
    locked.save(update_fields=["badge", "badge_expires"])
    roster.publish(locked)
    officer.refresh_from_db()


def is_current(officer: Officer) -> bool:
    return officer.badge_expires is not None and officer.badge_expires >= _today()


def _statement(officer: Officer, expires: date) -> str:
    statement = BadgeStatement(str(officer.badge), str(officer.id), expires.isoformat(), officer.badge_version)
    return write_compact(city_keys().state("badge", statement.to_object()))


def _today() -> date:
    return timezone.now().astimezone(JAKARTA).date()
