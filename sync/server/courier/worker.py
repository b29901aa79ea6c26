"""The worker that reads bundles, one at a time, each in a child process with bounds of its own.

Invariants
- What is to be read stands in the database: the worker and its child may be killed anywhere, and the next goes on.
- A bundle that takes too much time or memory is refused (413.3). One whose import dies of something else is tried again
  later, more and more seldom, and refused (500.1) at last: no file stops those behind it.
- Without the city's identity nothing is read; bundles wait, and the console says so.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from sync.server import wakeups, workers
from sync.server.courier import arrivals, importing
from sync.server.courier.models import CourierBundle

logger = logging.getLogger(__name__)

LOOK_EVERY_S = 30.0  # a wake-up may be lost
MOST_MEMORY_BYTES = 1024**3
MOST_CPU_S = 15 * 60
MOST_WALL_S = 2 * 3600.0
MOST_FAILURES = 8
FIRST_VOLUME_WITHIN = timedelta(days=30)
_RETRY_AFTER = timedelta(seconds=30)  # times the square of the failures
_SWEEP_EVERY_S = 3600.0
_TOO_MUCH, _TAKEN = 3, 4  # exit codes: it cost too much; another process reads it


def work() -> None:
    """Until it is killed."""
    bell = wakeups.Bell(arrivals.CHANNEL)
    swept_at, strays = float("-inf"), set[str]()
    while True:
        if time.monotonic() - swept_at >= _SWEEP_EVERY_S:
            swept_at, strays = time.monotonic(), _kept_house(strays)
        if not run_due():
            bell.wait(LOOK_EVERY_S)


def run_due() -> int:
    """Read what is due now; how many bundles that were."""
    identity = identity_file()
    if not identity.exists():
        return 0
    return sum(run(sha256, identity) for sha256 in _due())


def identity_file() -> Path:
    """The city's own identity; an operator may keep it elsewhere and give it to `cityserver courier in`."""
    path: Path = settings.CITY.keys / "city.agekey"
    return path


def run(sha256: str, identity: Path) -> bool:
    """Import one bundle in a child process, and note how that ended. False: another process is reading it."""
    connections.close_all()  # a connection that both have would mix up their answers
    child = multiprocessing.get_context("fork").Process(target=_import, args=(sha256, identity, os.getpid()))
    child.start()
    child.join(MOST_WALL_S)
    is_late = child.exitcode is None
    if is_late:
        child.kill()
        child.join()
    if child.exitcode not in {0, _TAKEN}:
        _failed(sha256, is_too_much=is_late or child.exitcode in {_TOO_MUCH, -signal.SIGXCPU})
    return child.exitcode != _TAKEN


def _import(sha256: str, identity: Path, parent: int) -> None:
    """In the child."""
    threading.Thread(target=workers.end_with, args=(parent,), name="parent-watch", daemon=True).start()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S + 10))
    try:
        if not importing.import_bundle(sha256, identity.read_text().strip()):
            sys.exit(_TAKEN)
    except MemoryError:
        sys.exit(_TOO_MUCH)
    except Exception:
        logger.exception("a courier's bundle could not be read; it is tried again later")
        sys.exit(1)


def _failed(sha256: str, *, is_too_much: bool) -> None:
    bundle = CourierBundle.objects.get(sha256=sha256)
    if bundle.is_over:
        return
    bundle.failures += 1
    if is_too_much:
        importing.finish(bundle, "413.3")
    elif bundle.failures >= MOST_FAILURES:
        importing.finish(bundle, "500.1")
    else:
        bundle.save(update_fields=["failures"])


def _due() -> list[str]:
    """In the order of their arrival. One that is being read was left by a killed process, or its reader has the lock."""
    now = timezone.now()
    waiting = CourierBundle.objects.filter(
        state__in=(CourierBundle.RECEIVED, CourierBundle.IMPORTING), waits_for_first=False
    ).order_by("received_at")
    return [
        sha256
        for sha256, failures, started_at in waiting.values_list("sha256", "failures", "started_at")
        if not failures or started_at is None or now - started_at >= _RETRY_AFTER * failures**2
    ]


def _kept_house(strays: set[str]) -> set[str]:
    oldest = timezone.now() - FIRST_VOLUME_WITHIN
    try:
        for bundle in CourierBundle.objects.filter(waits_for_first=True, received_at__lt=oldest):
            importing.finish(bundle, "409.7")
        return arrivals.sweep(strays)
    except (DatabaseError, OSError):
        logger.exception("tidying up after couriers failed; it is tried again")
        return set()
