"""An officer signs in: a name from the roster and six digits.

Invariants
- A guess is counted, durably, *before* it is judged: pulling the plug during the check saves nobody a failure.
- From the fifth failure on there is a wait (30 s, then 1, 5, 15, 60 minutes); the tenth locks until the city unlocks,
  and is recorded as `officer_locked_out`. The steps are NIST SP 800-63B's ten tries, spread over more than an hour.
- Waits are measured by the time since boot, so turning the clock helps nobody; after a restart a wait begins anew.
- A wrong PIN, a PIN that was never set and a name that left the roster get the same answer.
- The hash takes about 100 ms: `begin` and `finish` belong to the thread that owns the book, the check between them
  (`Guess.hash`, `Guess.pin` -> bool) needs values only and runs anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiosk.flows.ports import Book, Clock, FactDraft, Journal, Officer
from sync.protocol.fact import Actor

FREE_FAILURES = 5
WAITS_S = (30, 60, 300, 900, 3600)
LOCKED_AT = FREE_FAILURES + len(WAITS_S)


@dataclass(frozen=True, slots=True)
class Guess:
    """A try that is already paid for; give `hash` and `pin` to the check and its answer to `SignIn.finish`."""

    officer_id: str
    hash: str = field(repr=False)
    pin: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignedIn:
    officer: Officer


@dataclass(frozen=True, slots=True)
class WrongPin:
    """`tries_left` until the first wait or, later, until the lock; `wait_s` before the next try is taken."""

    tries_left: int
    wait_s: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    wait_s: int


@dataclass(frozen=True, slots=True)
class Locked:
    pass


def wait_after(failures: int) -> int:
    """Seconds to wait after so many failures in a row."""
    if failures < FREE_FAILURES:
        return 0
    return WAITS_S[min(failures - FREE_FAILURES, len(WAITS_S) - 1)]


class SignIn:
    """`badge_read` would be the other half; until badges are issued the roster stands in for them."""

    def __init__(self, *, book: Book, journal: Journal, clock: Clock) -> None:
        self._book = book
        self._journal = journal
        self._clock = clock
        self._failed_at: dict[str, tuple[str, int]] = {}

    def officers(self) -> Sequence[Officer]:
        return self._book.officers()

    def standing(self, officer_id: str) -> Wait | Locked | None:
        """What stands between this officer and a try right now; None when one may be made."""
        failures = self._book.pin_failures(officer_id)
        if failures >= LOCKED_AT:
            return Locked()
        left_s = self._left_s(officer_id, failures)
        return Wait(left_s) if left_s else None

    def begin(self, officer_id: str, pin: str) -> Guess | Wait | Locked:
        """Charge one try. Raises StorageFullError, StorageBrokenError: a try that cannot be counted is not made."""
        standing = self.standing(officer_id)
        if standing is not None:
            return standing
        self._book.note_pin_failure(officer_id)
        self._mark(officer_id)
        officer = self._find(officer_id)
        usable = re.fullmatch(r"[0-9]{6}", pin, re.ASCII) is not None
        return Guess(officer_id, officer.pin_hash if officer and usable else "", pin)

    def finish(self, guess: Guess, *, matched: bool) -> SignedIn | WrongPin | Locked:
        """Raises StorageFullError, StorageBrokenError: then nobody is signed in and the try stays counted."""
        officer = self._find(guess.officer_id)
        if matched and guess.hash and officer is not None:
            return self._enter(officer)
        failures = self._book.pin_failures(guess.officer_id)
        self._mark(guess.officer_id)
        if failures >= LOCKED_AT:
            self._record("officer_locked_out", guess.officer_id, Actor(role="system"), {"failures": failures})
            return Locked()
        limit = FREE_FAILURES if failures < FREE_FAILURES else LOCKED_AT
        return WrongPin(tries_left=limit - failures, wait_s=wait_after(failures))

    def _enter(self, officer: Officer) -> SignedIn:
        actor = Actor(role="officer", officer=officer.officer_id)
        self._record("officer_signed_in", officer.officer_id, actor, {"method": "pin"})
        self._book.clear_pin_failures(officer.officer_id)
        self._failed_at.pop(officer.officer_id, None)
        return SignedIn(replace(officer, pin_hash=""))

    def _record(self, kind: str, officer_id: str, actor: Actor, data: dict[str, object]) -> None:
        self._journal.record([FactDraft(kind=kind, subject=officer_id, actor=actor, data=data)])

    def _left_s(self, officer_id: str, failures: int) -> int:
        wait_ms = wait_after(failures) * 1000
        if not wait_ms:
            return 0
        reading = self._clock.read()
        boot, since_ms = self._failed_at.setdefault(officer_id, (reading.boot, reading.up_ms))
        if boot != reading.boot:
            self._mark(officer_id)
            since_ms = reading.up_ms
        return max(0, -(-(since_ms + wait_ms - reading.up_ms) // 1000))

    def _mark(self, officer_id: str) -> None:
        reading = self._clock.read()
        self._failed_at[officer_id] = (reading.boot, reading.up_ms)

    def _find(self, officer_id: str) -> Officer | None:
        return next((each for each in self._book.officers() if each.officer_id == officer_id), None)
