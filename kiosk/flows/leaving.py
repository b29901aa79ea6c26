"""An officer leaves: why, where to, how to be reached, and whether the hall could be left empty.

Invariants
- The rule (an empty hall may be left from a set time on) keeps nobody: what is missing is said and recorded, and the officer
  decides. Hour and switch are the city's (`empty_hall_from_min`), the clock is the kiosk's, so the city judges again.
- Empty: nobody waits, nobody was called. `empty_since` is the last moment at which anything changed in the queue, so it is
  never earlier than the truth. A request that waits for somebody else does not hold its officer.
- How to be reached and what was written leave the kiosk sealed only.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.domain import queue
from kiosk.flows.hours_ports import HoursBook
from kiosk.flows.ports import Book, Clock, PlainPart
from kiosk.flows.presence import EndReason, PresenceFlow
from kiosk.flows.queue_ports import QueueBook
from sync.protocol.canonical import encode
from sync.protocol.instant import write_instant
from sync.rules.indonesian import JAKARTA

HallRule = Literal["met", "too_early", "people_waiting", "request_open", "off"]
Next = Literal["hall", "office", "field", "home", "off"]
Reach = Literal["office_phone", "wa", "other"]
WORDS_MAX = 300
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class HallState:
    """`empty_since` None: somebody waits. `unfinished`: the ticket of a request that this officer has taken, or ""."""

    rule: HallRule
    empty_since: datetime | None
    from_min: int
    waiting: int
    unfinished: str


class Leaving:
    def __init__(
        self, *, book: Book, hours: HoursBook, numbers: QueueBook, presence: PresenceFlow, clock: Clock
    ) -> None:
        self._book = book
        self._hours = hours
        self._numbers = numbers
        self._presence = presence
        self._clock = clock

    def hall(self, officer_id: str) -> HallState:
        now = self._clock.read().wall.astimezone(JAKARTA)
        tickets = self._numbers.tickets(now.date())
        waiting = len(queue.line(tickets)) + (queue.current(tickets) is not None)
        taken = (row for row in self._book.requests(open_only=True) if row.state == "taken" and not row.paused)
        unfinished = next((row.ticket for row in taken if row.officer == officer_id), "")
        from_min = self._hours.empty_hall_from_min()
        return HallState(
            rule=_rule(from_min, waiting, unfinished, now),
            empty_since=None if waiting else self._empty_since(officer_id, now),
            from_min=from_min,
            waiting=waiting,
            unfinished=unfinished,
        )

    def leave(
        self, officer_id: str, reason: EndReason, *, going: Next = "off", reach: Reach | None = None, words: str = ""
    ) -> bool:
        """False when the officer was not present. Raises StorageFullError, StorageBrokenError."""
        current = self._presence.current(officer_id)
        if current is None:
            return False
        hall = self.hall(officer_id)
        told = {
            "queue_empty_since": write_instant(hall.empty_since) if hall.empty_since else None,
            "hall_rule": hall.rule,
            "next": going,
        }
        parts = () if reach is None else (_text(reach, words),)
        self._presence.end(officer_id, current.presence_id, reason=reason, told=told, parts=parts)
        return True

    def _empty_since(self, officer_id: str, now: datetime) -> datetime | None:
        current = self._presence.current(officer_id)
        changed = self._hours.last_queue_change()
        told = [at for at in (current.started_at if current else None, changed) if at is not None]
        today = [at for at in told if at.astimezone(JAKARTA).date() == now.date() and at <= now]
        return max(today, default=None)


def _rule(from_min: int, waiting: int, unfinished: str, now: datetime) -> HallRule:
    if from_min <= 0:
        return "off"
    if waiting:
        return "people_waiting"
    if unfinished:
        return "request_open"
    return "met" if now.hour * 60 + now.minute >= from_min else "too_early"


def _text(reach: Reach, words: str) -> PlainPart:
    said = unicodedata.normalize("NFC", " ".join(words.split()))[:WORDS_MAX]
    return PlainPart(role="text", media="application/json", body=encode({"reach": reach, "words": said}))
