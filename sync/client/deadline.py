"""How long an exchange may take as a whole, however little it does at a time: `cut` is run when that is over.

Invariant: one sleeping thread watches all exchanges of a wire; a thread for each would cost more than the exchange.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

IDLE_S = 60.0


class Deadline:
    """Of one exchange. A context manager."""

    def __init__(self, watch: DeadlineWatch, seconds: float) -> None:
        self._watch = watch
        self.ends = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self.ends

    def __enter__(self) -> None:
        self._watch.begin(self)

    def __exit__(self, *_: object) -> None:
        self._watch.end()


class DeadlineWatch:
    """Runs `cut` when an exchange is over its time: one sleeping thread for all exchanges of a wire, not one for each.

    The thread sleeps on while a later deadline replaces an earlier one; only an earlier one than it sleeps for wakes it.
    """

    def __init__(self, cut: Callable[[], None]) -> None:
        self._cut = cut
        self._changed = threading.Condition()
        self._deadline: Deadline | None = None
        self._sleeps_until = 0.0
        self._thread: threading.Thread | None = None
        self._closed = False

    def until(self, seconds: float) -> Deadline:
        return Deadline(self, seconds)

    def begin(self, deadline: Deadline) -> None:
        with self._changed:
            self._deadline, self._closed = deadline, False
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, daemon=True, name="deadlines")
                self._thread.start()
            elif deadline.ends < self._sleeps_until:
                self._changed.notify()

    def end(self) -> None:
        with self._changed:
            self._deadline = None

    def close(self) -> None:
        with self._changed:
            self._closed, self._thread = True, None
            self._changed.notify()

    def _look(self) -> None:
        with self._changed:
            while not self._closed and self._thread is threading.current_thread():
                ends = time.monotonic() + IDLE_S if self._deadline is None else self._deadline.ends
                if time.monotonic() >= ends:
                    self._deadline = None
                    self._cut()
                    continue
                self._sleeps_until = ends
                self._changed.wait(ends - time.monotonic())
