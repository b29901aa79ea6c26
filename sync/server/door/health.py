"""`/health`: is this process alive, and can it do its work? For a load balancer; without authentication, without detail.

Invariants
- `/health/live` asks nothing of anybody. `/health` (ready) asks the database and the store of parts, within `WITHIN_S`; one
  look at a time, whatever number of balancers ask, and its answer counts for a second.
- A process that is stopping is not ready, so that a balancer sends it nothing more.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLongError

from sync.server.door import stopping

WITHIN_S = 2.0
_COUNTS_FOR_S = 1.0
_NOTHING = "0" * 64

Look = Callable[[], object]


class Health:
    """`looks` are what readiness means, each raising or returning False when it is not so."""

    def __init__(self, looks: Mapping[str, Look]) -> None:
        self._looks = looks
        self._lock = threading.Lock()
        self._executor = ThreadPoolExecutor(max_workers=len(looks), thread_name_prefix="health")
        self._under_way: dict[str, Future[bool]] = {}
        self._known: tuple[float, dict[str, bool]] = (float("-inf"), {})

    def ready(self) -> dict[str, bool]:
        """What was looked at and whether it answered, `serving` among it."""
        with self._lock:
            looked_at, known = self._known
            if time.monotonic() - looked_at > _COUNTS_FOR_S:
                known = self._look()
                self._known = (time.monotonic(), known)
        return {"serving": not stopping.begun.is_set(), **known}

    def _look(self) -> dict[str, bool]:
        until = time.monotonic() + WITHIN_S
        for name, look in self._looks.items():
            # One that hangs since the last time is asked no second time: threads would pile up behind a dead disk.
            if name not in self._under_way or self._under_way[name].done():
                self._under_way[name] = self._executor.submit(_answers, look)
        return {name: self._in_time(name, until) for name in self._looks}

    def _in_time(self, name: str, until: float) -> bool:
        try:
            return self._under_way[name].result(timeout=max(0.0, until - time.monotonic()))
        except TooLongError:
            return False


def _answers(look: Look) -> bool:
    try:
        return look() is not False
    except Exception:  # noqa: BLE001 - whatever it is, it does not answer
        return False


def database_answers() -> None:
    from django.db import close_old_connections, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    finally:
        close_old_connections()


def parts_answer() -> bool:
    from django.conf import settings

    from sync.server.ingest.parts_store import parts_store

    parts_store().holds(_NOTHING)
    # A shared folder that is not mounted answers like an empty one.
    return bool(os.environ.get("BALAI_CITY_PARTS")) or settings.CITY.parts.is_dir()
