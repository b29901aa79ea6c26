"""What becomes of an exception nobody expected: the world's (the database is away) or ours (an incident with a trace).

Invariants
- A database that does not answer is a 503 with a time to come again, spread so that not everybody comes at once; the log
  has one line of it, no trace.
- Anything else is our mistake: its trace is logged once under an incident number, which the answer names and nothing more.
"""

from __future__ import annotations

import logging
import random
import sys

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sync.server import database_pool, logs, metrics

logger = logging.getLogger("city.failures")

_DATABASE_AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
_COME_AGAIN_S = (3, 15)


def database_away_s(error: BaseException | None) -> int | None:
    """When to come again, in seconds, if this says that the database did not answer; None if it says something else."""
    if not isinstance(error, _DATABASE_AWAY):
        return None
    metrics.database_errors.inc()
    database_pool.look_after_failure()
    logger.warning("the database does not do its work: %s", type(error).__name__)
    return random.randint(*_COME_AGAIN_S)  # noqa: S311 - spreads a crowd


def incident(error: BaseException) -> str:
    """Log the trace; the number to name in the answer."""
    number = logs.request_id.get() or logs.new_request_id()
    metrics.incidents.inc()
    logger.error("unexpected failure", exc_info=error, extra={"incident": number})
    return number


def failed_page(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: for people, wherever they were; below /api/ it is made a problem."""
    error = sys.exc_info()[1]
    wait_s = database_away_s(error)
    if wait_s is not None:
        busy = render(request, "503.html", {"wait_s": wait_s}, status=503)
        busy["Retry-After"] = str(wait_s)
        return busy
    number = incident(error) if error is not None else logs.request_id.get()
    return render(request, "500.html", {"incident": number}, status=500)
