"""What asking for a status and for one's own data needs of the world, beside `ports`.

Invariants
- A wrong try is durable before it is judged; a restart forgives nothing.
- Nothing that crosses here names a person but `RequestRow`'s desk file, which comes from `Book.desk_file`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from kiosk.domain.throttle import Moment
from kiosk.flows.ports import RequestRow, RequestState


@dataclass(frozen=True, slots=True)
class RequestStatus:
    """What whoever holds the slip may know. `missing` are requirement ids; `received`: the city has signed for it.
    Of a returned one, `returned` is the reason and `questions` are the keys of what is to be answered anew.

    `request_id` is "" for what only the city told.
    """

    code: str
    service: str
    state: RequestState
    filed_at: datetime
    promised_at: datetime | None
    completed_at: datetime | None
    missing: tuple[str, ...]
    received: bool
    request_id: str = ""
    questions: tuple[str, ...] = ()
    returned: str = ""


class StatusBook(Protocol):
    def by_code(self, code: str) -> Sequence[RequestRow]:
        """Requests filed here under this code; taken back ones too."""

    def charge(self, code: str, now: Moment) -> int | None:
        """Count one try at this code, durably, before it is judged; None when it must wait.

        Raises StorageFullError, StorageBrokenError: a try that cannot be counted is not made.
        """

    def wait_s(self, code: str, now: Moment) -> int:
        """Whole seconds until a try may be made; 0 now."""

    def settle(self, charge: int) -> None:
        """That try was right."""

    def retention(self) -> timedelta:
        """How long after its end a request's papers stay at the desk."""

    def contact_agreed(self, request_id: str) -> bool:
        """The resident agreed to be called and has not taken it back."""


class CityLineError(Exception):
    """The city could not be asked: no line, no answer in time, or one that cannot be read."""


class CityBusyForStatusError(CityLineError):
    """The city counts tries as well and wants a pause."""


class CityStatus(Protocol):
    def ask(self, code: str, pin: str) -> RequestStatus | None:
        """Slow: never on the screen's thread. None for an unknown code and for a wrong PIN alike. Raises CityLineError."""

    def cut(self) -> None:
        """End the question that is under way; safe from any thread."""
