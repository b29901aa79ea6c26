"""Work beside the web processes: each kind in a process of its own, so that no kiosk and no page waits for it.

Invariants
- Nothing is lost when one of them dies, anywhere: what is to be done stands in the database. So they are ended by SIGTERM
  without ceremony, and one that died is started again after a pause.
- They give way to whoever serves (niced), and end with the process that started them, also when it is killed.
- `python -m sync.server.workers PARENT NAME…` is the process that forks and watches them. It alone forks, and has no threads.
  PARENT is told, not asked for: who was killed while this process still began would be forgotten, and it would stay for ever.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import wait
from multiprocessing.context import ForkProcess

import django
from django.db import connections

logger = logging.getLogger(__name__)

# A new kind of work: its name, and the function that does it until it is killed. Also a process's name in `ps`.
WORK: Mapping[str, str] = {
    "projector": "sync.server.projector:work",
    "reviews": "sync.server.reviews.worker:work",
    "courier": "sync.server.courier.worker:work",
    "sweeping": "sync.server.ingest.sweeping:work",
    "outreach": "sync.server.outreach.worker:work",
    "retention": "sync.server.records.worker:work",
    "indices": "sync.server.indices.worker:work",
}
NICENESS = 10  # or what BALAI_CITY_NICENESS says, 0 to 19: on a machine of their own they need not give way
# For these nobody waits: on Linux they work when nothing else wants to. A projector that never got a turn would hold one up.
WHEN_IDLE = frozenset({"reviews", "courier", "sweeping", "outreach", "retention"})
PAUSE_S = 2.0
_LOOK_S = 1.0
_END_WITHIN_S = 5.0


@contextmanager
def started(names: Sequence[str] = tuple(WORK)) -> Iterator[None]:
    """All of these run beside this process while the context lasts. `DATABASE_URL` and the like are in the environment."""
    watch = _Watch(names)
    try:
        yield
    finally:
        watch.end()


def supervise(names: Sequence[str], *, parent: int | None = None) -> None:
    """Run these, one process a name, until SIGTERM; `parent`: and no longer than that process, which started this one."""
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, _leave)
    connections.close_all()  # a connection shared by forks would mix up their answers
    functions = [_function(name) for name in names]
    slots = [_Slot(name, function) for name, function in zip(names, functions, strict=True)]
    try:
        while parent is None or os.getppid() == parent:
            for slot in slots:
                slot.keep_running()
            wait([slot.process.sentinel for slot in slots if slot.process is not None], timeout=_LOOK_S)
    finally:
        for slot in slots:
            slot.end()


class _Slot:
    """One process that is to run: started again `PAUSE_S` after it ended."""

    def __init__(self, name: str, function: Callable[[], None]) -> None:
        self._name, self._function = name, function
        self._start_at = 0.0
        self.process: ForkProcess | None = None

    def keep_running(self) -> None:
        if self.process is not None and self.process.exitcode is not None:
            logger.warning("worker process `%s` ended (%s) and is started again", self._name, self.process.exitcode)
            self.process, self._start_at = None, time.monotonic() + PAUSE_S
        if self.process is None and time.monotonic() >= self._start_at:
            context = multiprocessing.get_context("fork")
            self.process = context.Process(target=_run, args=(self._name, self._function, os.getpid()), name=self._name)
            self.process.start()

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.join(_END_WITHIN_S)
            self.process.kill()


class _Watch:
    """Keeps the supervising process running from a thread of the serving one."""

    def __init__(self, names: Sequence[str]) -> None:
        self._line = [sys.executable, "-m", __name__, str(os.getpid()), *names]
        self._ending = threading.Event()
        self._process = self._start()
        threading.Thread(target=self._run, name="workers", daemon=True).start()

    def _start(self) -> subprocess.Popen[bytes]:
        # In a process group of its own: a Ctrl-C in the terminal is for us, and we end it. Not in a session of its own: Linux
        # shares the processor between sessions first, and who gives way would do so only to his own.
        return subprocess.Popen(self._line, process_group=0, stdin=subprocess.DEVNULL)  # noqa: S603 - our own

    def _run(self) -> None:
        while not self._ending.is_set():
            self._process.wait()
            if not self._ending.wait(PAUSE_S):
                self._process = self._start()

    def end(self) -> None:
        self._ending.set()
        self._process.terminate()
        try:
            self._process.wait(2 * _END_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()


def _run(name: str, function: Callable[[], None], supervisor: int) -> None:
    if name in WHEN_IDLE and _niceness() and hasattr(os, "SCHED_IDLE"):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for who started us; he ends us
    threading.Thread(target=end_with, args=(supervisor,), name="parent-watch", daemon=True).start()
    function()


def end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os.kill(os.getpid(), signal.SIGKILL)


def _function(name: str) -> Callable[[], None]:
    module, _, function = WORK[name].partition(":")
    found: Callable[[], None] = getattr(import_module(module), function)
    return found


def _niceness() -> int:
    given = os.environ.get("BALAI_CITY_NICENESS", "")
    return min(19, int(given)) if given.isascii() and given.isdigit() else NICENESS


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)


if __name__ == "__main__":
    os.nice(_niceness())
    django.setup()
    supervise(sys.argv[2:], parent=int(sys.argv[1]))
