"""An officer shows that they are here: a fresh challenge, then three pictures (`kiosk.flows.evidence`).

Invariants
- The challenge is a committed fact before the camera is asked, so a picture made earlier cannot carry its code.
- A challenge serves one presence and lasts two minutes of time since boot; after that, or once a newer one was asked
  for, a new one is needed.
- Which camera the pictures came from is said and refuses nobody.
- No camera, no presence: CameraMissingError goes up and nothing is recorded. Presence without a photo is a decision
  of a supervisor, made at the city.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import Literal

from kiosk.flows.evidence import (
    ACTIONS,
    GAP_MS,
    Burst,
    Challenge,
    ChallengeStaleError,
    Chosen,
    Place,
    Session,
    first_picture,
    next_picture,
)
from kiosk.flows.ports import Book, Camera, Clock, FactDraft, Journal, PlainPart, PresenceRow
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA

EndReason = Literal["end_of_day", "empty_hall", "other"]

CHALLENGE_MS = 120_000
# The evening opening of the halls starts at 18:00; whoever arrives from 17:00 on comes for that one.
EVENING_FROM = time(17)


class PresenceFlow:
    """Implements `PresenceTask`. `new_id` gives UUIDs, `below` an unpredictable int in [0, n)."""

    def __init__(
        self,
        *,
        book: Book,
        journal: Journal,
        camera: Camera,
        clock: Clock,
        new_id: Callable[[], str],
        below: Callable[[int], int],
        gap_ms: int = GAP_MS,
    ) -> None:
        self._book = book
        self._journal = journal
        self._camera = camera
        self._clock = clock
        self._new_id = new_id
        self._below = below
        self._gap_ms = gap_ms
        self._open_challenge = ""

    def challenge(self, officer_id: str) -> Challenge:
        """Open the camera and commit a fresh code. Raises CameraMissingError, StorageFullError, StorageBrokenError."""
        self._camera.start("face")
        presence_id = self._new_id()
        code = 100 + self._below(900)
        action = ACTIONS[self._below(len(ACTIONS))]
        draft = FactDraft("presence_challenged", presence_id, _officer(officer_id), {"code": code, "action": action})
        (fact,) = self._journal.record([draft])
        self._open_challenge = fact.id
        reading = self._clock.read()
        return Challenge(fact.id, presence_id, officer_id, code, action, reading.boot, reading.up_ms)

    def photograph(self, challenge: Challenge) -> Burst:
        """The first picture, with the code written below it.

        Raises ChallengeStaleError, PhotoRefusedError with the reason to show, CameraMissingError.
        """
        self._check_fresh(challenge)
        return first_picture(self._camera, self._clock, self._stamp(challenge))

    def follow(self, challenge: Challenge, burst: Burst) -> Burst:
        """The second and third; a burst that was begun in time may end."""
        return next_picture(burst, self._camera, self._clock, self._stamp(challenge), gap_ms=self._gap_ms)

    def keep(self, challenge: Challenge, burst: Burst, chosen: Chosen | None = None) -> None:
        told = chosen or self.proposal()
        self.start(challenge, burst, place=told.place, session=told.session)

    def proposal(self) -> Chosen:
        """What most officers mean: here, and the session that the clock says."""
        return Chosen("hall", session_at(self._clock.read().wall))

    def start(self, challenge: Challenge, burst: Burst, *, place: Place, session: Session | None = None) -> str:
        """Record the presence; returns its id. Raises ChallengeStaleError, StorageFullError, StorageBrokenError."""
        self._check_fresh(challenge)
        data = {
            "place": place,
            "session": session or session_at(self._clock.read().wall),
            "challenge": challenge.fact_id,
            **burst.data(),
        }
        actor = _officer(challenge.officer_id)
        self._journal.record([FactDraft("presence_started", challenge.presence_id, actor, data, burst.parts())])
        self._open_challenge = ""
        return challenge.presence_id

    def end(
        self,
        officer_id: str,
        presence_id: str,
        *,
        reason: EndReason,
        told: Mapping[str, object] = MappingProxyType({}),
        parts: tuple[PlainPart, ...] = (),
    ) -> None:
        """`told`: what else the fact says (`kiosk.flows.leaving`). Raises StorageFullError, StorageBrokenError."""
        draft = FactDraft("presence_ended", presence_id, _officer(officer_id), {"reason": reason, **told}, parts)
        self._journal.record([draft])

    def current(self, officer_id: str) -> PresenceRow | None:
        """The presence of today that has not ended."""
        rows = self._book.presence_of(officer_id, on=self.today())
        return next((row for row in rows if row.ended_at is None), None)

    def worked(self, officer_id: str) -> timedelta:
        return worked(self._book.presence_of(officer_id, on=self.today()), now=self._clock.read().wall)

    def today(self) -> date:
        return self._clock.read().wall.astimezone(JAKARTA).date()

    def _check_fresh(self, challenge: Challenge) -> None:
        reading = self._clock.read()
        if challenge.fact_id != self._open_challenge:
            raise ChallengeStaleError
        if reading.boot != challenge.boot or reading.up_ms - challenge.up_ms > CHALLENGE_MS:
            raise ChallengeStaleError

    def _stamp(self, challenge: Challenge) -> str:
        return stamp_of(self._book, challenge.code)


def stamp_of(book: Book, code: int) -> str:
    """What stands below each picture; no name."""
    identity = book.identity()
    desk = f"Loket {identity.loket} - " if identity else ""
    return f"{desk}kode {code}"


def session_at(wall: datetime) -> Session:
    """A claim for the supervisor, by the wall clock of the hall; the city derives the interval that counts."""
    return "evening" if wall.astimezone(JAKARTA).time() >= EVENING_FROM else "day"


def worked(rows: Sequence[PresenceRow], *, now: datetime) -> timedelta:
    """Time present today, to the whole minute, never negative when the wall clock was turned back.

    What the screen shows; pay is computed by the city from time evidence.
    """
    total = timedelta()
    for row in rows:
        total += max(timedelta(), (row.ended_at or now.astimezone(UTC)) - row.started_at)
    return timedelta(minutes=total // timedelta(minutes=1))


def _officer(officer_id: str) -> Actor:
    return Actor(role="officer", officer=officer_id)
