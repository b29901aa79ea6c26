"""The end of a serving process, in two steps: first nothing new and every waiting poll answered, then the end itself.

Invariants
- `begun` is set once and stays set; whoever waits for anything in this process waits on it.
- The first step is a signal of its own (SIGUSR1) from the parent, because SIGTERM already closes the listening socket:
  between the two, who still comes is told in words (503) instead of by a broken line.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterable

begun = threading.Event()
SAY_NO_FOR_S = 0.4


def listen() -> None:
    """In a worker's main thread, before it serves."""
    if multiprocessing.parent_process() is not None:
        signal.signal(signal.SIGUSR1, lambda _signal, _frame: begun.set())


def begin_in(workers: Iterable[int]) -> None:
    """Tell these processes, and leave them a moment to say no in words."""
    told = False
    for pid in workers:
        try:
            os.kill(pid, signal.SIGUSR1)
            told = True
        except ProcessLookupError:
            continue
    if told:
        time.sleep(SAY_NO_FOR_S)
