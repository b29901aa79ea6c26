"""What granian serves: the door, and Django behind it. A worker ends when its parent does, so a killed `cityserver run`
leaves no orphan on the port.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync.server.settings")
_django = get_wsgi_application()

from django.conf import settings  # noqa: E402 - after Django is ready

from sync.server import database_pool  # noqa: E402
from sync.server.door import health, stopping  # noqa: E402
from sync.server.door.application import Door  # noqa: E402
from sync.server.door.own_pages import OwnPages  # noqa: E402
from sync.server.ingest.parts_mount import PartsMount  # noqa: E402

database_pool.use(settings.CONNECTIONS_A_WORKER)
application = Door(
    PartsMount(_django),
    OwnPages(
        health.Health({"database": health.database_answers, "parts": health.parts_answer}), settings.METRICS_TOKEN_FILE
    ),
    proxies=settings.PROXIES,
)
stopping.listen()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


_parent = multiprocessing.parent_process()
if _parent is not None:
    threading.Thread(target=_end_with, args=(_parent.sentinel,), name="parent-watch", daemon=True).start()
