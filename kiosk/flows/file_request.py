"""Filing a resident's request: one commit makes ticket, consent and request true; ten seconds take it back.

Invariants
- ticket_issued, consent_given and request_filed (with the form and every photo as parts) are one `record`: a ticket on the
  screen means that all of it is on the disk, and a refusal means that nothing is.
- A queue number that another process took a moment ago is not an error of the resident's: the next one is tried.
- What an officer types for somebody on the telephone is that officer's deed: the facts name them, the consent says how it
  was given.
- Nothing personal is in the facts: answers are the sealed part `form`, photos are parts named by their requirement.
- A report about staff is sealed to the inspectorate or not filed at all; the city's own set never stands in.
- Undo is a fact of its own (request_voided); it counts on the clock since boot, so turning the wall clock changes nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import uuid6

from kiosk.domain.session import Language, Session
from kiosk.domain.ticket import new_status_code
from kiosk.errors import NoRecipientsError, NotEnrolledError, TicketTakenError
from kiosk.flows.ports import (
    CITY_SET,
    INSPECTORATE_SET,
    Book,
    Clock,
    DeskFile,
    FactDraft,
    Journal,
    KioskIdentity,
    PlainPart,
    StorageBrokenError,
    TicketSigner,
)
from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.protocol.instant import write_instant
from sync.rules.calendar import WorkCalendar
from sync.rules.deadline import Promise, promised_at
from sync.rules.indonesian import JAKARTA
from sync.rules.service import Service

NOTICE_VERSION = 1
UNDO_S = 10
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything a resident gave, already in canonical form; photos and previews are JPEGs by requirement."""

    service: Service
    catalogue_version: int
    answers: Mapping[str, object] = field(repr=False)
    documents: Sequence[Mapping[str, str]]  # {"requirement": id, "state": photographed|shown|missing|not_needed}
    photos: Sequence[tuple[str, bytes]] = field(repr=False, default=())
    previews: tuple[tuple[str, bytes], ...] = field(repr=False, default=())
    contact_agreed: bool = False
    assisted: bool = False
    language: Language = "id"
    taken_by: str = ""  # the officer who typed it for a resident on the telephone


def filing_of(session: Session, *, contact_agreed: bool) -> Filing:
    """What this stay files. Raises IncompleteError (ours) while required answers are missing."""
    return Filing(
        service=session.service,
        catalogue_version=session.catalogue.version,
        answers=session.form(),
        documents=session.documents(),
        photos=session.photos(),
        previews=session.previews(),
        contact_agreed=contact_agreed,
        assisted=session.assisted,
        language=session.language,
        taken_by=session.taken_by,
    )


