"""An officer signs in: a badge, or a name from the roster, and six digits.

Invariants
- Tries are counted and spaced by `flows.tries`; nothing here remembers anything.
- A wrong PIN, a PIN that was never set, a name that left the roster and a badge that does not count get the same answer
  after the same work.
- Who was signed in stops counting when the roster drops them or names another badge; `still_counts` is asked all the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.domain.pin_policy import is_pin
from kiosk.domain.throttle import Locked, Wait
from kiosk.flows.officer_ports import OfficerBook
from kiosk.flows.ports import Book, FactDraft, Journal, Officer
from kiosk.flows.tries import Guess, Tries, Wrong
from sync.protocol.fact import Actor

Method = Literal["pin", "badge_pin"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Whose PIN will be asked for. `counts` False: a badge that opens nothing, which the screen must not know."""

    officer_id: str
    method: Method = "pin"
    counts: bool = True


@dataclass(frozen=True, slots=True)
class SignedIn:
    officer: Officer


class SignIn:
    def __init__(self, *, book: Book, officers: OfficerBook, journal: Journal, tries: Tries) -> None:
        self._book = book
        self._officers = officers
        self._journal = journal
        self._tries = tries

    def officers(self) -> Sequence[Officer]:
        """Whose names may be chosen: nobody's where the city wants badges."""
        return () if self._officers.badge_required() else self._book.officers()

    def uses_badges(self) -> bool:
        """Whether the city gave anybody here a badge."""
        return self._officers.badge_required() or any(officer.badge for officer in self._book.officers())

    def by_name(self, officer_id: str) -> Candidate:
        return Candidate(officer_id, counts=not self._officers.badge_required())

    def standing(self, candidate: Candidate) -> Wait | Locked | None:
        return self._tries.standing(candidate.officer_id)

    def begin(self, candidate: Candidate, pin: str) -> Guess | Wait | Locked:
        """Charge one try. Raises StorageFullError, StorageBrokenError: a try that cannot be counted is not made."""
        stands = self._tries.standing(candidate.officer_id)
        if stands is not None:
            return stands
        officer = self._find(candidate.officer_id)
        judged = candidate.counts and officer is not None and is_pin(pin)
        return self._tries.begin(candidate.officer_id, officer.pin_hash if officer and judged else "", pin)

    def finish(self, candidate: Candidate, guess: Guess, *, matched: bool) -> SignedIn | Wrong | Locked:
        """Raises StorageFullError, StorageBrokenError: then nobody is signed in and the try stays counted."""
        officer = self._find(guess.officer_id)
        if not (matched and guess.hash and candidate.counts and officer is not None):
            return self._tries.failed(guess)
        actor = Actor(role="officer", officer=officer.officer_id)
        draft = FactDraft("officer_signed_in", officer.officer_id, actor, {"method": candidate.method})
        self._journal.record([draft])
        self._tries.settled(guess)
        return SignedIn(replace(officer, pin_hash="", activation=None))

    def still_counts(self, officer: Officer) -> bool:
        """False once the roster dropped the officer or names another badge than at sign-in."""
        now = self._find(officer.officer_id)
        return now is not None and now.badge == officer.badge

    def tell_locks(self) -> None:
        self._tries.tell_locks()

    def _find(self, officer_id: str) -> Officer | None:
        return next((each for each in self._book.officers() if each.officer_id == officer_id), None)
