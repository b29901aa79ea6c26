"""What this kiosk still holds about one request, shown to whoever has its code and PIN, and what they may ask for.

Invariants
- Only after the PIN was right here: the request comes from `CheckStatus`, never from a code alone.
- A report about staff was never readable here, and is not now; a wish to correct it is sealed like the report.
- Every value has a masked form; the clear one is for the screen while it is held, never for paper, a fact or a log.
- The wish to correct is words of the resident's: a sealed part, never data of a fact.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import uuid6

from kiosk.domain.redaction import NOT_GIVEN, in_print, mask_number, on_screen
from kiosk.domain.session import HELPER_KEY
from kiosk.domain.ticket import new_status_code
from kiosk.flows.ports import CITY_SET, INSPECTORATE_SET, Book, FactDraft, Journal, PlainPart
from kiosk.flows.status_ports import RequestStatus, StatusBook
from sync.protocol.fact import Actor
from sync.rules.catalogue import Catalogue
from sync.rules.fields import AnswerValue, Field
from sync.rules.service import Service

WORDS_LIMIT = 1000
_FADED = "•"
_HIDDEN = "••••"
State = Literal["held", "faded", "sealed", "gone"]


@dataclass(frozen=True, slots=True)
class HeldLine:
    label: str
    masked: str
    clear: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """`state`: held; faded (numbers and pictures are gone); sealed (nobody here can read it); gone.

    `kept_until` is None while the request is open: the days count from its end.
    """

    request_id: str
    service: Service
    state: State
    lines: tuple[HeldLine, ...]
    photos: int
    kept_days: int
    kept_until: datetime | None
    contact_agreed: bool


class MyData:
    """`choose` picks a character of the new report's code."""

    def __init__(
        self, *, book: Book, desk: StatusBook, journal: Journal, choose: Callable[[str], str] = secrets.choice
    ) -> None:
        self._book = book
        self._desk = desk
        self._journal = journal
        self._choose = choose

    def held(self, status: RequestStatus, catalogue: Catalogue) -> Held:
        """Raises KeyError for a service that the catalogue does not know."""
        service = catalogue.service(status.service)
        file = self._book.desk_file(status.request_id)
        retention = self._desk.retention()
        lines = () if file is None else _lines(service, file.answers)
        faded = any(_FADED in line.clear for line in lines)
        return Held(
            request_id=status.request_id,
            service=service,
            state="sealed"
            if service.route_around_local_staff
            else "gone"
            if file is None
            else "faded"
            if faded
            else "held",
            lines=lines,
            photos=0 if file is None else len(file.previews),
            kept_days=max(1, retention.days),
            kept_until=None if status.completed_at is None else status.completed_at + retention,
            contact_agreed=self._desk.contact_agreed(status.request_id),
        )

    def ask_correction(self, held: Held, words: str) -> None:
        """Raises StorageFullError, StorageBrokenError."""
        sealed_to = INSPECTORATE_SET if held.service.route_around_local_staff else CITY_SET
        data = {
            "category": "other",
            "code": new_status_code(self._choose).value,
            "anonymous": False,
            "service": held.service.code,
            "request": held.request_id,
        }
        part = PlainPart("text", "text/plain", words.strip()[:WORDS_LIMIT].encode(), sealed_to)
        self._journal.record([FactDraft("complaint_filed", str(uuid6.uuid7()), Actor("resident"), data, (part,))])

    def withdraw_contact(self, held: Held) -> None:
        """Raises StorageFullError, StorageBrokenError."""
        data = {"notice": "pdp", "purposes": ["contact"]}
        self._journal.record([FactDraft("consent_withdrawn", held.request_id, Actor("resident"), data)])


def _lines(service: Service, answers: Mapping[str, object]) -> tuple[HeldLine, ...]:
    lines = [_line(one, answers[one.key]) for one in service.fields if one.key in answers]
    if helper := answers.get(HELPER_KEY):
        lines.append(HeldLine("Diisi bersama", str(helper), str(helper)))
    return tuple(lines)


def _line(field_: Field, value: object) -> HeldLine:
    """What the desk has faded already is shown as it is: a masked number is no number any more."""
    if isinstance(value, str) and _FADED in value:
        return HeldLine(field_.heading(), value, value)
    return HeldLine(field_.heading(), masked(field_, value), clear(field_, value))  # type: ignore[arg-type]  # as `form` kept it


def masked(field_: Field, value: AnswerValue | None) -> str:
    """For a screen that others may look at, and for paper."""
    if value is None or value == []:
        return NOT_GIVEN
    if field_.type in ("nik", "kk"):
        return mask_number(str(value))
    shown = in_print(field_, value)
    return _HIDDEN if shown == "***" else shown


def clear(field_: Field, value: AnswerValue | None) -> str:
    if field_.type in ("nik", "kk") and isinstance(value, str):
        return " ".join(value[at : at + 4] for at in range(0, len(value), 4))
    return on_screen(field_, value)
