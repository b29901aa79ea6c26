"""One-time codes with which an officer chooses a PIN at a kiosk: the first, or another after a reset.

Invariants
- Nobody at the city ever learns a PIN: giving a code empties the present one, and what comes back is a hash.
- A code is shown once and kept as a hash, made with the pepper like a PIN's. It is good for seven days and one use.
- At most one code of an officer is open; a new one withdraws the one before.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sync.server.people import roster
from sync.server.people.models import ActivationCode, Officer
from sync.server.pin_pepper import pin_pepper
from sync.trust.pins import hash_pin

DIGITS = 8
LIFETIME = timedelta(days=7)


class NotActiveError(Exception):
    """An officer who is not active gets no code."""


@transaction.atomic
def give(officer: Officer, *, issued_by: str) -> str:
    """The code to hand over in person; it cannot be asked for again. The present PIN ends. Raises NotActiveError."""
    locked = Officer.objects.select_for_update().get(id=officer.id)
    if not locked.is_active:
        raise NotActiveError
    code, now = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}", timezone.now()
    roster.open_codes(locked).update(withdrawn_at=now)
    ActivationCode.objects.create(
        officer=locked,
        hash=hash_pin(code, pin_pepper()),
        issued_by=issued_by,
        issued_at=now,
        expires_at=now + LIFETIME,
    )
    locked.pin_hash, locked.pin_reset_at = "", now
    locked.save(update_fields=["pin_hash", "pin_reset_at"])
    roster.publish(locked)
    officer.refresh_from_db()
    return code
