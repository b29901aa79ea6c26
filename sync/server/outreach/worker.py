"""The worker of what concerns residents outside the hall: photos and uploads that are over, old counters, the outbox.

Invariants
- It may die anywhere: what is to be done stands in the database. A failure is logged and tried again with the next round.
- Without a gateway no message is made, and the place in the feed is not kept: a city that switches it on tells no old news.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import connection

from sync.server.outreach import gateway, messages, papers, uploads
from sync.server.outreach.models import OutboxPlace
from sync.server.public import lookup, rates

logger = logging.getLogger(__name__)

_EVERY_S = 30.0
_HOUSEKEEPING_S = 600.0


def work() -> None:
    """Until it is killed."""
    kept_house_at = float("-inf")
    while True:
        if time.monotonic() - kept_house_at > _HOUSEKEEPING_S and _quietly(keep_house):
            kept_house_at = time.monotonic()
        _quietly(tell)
        time.sleep(_EVERY_S)


def keep_house() -> None:
    papers.settle_all()
    uploads.sweep()
    rates.forget_before(lookup.LONGEST_S)


def tell() -> None:
    way = gateway.configured()
    if way is None:
        OutboxPlace.objects.all().delete()
        return
    messages.note_news()
    messages.send_due(way)


def _quietly(step: Callable[[], None]) -> bool:
    """Whether it went well."""
    try:
        step()
    except Exception:
        connection.close()  # whatever became of it, the next round begins with a new one
        logger.exception("a round of what residents are told failed; it is tried again")
        return False
    return True
