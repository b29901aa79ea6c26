"""The city's time by two QR codes, for a hall without a line: ours asks, a phone relays, the city's answer is read.

Invariants
- The nonce is the digest of the chain's head, so the answer proves that everything up to it existed before the city's time.
- `asked_up_ms` is when this nonce was *first* shown since boot: an answer may be fetched any time after that, and the
  interval derived from it must hold whatever happened in between. A question outlives the page, not the boot.
- A statement that is forged, answers another question or comes from another boot records nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.flows.officer_ports import CityStatements, LineBook, NotOursError, OfficerBook
from kiosk.flows.ports import Book, Clock, FactDraft, Journal, Reading
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.compact import MAX_COMPACT_CHARS
from sync.protocol.envelope import Envelope, write_base64
from sync.protocol.fact import Actor, digest_of
from sync.protocol.instant import read_instant
from sync.protocol.statements import TimeStatement

RefusedTime = Literal["none", "forged", "other"]


class TimeRefusedError(Exception):
    """`reason` "none": no time statement at all, the camera goes on looking."""

    def __init__(self, reason: RefusedTime) -> None:
        super().__init__(reason)
        self.reason: RefusedTime = reason


@dataclass(frozen=True, slots=True)
class Question:
    """What the QR code asks; `address` is the page of the city that answers."""

    address: str
    nonce: str


def anchored(kiosk: str, statement: Envelope, *, boot: str, asked_up_ms: int, received_up_ms: int) -> FactDraft:
    """The fact that keeps a signed city time, however it came."""
    signed = {
        "payload": write_base64(statement.payload),
        "keyid": statement.keyid,
        "sig": write_base64(statement.signature),
    }
    data = {"statement": signed, "boot": boot, "asked_up_ms": asked_up_ms, "received_up_ms": received_up_ms}
    return FactDraft("clock_anchored", kiosk, Actor("system"), data)


class TimeAnchor:
    def __init__(
        self,
        *,
        book: Book,
        line: LineBook,
        officers: OfficerBook,
        journal: Journal,
        statements: CityStatements,
        clock: Clock,
    ) -> None:
        self._book = book
        self._line = line
        self._officers = officers
        self._journal = journal
        self._statements = statements
        self._clock = clock
        self._asked: dict[str, Reading] = {}

    def ask(self) -> Question:
        """Raises NotEnrolledError, StorageBrokenError."""
        nonce = self._line.head_digest()
        self._asked.setdefault(nonce, self._clock.read())
        return Question(f"{self._line.city_url().rstrip('/')}/waktu?nonce={nonce}", nonce)

    def answer(self, text: str) -> None:
        """Record the city's time. Raises TimeRefusedError, StorageFullError, StorageBrokenError."""
        try:
            statement = self._statements.open(text, "time")
            told = TimeStatement.from_object(decode(statement.payload, limit_bytes=MAX_COMPACT_CHARS))
        except NotOursError as error:
            raise TimeRefusedError(error.doubt) from None
        except MalformedError:
            raise TimeRefusedError("forged") from None
        asked, received, identity = self._asked.get(told.nonce), self._clock.read(), self._book.identity()
        if asked is None or asked.boot != received.boot or identity is None:
            raise TimeRefusedError("other")
        draft = anchored(
            identity.kiosk, statement, boot=asked.boot, asked_up_ms=asked.up_ms, received_up_ms=received.up_ms
        )
        self._journal.record([draft])
        del self._asked[told.nonce]
        self._line.set_time_anchor(digest_of(statement.payload))
        self._officers.note_city_time(read_instant(told.time))
