"""A kiosk that is not used any more: its key ends, and nothing else. What is stolen is another matter (`people/stolen_kiosks.py`).

Invariants
- From the commit on nothing signed by the kiosk's key is taken; what it sent stays as it is.
- It comes back with a code issued for it, which opens the next epoch.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from sync.server.fleet.models import Chain, Kiosk


@transaction.atomic
def retire(kiosk: Kiosk) -> bool:
    """False: its key had ended already."""
    now = timezone.now()
    running = Kiosk.objects.filter(id=kiosk.id, revoked_at=None)
    if not running.update(revoked_at=now, revoked_why=Kiosk.RETIRED):
        return False
    Chain.objects.filter(kiosk=kiosk.id, revoked_at=None).update(revoked_at=now)
    return True
