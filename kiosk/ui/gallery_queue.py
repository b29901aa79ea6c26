"""The gallery's queue: numbers in memory, folded from drafts as the store folds facts, and a loudspeaker that only counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from kiosk.domain.queue import QueueTicket, TicketState
from kiosk.domain.ticket import QueueNumber
from kiosk.flows.ports import FactDraft

_OPEN: frozenset[TicketState] = frozenset({"waiting", "called", "skipped"})
_ENDS: dict[str, TicketState] = {
    "request_voided": "void",
    "request_completed": "served",
    "request_handed_off": "served",
    "request_collected": "served",
}


class MemoryQueue:
    """`QueueBook`; `note` is told of every draft that was recorded."""

    def __init__(self) -> None:
        self._tickets: dict[tuple[date, QueueNumber], QueueTicket] = {}
        self._absence: datetime | None = None

    def tickets(self, day: date) -> Sequence[QueueTicket]:
        return sorted((t for t in self._tickets.values() if t.day == day), key=lambda t: t.number.number)

    def called_since(self, day: date) -> Sequence[QueueTicket]:
        return [ticket for ticket in self._tickets.values() if ticket.day >= day and ticket.calls]

    def last_absence(self) -> datetime | None:
        return self._absence

    def place(self, ticket: QueueTicket) -> None:
        self._tickets[ticket.day, ticket.number] = ticket

    def note(self, draft: FactDraft, at: datetime) -> None:
        data: Any = draft.data
        if draft.kind == "complaint_filed":
            if data["category"] == "officer" and data["anonymous"] and not draft.parts:
                self._absence = at
        elif draft.kind in _ENDS:
            for ticket in [t for t in self._tickets.values() if t.subject == draft.subject and t.state in _OPEN]:
                self.place(replace(ticket, state=_ENDS[draft.kind]))
        elif draft.kind.startswith("ticket_"):
            self._change(draft, at)

    def _change(self, draft: FactDraft, at: datetime) -> None:
        data: Any = draft.data
        day, number = date.fromisoformat(data["day"]), QueueNumber(data["prefix"], data["number"])
        known = self._tickets.get((day, number))
        if draft.kind == "ticket_issued":
            self.place(QueueTicket(day, number, data["service"], draft.subject, at, data.get("priority", False)))
        elif known is not None and known.state in _OPEN:
            self.place(self._next(known, draft.kind, at))

    def _next(self, ticket: QueueTicket, kind: str, at: datetime) -> QueueTicket:
        if kind == "ticket_served":
            return replace(ticket, state="served")
        if kind == "ticket_skipped":
            return replace(ticket, state="skipped", skips=ticket.skips + 1) if ticket.state == "called" else ticket
        turn = ticket.turn if ticket.state == "called" else 1 + max(t.turn for t in self.tickets(ticket.day))
        first = ticket.first_called_at or at
        return replace(ticket, state="called", calls=ticket.calls + 1, turn=turn, first_called_at=first, called_at=at)


class CountingAnnouncer:
    """`Announcer` that says nothing and remembers what it was asked to say."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, int]] = []
        self.rings = 0

    def call(self, number: QueueNumber, desk: int) -> None:
        self.calls.append((str(number), desk))

    def ring(self) -> None:
        self.rings += 1
