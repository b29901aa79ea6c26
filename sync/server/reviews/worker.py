"""The worker that looks for hints when facts or parts came in, so that no kiosk waits for it.

Invariants
- It may die anywhere: what is due stands in the database, and is done at the next start or by another process.
- A failure is logged and tried again later.
- While read models are made anew it waits: a presence that is not there yet would be judged by half a week.
"""

from __future__ import annotations

import logging
import time

from django.db import connection

from sync.server import projector, wakeups
from sync.server.reviews import work as hints

logger = logging.getLogger(__name__)

_LOOK_EVERY_S = 5.0
_HOUSEKEEPING_S = 3600.0


def work() -> None:
    """Until it is killed."""
    bell, kept_house_at = wakeups.Bell(wakeups.PARTS, wakeups.FOLDED), float("-inf")
    while True:
        is_time = time.monotonic() - kept_house_at > _HOUSEKEEPING_S
        if not projector.rebuilding().exists() and _round(is_housekeeping=is_time) and is_time:
            kept_house_at = time.monotonic()
        bell.wait(_LOOK_EVERY_S)


def _round(*, is_housekeeping: bool) -> bool:
    """Whether it went well."""
    try:
        if is_housekeeping:
            hints.keep_house()
        hints.run_due()
    except Exception:
        connection.close()  # whatever became of it, the next round begins with a new one
        logger.exception("looking for hints failed; it is tried again")
        return False
    return True
