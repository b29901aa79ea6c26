"""One request on its way through the door: its slot, and what is counted and said of it at the end.

Invariants
- `finish` happens exactly once a visit, after the last byte was given to the line or when the line broke.
- Each visit is counted; each has a line in the log but a part that came in well and quickly. Those are most of a city's
  requests, all alike, and the line was a tenth of their work.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass, field
from functools import cache

from prometheus_client import Counter, Gauge, Histogram

from sync.server import metrics
from sync.server.door.gate import Gate
from sync.server.door.lanes import Lane
from sync.server.door.storms import Storms

logger = logging.getLogger("city.requests")
_present = threading.local()
_COUNTED_ONLY = frozenset({"parts"})  # routes
_SLOW_S = 1.0


@dataclass(slots=True)
class Visit:
    """`who` is the sender as far as anybody can tell before the signature is checked."""

    id: str
    method: str
    lane: Lane
    route: str
    who: str
    is_signed: bool = False
    began: float = field(default_factory=time.monotonic)
    entered: float | None = None
    waited_s: float = 0.0
    status: int = 0
    code: str = ""
    _gate: Gate | None = None
    _storms: Storms | None = None

    def come_in(self, storms: Storms, *, is_crowded: bool) -> int:
        """0, or the seconds that this sender has to wait for being more than one kiosk's worth."""
        wait_s = storms.begin(self.who, is_crowded=is_crowded)
        self._storms = None if wait_s else storms
        return wait_s

    def enter(self, gate: Gate) -> None:
        """Take a slot. Raises BusyError."""
        self.waited_s = gate.enter(self.who)
        self._gate, self.entered = gate, time.monotonic()
        _present.visit = self
        counts = _counts_of(self.lane.name)
        counts.admission_seconds.observe(self.waited_s)
        counts.under_way.inc()

    def give_back(self) -> None:
        """The slot is free for others; what this visit still does is waiting, or nearly nothing."""
        gate, self._gate = self._gate, None
        if gate is not None and self.entered is not None:
            _present.visit = None
            worked_s = time.monotonic() - self.entered
            gate.leave(worked_s)
            counts = _counts_of(self.lane.name)
            counts.under_way.dec()
            counts.request_seconds.observe(worked_s)

    def finish(self) -> None:
        self.give_back()
        if self._storms is not None:
            self._storms.end(self.who)
        _requests(self.lane.name, self.route, self.status).inc()
        lasted_s = time.monotonic() - self.began
        if self.route in _COUNTED_ONLY and 200 <= self.status < 300 and lasted_s < _SLOW_S:
            return
        logger.info(
            "%s %s %s",
            self.method,
            self.route,
            self.status,
            extra={
                "request": self.id,
                "lane": self.lane.name,
                "route": self.route,
                "status": self.status,
                "code": self.code,
                "duration_ms": round(lasted_s * 1000, 1),
                "waited_ms": round(self.waited_s * 1000, 1),
            },
        )


@dataclass(frozen=True, slots=True)
class _Counts:
    """Of one lane, its labels looked up once."""

    admission_seconds: Histogram
    under_way: Gauge
    request_seconds: Histogram


@cache
def _counts_of(lane: str) -> _Counts:
    return _Counts(
        metrics.admission_seconds.labels(lane), metrics.under_way.labels(lane), metrics.request_seconds.labels(lane)
    )


@cache
def _requests(lane: str, route: str, status: int) -> Counter:
    return metrics.requests.labels(lane, route, str(status))


def give_back_slot() -> None:
    """From within a request that is going to wait for something other than work: a long poll. Outside of one, nothing."""
    visit: Visit | None = getattr(_present, "visit", None)
    if visit is not None:
        visit.give_back()
