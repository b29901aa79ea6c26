"""The WSGI application that granian serves: the door around Django.

In this order, so that a refusal costs next to nothing: health and metrics · nothing new while stopping · a sender that storms ·
the body off the line · a slot of the lane · Django. Whoever is refused gets a problem (for people a sentence) and a time to come again.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sync.protocol.problems import MEDIA_TYPE, ProblemError
from sync.server import failures, logs, metrics
from sync.server.door import bodies, own_pages, stopping
from sync.server.door.gate import BusyError, Gate
from sync.server.door.lanes import API, LANES, claimed_kiosk, lane_and_route
from sync.server.door.storms import Storms
from sync.server.door.visit import Visit

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Wsgi = Callable[[Environ, StartResponse], Iterable[bytes]]

# Beyond this many at a time the lines are read by nobody: a proxy that buffers belongs in front of so many slow ones.
READERS = 96
# Every request holds a thread while it is read, waits or works; some are left over to say no.
THREADS = READERS + sum(lane.slots for lane in LANES.values()) + 32
_STOPPING_S = (1, 5)


class Door:
    """`proxies` of ours stand in front: the address before them is the sender's, as they say."""

    def __init__(self, inner: Wsgi, pages: own_pages.OwnPages, *, proxies: int = 0) -> None:
        self._inner = inner
        self._proxies = proxies
        self._pages = pages
        self._gates = {name: Gate(lane) for name, lane in LANES.items()}
        self._storms = Storms()
        self._readers = threading.BoundedSemaphore(READERS)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path, method = str(environ.get("PATH_INFO", "")), str(environ.get("REQUEST_METHOD", ""))
        if page := self._pages.page(path):
            return page(environ, start_response)
        lane, route = lane_and_route(method, path)
        kiosk = claimed_kiosk(str(environ.get("HTTP_SIGNATURE_INPUT", "")))
        address = _address(environ, self._proxies)
        visit = Visit(logs.new_request_id(), method, lane, route, f"{kiosk}@{address}", is_signed=bool(kiosk))
        logs.request_id.set(visit.id)
        answer = _Answer(visit, start_response)
        try:
            return self._inside(environ, answer)
        except BusyError as busy:
            return answer.refuse("503.1", busy.retry_after_s, path)
        except Exception as error:  # noqa: BLE001 - Django answers its own; what comes this far is answered here
            return answer.fail(failures.incident(error))

    def _inside(self, environ: Environ, answer: _Answer) -> Iterable[bytes]:
        visit, gate, path = answer.visit, self._gates[answer.visit.lane.name], str(environ.get("PATH_INFO", ""))
        wait_s = visit.come_in(self._storms, is_crowded=gate.is_crowded) if visit.is_signed else 0
        if wait_s:
            self._read(environ, gate)
            return answer.refuse("429.1", wait_s, path)
        self._read(environ, gate)
        if stopping.begun.is_set():
            return answer.refuse("503.1", random.randint(*_STOPPING_S), path, is_last=True)  # noqa: S311 - a spread
        visit.enter(gate)
        return answer.of(self._inner(environ, answer.start))

    def _read(self, environ: Environ, gate: Gate) -> None:
        if not bodies.announced_bytes(environ):
            return
        if not self._readers.acquire(blocking=False):
            raise BusyError(gate.come_again_s())
        try:
            bodies.read_ahead(environ)
        finally:
            self._readers.release()


class _Answer:
    """The one answer to a visit, whoever gives it."""

    def __init__(self, visit: Visit, start_response: StartResponse) -> None:
        self.visit = visit
        self._start_response = start_response

    def start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
        self.visit.status = int(status[:3])
        named = [*headers, ("X-Request-Id", self.visit.id)]
        if stopping.begun.is_set():
            named.append(("Connection", "close"))
        return self._start_response(status, named, exc_info) if exc_info else self._start_response(status, named)

    def of(self, response: Any) -> Iterable[bytes]:
        self.visit.code = getattr(response, "problem_code", "")
        if getattr(response, "streaming", True):
            return _streamed(response, self.visit)
        try:
            return [response.content]
        finally:
            response.close()
            self.visit.finish()

    def refuse(self, code: str, wait_s: int, path: str, *, is_last: bool = False) -> Iterable[bytes]:
        problem = ProblemError(code, {"retry_after_s": wait_s})
        metrics.refusals.labels(self.visit.lane.name, "stopping" if is_last else code).inc()
        metrics.problems.labels(code).inc()
        self.visit.code = code
        body, media = problem.to_json(), MEDIA_TYPE
        if not path.startswith(API):
            body, media = (
                f"Server kota sedang sibuk. Coba lagi sesudah {wait_s} detik.\n".encode(),
                "text/plain; charset=utf-8",
            )
        return self._short(problem.status, body, [("Content-Type", media), ("Retry-After", str(wait_s))])

    def fail(self, incident: str) -> Iterable[bytes]:
        problem = ProblemError("500.1", {"incident": incident})
        self.visit.code = problem.code
        return self._short(problem.status, problem.to_json(), [("Content-Type", MEDIA_TYPE)])

    def _short(self, status: int, body: bytes, headers: list[tuple[str, str]]) -> Iterable[bytes]:
        self.start(f"{status} -", [*headers, ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
        self.visit.finish()
        return [body]


def _streamed(response: Any, visit: Visit) -> Iterator[bytes]:
    try:
        yield from response
    finally:
        if hasattr(response, "close"):
            response.close()
        visit.finish()


def _address(environ: Environ, proxies: int) -> str:
    hops = [hop.strip() for hop in str(environ.get("HTTP_X_FORWARDED_FOR", "")).split(",") if hop.strip()]
    return hops[-proxies][:64] if 0 < proxies <= len(hops) else str(environ.get("REMOTE_ADDR", ""))
