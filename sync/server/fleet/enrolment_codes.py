"""One-time codes that let a technician enrol a kiosk.

Invariants: only the digest is kept; a code is bound to one site (and to one kiosk, when that opens a new epoch), used
once, and good for ten minutes, or thirty days when it was issued for a hall without a line. 12 characters of 31 are 59
bits; guesses are rate-limited at the door.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from sync.protocol.patterns import STATUS_ALPHABET
from sync.server.fleet.models import EnrolmentCode, Kiosk, Site

LENGTH = 12
ONLINE = timedelta(minutes=10)
OFFLINE = timedelta(days=30)


def issue(site: Site, *, issued_by: str, kiosk: Kiosk | None = None, lifetime: timedelta = ONLINE) -> str:
    """The code to tell the technician; it cannot be asked for again."""
    code = "".join(secrets.choice(STATUS_ALPHABET) for _ in range(LENGTH))
    now = timezone.now()
    EnrolmentCode.objects.create(
        digest=digest(code),
        site=site,
        kiosk=kiosk,
        issued_by=issued_by,
        issued_at=now,
        expires_at=now + lifetime,
    )
    return code


def digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
