"""Waiting for processes: ask again and again until it is so."""

from __future__ import annotations

import time
from collections.abc import Callable


def eventually(is_so: Callable[[], bool], within_s: float = 60) -> None:
    """Fails after the deadline: long, since only a failure takes it, and machines are busy."""
    ends = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < ends, "it did not happen in time"
        time.sleep(0.02)
