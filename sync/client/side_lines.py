"""Whole parts to the city, several at a time, each on a connection of its own.

Invariants
- At most one part more than there are connections is in memory; the caller's thread alone reads the book.
- A failed part does not stop the others; what is not the city's doing is raised, after all have ended.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from sync.engine.ports import City
from sync.engine.verdict import CITY_ERRORS


class ThreadedSideLines:
    """`cities` are used by these threads only, each by one at a time."""

    def __init__(self, cities: Sequence[City]) -> None:
        self._free: SimpleQueue[City] = SimpleQueue()
        for city in cities:
            self._free.put(city)
        self._room = threading.Semaphore(len(cities) + 1)
        self._threads = ThreadPoolExecutor(len(cities), thread_name_prefix="side line")

    def create_parts(self, parts: Iterable[tuple[str, bytes]]) -> list[int | Exception]:
        answers: list[Future[int | Exception]] = []
        for sha256, body in parts:
            self._room.acquire()
            answers.append(self._threads.submit(self._create, sha256, body))
        wait(answers)
        return [answer.result() for answer in answers]

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _create(self, sha256: str, body: bytes) -> int | Exception:
        city = self._free.get()
        try:
            return city.create_part(sha256, size_bytes=len(body), first=body)
        except CITY_ERRORS as error:
            return error
        finally:
            self._free.put(city)
            self._room.release()
