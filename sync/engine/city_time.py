"""What time it is at the city, counted from the last signed answer with the boot clock.

Invariant: once learned, a step of the wall clock changes nothing; before, or after a restart of the machine, the wall
clock is all there is. Used only to date request signatures, which the city takes within five minutes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sync.engine.ports import Clock, Reading


class CityTime:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._learned: tuple[datetime, Reading] | None = None

    def learn(self, city_time: datetime, *, asked: Reading, received: Reading) -> None:
        """The city answered somewhere between the two readings: the middle is the guess, half the round trip its error."""
        half_ms = max(0, received.up_ms - asked.up_ms) // 2
        self._learned = (city_time + timedelta(milliseconds=half_ms), received)

    def now(self) -> datetime:
        """Aware UTC."""
        reading = self._clock.read()
        if self._learned is None or self._learned[1].boot != reading.boot:
            return reading.wall
        city_time, received = self._learned
        return city_time + timedelta(milliseconds=reading.up_ms - received.up_ms)
