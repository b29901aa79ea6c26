"""Running the server: granian, one worker process, blocking threads; one line when it answers; a graceful end.

One worker with threads, because a kiosk's request is mostly waiting for the disk and the database. More processes on more
machines are more `cityserver run` with the same DATABASE_URL and the same folder of parts; they share nothing else.
"""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request

from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from sync.server.ingest.parts_folder import PartsFolder

THREADS = 24
_READY_WITHIN_S = 60.0


def free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def serve(host: str, port: int) -> None:
    """Until SIGTERM or SIGINT; requests under way are finished."""
    PartsFolder(settings.CITY).sweep()
    server = Server(
        "sync.server.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        backpressure=THREADS * 4,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=10,
    )
    threading.Thread(target=_announce, args=(f"http://{host}:{port}",), name="ready", daemon=True).start()
    server.serve()


def _announce(url: str) -> None:
    until = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/api/v1/time?nonce={'0' * 64}", timeout=5):  # noqa: S310 - our own address
                print(f"listening {url}", flush=True)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
