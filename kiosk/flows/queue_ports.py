"""What the queue needs from the world beside `ports`: its numbers, and somebody who says them aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from kiosk.domain.queue import QueueTicket
from kiosk.domain.ticket import QueueNumber


class QueueBook(Protocol):
    """Read side, cheap enough for the GUI thread. Numbers are those of this kiosk's letter."""

    def tickets(self, day: date) -> Sequence[QueueTicket]:
        """Every number given that day, by number."""

    def called_since(self, day: date) -> Sequence[QueueTicket]:
        """Numbers that were called at least once, of that day and later ones."""

    def last_absence(self) -> datetime | None:
        """When "Petugas tidak ada" was last told here."""


class Announcer(Protocol):
    """Says things aloud into the hall; returns at once, and a kiosk without a loudspeaker says nothing."""

    def call(self, number: QueueNumber, desk: int) -> None:
        """The number and where to go, said twice."""

    def ring(self) -> None:
        """A resident calls an officer."""
