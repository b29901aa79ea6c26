"""A thread of the serving process that looks for hints when facts or parts came in, so that no kiosk waits for it.

Invariants
- Only `wsgi.py` starts it: commands and tests do the same work by calling `work.run_due()`.
- It may die anywhere: what is due stands in the database, and is done at the next start or by another process.
- A failure is logged and tried again later; it never reaches a request.
"""

from __future__ import annotations

import logging
import threading
import time

logger = logging.getLogger(__name__)

_PAUSE_S = 1.0  # so that a burst of uploads is one round, not many
_LOOK_ANYWAY_S = 60.0  # another process may have died with work left
_HOUSEKEEPING_S = 3600.0
_news = threading.Event()


def kick() -> None:
    """There may be something to do. Costs nothing where nobody listens."""
    _news.set()


def start() -> None:
    threading.Thread(target=_run, name="reviews", daemon=True).start()


def _run() -> None:
    kept_house_at = float("-inf")
    while True:
        _news.clear()
        is_time = time.monotonic() - kept_house_at > _HOUSEKEEPING_S
        if _round(is_housekeeping=is_time) and is_time:
            kept_house_at = time.monotonic()
        time.sleep(_PAUSE_S)
        _news.wait(_LOOK_ANYWAY_S)


def _round(*, is_housekeeping: bool) -> bool:
    """Whether it went well."""
    from django.db import close_old_connections

    from sync.server.reviews import work

    try:
        close_old_connections()
        if is_housekeeping:
            work.keep_house()
        work.run_due()
    except Exception:
        logger.exception("looking for hints failed; it is tried again")
        return False
    return True
