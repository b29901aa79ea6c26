"""Telling a worker that there is something to do: PostgreSQL's NOTIFY, for whoever listens, in whatever process.

Invariants
- What is to be done stands in tables; a lost or swallowed wake-up costs a worker's next look at them and nothing else.
- Waking costs a request next to nothing: after its commit (a NOTIFY inside would make all commits wait for each other),
  at most once in `EVERY_S` a process. So who was woken looks again for a while before he sleeps: see `Bell.wait`.
- Who is woken again and again rests in between: two large looks cost those who serve less than eight small ones.
"""

from __future__ import annotations

import time
from contextlib import suppress

import psycopg
from django.db import DatabaseError, connection

FACTS, PARTS, FOLDED = "balai_facts", "balai_parts", "balai_folded"
EVERY_S = 0.25
REST_S = 0.5
_AWAKE_S = 4 * EVERY_S
_last: dict[str, float] = {}


def wake(channel: str) -> None:
    """Call it after the commit."""
    now = time.monotonic()
    if now - _last.get(channel, float("-inf")) < EVERY_S:
        return
    _last[channel] = now
    with suppress(DatabaseError), connection.cursor() as cursor:
        cursor.execute("select pg_notify(%s, '')", [channel])


class Bell:
    """Hears these channels, on a connection of its own."""

    def __init__(self, *channels: str) -> None:
        own = connection.copy()
        own.ensure_connection()
        self._connection: psycopg.Connection = own.connection
        for channel in channels:
            self._connection.execute(f"listen {channel}")
        self._awake_until = 0.0

    def wait(self, longest_s: float) -> None:
        """Until somebody wakes us or it is time for a look; `REST_S` after a wake-up, which may stand for several."""
        is_awake = time.monotonic() < self._awake_until
        if is_awake:
            time.sleep(REST_S)
        if any(self._connection.notifies(timeout=0 if is_awake else longest_s, stop_after=1)):
            self._awake_until = time.monotonic() + _AWAKE_S
