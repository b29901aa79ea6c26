"""A kiosk that storms, faulty or not, takes its own share of a process and no more.

Invariants
- Only so many requests of one sender are in the process at once, whatever the load.
- While the process has room, a kiosk may go as fast as it can: an evening's photographs on a good line are no storm. While
  a lane is crowded, a sender beyond its pace is told to wait (429), so that the others' turns are not eaten up.
- A sender is a claimed kiosk *at an address*: who merely claims to be a kiosk from somewhere else slows nobody down.
"""

from __future__ import annotations

import math
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable

AT_ONCE = 8
PACE_PER_S = 10.0
BURST = 100.0
_REMEMBERED = 4096


class Storms:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._inside: Counter[str] = Counter()
        self._credit: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def begin(self, sender: str, *, is_crowded: bool) -> int:
        """0 when the sender may come in, and `end` must follow; else the seconds it has to wait."""
        with self._lock:
            credit = self._left(sender)
            if self._inside[sender] >= AT_ONCE:
                return 1
            if credit < 1 and is_crowded:
                return max(1, math.ceil((1 - credit) / PACE_PER_S))
            self._credit[sender] = (max(credit - 1, -BURST), self._clock())
            self._inside[sender] += 1
            return 0

    def end(self, sender: str) -> None:
        with self._lock:
            self._inside[sender] -= 1
            if self._inside[sender] <= 0:
                del self._inside[sender]

    def _left(self, sender: str) -> float:
        now = self._clock()
        credit, since = self._credit.pop(sender, (BURST, now))
        credit = min(BURST, credit + (now - since) * PACE_PER_S)
        self._credit[sender] = (credit, now)
        while len(self._credit) > _REMEMBERED:
            self._credit.popitem(last=False)
        return credit
