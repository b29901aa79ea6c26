"""Notes when somebody set the wall clock: at each heartbeat, and at the start for what happened between two runs of one boot.

Invariants
- The last reading outlives the program (`clock.last` in the store's notes), so closing it hides no step.
- Each step is recorded once. It changes no time that the city derives; it tells why the kiosk's own claim is odd.
- A store that takes nothing costs the note, never the kiosk's work.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Protocol

from kiosk.domain.clock_step import Tick, step_ms
from kiosk.flows.ports import Clock, StorageBrokenError, StorageFullError

LAST = "clock.last"

_LOG = logging.getLogger("kiosk.clock_watch")


class Notes(Protocol):
    def get(self, key: str) -> str: ...
    def put(self, values: Mapping[str, str]) -> None: ...


class ClockWatch:
    """`record` takes the step in milliseconds."""

    def __init__(self, *, clock: Clock, notes: Notes, record: Callable[[int], None]) -> None:
        self._clock = clock
        self._notes = notes
        self._record = record

    def look(self) -> None:
        try:
            before = Tick.from_text(self._notes.get(LAST))
            now = tick(self._clock)
            step = step_ms(before, now)
            if step is not None:
                _LOG.info("the wall clock was set by %d ms", step)
                self._record(step)
            self._notes.put({LAST: now.to_text()})
        except (StorageFullError, StorageBrokenError) as error:
            _LOG.warning("the clock was not watched: %s", type(error).__name__)


def tick(clock: Clock) -> Tick:
    reading = clock.read()
    return Tick(reading.wall, reading.boot, reading.up_ms)
