"""The kiosk's clocks by hand: nothing passes unless a test says so."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from kiosk.flows.ports import Reading


class ManualClock:
    """Stands still until `advance`; `set_wall` is somebody turning the clock, `reboot` a power cut."""

    def __init__(self, wall: datetime, *, up_ms: int = 60_000) -> None:
        self._wall = wall.astimezone(UTC)
        self._up_ms = up_ms
        self._boot = str(uuid.UUID(int=1))

    def read(self) -> Reading:
        return Reading(self._wall, self._boot, self._up_ms)

    def now(self) -> datetime:
        return self._wall

    def advance(self, step: timedelta) -> None:
        self._wall += step
        self._up_ms += step // timedelta(milliseconds=1)

    def set_wall(self, wall: datetime) -> None:
        self._wall = wall.astimezone(UTC)

    def reboot(self) -> None:
        self._boot = str(uuid.UUID(int=uuid.UUID(self._boot).int + 1))
        self._up_ms = 0
