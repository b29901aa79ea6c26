"""An officer works through the requests of the hall: look, take, finish with a photo.

Invariants
- Only an open request is taken and only a taken one is finished; what the screen showed a minute ago is read again
  before a fact is made, so two officers or two touches make one fact.
- Another officer may finish what a colleague took (a shift ends, the resident still waits): the fact names who did.
- The outcome's photo and the note are sealed parts; no word of them is in a fact.
- A report about the staff is not the staff's: services that are routed around the hall are not on its list.
- A photo that the resident sent from a phone is shown as what it is: beside a paper that is still missing. A request that was
  returned and answered so waits for the officer again, and its promise says how long.
- A resident's answers leave this module masked. The plain text is asked for one field at a time, while it is held.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal, cast

from kiosk.domain.redaction import on_screen
from kiosk.flows.desk_ports import PhoneMail
from kiosk.flows.ports import Book, Camera, Clock, FactDraft, Journal, Look, Photo, PlainPart, RequestRow, RequestState
from sync.protocol.fact import Actor
from sync.rules.catalogue import Catalogue
from sync.rules.fields import AnswerValue, Field
from sync.rules.indonesian import JAKARTA
from sync.rules.service import Service

TAKEABLE: frozenset[RequestState] = frozenset({"filed", "returned"})
OPEN: frozenset[RequestState] = frozenset({"filed", "taken", "returned"})
NOTE_MAX = 500
MASKED_TYPES = frozenset({"nik", "kk"})
# Not a question of the catalogue: who helped to fill the form in.
HELPER_KEY, HELPER_LABEL = "nama_pendamping", "Nama pendamping"
SOON = timedelta(hours=1)

Outcome = Literal["done", "handed_over"]
Urgency = Literal["done", "voided", "waiting", "paused", "late", "soon", "today", "later", "none"]


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
    reason: str = ""  # why the promise waits


@dataclass(frozen=True, slots=True)
class DeskAnswer:
    """`text` as it may stand on the screen all the time; `masked` when holding a button shows more."""

    key: str
    label: str
    text: str = field(repr=False)
    masked: bool


@dataclass(frozen=True, slots=True)
class DeskDocument:
    """`preview` is a reduced JPEG, None when the paper was not photographed or its time here is over."""

    requirement: str
    label: str
    state: str
    preview: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedRequest:
    """A request and what the desk holds of it; nothing of the answers once the retention has passed."""

    row: RequestRow
    answers: tuple[DeskAnswer, ...] = field(repr=False)
    documents: tuple[DeskDocument, ...] = field(repr=False)


def deadline_of(row: RequestRow, *, now: datetime) -> Deadline:
    """Ended and returned requests by their state, the others by the promise; a request without a promise is never called late."""
    settled = _SETTLED.get(row.state)
    if settled is not None:
        return Deadline(settled)
    if row.paused:
        return Deadline("paused", reason=row.paused)
    if row.promised_at is None:
        return Deadline("none")
    left = row.promised_at - now
    due_at = row.promised_at.astimezone(JAKARTA)
    if left < timedelta():
        return Deadline("late", left, due_at)
    if left <= SOON:
        return Deadline("soon", left, due_at)
    return Deadline("today" if due_at.date() == now.astimezone(JAKARTA).date() else "later", left, due_at)


_SETTLED: dict[RequestState, Urgency] = {
    "completed": "done",
    "handed_off": "done",
    "collected": "done",
    "voided": "voided",
    "returned": "waiting",
}


class Serve:
    def __init__(
        self,
        *,
        book: Book,
        journal: Journal,
        camera: Camera,
        clock: Clock,
        catalogue: Catalogue,
        mail: PhoneMail | None = None,
    ) -> None:
        """`mail` None: no photo comes from a phone (a practice, a test)."""
        self._book = book
        self._mail = mail
        self._journal = journal
        self._camera = camera
        self._clock = clock
        self._catalogue = catalogue

    def requests(self) -> Sequence[RequestRow]:
        """Everything still open, most urgent first, then what was finished today; voided ones are gone."""
        rows = [row for row in self._book.requests(open_only=True) if row.state in OPEN and self.is_ours(row)]
        known = {row.request_id for row in rows}
        ended = [
            row
            for row in self._book.requests(on=self.today())
            if row.request_id not in known and row.state not in OPEN and row.state != "voided" and self.is_ours(row)
        ]
        return (*rows, *ended)

    def deadline(self, row: RequestRow) -> Deadline:
        answered = replace(row, state="filed") if row.state == "returned" and self._sent(row) else row
        return deadline_of(answered, now=self._clock.read().wall)

    def service_name(self, code: str) -> str:
        """The short name; the code itself for a service that the catalogue no longer has."""
        service = self._service(code)
        return service.short_name if service else code

    def open(self, request_id: str) -> OpenedRequest:
        """Raises RequestChangedError when it is gone."""
        row = self._now(request_id)
        service = self._service(row.service)
        if not self.is_ours(row):
            raise RequestChangedError(None)
        desk = self._book.desk_file(request_id)
        known = {each.key: each for each in service.fields} if service else {}
        answers = _answers(known, desk.answers if desk else {})
        previews = {**self._photos(row), **(dict(desk.previews) if desk else {})}
        labels = {each.id: each.short for each in service.requirements} if service else {}
        documents = [
            DeskDocument(requirement, labels.get(requirement, requirement), state, previews.get(requirement))
            for requirement, state in row.documents
            if state != "not_needed"
        ]
        return OpenedRequest(row, tuple(answers), tuple(documents))

    def _sent(self, row: RequestRow) -> list[str]:
        """Papers that are still open and came from the resident's phone."""
        lacking = [paper for paper, state in row.documents if state in ("missing", "shown")]
        waiting = self._mail.phone_papers() if self._mail is not None and lacking else ()
        return [paper for paper in lacking if (row.request_id, paper) in waiting]

    def _photos(self, row: RequestRow) -> dict[str, bytes]:
        mail = self._mail
        sent = ((paper, mail.phone_photo(row.request_id, paper)) for paper in self._sent(row)) if mail else ()
        return {paper: jpeg for paper, jpeg in sent if jpeg is not None}

    def reveal(self, request_id: str, key: str) -> str:
        """One masked answer in plain, grouped in fours: for as long as somebody holds the button. Empty if unknown."""
        desk = self._book.desk_file(request_id)
        value = desk.answers.get(key) if desk else None
        return " ".join(re.findall(r".{1,4}", str(value))) if value is not None else ""

    def take(self, request_id: str, officer_id: str) -> RequestRow:
        """Raises RequestChangedError, StorageFullError, StorageBrokenError."""
        self._expect(request_id, TAKEABLE)
        self._record("request_taken", request_id, officer_id, {})
        return self._now(request_id)

    def start_camera(self) -> None:
        """For the photo of what is handed over. Raises CameraMissingError."""
        self._camera.start("document")

    def look(self) -> Look | None:
        """The newest frame. Raises CameraMissingError."""
        return self._camera.look()

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
        return self._clock.read().wall.astimezone(JAKARTA).date()

    def _service(self, code: str) -> Service | None:
        try:
            return self._catalogue.service(code)
        except KeyError:
            return None

    def is_ours(self, row: RequestRow) -> bool:
        """False for what is routed around the hall."""
        service = self._service(row.service)
        return service is None or not service.route_around_local_staff

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


def _answers(fields: Mapping[str, Field], given: Mapping[str, object]) -> Iterator[DeskAnswer]:
    """In the order of asking; what the catalogue no longer knows is shown masked rather than guessed at."""
    for key, asked in fields.items():
        if key in given:
            masked = asked.type in MASKED_TYPES
            yield DeskAnswer(key, asked.label, on_screen(asked, cast("AnswerValue", given[key])), masked)
    for key, value in given.items():
        if key == HELPER_KEY:
            yield DeskAnswer(key, HELPER_LABEL, str(value), masked=False)
        elif key not in fields:
            yield DeskAnswer(key, key, "•" * 4, masked=True)
