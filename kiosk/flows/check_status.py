"""Asking how a request is, with the code and the PIN on the slip.

Invariants
- A try is counted before it is judged; only a right one is taken off again.
- A wrong PIN and an unknown code take the same way and get the same answer: whoever does not hold the slip cannot learn
  which requests were filed here.
- The PIN is computed by the signer and compared in constant time; it is kept nowhere.
- `begin` and `finish` belong to the thread that owns the book; `CityStatus.ask` runs between them, anywhere.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from kiosk.domain.throttle import Moment
from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import Book, Clock, RequestRow, TicketSigner
from kiosk.flows.status_ports import RequestStatus, StatusBook
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.envelope import Envelope, payload_type
from sync.protocol.statements import TicketStatement

_LONGEST_QR = 1024


@dataclass(frozen=True, slots=True)
class Found:
    status: RequestStatus


@dataclass(frozen=True, slots=True)
class Later:
    """Too many wrong tries."""

    wait_s: int


@dataclass(frozen=True, slots=True)
class AskCity:
    """Not answered here; the try is paid for."""

    code: str
    pin: str = field(repr=False)
    charge: int


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing fits this code and PIN. `asked`: the city said so too; else it could not be asked."""

    asked: bool


class CheckStatus:
    def __init__(self, *, book: Book, tries: StatusBook, signer: TicketSigner, clock: Clock) -> None:
        self._book = book
        self._tries = tries
        self._signer = signer
        self._clock = clock

    def begin(self, code: str, pin: str) -> Found | Later | AskCity:
        """Raises StorageFullError, StorageBrokenError."""
        now = self._now()
        charge = self._tries.charge(code, now)
        if charge is None:
            return Later(max(1, self._tries.wait_s(code, now)))
        rows = self._tries.by_code(code)
        if self._is_right(code, pin) and rows:
            self._tries.settle(charge)
            return Found(status_of(rows[-1]))
        return AskCity(code, pin, charge)

    def line_is_open(self) -> bool:
        """Whether asking the city is worth a try: only a line known to be dead is not."""
        return self._book.outbox().network != "offline"

    def finish(self, asked: AskCity, answer: RequestStatus | None) -> Found | NoMatch:
        """The city answered."""
        if answer is None:
            return NoMatch(asked=True)
        self._tries.settle(asked.charge)
        return Found(answer)

    def _is_right(self, code: str, pin: str) -> bool:
        """Computed for every code, so that a known one takes no longer."""
        try:
            expected = self._signer.status_pin(code)
        except NotEnrolledError:
            return False
        return hmac.compare_digest(expected.encode(), pin.encode())

    def _now(self) -> Moment:
        reading = self._clock.read()
        return Moment(reading.boot, reading.up_ms)


def status_of(row: RequestRow) -> RequestStatus:
    return RequestStatus(
        code=row.code,
        service=row.service,
        state=row.state,
        filed_at=row.filed_at,
        promised_at=row.promised_at,
        completed_at=row.completed_at,
        missing=tuple(requirement for requirement, state in row.documents if state == "missing"),
        received=row.received_by_city,
        request_id=row.request_id,
        questions=row.questions if row.state == "returned" else (),
        returned=row.returned if row.state == "returned" else "",
    )


def code_on_slip(text: str) -> str | None:
    """The status code in the QR of one of our slips; None for any other text. It proves nothing: the PIN does."""
    try:
        envelope = Envelope.from_bytes(text.encode("ascii"), limit_bytes=_LONGEST_QR)
        if envelope.payload_type != payload_type("ticket"):
            return None
        return TicketStatement.from_object(decode(envelope.payload, limit_bytes=_LONGEST_QR)).code
    except (MalformedError, UnicodeEncodeError):
        return None
