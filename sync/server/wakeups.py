"""Telling a worker that there is something to do: PostgreSQL's NOTIFY, for whoever listens, in whatever process.

Invariants
- What is to be done stands in tables; a lost or swallowed wake-up costs a worker's next look at them and nothing else.
- Waking costs a request next to nothing: after its commit (a NOTIFY inside would make all commits wait for each other),
  at most once in `EVERY_S` a process. So who was woken looks again for a while before he sleeps: see `Bell.wait`.
- Who is woken again and again rests in between, the longer the more work there was: one large look costs those who serve
  less than eight small ones, because what a look does for a kiosk costs much the same for one fact as for a hundred.
"""

from __future__ import annotations

import time
from contextlib import suppress

import psycopg
from django.db import DatabaseError, connection

FACTS, PARTS, FOLDED = "balai_facts", "balai_parts", "balai_folded"
EVERY_S = 0.25
REST_S, MOST_REST_S = 0.5, 2.0
_RESTS = 4  # times as long as it worked
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
        self._woke, self._awake_until, self._is_awake = time.monotonic(), 0.0, False

    def wait(self, longest_s: float) -> None:
        """Until somebody wakes us or it is time for a look; after a rest where we were woken, which may stand for several."""
        if self._is_awake:
            time.sleep(rest_s(time.monotonic() - self._woke))
        is_woken = any(self._connection.notifies(timeout=0 if self._is_awake else longest_s, stop_after=1))
        self._woke = time.monotonic()
        if is_woken:
            self._awake_until = self._woke + _AWAKE_S
        self._is_awake = self._woke < self._awake_until


def rest_s(worked_s: float) -> float:
    return min(max(REST_S, _RESTS * worked_s), MOST_REST_S)
