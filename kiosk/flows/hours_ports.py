"""What working hours, leaving and the diary of outages read beside `ports.Book`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, Protocol

from kiosk.flows.ports import PresenceRow

Away = Literal["power", "network", "city", "central_system"]


@dataclass(frozen=True, slots=True)
class OutageRow:
    """`ended_at` None: it goes on, or nobody knows when it was over."""

    away: Away
    began_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A presence at another kiosk, as the city told it; `hall` is a name. `ended_at` None while it goes on."""

    presence_id: str
    hall: str
    place: str
    started_at: datetime
    ended_at: datetime | None
    is_claim: bool


@dataclass(frozen=True, slots=True)
class LastRun:
    """The newest fact that says how the kiosk ran: when, in which boot, and whether it was the program's own end."""

    at: datetime
    boot: str
    was_stopped: bool


class HoursBook(Protocol):
    def presences(self, officer_id: str, first: date, last: date) -> Sequence[PresenceRow]:
        """At this kiosk, started on these days, without the voided ones; by arrival."""

    def unfinished(self, officer_id: str, before: date) -> PresenceRow | None:
        """The newest of an earlier day that has no end, not even a claimed one."""

    def last_act(self, presence: PresenceRow) -> datetime | None:
        """When the officer last did something at this kiosk on the day of that presence, after it began."""

    def last_queue_change(self) -> datetime | None:
        """When a number or a request last changed here: what waits now has waited, or been absent, since then."""

    def outages(self, first: datetime, last: datetime) -> Sequence[OutageRow]:
        """That touch this time, by their beginning."""

    def last_run(self) -> LastRun | None: ...

    def elsewhere(self, officer_id: str) -> Sequence[Elsewhere]:
        """What the city told of this week and the last one; nothing when it told nothing yet."""

    def days_off(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        """Granted leave between these days, as the city told it: never why."""

    def empty_hall_from_min(self) -> int:
        """Minute of the day from which an empty hall may be left, by the city's configuration; 0: no such rule."""
