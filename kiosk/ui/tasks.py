"""Work that would freeze the screen, off its thread.

Invariants
- The function given to `run` gets values only: no Qt object, no store, no view-model. What it returns, or the exception it
  raised, comes back on the thread that owns the runner, in the order of finishing.
- After `close` nothing comes back any more: a view-model that is gone is never called.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QThreadPool, Signal

_LOG = logging.getLogger(__name__)
_CLOSE_MS = 5_000
T = TypeVar("T")


class TaskRunner(Protocol):
    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None: ...


class Tasks(QObject):
    """Three threads are enough: one PIN check, one picture, one errand with a stick."""

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, threads: int = 3) -> None:
        super().__init__(parent)
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)
        self._open = True
        self._finished.connect(self._deliver)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        if self._open:
            self._pool.start(lambda: self._work(work, done, failed))

    def close(self) -> None:
        """Wait for what runs, drop what it brings."""
        self._open = False
        self._pool.clear()
        if not self._pool.waitForDone(_CLOSE_MS):
            _LOG.error("work off the screen's thread did not end in time")

    def _work(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - handed over whole to the thread that asked
            self._finished.emit(failed, error)
        else:
            self._finished.emit(done, result)

    def _deliver(self, call: object, value: object) -> None:
        if self._open:
            cast("Callable[[object], None]", call)(value)


class AtOnce:
    """The same, on the spot: for the gallery and for tests that are about something else."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - as above
            failed(error)
        else:
            done(result)
