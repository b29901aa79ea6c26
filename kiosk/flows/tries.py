"""One try after another, for everything that is guessed: PINs, activation codes, PINs behind a badge that does not count.

Invariants
- A try is counted, durably, *before* it is judged: pulling the plug during the check saves nobody a failure. What is counted
  is a name, known or not, and the kiosk.
- The check itself takes about 100 ms: `begin` and `failed`/`settled` belong to the thread that owns the book, the check
  between them (`Guess.hash`, `Guess.secret` -> bool) needs values only and runs anywhere.
- A lock is told to the city once, also when the power went before its answer.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from kiosk.domain import throttle
from kiosk.domain.throttle import FREE_FAILURES, HALL_FAILURES, LOCKED_AT, Locked, Moment, Wait
from kiosk.flows.officer_ports import OfficerBook
from kiosk.flows.ports import Book, Clock, FactDraft, Journal
from sync.protocol.fact import Actor
from sync.protocol.patterns import STATUS_ALPHABET

CHALLENGE_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Guess:
    """A try that is already paid for. An empty `hash` is matched by nothing and takes as long to try."""

    officer_id: str
    hash: str = field(repr=False)
    secret: str = field(repr=False)
    charge: int = 0


@dataclass(frozen=True, slots=True)
class Wrong:
    """`tries_left` until the first wait or, later, until the lock; `wait_s` before the next try is taken."""

    tries_left: int
    wait_s: int = 0


def new_challenge() -> str:
    """Eight signs, unpredictable: an unlock is signed for one lock and no other."""
    return "".join(secrets.choice(STATUS_ALPHABET) for _ in range(CHALLENGE_SIGNS))


class Tries:
    def __init__(
        self,
        *,
        book: Book,
        officers: OfficerBook,
        journal: Journal,
        clock: Clock,
        challenge: Callable[[], str] = new_challenge,
    ) -> None:
        self._book = book
        self._officers = officers
        self._journal = journal
        self._clock = clock
        self._challenge = challenge

    def standing(self, officer_id: str) -> Wait | Locked | None:
        """What stands between this name and a try right now; None when one may be made."""
        tally = self._officers.tally(officer_id)
        if tally.failures >= LOCKED_AT:
            return Locked(tally.challenge)
        return throttle.standing(tally, self._officers.hall_failures(), self._now())

    def begin(self, officer_id: str, hashed: str, secret: str) -> Guess | Wait | Locked:
        """Charge one try. Raises StorageFullError, StorageBrokenError: a try that cannot be counted is not made."""
        stands = self.standing(officer_id)
        if stands is not None:
            return stands
        charge = self._officers.charge(officer_id, self._now(), self._challenge())
        if charge is None:  # another try came between
            return self.standing(officer_id) or Wait(1)
        return Guess(officer_id, hashed, secret, charge)

    def settled(self, guess: Guess) -> None:
        """It was right."""
        self._officers.settle(guess.officer_id, guess.charge)

    def failed(self, guess: Guess) -> Wrong | Locked:
        """It was wrong, and stays counted. Raises StorageFullError, StorageBrokenError: a lock could not be told yet."""
        if len(self._officers.hall_failures()) == HALL_FAILURES:
            self._tell_hall()
        tally = self._officers.tally(guess.officer_id)
        if tally.failures >= LOCKED_AT:
            self.tell_locks()
            return Locked(tally.challenge)
        limit = FREE_FAILURES if tally.failures < FREE_FAILURES else LOCKED_AT
        stands = self.standing(guess.officer_id)
        return Wrong(limit - tally.failures, stands.wait_s if isinstance(stands, Wait) else 0)

    def tell_locks(self) -> None:
        """Record what no fact tells of yet. A name that nobody here has (a forged badge's) locks, but is no officer."""
        known = {officer.officer_id for officer in self._book.officers()}
        for lock in self._officers.untold_locks():
            if lock.officer_id in known:
                self._record(lock.officer_id, {"failures": lock.failures, "scope": "officer"})
            self._officers.tell_lock(lock.officer_id)

    def _tell_hall(self) -> None:
        identity = self._book.identity()
        if identity is not None:
            self._record(identity.kiosk, {"failures": HALL_FAILURES, "scope": "kiosk"})

    def _record(self, subject: str, data: dict[str, object]) -> None:
        self._journal.record([FactDraft("officer_locked_out", subject, Actor("system"), data)])

    def _now(self) -> Moment:
        reading = self._clock.read()
        return Moment(reading.boot, reading.up_ms)
