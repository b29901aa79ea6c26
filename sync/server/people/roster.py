"""Telling kiosks which officers may sign in: change-feed items of kind `roster`, id = officer id.

Invariants
- A hall gets the officers of that hall only: a stolen kiosk gives up few PIN hashes.
- An officer who no longer serves a hall is told to that hall once more, without PIN hash, badge or code and without the
  hall in `sites`; the kiosk drops him. The same when he is not active any more.
- A PIN is never known here, only its peppered hash; officers choose it at a kiosk, with a one-time code (`activations`).
- An activation is told while it is open, its hash only.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sync.protocol.instant import write_instant
from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.people.models import ActivationCode, Officer
from sync.server.pin_pepper import pin_pepper
from sync.trust.pins import hash_pin

KIND = "roster"


@transaction.atomic
def set_pin(officer: Officer, pin: str) -> None:
    """Saves and tells; an open code ends. Raises ValueError unless it is 4 to 12 digits."""
    officer.pin_hash, officer.pin_reset_at = hash_pin(pin, pin_pepper()), timezone.now()
    officer.save(update_fields=["pin_hash", "pin_reset_at"])
    open_codes(officer).update(withdrawn_at=officer.pin_reset_at)
    publish(officer)


@transaction.atomic
def publish(officer: Officer) -> None:
    """Tell what is true now; to be called after each change of an officer or of the halls he serves."""
    locked = Officer.objects.select_for_update().get(id=officer.id)
    locked.version += 1
    locked.save(update_fields=["version"])
    officer.version = locked.version
    serving = [str(site.id) for site in locked.sites.all()] if locked.is_active else []
    told = FeedItem.objects.filter(kind=KIND, item_id=str(locked.id)).values_list("audience", flat=True)
    audiences = {feed.site_audience(site) for site in serving}
    here, left = _data(locked, serving), _data_of_one_who_left(locked, serving)
    feed.publish([_item(locked, audience, here) for audience in sorted(audiences)])
    feed.publish([_item(locked, audience, left) for audience in sorted(set(told) - audiences)])


@transaction.atomic
def retire(officer: Officer) -> None:
    """He is no officer any more; if he comes back, it is without PIN, badge and code."""
    locked = Officer.objects.select_for_update().get(id=officer.id)
    locked.is_active, locked.pin_hash, locked.badge, locked.badge_expires = False, "", None, None
    locked.pin_reset_at = timezone.now()
    locked.save(update_fields=["is_active", "pin_hash", "badge", "badge_expires", "pin_reset_at"])
    open_codes(locked).update(withdrawn_at=locked.pin_reset_at)
    publish(locked)
    officer.refresh_from_db()


def open_codes(officer: Officer) -> QuerySet[ActivationCode]:
    """Neither used nor withdrawn; perhaps expired."""
    return officer.activation_codes.filter(used_at=None, withdrawn_at=None)


def _item(officer: Officer, audience: str, data: Mapping[str, object]) -> feed.Item:
    return feed.Item(audience, KIND, str(officer.id), officer.version, data)


def _data(officer: Officer, sites: list[str]) -> dict[str, object]:
    code = open_codes(officer).filter(expires_at__gt=timezone.now()).first()
    return {
        "officer": str(officer.id),
        "name": officer.name,
        "title": officer.title,
        "pin_hash": officer.pin_hash,
        "sites": sites,
        "badge": str(officer.badge) if officer.badge else "",
        "badge_version": officer.badge_version,
        "activation": code and {"id": str(code.id), "hash": code.hash, "expires": write_instant(code.expires_at)},
    }


def _data_of_one_who_left(officer: Officer, sites: list[str]) -> dict[str, object]:
    return {**_data(officer, sites), "pin_hash": "", "badge": "", "activation": None}
