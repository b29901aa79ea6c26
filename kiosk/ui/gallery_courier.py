"""The gallery's sticks: in memory, plugged in and pulled out by a scene or a test; and a runner whose work can be held.

Invariants
- `MemoryCourier` keeps the promises of `kiosk.flows.courier` that the page leans on: each step is told, a False ends it, a
  stick that is gone or too small is said with the port's own errors. No file is read or written.
- Only the gallery and tests may import it (import-linter's contract on invented halls).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Semaphore
from typing import TypeVar

from kiosk.flows.courier import (
    CancelledError,
    Carried,
    CourierError,
    CourierProgress,
    Exported,
    NothingToCarryError,
    Stick,
    StickFullError,
    StickGoneError,
    TakenIn,
    Tell,
)
from kiosk.ui.tasks import AtOnce

T = TypeVar("T")
QUARTERS = 4
PATIENCE_S = 10.0
KINGSTON = Stick("/sticks/KINGSTON", "KINGSTON", 12_400_000_000)
SANDISK = Stick("/sticks/BALAI RW 05", "BALAI RW 05", 3_100_000_000, bundles=3, replies=1)
SMALL = Stick("/sticks/LAMA", "LAMA", 40_000_000)


class MemoryCourier:
    """`permits`: when set, each word of an errand needs one, so that a test decides how far it gets."""

    def __init__(self, *plugged: Stick, waiting_bytes: int = 84_000_000) -> None:
        self.plugged = list(plugged)
        self.waiting_bytes = waiting_bytes
        self.trouble: Exception | None = None
        self.permits: Semaphore | None = None
        self.asked: list[str] = []

    def pull(self, stick: Stick) -> None:
        self.plugged = [each for each in self.plugged if each.key != stick.key]

    def sticks(self) -> Sequence[Stick]:
        return tuple(self.plugged)

    def export(self, stick: Stick, tell: Tell) -> Exported:
        self._begin("export", stick)
        if not self.waiting_bytes:
            raise NothingToCarryError("out")
        if stick.free_bytes < self.waiting_bytes:
            raise StickFullError(self.waiting_bytes - stick.free_bytes)
        self._work(stick, tell, "writing", "checking")
        self.plugged = [replace(each, bundles=each.bundles + 1) for each in self.plugged]
        return Exported(volumes=1, facts=12, parts=14, size_bytes=self.waiting_bytes)

    def take_in(self, stick: Stick, tell: Tell) -> TakenIn:
        self._begin("take_in", stick)
        if not stick.replies:
            raise NothingToCarryError("in")
        self._work(stick, tell, "reading")
        return TakenIn(replies=stick.replies, through_seq=12, parts=14)

    def carry(self, stick: Stick, tell: Tell) -> Carried:
        self._begin("carry", stick)
        if not stick.bundles:
            raise NothingToCarryError("carry")
        self._work(stick, tell, "reading", "sending")
        return Carried(bundles=stick.bundles, replies=stick.bundles - 1, waiting=1)

    def _begin(self, errand: str, stick: Stick) -> None:
        self.asked.append(f"{errand} {stick.name}")
        if self.trouble is not None:
            raise self.trouble

    def _work(self, stick: Stick, tell: Tell, *steps: str) -> None:
        for step in steps:
            for quarter in range(QUARTERS + 1):
                done = self.waiting_bytes * quarter // QUARTERS
                wanted = tell(CourierProgress(step, done, self.waiting_bytes))  # type: ignore[arg-type]  # named above
                if self.permits is not None and not self.permits.acquire(timeout=PATIENCE_S):
                    raise CourierError("a test gave no permit")
                if not wanted:
                    raise CancelledError
                if stick.key not in {each.key for each in self.plugged}:
                    raise StickGoneError


class Held(AtOnce):
    """At once, until `holding`: then work waits for `release`."""

    def __init__(self) -> None:
        self.holding = False
        self._waiting: list[Callable[[], None]] = []

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        if self.holding:
            self._waiting.append(lambda: AtOnce.run(self, work, done, failed))
        else:
            super().run(work, done, failed)

    def release(self) -> None:
        """Do all that waits, now."""
        self.holding = False
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
