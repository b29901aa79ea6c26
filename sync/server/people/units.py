"""Telling kiosks which offices may be asked: change-feed items of kind `unit`, id = unit id, to everybody.

An office that is not asked any more is told once more as closed: what was asked of it before keeps its name.
"""

from __future__ import annotations

from django.db import transaction

from sync.server.fleet import feed
from sync.server.people.models import Unit

KIND = "unit"


@transaction.atomic
def publish(unit: Unit) -> None:
    """To be called after each change of an office."""
    locked = Unit.objects.select_for_update().get(id=unit.id)
    locked.version += 1
    locked.save(update_fields=["version"])
    data = {"name": locked.name, "short": locked.short, "open": locked.is_open}
    feed.publish([feed.Item(feed.EVERYBODY, KIND, str(locked.id), locked.version, data)])
