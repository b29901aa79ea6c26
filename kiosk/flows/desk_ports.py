"""What the steps of a request and the notes of a hall need from the world beside `ports`: facts to fold, and what the city told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sync.protocol.fact import Fact
from sync.rules.concern import Answer

NOTE_KINDS = frozenset({"complaint_filed", "complaint_answered", "problem_noted", "visit_logged"})


@dataclass(frozen=True, slots=True)
class Unit:
    """An office that may be asked, as the change feed names it."""

    unit_id: str
    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class ReferralAnswer:
    """What came back by the change feed: a code and a moment; `who` names the unit's officer whose help it was."""

    answer: str
    answered_at: datetime
    who: str = field(default="", repr=False)


class PhoneMail(Protocol):
    """Photos of papers that residents sent from outside; the city told them sealed to this kiosk."""

    def phone_papers(self) -> Collection[tuple[str, str]]:
        """(request, requirement) of all that wait here."""

    def phone_photo(self, request_id: str, requirement: str) -> bytes | None:
        """The JPEG, at most 1280 px; None where none waits."""


class DeskBook(PhoneMail, Protocol):
    """Read side, cheap enough for the GUI thread (indexed)."""

    def facts_about(self, subject: str) -> Sequence[Fact]:
        """Every fact of this kiosk about it, in the order of the chain."""

    def requests_of(self, services: Collection[str]) -> Sequence[str]:
        """Ids of what was filed here for these services and not taken back, oldest first."""

    def notes(self) -> Sequence[Fact]:
        """All facts of NOTE_KINDS, in the order of the chain."""

    def units(self) -> Sequence[Unit]:
        """Those that may be asked, by name."""

    def referral_answer(self, referral: str) -> ReferralAnswer | None: ...

    def city_answers(self, concern: str) -> Sequence[Answer]:
        """What the city itself answered to a complaint or a problem of this hall."""
