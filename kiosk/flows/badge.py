"""A badge is shown to the camera or a scanner: whose PIN to ask for, and whether it will count.

Invariants
- Whatever badge is shown, the same follows: a PIN is asked for, and judged or seemingly judged. Only the city is told that
  one was refused, at most once a minute, and never whose it was.
- A badge counts when a key of the city signed it, its last day (Asia/Jakarta) is not surely over, and the roster of this hall
  names it as that officer's present badge.
- The day is judged by what has surely passed, so a clock set back revives none and one set forward ends none.
- Failures behind a refused badge go to the officer it names, or to its own digest when it names none.
"""

from __future__ import annotations

import hashlib
import uuid
from contextlib import suppress
from datetime import date
from typing import Literal

from kiosk.domain.throttle import Moment, elapsed_ms
from kiosk.flows.officer_ports import CityStatements, NotOursError, OfficerBook
from kiosk.flows.ports import Book, Clock, FactDraft, Journal, Officer, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Candidate
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.compact import MAX_COMPACT_CHARS, read_compact_payload
from sync.protocol.fact import Actor
from sync.protocol.statements import BadgeStatement
from sync.rules.indonesian import JAKARTA

REFUSAL_GAP_MS = 60_000

RefusedBadge = Literal["forged", "expired", "revoked", "unknown"]


class ReadBadge:
    def __init__(
        self, *, book: Book, officers: OfficerBook, journal: Journal, statements: CityStatements, clock: Clock
    ) -> None:
        self._book = book
        self._officers = officers
        self._journal = journal
        self._statements = statements
        self._clock = clock
        self._told: Moment | None = None

    def read(self, text: str) -> Candidate | None:
        """None for a text that is no badge at all, so that the camera goes on looking."""
        try:
            envelope = self._statements.open(text, "badge")
        except NotOursError as error:
            return None if error.doubt == "none" else self._refused(_named_by(text), "forged")
        try:
            badge = BadgeStatement.from_object(decode(envelope.payload, limit_bytes=MAX_COMPACT_CHARS))
        except MalformedError:
            return self._refused(_named_by(text), "forged")
        reason = self._reason(badge)
        return Candidate(badge.officer, "badge_pin") if reason is None else self._refused(badge.officer, reason)

    def _reason(self, badge: BadgeStatement) -> RefusedBadge | None:
        if self._today() > date.fromisoformat(badge.expires):
            return "expired"
        officer = self._find(badge.officer)
        if officer is None:
            return "unknown"
        return None if officer.badge and officer.badge == badge.badge else "revoked"

    def _refused(self, officer_id: str, reason: RefusedBadge) -> Candidate:
        reading = self._clock.read()
        now = Moment(reading.boot, reading.up_ms)
        identity = self._book.identity()
        is_due = self._told is None or elapsed_ms(self._told, now) >= REFUSAL_GAP_MS
        if identity is not None and is_due:
            self._told = now
            # A mark for the reviewer is worth no failure that would tell the badge's fate to who shows it.
            with suppress(StorageFullError, StorageBrokenError):
                self._journal.record([FactDraft("badge_refused", identity.kiosk, Actor("system"), {"reason": reason})])
        return Candidate(officer_id, "badge_pin", counts=False)

    def _today(self) -> date:
        return self._officers.surely().astimezone(JAKARTA).date()

    def _find(self, officer_id: str) -> Officer | None:
        return next((each for each in self._book.officers() if each.officer_id == officer_id), None)


def _named_by(text: str) -> str:
    """The officer that an unproved badge claims, else an id of its own: failures must land somewhere."""
    with suppress(MalformedError):
        payload = read_compact_payload(text, "badge")
        return BadgeStatement.from_object(decode(payload, limit_bytes=MAX_COMPACT_CHARS)).officer
    return str(uuid.UUID(bytes=hashlib.sha256(text.encode()).digest()[:16]))
