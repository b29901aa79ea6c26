"""Feeds the diary of outages with what the kiosk sees by itself: a power cut at the start, the line while it runs.

Invariants
- When the line went is kept in the store's notes, so that an outage over several starts is one, told when the line is back.
- Offline is the network's; a city that answers and cannot be understood is the city's. Which of both fails beyond the hall's
  own line nobody here can tell. An agent that does not run says nothing about the line.
- A full disk costs the note, never the kiosk's work.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Literal, cast

from kiosk.clock_watch import Notes
from kiosk.errors import NotEnrolledError
from kiosk.flows.outages import Line, OutageDiary
from kiosk.flows.ports import Clock, Outbox, StorageBrokenError, StorageFullError

Seen = Literal["network", "city", "fine", "unknown"]
AWAY = "outage.line"

_LOG = logging.getLogger(__name__)


class OutageWatch:
    def __init__(self, diary: OutageDiary, notes: Notes, clock: Clock) -> None:
        self._diary = diary
        self._notes = notes
        self._clock = clock
        self._seen: Seen = "unknown"

    def look_back(self) -> None:
        """At the start, before this run is noted."""
        self._try(self._diary.note_power)

    def see(self, outbox: Outbox) -> None:
        """About once a second; only a change reads or writes."""
        away = _away(outbox)
        if away not in (self._seen, "unknown") and self._try(lambda: self._change(away)):
            self._seen = away

    def _change(self, away: Seen) -> None:
        before = self._notes.get(AWAY)
        of, _, began = before.partition(" ")
        if of == away:
            return
        if before:
            self._diary.note_line(cast("Line", of), datetime.fromisoformat(began))
        if away != "fine":
            self._notes.put({AWAY: f"{away} {self._clock.read().wall.isoformat()}"})
        elif before:
            self._notes.put({AWAY: ""})

    def _try(self, act: Callable[[], None]) -> bool:
        """False: it is tried again at the next look; nothing to warn of each second."""
        try:
            act()
        except (StorageFullError, StorageBrokenError, NotEnrolledError) as error:
            _LOG.info("an outage was not noted: %s", type(error).__name__)
            return False
        return True


def _away(outbox: Outbox) -> Seen:
    if outbox.attention == "city_unreadable":
        return "city"
    if outbox.network == "unknown" or outbox.attention in ("agent_stopped", "not_enrolled"):
        return "unknown"
    return "network" if outbox.network == "offline" else "fine"
