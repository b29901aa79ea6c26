"""The connections of a serving process to PostgreSQL: a pool that many threads share.

Invariants
- A thread holds a connection from its first question to the end of its request, or until it begins to wait for news. So
  hundreds of threads may wait at the door, and PostgreSQL sees as many connections as there is work.
- A connection is not tried out before each request, which would be one wait more. After one failed, all are looked at.
- The one statement that a busy request asks (`row_of`) goes straight to the pool and is prepared there: composing it through
  Django and planning it anew took as long as the rest of the request's work.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connection, connections

GIVEN_WITHIN_S = 5.0
_LOOK_EVERY_S = 1.0
_PREPARED_AFTER = 5
_lock = threading.Lock()
_looked_at = 0.0


def use(most: int) -> None:
    """In a worker, before it serves: at most so many connections from this process."""
    connections.close_all()
    database: dict[str, Any] = connections.settings["default"]
    database["CONN_MAX_AGE"] = 0
    database["CONN_HEALTH_CHECKS"] = False
    # Django says None, which forbids what `row_of` asks for; its own cursors bind in the client and never prepare.
    database["OPTIONS"]["prepare_threshold"] = _PREPARED_AFTER
    database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": most, "timeout": GIVEN_WITHIN_S, "max_idle": 600}


def row_of(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of this statement: in the present transaction where there is one, else in one of its own.

    Raises what Django's cursor raises.
    """
    pool = getattr(connection, "pool", None)
    if pool is None or connection.connection is not None:  # a test or a command; a request that asks more than this
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            row: tuple[Any, ...] | None = cursor.fetchone()
            return row
    with connection.wrap_database_errors:
        pool.open()
        given = pool.getconn()
        try:
            return psycopg.Cursor(given).execute(statement, values, prepare=True).fetchone()
        finally:
            pool.putconn(given)


def look_after_failure() -> None:
    """A connection was broken: so are probably the others. Those that are go, in the background."""
    global _looked_at  # noqa: PLW0603 - one pool a process
    pool = getattr(connection, "pool", None)
    with _lock:
        if pool is None or time.monotonic() - _looked_at < _LOOK_EVERY_S:
            return
        _looked_at = time.monotonic()
    threading.Thread(target=pool.check, name="pool-check", daemon=True).start()
