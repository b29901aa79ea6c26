"""The diary of outages: what was away, since when, until when. What the kiosk sees itself, and what an officer tells.

Invariants
- An outage is known by what was away and when it began; it is never noted twice. Power and line are told once they are
  over, the central system (SIAK and the like, which only the officer sees) when it goes and when it comes back.
- A kiosk that was switched off by its program's own end had no outage; one that went silent in one boot and started in
  another had none of its own making, so it counts as power.
- A wall clock that went backwards meanwhile tells no length: the end stays unknown, and nothing is excused by it.
- A line that stumbles for less than SHORTEST is no outage.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from kiosk.flows.hours_ports import Away, HoursBook, OutageRow
from kiosk.flows.ports import Book, Clock, FactDraft, Journal
from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant

SHORTEST = timedelta(minutes=5)
_LOOK_BACK = timedelta(days=7)
_MOMENT = timedelta(milliseconds=1)
_SYSTEM = Actor("system")
Line = Literal["network", "city"]


class OutageDiary:
    def __init__(self, *, book: Book, hours: HoursBook, journal: Journal, clock: Clock) -> None:
        self._book = book
        self._hours = hours
        self._journal = journal
        self._clock = clock

    def note_power(self) -> None:
        """At the start, before anything else of this run is recorded. Raises StorageFullError, StorageBrokenError."""
        last, now = self._hours.last_run(), self._clock.read()
        if last is None or last.was_stopped or last.boot == now.boot:
            return
        if not self._is_known("power", last.at):
            self._record("power", last.at, now.wall if now.wall > last.at else None)

    def note_line(self, of: Line, began_at: datetime) -> None:
        """The line is back. Raises StorageFullError, StorageBrokenError."""
        now = self._clock.read().wall
        if now - began_at >= SHORTEST and not self._is_known(of, began_at):
            self._record(of, began_at, now)

    def central_system(self) -> OutageRow | None:
        """The outage of the central system that goes on."""
        now = self._clock.read().wall
        rows = self._hours.outages(now - _LOOK_BACK, now + timedelta(seconds=1))
        return next((row for row in reversed(rows) if row.away == "central_system" and row.ended_at is None), None)

    def tell_central_system(self, officer_id: str) -> None:
        """It is away, or back when it was. Raises StorageFullError, StorageBrokenError."""
        going_on, now = self.central_system(), self._clock.read().wall
        actor = Actor(role="officer", officer=officer_id)
        if going_on is None:
            self._record("central_system", now, None, actor)
        else:
            self._record("central_system", going_on.began_at, max(now, going_on.began_at), actor)

    def _is_known(self, away: Away, began_at: datetime) -> bool:
        told = write_instant(began_at)
        rows = self._hours.outages(began_at - _MOMENT, began_at + _MOMENT)
        return any(row.away == away and write_instant(row.began_at) == told for row in rows)

    def _record(self, away: Away, began_at: datetime, ended_at: datetime | None, actor: Actor = _SYSTEM) -> None:
        """Nothing before the kiosk is enrolled: there is nobody to tell."""
        identity = self._book.identity()
        if identity is None:
            return
        data = {
            "of": away,
            "began_at": write_instant(began_at),
            "ended_at": write_instant(ended_at) if ended_at else None,
        }
        self._journal.record([FactDraft("outage_noted", identity.kiosk, actor, data)])
