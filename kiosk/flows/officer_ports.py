"""What signing in, unlocking and anchoring the clock need beside `ports.Book`: the kiosk's own memory of officers.

Invariants
- Every write is durable when it returns; a restart forgives nothing.
- Nothing here is a projection of facts: a rebuild never touches it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from kiosk.domain.throttle import Moment, Tally
from sync.protocol.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Lock:
    """An officer who failed ten times; `challenge` is what an unlock must name."""

    officer_id: str
    failures: int
    challenge: str


class OfficerBook(Protocol):
    def tally(self, officer_id: str) -> Tally:
        """Failures since the last success. One indexed row: this is what a million refused guesses ask for."""

    def hall_failures(self) -> Sequence[Moment]:
        """The kiosk's own failures that still count, oldest first."""

    def charge(self, officer_id: str, now: Moment, challenge: str) -> int | None:
        """Count one try under this name, and one for the kiosk, before it is judged.

        The number of the charge; None when, looked at again inside the transaction, no try may be made. The tenth in a
        row keeps `challenge` as its lock's. Raises StorageFullError, StorageBrokenError.
        """

    def settle(self, officer_id: str, charge: int) -> None:
        """The try was right: forget the officer's failures, and this charge of the kiosk's."""

    def untold_locks(self) -> Sequence[Lock]:
        """Locks that no fact tells of yet; the power may have gone between the charge and its answer."""

    def tell_lock(self, officer_id: str) -> None: ...

    def locks(self) -> Sequence[Lock]: ...

    def unlock(self, officer_id: str, challenge: str) -> None:
        """End that lock; one with another challenge stays."""

    def unlocks_brought(self) -> Sequence[tuple[str, str]]:
        """(officer, compact statement) that the change feed brought, read or not."""

    def drop_stale_failures(self, now: Moment) -> None:
        """Forget the kiosk's failures that no longer count; to be called every few minutes."""

    def surely(self) -> datetime:
        """A moment that has surely passed: the city's last signed time and the uptime counted since.

        Before the city told any time, the wall clock. Never earlier than it ever answered, whatever the clock says.
        """

    def note_city_time(self, told: datetime) -> None:
        """The city signed a time that did not come with a receipt."""

    def badge_required(self) -> bool: ...


class LineBook(Protocol):
    """The little that a time anchor by QR code asks of the chain and the line."""

    def city_url(self) -> str: ...

    def head_digest(self) -> str: ...

    def set_time_anchor(self, digest: str) -> None: ...


Doubt = Literal["none", "forged"]


class NotOursError(Exception):
    """A text that is no statement of the city.

    `doubt` "none": not of its form at all (a shop's QR); "forged": of the form, by no key that counts or with a
    signature that does not hold.
    """

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt)
        self.doubt: Doubt = doubt


class CityStatements(Protocol):
    def open(self, text: str, kind: Literal["badge", "unlock", "time"]) -> Envelope:
        """The statement in its compact form, its signature held. Raises NotOursError."""
