"""What granian serves, and the thread that looks for hints beside it. The worker ends when its parent does, so a killed `cityserver run` leaves no orphan on the port."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync.server.settings")
application = get_wsgi_application()

from sync.server.reviews import worker  # noqa: E402 - after Django is ready

worker.start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os.kill(os.getpid(), signal.SIGTERM)


_parent = multiprocessing.parent_process()
if _parent is not None:
    threading.Thread(target=_end_with, args=(_parent.sentinel,), name="parent-watch", daemon=True).start()
