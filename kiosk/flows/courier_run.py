"""One errand with a stick, off the screen's thread: what it told last, and the wish to stop it.

Invariants
- `latest` and `cancel` may be used from any thread while the errand runs on another: each is one assignment.
- A run is used once: it ends with the errand's result or its error, and after `cancel` at its next word.
"""

from __future__ import annotations

from typing import Literal

from kiosk.flows.courier import Carried, Courier, CourierProgress, Exported, Stick, TakenIn

Errand = Literal["export", "take_in", "carry"]
ERRANDS: tuple[Errand, ...] = ("export", "take_in", "carry")
Brought = Exported | TakenIn | Carried


class CourierRun:
    def __init__(self, courier: Courier, errand: Errand, stick: Stick) -> None:
        self._courier = courier
        self._errand = errand
        self._stick = stick
        self._is_wanted = True
        self.latest: CourierProgress | None = None

    def __call__(self) -> Brought:
        """Slow. Raises CourierError, StorageFullError, StorageBrokenError."""
        if self._errand == "export":
            return self._courier.export(self._stick, self.tell)
        if self._errand == "take_in":
            return self._courier.take_in(self._stick, self.tell)
        return self._courier.carry(self._stick, self.tell)

    def tell(self, progress: CourierProgress) -> bool:
        """False when nobody wants it any more."""
        self.latest = progress
        return self._is_wanted

    def cancel(self) -> None:
        self._is_wanted = False


def fitting(errand: Errand, sticks: tuple[Stick, ...]) -> tuple[Stick, ...]:
    """Those worth asking about: with what the errand needs on it, or all when none has it."""
    if errand == "take_in":
        return tuple(stick for stick in sticks if stick.replies) or sticks
    if errand == "carry":
        return tuple(stick for stick in sticks if stick.bundles) or sticks
    return sticks
