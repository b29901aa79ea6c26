"""An officer works through the requests of the hall: look, take, finish with a photo.

Invariants
- Only an open request is taken and only a taken one is finished; what the screen showed a minute ago is read again
  before a fact is made, so two officers or two touches make one fact.
- Another officer may finish what a colleague took (a shift ends, the resident still waits): the fact names who did.
- The outcome's photo and the note are sealed parts; no word of them is in a fact.
- A resident's answers leave this module masked. The plain text is asked for one field at a time, while it is held.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.flows.ports import Book, Camera, Clock, FactDraft, Journal, Photo, PlainPart, RequestRow, RequestState
from kiosk.flows.presence import HERE
from sync.protocol.fact import Actor

TAKEABLE: frozenset[RequestState] = frozenset({"filed", "returned"})
OPEN: frozenset[RequestState] = frozenset({"filed", "taken", "returned"})
NOTE_MAX = 500
SOON = timedelta(hours=1)

Outcome = Literal["done", "handed_over"]
Urgency = Literal["done", "voided", "waiting", "late", "soon", "today", "later", "none"]


class RequestChangedError(Exception):
    """The request is no longer what the screen showed; show it again. `state` is what it is now."""

    def __init__(self, state: RequestState | None) -> None:
        super().__init__(state)
        self.state = state


@dataclass(frozen=True, slots=True)
class Deadline:
    """What a chip says. `left` to the promise (negative when late), `due_at` in the hall's time, where there is one."""

    urgency: Urgency
    left: timedelta | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """A request and what the desk holds of it. `answers` maps field key to text, already masked."""

    row: RequestRow
    answers: tuple[tuple[str, str], ...] = field(repr=False)
    previews: tuple[tuple[str, bytes], ...] = field(repr=False)


def deadline_of(row: RequestRow, *, now: datetime) -> Deadline:
    """Ended and returned requests by their state, the others by the promise; a request without a promise is never called late."""
    settled = _SETTLED.get(row.state)
    if settled is not None:
        return Deadline(settled)
    if row.promised_at is None:
        return Deadline("none")
    left = row.promised_at - now
    due_at = row.promised_at.astimezone(HERE)
    if left < timedelta():
        return Deadline("late", left, due_at)
    if left <= SOON:
        return Deadline("soon", left, due_at)
    return Deadline("today" if due_at.date() == now.astimezone(HERE).date() else "later", left, due_at)


_SETTLED: dict[RequestState, Urgency] = {
    "completed": "done",
    "handed_off": "done",
    "collected": "done",
    "voided": "voided",
    "returned": "waiting",
}


class Serve:
    def __init__(self, *, book: Book, journal: Journal, camera: Camera, clock: Clock) -> None:
        self._book = book
        self._journal = journal
        self._camera = camera
        self._clock = clock

    def requests(self) -> Sequence[RequestRow]:
        """Everything still open, most urgent first, then what was finished today; voided ones are gone."""
        rows = [row for row in self._book.requests(open_only=True) if row.state in OPEN]
        known = {row.request_id for row in rows}
        ended = [
            row
            for row in self._book.requests(on=self.today())
            if row.request_id not in known and row.state not in OPEN and row.state != "voided"
        ]
        return (*rows, *ended)

    def deadline(self, row: RequestRow) -> Deadline:
        return deadline_of(row, now=self._clock.read().wall)

    def take(self, request_id: str, officer_id: str) -> RequestRow:
        """Raises RequestChangedError, StorageFullError, StorageBrokenError."""
        self._expect(request_id, TAKEABLE)
        self._record("request_taken", request_id, officer_id, {})
        return self._now(request_id)

    def start_camera(self) -> None:
        """For the photo of what is handed over. Raises CameraMissingError."""
        self._camera.start("document")

    def photograph(self, *, anyway: bool = False) -> Photo:
        """Raises PhotoRefusedError, CameraMissingError."""
        return self._camera.take(anyway=anyway)

    def stop_camera(self) -> None:
        self._camera.stop()

    def complete(
        self, request_id: str, officer_id: str, *, outcome: Outcome, photo: Photo | None, note: str = ""
    ) -> RequestRow:
        """`photo` None only where no camera is there. Raises RequestChangedError, Storage*Error."""
        self._expect(request_id, frozenset({"taken"}))
        parts = []
        if photo is not None:
            parts.append(PlainPart(role="output", media="image/jpeg", body=photo.jpeg))
        text = unicodedata.normalize("NFC", note).strip()[:NOTE_MAX]
        if text:
            parts.append(PlainPart(role="text", media="text/plain", body=text.encode()))
        self._record("request_completed", request_id, officer_id, {"outcome": outcome}, tuple(parts))
        return self._now(request_id)

    def today(self) -> date:
        return self._clock.read().wall.astimezone(HERE).date()

    def _expect(self, request_id: str, states: frozenset[RequestState]) -> None:
        row = self._book.request(request_id)
        if row is None or row.state not in states:
            raise RequestChangedError(row.state if row else None)

    def _now(self, request_id: str) -> RequestRow:
        row = self._book.request(request_id)
        if row is None:
            raise RequestChangedError(None)
        return row

    def _record(
        self,
        kind: str,
        request_id: str,
        officer_id: str,
        data: dict[str, object],
        parts: tuple[PlainPart, ...] = (),
    ) -> None:
        actor = Actor(role="officer", officer=officer_id)
        self._journal.record([FactDraft(kind=kind, subject=request_id, actor=actor, data=data, parts=parts)])
