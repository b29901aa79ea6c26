"""The connections of a serving process to PostgreSQL: a pool that many threads share.

Invariants
- A thread holds a connection from its first question to the end of its request, or until it begins to wait for news. So
  hundreds of threads may wait at the door, and PostgreSQL sees as many connections as there is work.
- A connection is not tried out before each request, which would be one wait more. After one failed, all are looked at.
- What a busy request asks (`row_of`, `rows_of`) goes past Django's cursor and is prepared: composing it through Django and
  planning it anew took as long as the rest of a photo's work.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import connection, connections

Values = Sequence[Any] | Mapping[str, Any]

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
    # Django says None, which forbids what `rows_of` asks for; its own cursors bind in the client and never prepare.
    database["OPTIONS"]["prepare_threshold"] = _PREPARED_AFTER
    database["OPTIONS"]["pool"] = {"min_size": 1, "max_size": most, "timeout": GIVEN_WITHIN_S, "max_idle": 600}


def row_of(statement: str, values: Values) -> tuple[Any, ...] | None:
    """The first row of this statement, see `rows_of`."""
    return next(iter(rows_of(statement, values)), None)


def rows_of(statement: str, values: Values) -> list[tuple[Any, ...]]:
    """All rows of this statement, none of one that gives none: in the present transaction where there is one, else in one
    of its own.

    Raises what Django's cursor raises.
    """
    pool = getattr(connection, "pool", None)
    if pool is None:  # a test or a command
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return _rows(cursor)
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        if connection.connection is not None or connection.in_atomic_block:
            connection.ensure_connection()
            return _prepared(connection.connection, statement, values)
        pool.open()
        given = pool.getconn()
        try:
            return _prepared(given, statement, values)
        finally:
            pool.putconn(given)


def _prepared(given: psycopg.Connection[Any], statement: str, values: Values) -> list[tuple[Any, ...]]:
    return _rows(psycopg.Cursor(given).execute(statement, values, prepare=True))


def _rows(cursor: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
    return rows


def look_after_failure() -> None:
    """A connection was broken: so are probably the others. Those that are go, in the background."""
    global _looked_at  # noqa: PLW0603 - one pool a process
    pool = getattr(connection, "pool", None)
    with _lock:
        if pool is None or time.monotonic() - _looked_at < _LOOK_EVERY_S:
            return
        _looked_at = time.monotonic()
    threading.Thread(target=pool.check, name="pool-check", daemon=True).start()
