"""Unlocking: a supervisor lets a locked officer try again at one kiosk, once.

The signed statement names the kiosk, the officer and the eight signs that the kiosk shows for this lock, so it fits no
other. It goes two ways: as a QR before the kiosk's camera, and in the change feed (kind `unlock`, id = officer).
"""

from __future__ import annotations

import re
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sync.protocol.compact import write_compact
from sync.protocol.instant import write_instant
from sync.protocol.patterns import STATUS_CODE
from sync.protocol.statements import UnlockStatement
from sync.server.city_keys import city_keys
from sync.server.fleet import feed
from sync.server.fleet.models import Kiosk
from sync.server.people.models import Officer, Unlock

KIND = "unlock"
LIFETIME = timedelta(hours=24)


class RefusedError(Exception):
    """The officer does not serve the hall of this kiosk, or the challenge is not eight signs of the alphabet."""


def normal_challenge(typed: str) -> str:
    """As the kiosk shows it: upper case, no gaps."""
    return re.sub(r"[\s-]", "", typed).upper()


@transaction.atomic
def unlock(kiosk: Kiosk, officer: Officer, challenge: str, *, issued_by: str) -> tuple[Unlock, str]:
    """What was recorded, and the compact text for the QR. Raises RefusedError."""
    serves = officer.is_active and officer.sites.filter(id=kiosk.site_id).exists()
    if not serves or re.fullmatch(STATUS_CODE, challenge) is None:
        raise RefusedError
    now = timezone.now()
    made = Unlock.objects.create(
        kiosk=kiosk,
        officer=officer,
        challenge=challenge,
        issued_by=issued_by,
        issued_at=now,
        expires_at=now + LIFETIME,
    )
    statement = UnlockStatement(str(kiosk.id), str(officer.id), challenge, write_instant(made.expires_at))
    compact = write_compact(city_keys().state("unlock", statement.to_object()))
    audience = feed.kiosk_audience(str(kiosk.id))
    feed.publish([feed.Item(audience, KIND, str(officer.id), made.pk, {"statement": compact})])
    return made, compact
