"""The worker that removes uploads nobody went on with. It may die anywhere; several at once do no harm."""

from __future__ import annotations

import logging
import time

from sync.server.ingest.parts_store import StoreUnreachableError, parts_store

logger = logging.getLogger(__name__)

_EVERY_S = 3600.0


def work() -> None:
    """Until it is killed."""
    while True:
        sweep_quietly()
        time.sleep(_EVERY_S)


def sweep_quietly() -> None:
    try:
        parts_store().sweep()
    except (OSError, StoreUnreachableError) as error:
        logger.warning("uploads nobody went on with stay for now: %s", error)
