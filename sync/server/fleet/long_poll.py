"""Waiting for news without taking all threads: only so many may wait, everyone else is answered at once.

The caller tells by `Preference-Applied` (RFC 7240) whether it waited, so an agent knows to pause by itself when not.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

MOST_WAITING = 8
MOST_WAIT_S = 25
_LOOK_EVERY_S = 0.5
_places = threading.BoundedSemaphore(MOST_WAITING)


def wait_for(has_news: Callable[[], bool], wait_s: int) -> bool:
    """Whether it was allowed to wait; returns as soon as there is news, or when the time is over."""
    if wait_s <= 0 or not _places.acquire(blocking=False):
        return False
    try:
        until = time.monotonic() + min(wait_s, MOST_WAIT_S)
        while not has_news() and time.monotonic() < until:
            time.sleep(min(_LOOK_EVERY_S, max(0.0, until - time.monotonic())))
    finally:
        _places.release()
    return True
