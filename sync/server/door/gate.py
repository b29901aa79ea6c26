"""A gate in front of one lane: so many work, so many wait a moment, everybody else is told when to come again.

Invariants
- First come, first served among those who wait; a slot that is freed goes to the one who has waited longest.
- Nobody waits longer than `wait_s`, and `enter` returns exactly when a slot is taken: `leave` must follow it once.
- The seconds told to the refused come from what the gate sees, how long the work takes here: each is promised the next
  free moment after the one promised before, so they come back one after the other and not all together.
- Who was refused once finds waiting places that newcomers do not get, so a steady crowd cannot keep anybody out.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sync.server.door.lanes import Lane

LEAST_WAIT_S, MOST_WAIT_S = 1, 300
_FIRST_GUESS_S = 0.05  # of how long a piece of work takes
_WEIGHT = 0.1  # of the newest piece of work in the running mean
_REMEMBERED = 4096
_FORGOTTEN_AFTER_S = 1800.0


class BusyError(Exception):
    """No slot in time; `retry_after_s` is when one is expected."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s)
        self.retry_after_s = retry_after_s


@dataclass(slots=True, eq=False)
class _Waiter:
    turn: threading.Event = field(default_factory=threading.Event)
    is_in: bool = False


class Gate:
    """`clock` counts seconds and never runs backwards."""

    def __init__(self, lane: Lane, clock: Callable[[], float] = time.monotonic) -> None:
        self.lane = lane
        self._clock = clock
        self._lock = threading.Lock()
        self._free = lane.slots
        self._waiting: deque[_Waiter] = deque()
        self._work_s = _FIRST_GUESS_S
        self._promised = 0.0
        self._refused: OrderedDict[str, float] = OrderedDict()

    @property
    def is_crowded(self) -> bool:
        """Whether half the waiting places are taken: then it matters who takes more than his share."""
        return len(self._waiting) * 2 >= self.lane.places

    def enter(self, who: str) -> float:
        """Take a slot, waiting for it if need be; the seconds that took. `who` tells one comer from another.

        Raises BusyError.
        """
        began = self._clock()
        with self._lock:
            if self._free and not self._waiting:
                self._free -= 1
                self._refused.pop(who, None)
                return 0.0
            if len(self._waiting) >= self.lane.places * (2 if who in self._refused else 1):
                raise self._refuse(who)
            waiter = _Waiter()
            self._waiting.append(waiter)
        waiter.turn.wait(self.lane.wait_s)
        with self._lock:
            if not waiter.is_in:
                self._waiting.remove(waiter)
                raise self._refuse(who)
            self._refused.pop(who, None)
        return self._clock() - began

    def leave(self, worked_s: float) -> None:
        with self._lock:
            self._work_s += _WEIGHT * (worked_s - self._work_s)
            if self._waiting:
                waiter = self._waiting.popleft()
                waiter.is_in = True
                waiter.turn.set()
            else:
                self._free += 1

    def come_again_s(self) -> int:
        """Whole seconds until a slot is expected for one more; each call promises the next one."""
        with self._lock:
            return self._promise()

    def _refuse(self, who: str) -> BusyError:
        now = self._clock()
        self._refused[who] = now
        self._refused.move_to_end(who)
        while len(self._refused) > _REMEMBERED or now - next(iter(self._refused.values())) > _FORGOTTEN_AFTER_S:
            self._refused.popitem(last=False)
        return BusyError(self._promise())

    def _promise(self) -> int:
        now, each_s = self._clock(), self._work_s / self.lane.slots
        self._promised = max(self._promised, now + len(self._waiting) * each_s) + each_s
        wait_s = math.ceil(self._promised - now)
        if wait_s > MOST_WAIT_S:
            self._promised = now + MOST_WAIT_S
        return max(LEAST_WAIT_S, min(MOST_WAIT_S, wait_s))
