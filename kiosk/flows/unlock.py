"""A supervisor's signed word ends a lock: read from a QR code at the kiosk, or brought by the change feed.

Invariants
- It ends one officer's one lock at one kiosk: kiosk, officer and the lock's own challenge must all be those it names. The
  challenge goes with the lock, so a second use finds nothing to open.
- The fact is recorded before the lock ends. Failures of the kiosk itself are not forgiven by it.
- What the feed brought and does not fit is left alone in silence: it may be of a lock that ended long ago.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from kiosk.flows.officer_ports import CityStatements, Lock, NotOursError, OfficerBook
from kiosk.flows.ports import Book, FactDraft, Journal
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.compact import MAX_COMPACT_CHARS
from sync.protocol.fact import Actor
from sync.protocol.instant import read_instant
from sync.protocol.statements import UnlockStatement

RefusedUnlock = Literal["none", "forged", "foreign", "expired"]


class UnlockRefusedError(Exception):
    """`reason` "none": no unlock at all, the camera goes on looking. The screen says one sentence for all the others."""

    def __init__(self, reason: RefusedUnlock) -> None:
        super().__init__(reason)
        self.reason: RefusedUnlock = reason


@dataclass(frozen=True, slots=True)
class _Signed:
    statement: UnlockStatement
    digest: str  # of the payload


class Unlock:
    def __init__(self, *, book: Book, officers: OfficerBook, journal: Journal, statements: CityStatements) -> None:
        self._book = book
        self._officers = officers
        self._journal = journal
        self._statements = statements

    def read(self, text: str, *, challenge: str) -> None:
        """End the lock that shows this challenge.

        Raises UnlockRefusedError, StorageFullError, StorageBrokenError; the lock stays then.
        """
        signed = self._open(text)
        if signed.statement.challenge != challenge:
            raise UnlockRefusedError("foreign")
        self._use(signed, "code")

    def use_brought(self) -> None:
        """End the locks that the change feed says to end. Raises StorageFullError, StorageBrokenError."""
        if not self._officers.locks():
            return
        for _, text in self._officers.unlocks_brought():
            try:
                self._use(self._open(text), "feed")
            except UnlockRefusedError:
                continue

    def is_locked(self, challenge: str) -> bool:
        return any(lock.challenge == challenge for lock in self._officers.locks())

    def _use(self, signed: _Signed, way: Literal["code", "feed"]) -> None:
        told, lock = signed.statement, self._lock_of(signed.statement)
        if lock is None:
            raise UnlockRefusedError("foreign")
        if self._officers.surely() >= read_instant(told.expires):
            raise UnlockRefusedError("expired")
        data = {"unlock": signed.digest, "by": way}
        self._journal.record([FactDraft("officer_unlocked", told.officer, Actor("system"), data)])
        self._officers.unlock(told.officer, lock.challenge)

    def _lock_of(self, told: UnlockStatement) -> Lock | None:
        identity = self._book.identity()
        if identity is None or identity.kiosk != told.kiosk:
            return None
        wanted = (told.officer, told.challenge)
        return next((lock for lock in self._officers.locks() if (lock.officer_id, lock.challenge) == wanted), None)

    def _open(self, text: str) -> _Signed:
        try:
            payload = self._statements.open(text, "unlock").payload
            statement = UnlockStatement.from_object(decode(payload, limit_bytes=MAX_COMPACT_CHARS))
        except NotOursError as error:
            raise UnlockRefusedError(error.doubt) from None
        except MalformedError:
            raise UnlockRefusedError("forged") from None
        return _Signed(statement, hashlib.sha256(payload).hexdigest())
