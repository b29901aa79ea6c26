"""Telling kiosks which officers may sign in: change-feed items of kind `roster`, id = officer id.

Invariants
- A hall gets the officers of that hall only: a stolen kiosk gives up few PIN hashes.
- An officer who no longer serves a hall is told to that hall once more, without PIN hash and without the hall in `sites`;
  the kiosk drops him. The same when he is not active any more.
- A PIN is never known here, only its hash; the first one is handed over in person.
"""

from __future__ import annotations

from django.db import transaction

from sync.server.fleet import feed
from sync.server.fleet.models import FeedItem
from sync.server.people.models import Officer
from sync.trust.pins import hash_pin

KIND = "roster"


def set_pin(officer: Officer, pin: str) -> None:
    """Saves and tells. Raises ValueError unless it is 4 to 12 digits."""
    officer.pin_hash = hash_pin(pin)
    officer.save(update_fields=["pin_hash"])
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
    feed.publish([_item(locked, audience, serving) for audience in sorted(audiences)])
    feed.publish([_item(locked, audience, serving, left=True) for audience in sorted(set(told) - audiences)])


def _item(officer: Officer, audience: str, sites: list[str], *, left: bool = False) -> feed.Item:
    data = {
        "officer": str(officer.id),
        "name": officer.name,
        "title": officer.title,
        "pin_hash": "" if left else officer.pin_hash,
        "sites": sites,
    }
    return feed.Item(audience, KIND, str(officer.id), officer.version, data)
