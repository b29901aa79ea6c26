"""The connections of a serving process to PostgreSQL: a pool that many threads share.

Invariants
- A thread holds a connection from its first question to the end of its request, or until it begins to wait for news. So
  hundreds of threads may wait at the door, and PostgreSQL sees as many connections as there is work.
- A connection is not tried out before each request, which would be one wait more. After one failed, all are looked at.
"""

from __future__ import annotations

import threading
import time
from typing import Any

from django.db import connection, connections

GIVEN_WITHIN_S = 5.0
_LOOK_EVERY_S = 1.0
_lock = threading.Lock()
_looked_at = 0.0


def use(most: int) -> None:
    """In a worker, before it serves: at most so many connections from this process."""
    connections.close_all()
    database: dict[str, Any] = connections.settings["default"]
    database["CONN_MAX_AGE"] = 0
    database["CONN_HEALTH_CHECKS"] = False
    database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": most, "timeout": GIVEN_WITHIN_S, "max_idle": 600}


def look_after_failure() -> None:
    """A connection was broken: so are probably the others. Those that are go, in the background."""
    global _looked_at  # noqa: PLW0603 - one pool a process
    pool = getattr(connection, "pool", None)
    with _lock:
        if pool is None or time.monotonic() - _looked_at < _LOOK_EVERY_S:
            return
        _looked_at = time.monotonic()
    threading.Thread(target=pool.check, name="pool-check", daemon=True).start()