@dataclass(frozen=True, slots=True)
class Ticket:
    """What the resident takes along. `pin` is shown and printed, never stored; `qr` holds the signed ticket statement."""

    request_id: str
    number: str  # "A-017"
    code: str
    pin: str = field(repr=False)
    qr: str
    service: Service
    promise: Promise
    filed_at: datetime
    filed_up_ms: int
    taken_by: str = ""
    status_page: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What this filing is called, before it has a number."""

    request_id: str
    code: str
    prefix: str
    day: date
    promise: Promise


class FileRequest:
    """`choose` picks a character of the status code; a parameter so that tests know it."""

    def __init__(
        self,
        *,
        journal: Journal,
        book: Book,
        signer: TicketSigner,
        clock: Clock,
        calendar: WorkCalendar,
        choose: Callable[[str], str] = secrets.choice,
    ) -> None:
        self._journal = journal
        self._book = book
        self._signer = signer
        self._clock = clock
        self._calendar = calendar
        self._choose = choose

    def can_seal(self, service: Service) -> bool:
        """False for a report about staff while the city's configuration names nobody but itself who could open it."""
        return not service.route_around_local_staff or _has_recipients(self._book.identity(), service)

    def file(self, filing: Filing) -> Ticket:
        """Durable when it returns.

        Raises StorageFullError, StorageBrokenError, NotEnrolledError, NoRecipientsError; nothing was kept then.
        """
        identity = self._book.identity()
        if identity is None:
            raise NotEnrolledError
        if not _has_recipients(identity, filing.service):
            raise NoRecipientsError
        reading = self._clock.read()
        entry = _Entry(
            request_id=str(uuid6.uuid7()),
            code=new_status_code(self._choose).value,
            prefix=identity.ticket_prefix,
            day=reading.wall.astimezone(JAKARTA).date(),
            promise=promised_at(filing.service, reading.wall, self._calendar),
        )
        due = _instant(entry.promise.due_at)
        # Whatever can fail comes before the commit: a refusal after it would be filed a second time.
        pin = self._signer.status_pin(entry.code)
        qr = self._signer.sign_ticket(code=entry.code, service=filing.service.code, promised=due).decode("ascii")
        number = self._record(filing, entry)
        return Ticket(
            request_id=entry.request_id,
            number=f"{entry.prefix}-{number:03}",
            code=entry.code,
            pin=pin,
            qr=qr,
            service=filing.service,
            promise=entry.promise,
            filed_at=reading.wall.astimezone(UTC),
            filed_up_ms=reading.up_ms,
            taken_by=filing.taken_by,
            status_page=identity.status_page,
        )

    def undo_left_s(self, ticket: Ticket) -> int:
        """Whole seconds in which the resident may still take it back; 0 when the time is over."""
        passed_ms = self._clock.read().up_ms - ticket.filed_up_ms
        return max(0, -((passed_ms - UNDO_S * 1000) // 1000))

    def undo(self, ticket: Ticket) -> bool:
        """True when the request counts as never filed; False when the ten seconds are over.

        Raises StorageFullError, StorageBrokenError.
        """
        if self.undo_left_s(ticket) <= 0:
            return False
        draft = FactDraft("request_voided", ticket.request_id, _actor(ticket.taken_by), {"reason": "resident_undo"})
        self._journal.record([draft])
        return True

    def _record(self, filing: Filing, entry: _Entry) -> int:
        """The queue number under which everything was committed."""
        parts = _parts(filing, entry.request_id)
        desk = _desk_file(filing, entry.request_id)
        for _ in range(_TRIES):
            number = self._book.next_ticket(entry.day)
            try:
                self._journal.record(_drafts(filing, entry, number, parts), desk=desk)
            except TicketTakenError:
                continue
            return number
        raise StorageBrokenError("no free queue number after many tries")


def _drafts(filing: Filing, entry: _Entry, number: int, parts: tuple[PlainPart, ...]) -> list[FactDraft]:
    who = _actor(filing.taken_by)
    ticket = {"prefix": entry.prefix, "number": number, "day": entry.day.isoformat()}
    purposes = ["service", "contact"] if filing.contact_agreed else ["service"]
    consent: dict[str, object] = {"notice": "pdp", "version": NOTICE_VERSION, "purposes": purposes}
    if filing.taken_by:
        consent["by"] = "telephone"
    filed: dict[str, object] = {
        "service": filing.service.code,
        "catalogue_version": filing.catalogue_version,
        "code": entry.code,
        "ticket": ticket,
        "promised_at": _instant(entry.promise.due_at),
        "standard": entry.promise.standard,
        "documents": [dict(one) for one in filing.documents],
        "assisted": filing.assisted,
        "language": filing.language,
    }
    return [
        FactDraft("ticket_issued", entry.request_id, who, {**ticket, "service": filing.service.code}),
        FactDraft("consent_given", entry.request_id, who, consent),
        FactDraft("request_filed", entry.request_id, who, filed, parts),
    ]


def _actor(taken_by: str) -> Actor:
    return Actor("officer", taken_by) if taken_by else Actor("resident")


def _parts(filing: Filing, request_id: str) -> tuple[PlainPart, ...]:
    """The form says which request it belongs to, so that a part can never be read as another request's."""
    form = encode(
        {
            "request": request_id,
            "service": filing.service.code,
            "catalogue_version": filing.catalogue_version,
            "answers": dict(filing.answers),
        }
    )
    to = _recipients(filing.service)
    photos = (PlainPart(requirement, "image/jpeg", jpeg, to) for requirement, jpeg in filing.photos)
    return (PlainPart("form", "application/json", form, to), *photos)


def _recipients(service: Service) -> int:
    """The number of the set that this service's papers are sealed to."""
    return INSPECTORATE_SET if service.route_around_local_staff else CITY_SET


def _has_recipients(identity: KioskIdentity | None, service: Service) -> bool:
    return identity is not None and _recipients(service) in identity.recipient_sets


def _desk_file(filing: Filing, request_id: str) -> DeskFile | None:
    """None for what local staff must not read (illegal fees go to the inspectorate sealed)."""
    if filing.service.route_around_local_staff:
        return None
    return DeskFile(request_id, dict(filing.answers), filing.previews)


def _instant(at: datetime | None) -> str | None:
    return None if at is None else write_instant(_whole_second(at))


def _whole_second(at: datetime) -> datetime:
    """Promises are said to the minute; a fact carries whole seconds, never a fraction that nobody promised."""
    return at.astimezone(UTC) - timedelta(microseconds=at.microsecond)
