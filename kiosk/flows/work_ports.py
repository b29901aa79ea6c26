"""What the pages of an officer's work need from the store: plans, entries, served requests, objections, and the officer's own words.

Invariants
- Every question names the officer who is signed in and is answered with that officer's rows, nobody else's.
- Words (what was planned, done, achieved) are sealed to the city with their fact. The copy that the kiosk can show again is kept
  in the same commit, opens for its owner only, and ends after the retention: then the numbers stand without words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from kiosk.flows.ports import FactDraft
from sync.protocol.fact import Fact

Unit = Literal["documents", "people", "households", "hours", "events", "percent", "other"]
Place = Literal["hall", "office", "field", "home"]
ObjectionAbout = Literal["index", "late_request", "presence", "work"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """`day` None: for the whole month. `by_city`: a supervisor wrote it, else its officer did."""

    plan_id: str
    period: str  # "2026-11"
    day: date | None
    words: str = field(repr=False)
    target: int
    unit: Unit
    is_main: bool
    weight: int = 1
    by_city: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A work entry as it stands, amendments folded in. `fact_id` is what an amendment names."""

    entry_id: str
    fact_id: str
    day: date
    plan_id: str | None
    quantity: int
    unit: Unit
    minutes: int
    place: Place
    is_main: bool
    is_flexible: bool
    thing: str  # what was worked on, as in the fact's `object`
    request_id: str | None
    photos: int
    logged_at: datetime
    is_voided: bool
    is_received: bool  # a receipt covers everything about it


@dataclass(frozen=True, slots=True)
class Returned:
    """A superior sent an entry back. `reason` is a code of `sync.rules.work_verification`; `words` are for its officer, "" where this
    kiosk cannot open them.
    """

    reason: str
    at: datetime
    words: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedRow:
    """A request that this officer completed. `promised_at` is as it stood then, waiting added. `taken_at`: by this officer, None
    when a colleague held it.
    """

    request_id: str
    ticket: str
    service: str
    taken_at: datetime | None
    completed_at: datetime
    promised_at: datetime | None
    was_referred: bool


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    about: ObjectionAbout
    of: str | None
    filed_at: datetime
    is_received: bool


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Kept for `officer_id` with the fact about `subject` until the retention after `lasts_to` has passed."""

    officer_id: str
    subject: str
    lasts_to: date
    values: Mapping[str, str] = field(repr=False)


class WorkJournal(Protocol):
    def record(self, drafts: Sequence[FactDraft], *, words: Sequence[OwnWords] = ()) -> tuple[Fact, ...]:
        """As `ports.Journal.record`; the words are kept in the same commit, in the place of older ones of the same subject."""


class WorkBook(Protocol):
    def plans(self, officer_id: str, period: str) -> Sequence[PlanRow]:
        """Of this month: the city's first, then the officer's own, each in the order of writing."""

    def entries(self, officer_id: str, first: date, last: date) -> Sequence[EntryRow]:
        """With voided ones, in the order of recording."""

    def returned(self, officer_id: str, since: date) -> Sequence[tuple[EntryRow, Returned]]:
        """Entries of `since` and later that a superior sent back and that were not amended since; the oldest first."""

    def served(self, officer_id: str, first: date, last: date) -> Sequence[ServedRow]:
        """In the order of completing."""

    def objections(self, officer_id: str, period: str) -> Sequence[ObjectionRow]: ...

    def days_off(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        """Granted leave between these days, as the city told it: never why."""

    def words(self, officer_id: str, subject: str) -> Mapping[str, str]:
        """Empty when the retention has passed, or when they are another officer's."""
