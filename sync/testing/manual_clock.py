"""A clock that moves only when told to: the wall, the boot and the time since boot.

Invariants: `advance` moves wall and time since boot together; `step_wall` moves the wall alone, as a wrong clock does;
`reboot` begins a new boot. Boot ids are derived from a count, so that a test repeats exactly.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

START = datetime(2026, 11, 24, 2, 15, 30, 123_000, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ManualReading:
    """The same fields as the kiosk's reading of its clocks: wall in UTC, boot id, milliseconds since boot."""

    wall: datetime
    boot: str
    up_ms: int


class ManualClock:
    """Callable as `now`, readable as a kiosk clock."""

    def __init__(self, start: datetime = START, *, up_ms: int = 60_000) -> None:
        self._wall = start
        self._up_ms = up_ms
        self._boots = 1

    def now(self) -> datetime:
        return self._wall

    __call__ = now

    @property
    def boot(self) -> str:
        return _boot_id(self._boots)

    def read(self) -> ManualReading:
        return ManualReading(self._wall, self.boot, self._up_ms)

    def advance(self, seconds: float) -> None:
        """Time passes; also while suspended."""
        self._wall += timedelta(seconds=seconds)
        self._up_ms += round(seconds * 1000)

    def step_wall(self, seconds: float) -> None:
        """Somebody set the clock, or its battery is empty."""
        self._wall += timedelta(seconds=seconds)

    def reboot(self, *, off_s: float = 60) -> None:
        """The machine was off for `off_s` and has been up for one second."""
        self._wall += timedelta(seconds=off_s)
        self._up_ms = 1_000
        self._boots += 1


@cache
def _boot_id(boots: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"boot {boots}"))
