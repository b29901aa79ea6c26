"""The long poll of the change feed, beside the other work: one question on one thread at a time.

Invariants: the thread touches no book, only a `City` of its own; its answer waits here until it is collected; `close` does
not wait for it (it is a daemon, and its wire is cut).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from sync.engine.ports import City


class ThreadListener:
    """`city` is used by the thread only; `cut` ends what it waits for."""

    def __init__(self, city: City, cut: Callable[[], None]) -> None:
        self._city = city
        self._cut = cut
        self._answers: queue.SimpleQueue[bytes | Exception] = queue.SimpleQueue()

    def listen(self, *, after: str, wait_s: int) -> None:
        threading.Thread(target=self._ask, args=(after, wait_s), daemon=True, name="listening").start()

    def collect(self) -> bytes | None:
        try:
            answer = self._answers.get_nowait()
        except queue.Empty:
            return None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        self._cut()

    def _ask(self, after: str, wait_s: int) -> None:
        try:
            self._answers.put(self._city.changes(after=after, wait_s=wait_s))
        except Exception as error:  # noqa: BLE001 - carried to the thread that collects, which tells ours from the world's
            self._answers.put(error)
