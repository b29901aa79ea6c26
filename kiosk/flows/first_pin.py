"""A PIN is chosen: the first one with the city's activation code, another with the old one.

Invariants
- Codes and old PINs are tries like any other (`flows.tries`): the same counters, the same waits, the same lock.
- An officer without a code, with a used one or an expired one gets the answer of a wrong code after the same work.
- The new PIN leaves this program as a peppered hash in a part sealed to the city; the fact names no digit.
- Fact, local hash and the code's end are one commit: a power cut leaves either the old PIN or the new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kiosk.domain.pin_policy import WeakPin, is_code, is_pin, weakness
from kiosk.domain.throttle import Locked, Wait
from kiosk.flows.officer_ports import OfficerBook
from kiosk.flows.ports import Book, ChosenPin, FactDraft, Journal, Officer, PlainPart
from kiosk.flows.sign_in import Candidate
from kiosk.flows.tries import Guess, Tries, Wrong
from sync.protocol.canonical import encode
from sync.protocol.fact import Actor

Reason = Literal["first", "changed", "reset"]


@dataclass(frozen=True, slots=True)
class MayChoose:
    """The right to choose a PIN once, earned by a code (`activation`) or the old PIN (`old`)."""

    officer_id: str
    reason: Reason
    activation: str = ""
    old: str = field(repr=False, default="")


class FirstPin:
    def __init__(self, *, book: Book, officers: OfficerBook, journal: Journal, tries: Tries) -> None:
        self._book = book
        self._officers = officers
        self._journal = journal
        self._tries = tries

    def standing(self, candidate: Candidate) -> Wait | Locked | None:
        return self._tries.standing(candidate.officer_id)

    def begin_code(self, candidate: Candidate, code: str) -> Guess | Wait | Locked:
        """Charge one try. Raises StorageFullError, StorageBrokenError."""
        stands = self._tries.standing(candidate.officer_id)
        if stands is not None:
            return stands
        officer = self._find(candidate.officer_id)
        activation = officer.activation if officer is not None and candidate.counts and is_code(code) else None
        usable = activation is not None and self._officers.surely() < activation.expires
        return self._tries.begin(candidate.officer_id, activation.hash if activation and usable else "", code)

    def finish_code(self, guess: Guess, *, matched: bool) -> MayChoose | Wrong | Locked:
        """Raises StorageFullError, StorageBrokenError."""
        officer = self._find(guess.officer_id)
        activation = officer.activation if officer is not None else None
        if not (matched and guess.hash and officer and activation and activation.hash == guess.hash):
            return self._tries.failed(guess)
        self._tries.settled(guess)
        return MayChoose(guess.officer_id, "reset" if officer.pin_hash else "first", activation.id)

    def begin_old(self, officer_id: str, pin: str) -> Guess | Wait | Locked:
        """Charge one try with the old PIN. Raises StorageFullError, StorageBrokenError."""
        officer = self._find(officer_id)
        return self._tries.begin(officer_id, officer.pin_hash if officer and is_pin(pin) else "", pin)

    def finish_old(self, guess: Guess, *, matched: bool) -> MayChoose | Wrong | Locked:
        """Raises StorageFullError, StorageBrokenError."""
        officer = self._find(guess.officer_id)
        if not (matched and guess.hash and officer is not None and officer.pin_hash == guess.hash):
            return self._tries.failed(guess)
        self._tries.settled(guess)
        return MayChoose(guess.officer_id, "changed", old=guess.secret)

    def choose(self, right: MayChoose, hashed: str) -> None:
        """Record the new PIN's hash; it counts from now on. Raises StorageFullError, StorageBrokenError."""
        body = encode({"officer": right.officer_id, "pin_hash": hashed})
        draft = FactDraft(
            "officer_pin_set",
            right.officer_id,
            Actor(role="officer", officer=right.officer_id),
            {"reason": right.reason, "activation": right.activation or None},
            (PlainPart("pin", "application/json", body),),
        )
        self._journal.record([draft], pin=ChosenPin(right.officer_id, hashed, right.activation))

    def _find(self, officer_id: str) -> Officer | None:
        return next((each for each in self._book.officers() if each.officer_id == officer_id), None)


def objection(right: MayChoose, pin: str) -> WeakPin | Literal["same"] | None:
    """Why this PIN may not be taken, None when it may."""
    return "same" if right.old and pin == right.old else weakness(pin)
