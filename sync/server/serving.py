"""Running the server: granian, a few worker processes with blocking threads; one line when it answers; a graceful end.

A worker a core, because checking signatures keeps a core busy; threads, because the rest is waiting for the disk and the
database. Workers share nothing but the database and the parts, so more machines are more `cityserver run` with the same.
"""

from __future__ import annotations

import gc
import os
import resource
import socket
import threading
import time
import urllib.error
import urllib.request
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from sync.server.door import stopping
from sync.server.door.application import THREADS
from sync.server.workers import started as workers_started

# A connection that is only open costs a descriptor and no thread; beyond this many a worker accepts no more until some end.
CONNECTIONS = 4096
MOST_WORKERS_BY_DEFAULT = 4
# What a `cityserver run` takes of PostgreSQL's usual 100, so that two fit, and the processes beside them.
DATABASE_CONNECTIONS = 40
LEAST_CONNECTIONS_A_WORKER = 4
_FINISHED_WITHIN_S = 15
_READY_WITHIN_S = 60.0
_RESPAWN_PAUSE_S = 0.5


def free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def default_workers() -> int:
    return min(MOST_WORKERS_BY_DEFAULT, os.cpu_count() or 1)


class _CityServer(MPServer):
    """Stops in two steps, see `door/stopping.py`. A worker that dies again and again is started again and again.

    The base ends the whole server when one worker died twice within seconds: whoever finds a way to kill one would have all.
    """

    def _respawn_workers(self, *arguments: Any, **named: Any) -> None:
        super()._respawn_workers(*arguments, **named)
        self.respawned_wrks.clear()
        time.sleep(_RESPAWN_PAUSE_S)  # a worker that cannot even start must not keep a core busy

    def shutdown(self, exit_code: int = 0) -> None:
        stopping.begin_in([worker.inner.pid for worker in self.wrks if worker.inner.pid])
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]


def serve(host: str, port: int, workers: int) -> None:
    """Until SIGTERM or SIGINT; requests under way are finished."""
    _allow_many_connections()
    # The workers are forked from here. What is loaded now they share; a connection they shared would mix up their answers.
    import_module(settings.ROOT_URLCONF)
    connections.close_all()
    # What was loaded stays: looking through it for garbage again and again held single pages up for 150 ms.
    gc.collect()
    gc.freeze()
    settings.CONNECTIONS_A_WORKER = max(LEAST_CONNECTIONS_A_WORKER, _database_connections() // workers)
    server = _CityServer(
        "sync.server.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,
        backlog=CONNECTIONS,
        backpressure=CONNECTIONS,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=_FINISHED_WITHIN_S,
        respawn_failed_workers=True,
        log_dictconfig=settings.LOGGING,
    )
    with workers_started():
        threading.Thread(target=_announce, args=(f"http://{host}:{port}",), name="ready", daemon=True).start()
        server.serve()


def _database_connections() -> int:
    given = os.environ.get("BALAI_CITY_CONNECTIONS", "")
    return int(given) if given.isascii() and given.isdigit() else DATABASE_CONNECTIONS


def _allow_many_connections() -> None:
    """Up to what the system lets any process have; the usual 1,024 are fewer than the kiosks of one city."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _announce(url: str) -> None:
    until = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):  # noqa: S310 - our own address
                print(f"listening {url}", flush=True)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
