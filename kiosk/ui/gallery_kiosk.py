"""The gallery's kiosk: journal and book in memory, and a clock that stands until it is told to go on.

Invariants
- It keeps the promises of `kiosk.flows.ports` that screens lean on: `record` is all or nothing, its data passes the
  protocol's schemas, the book shows what was recorded. One contract suite runs on it and on the real store.
- It signs and seals nothing, so nothing of it may ever be sent: only the gallery and tests may import it
  (import-linter's contract on invented halls).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, Literal, cast

from kiosk.errors import TicketTakenError
from kiosk.flows.backlog import Backlog
from kiosk.flows.ports import (
    ChosenPin,
    Clock,
    DeskFile,
    FactDraft,
    KioskIdentity,
    Officer,
    Outbox,
    PresenceRow,
    PromptRow,
    Reading,
    RequestRow,
    RequestState,
)
from kiosk.ui.gallery_officers import MemoryOfficers
from kiosk.ui.gallery_queue import MemoryQueue
from sync.protocol.fact import GENESIS, Fact, FactTime, PartRef, check_data
from sync.protocol.instant import read_instant
from sync.rules.indonesian import JAKARTA


class StandingClock:
    """`Clock` that moves by `advance` alone."""

    def __init__(self, wall: datetime) -> None:
        self._wall = wall.astimezone(UTC)
        self._up_ms = 60_000

    def read(self) -> Reading:
        return Reading(self._wall, str(uuid.UUID(int=1)), self._up_ms)

    def advance(self, step: timedelta) -> None:
        self._wall += step
        self._up_ms += step // timedelta(milliseconds=1)


class MemoryKiosk:
    """`Journal`, `Book` and `BacklogBook` over the same lists; `refuse` is raised by the next writes, as a full disk would."""

    def __init__(
        self,
        clock: Clock,
        *,
        identity: KioskIdentity | None = None,
        officers: Sequence[Officer] = (),
        outbox: Outbox | None = None,
    ) -> None:
        self._clock = clock
        self._identity = identity
        self._officers = tuple(officers)
        self._outbox = outbox
        self._backlog = Backlog()
        self._rows: dict[str, RequestRow] = {}
        self._desk: dict[str, DeskFile] = {}
        self._presences: dict[str, PresenceRow] = {}
        self._prompts: dict[str, PromptRow] = {}
        self.memory = MemoryOfficers(clock, self._check_room)
        self.queue = MemoryQueue()
        self.facts: list[Fact] = []
        self.drafts: list[FactDraft] = []
        self.refuse: Exception | None = None
        self.catalogue: bytes | None = None
        self.without: frozenset[str] = frozenset()

    # --- journal

    def record(
        self, drafts: Sequence[FactDraft], *, desk: DeskFile | None = None, pin: ChosenPin | None = None
    ) -> tuple[Fact, ...]:
        self._check_room()
        made = tuple(self._fact(draft, len(self.facts) + at + 1) for at, draft in enumerate(drafts))
        for fact in made:
            check_data(fact.kind, fact.data)
        self._check_numbers(drafts)
        for draft, fact in zip(drafts, made, strict=True):
            self._project(draft)
            self.queue.note(draft, self._clock.read().wall)
            self._project_presence(fact)
            self._project_prompt(fact)
        self.facts.extend(made)
        self.drafts.extend(drafts)
        if desk is not None:
            self._desk[desk.request_id] = desk
        if pin is not None:
            self._officers = tuple(_with_pin(each, pin) for each in self._officers)
        return made

    def kinds(self) -> list[str]:
        return [fact.kind for fact in self.facts]

    # --- book

    def identity(self) -> KioskIdentity | None:
        return self._identity

    def outbox(self) -> Outbox:
        if self._outbox is not None:
            return self._outbox
        return Outbox(head_seq=len(self.facts), acked_seq=0, parts_waiting=0, sending=False, network="offline")

    def set_outbox(self, outbox: Outbox) -> None:
        self._outbox = outbox

    def backlog(self) -> Backlog:
        return self._backlog

    def set_backlog(self, backlog: Backlog) -> None:
        self._backlog = backlog

    def officers(self) -> Sequence[Officer]:
        return self._officers

    def requests(self, *, on: date | None = None, open_only: bool = False) -> Sequence[RequestRow]:
        rows: Iterable[RequestRow] = self._rows.values()
        if on is not None:
            rows = (row for row in rows if _day(row.filed_at) == on)
        if open_only:
            rows = (row for row in rows if row.state in ("filed", "taken", "returned"))
        far = datetime.max.replace(tzinfo=UTC)
        return sorted(rows, key=lambda row: (row.promised_at or far, row.filed_at))

    def request(self, request_id: str) -> RequestRow | None:
        return self._rows.get(request_id)

    def desk_file(self, request_id: str) -> DeskFile | None:
        return self._desk.get(request_id)

    def presence_of(self, officer_id: str, *, on: date) -> Sequence[PresenceRow]:
        return [row for row in self._presences.values() if row.officer == officer_id and _day(row.started_at) == on]

    def on_duty(self, *, on: date) -> Sequence[PresenceRow]:
        return [row for row in self._presences.values() if row.ended_at is None and _day(row.started_at) == on]

    def presences(self) -> Sequence[PresenceRow]:
        return list(self._presences.values())

    def prompts(self, *, on: date) -> Sequence[PromptRow]:
        return [prompt for prompt in self._prompts.values() if _day(prompt.asked_at) == on or prompt.state == "open"]

    def next_ticket(self, day: date) -> int:
        issued = [
            cast("int", draft.data["number"])
            for draft in self.drafts
            if draft.kind == "ticket_issued" and draft.data["day"] == day.isoformat()
        ]
        return max(issued, default=0) + 1

    def catalogue_bytes(self) -> bytes | None:
        return self.catalogue

    # --- setting a scene

    def place_identity(self, identity: KioskIdentity) -> None:
        """Another configuration came."""
        self._identity = identity

    def place_officers(self, officers: Sequence[Officer]) -> None:
        """Another roster came."""
        self._officers = tuple(officers)

    def place_request(self, row: RequestRow, desk: DeskFile | None = None) -> None:
        self._rows[row.request_id] = row
        if desk is not None:
            self._desk[row.request_id] = desk

    def forget_desk_file(self, request_id: str) -> None:
        """The retention has passed."""
        self._desk.pop(request_id, None)

    def place_presence(self, row: PresenceRow) -> None:
        self._presences[row.presence_id] = row

    # --- inside

    def _check_room(self) -> None:
        if self.refuse is not None:
            raise self.refuse

    def _check_numbers(self, drafts: Sequence[FactDraft]) -> None:
        given = [each.data for each in (*self.drafts, *drafts) if each.kind == "ticket_issued"]
        if len({(data["day"], data["prefix"], data["number"]) for data in given}) < len(given):
            raise TicketTakenError

    def _fact(self, draft: FactDraft, seq: int) -> Fact:
        reading = self._clock.read()
        wall = reading.wall.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        kiosk = self._identity.kiosk if self._identity else str(uuid.UUID(int=0))
        refs = tuple(
            PartRef(part.role, sha256(part.body).hexdigest(), len(part.body), part.media, part.recipients)
            for part in draft.parts
        )
        return Fact(
            kiosk=kiosk,
            epoch=1,
            seq=seq,
            id=str(uuid.uuid4()),
            kind=draft.kind,
            prev=GENESIS,
            time=FactTime(wall, reading.boot, reading.up_ms, None),
            actor=draft.actor,
            subject=draft.subject,
            data=draft.data,
            parts=refs,
        )

    def _project(self, draft: FactDraft) -> None:
        now = self._clock.read().wall
        officer = draft.actor.officer
        if draft.kind == "request_filed":
            self._rows[draft.subject] = _filed(draft, now)
        elif draft.kind in _NEXT_STATE and draft.subject in self._rows:
            row = replace(self._rows[draft.subject], state=_NEXT_STATE[draft.kind])
            row = _with_what_is_missing(row, draft)
            if draft.kind == "request_taken":
                row = replace(row, officer=officer)
            elif draft.kind == "request_completed":
                row = replace(row, completed_at=now)
            self._rows[draft.subject] = row
        elif draft.kind in ("request_paused", "request_resumed") and draft.subject in self._rows:
            reason = str(draft.data.get("reason", ""))
            self._rows[draft.subject] = replace(self._rows[draft.subject], paused=reason)
        elif draft.kind == "complaint_answered" and draft.subject in self._rows:
            self._rows[draft.subject] = replace(self._rows[draft.subject], promised_at=None)

    def _project_presence(self, fact: Fact) -> None:
        data: Mapping[str, Any] = fact.data
        now, row = self._clock.read().wall, self._presences.get(fact.subject)
        if fact.kind == "presence_started" and fact.actor.officer is not None:
            self._presences[fact.subject] = PresenceRow(
                presence_id=fact.subject,
                officer=fact.actor.officer,
                place=data["place"],
                started_at=now,
                ended_at=None,
                session=data["session"],
                fact_id=fact.id,
                boot=fact.time.boot,
                up_ms=fact.time.up_ms,
            )
        elif row is not None and fact.kind == "presence_ended":
            passed = timedelta(milliseconds=fact.time.up_ms - row.up_ms) if row.boot == fact.time.boot else None
            self._presences[fact.subject] = replace(row, ended_at=now, passed=passed)
        elif row is not None and fact.kind == "presence_amended":
            claimed = read_instant(data["ended_at"]) if data["ended_at"] else row.claimed_end
            self._presences[fact.subject] = replace(
                row, place=data["place"], session=data["session"], claimed_end=claimed
            )
        elif row is not None and fact.kind == "presence_voided":
            del self._presences[fact.subject]

    def _project_prompt(self, fact: Fact) -> None:
        data: Mapping[str, Any] = fact.data
        if fact.kind == "presence_prompted" and fact.subject in self._presences:
            self._prompts[fact.id] = PromptRow(
                prompt_id=fact.id,
                presence_id=fact.subject,
                officer=self._presences[fact.subject].officer,
                code=data["code"],
                action=data["action"],
                within_s=data["within_s"],
                asked_at=self._clock.read().wall,
                boot=fact.time.boot,
                up_ms=fact.time.up_ms,
            )
        elif fact.kind in _ANSWERS and data["prompt"] in self._prompts:
            prompt = self._prompts[data["prompt"]]
            if prompt.state == "open":
                self._prompts[prompt.prompt_id] = replace(prompt, state=_ANSWERS[fact.kind])


_ANSWERS: dict[str, Literal["confirmed", "missed"]] = {
    "presence_confirmed": "confirmed",
    "presence_prompt_missed": "missed",
}
_NEXT_STATE: dict[str, RequestState] = {
    "request_taken": "taken",
    "request_returned": "returned",
    "request_completed": "completed",
    "request_voided": "voided",
    "request_handed_off": "handed_off",
    "request_collected": "collected",
}


def _with_what_is_missing(row: RequestRow, draft: FactDraft) -> RequestRow:
    if draft.kind != "request_returned":
        return row
    missing = sorted(cast("Sequence[str]", draft.data["missing"]))
    kept = [document for document in row.documents if document[0] not in missing]
    return replace(
        row,
        documents=(*kept, *((name, "missing") for name in missing)),
        returned=str(draft.data["reason"]),
        questions=tuple(cast("Sequence[str]", draft.data.get("questions", ()))),
    )


def _with_pin(officer: Officer, pin: ChosenPin) -> Officer:
    if officer.officer_id != pin.officer_id:
        return officer
    used = officer.activation is not None and officer.activation.id == pin.activation
    return replace(officer, pin_hash=pin.pin_hash, activation=None if used else officer.activation)


def _filed(draft: FactDraft, now: datetime) -> RequestRow:
    data = draft.data
    ticket = cast("dict[str, object]", data["ticket"])
    promised = cast("str | None", data["promised_at"])
    documents = cast("Sequence[dict[str, str]]", data["documents"])
    return RequestRow(
        request_id=draft.subject,
        ticket=f"{ticket['prefix']}-{ticket['number']:03}",
        service=str(data["service"]),
        code=str(data["code"]),
        state="filed",
        filed_at=now,
        promised_at=datetime.fromisoformat(promised) if promised else None,
        officer=None,
        completed_at=None,
        received_by_city=False,
        documents=tuple((each["requirement"], each["state"]) for each in documents),
    )


def _day(at: datetime) -> date:
    return at.astimezone(JAKARTA).date()
