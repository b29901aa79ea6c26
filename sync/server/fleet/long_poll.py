"""Waiting for news without taking all threads: only so many may wait in a process, everyone else is answered at once.

Who waits gives back the slot of its lane and its database connection, and is answered at once when the process stops.
The caller tells by `Preference-Applied` (RFC 7240) whether it waited, so an agent knows to pause by itself when not.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import close_old_connections

from sync.server.door import stopping
from sync.server.door.visit import give_back_slot

MOST_WAITING = 24
MOST_WAIT_S = 25
_LOOK_EVERY_S = 0.5
_places = threading.BoundedSemaphore(MOST_WAITING)


def wait_for(has_news: Callable[[], bool], wait_s: int) -> bool:
    """Whether it was allowed to wait; returns as soon as there is news, or when the time is over."""
    if wait_s <= 0 or not _places.acquire(blocking=False):
        return False
    try:
        give_back_slot()
        until = time.monotonic() + min(wait_s, MOST_WAIT_S)
        while not has_news() and time.monotonic() < until and not stopping.begun.is_set():
            close_old_connections()
            stopping.begun.wait(min(_LOOK_EVERY_S, max(0.0, until - time.monotonic())))
    finally:
        _places.release()
    return True
