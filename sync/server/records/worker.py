"""The worker that destroys what its rules say, finishes what was interrupted, and lets go what an officer's page kept for some hours.

It may die anywhere; several at once do no harm but wait for each other's numbers.
"""

from __future__ import annotations

import logging
import time

from django.db import connection

from sync.server import projector
from sync.server.ingest.parts_store import StoreUnreachableError
from sync.server.own.models import KeptForm
from sync.server.records import retention

logger = logging.getLogger(__name__)

_EVERY_S = 3600.0


def work() -> None:
    """Until it is killed."""
    while True:
        run_quietly()
        time.sleep(_EVERY_S)


def run_quietly() -> None:
    """While read models are made anew nothing is looked at: a request that is not there yet holds nothing."""
    try:
        KeptForm.sweep()
        if not projector.rebuilding().exists():
            retention.run()
    except (OSError, StoreUnreachableError) as error:
        logger.warning("what was to be destroyed stays for now: %s", error)
    except Exception:
        connection.close()
        logger.exception("the retention run failed; it is tried again")
