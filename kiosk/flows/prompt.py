"""The kiosk asks an officer on duty, at a random minute, to show themselves again (`kiosk.domain.prompt` says when).

Invariants
- The asking is a committed fact before anything is shown, and its code and movement are the challenge of the pictures.
- At most one prompt an officer a day, for presences in the hall. What is open is read from the book, so that a restart
  loses none; nothing about the next one exists anywhere.
- Time runs on CLOCK_BOOTTIME. After a reboot the wall clock must do, and one that was set back makes the prompt over.
- No answer in time is a fact too, and a hint for a reviewer, nothing more. An answer whose first picture was taken in
  time is kept for ANSWER_GRACE_S after it.
- Who is asked is told to that officer after signing in; the residents' side learns only that somebody is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from kiosk.domain.prompt import SCALE, chance, window_of
from kiosk.flows.evidence import (
    ACTIONS,
    GAP_MS,
    Burst,
    Challenge,
    ChallengeStaleError,
    Chosen,
    first_picture,
    next_picture,
)
from kiosk.flows.ports import Book, Camera, Clock, FactDraft, Journal, PresenceRow, PromptRow
from kiosk.flows.presence import stamp_of
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA

WITHIN_S = 600
SHORTEST_S, LONGEST_S = 60, 3600  # what the protocol allows
ANSWER_GRACE_S = 60

Openings = Callable[[date], Sequence[tuple[datetime, datetime]]]


class PromptFlow:
    """Implements `PresenceTask` for the answer. `within_s` gives the seconds to answer, 0 asks nobody.

    `below` is an unpredictable int in [0, n); `openings` the hours of the hall that day.
    """

    def __init__(
        self,
        *,
        book: Book,
        journal: Journal,
        camera: Camera,
        clock: Clock,
        openings: Openings,
        within_s: Callable[[], int],
        below: Callable[[int], int],
        gap_ms: int = GAP_MS,
    ) -> None:
        self._book = book
        self._journal = journal
        self._camera = camera
        self._clock = clock
        self._openings = openings
        self._within_s = within_s
        self._below = below
        self._gap_ms = gap_ms

    # --- asking

    def draw(self) -> None:
        """Once a minute. Raises StorageFullError, StorageBrokenError."""
        if self._within_s() <= 0:
            return
        now = self._clock.read().wall.astimezone(JAKARTA)
        asked = {prompt.officer for prompt in self._book.prompts(on=now.date())}
        for presence in self._book.on_duty(on=now.date()):
            if presence.place != "hall" or presence.officer in asked:
                continue
            window = window_of(presence.started_at, self._openings(now.date()))
            if window is not None and self._below(SCALE) < chance(window, now):
                self.ask(presence)

    def ask(self, presence: PresenceRow) -> None:
        """Now. Raises StorageFullError, StorageBrokenError."""
        data = {
            "code": 100 + self._below(900),
            "action": ACTIONS[self._below(len(ACTIONS))],
            "within_s": min(LONGEST_S, max(SHORTEST_S, self._within_s())),
        }
        self._journal.record([FactDraft("presence_prompted", presence.presence_id, Actor("system"), data)])

    def expire(self) -> None:
        """Note what was not answered. Raises StorageFullError, StorageBrokenError."""
        for prompt in self._open():
            if self._waited_s(prompt) > prompt.within_s + ANSWER_GRACE_S:
                data = {"prompt": prompt.prompt_id}
                draft = FactDraft("presence_prompt_missed", prompt.presence_id, Actor("system"), data)
                self._journal.record([draft])

    def waiting(self) -> Sequence[PromptRow]:
        """Those that can still be answered, by somebody who is still on duty."""
        on_duty = {presence.presence_id for presence in self._book.on_duty(on=self._today())}
        return [
            prompt
            for prompt in self._open()
            if prompt.presence_id in on_duty and self._waited_s(prompt) <= prompt.within_s
        ]

    def waiting_for(self, officer_id: str) -> PromptRow | None:
        return next((prompt for prompt in self.waiting() if prompt.officer == officer_id), None)

    def left_s(self, prompt: PromptRow) -> int:
        return max(0, prompt.within_s - self._waited_s(prompt))

    # --- answering

    def challenge(self, officer_id: str) -> Challenge:
        """The open prompt of this officer, and the camera. Raises ChallengeStaleError when it is over."""
        prompt = self.waiting_for(officer_id)
        if prompt is None:
            raise ChallengeStaleError
        self._camera.start("face")
        return Challenge(
            fact_id=prompt.prompt_id,
            presence_id=prompt.presence_id,
            officer_id=officer_id,
            code=prompt.code,
            action=prompt.action,
            boot=prompt.boot,
            up_ms=prompt.up_ms,
        )

    def photograph(self, challenge: Challenge) -> Burst:
        """Raises ChallengeStaleError, PhotoRefusedError, CameraMissingError."""
        if self.waiting_for(challenge.officer_id) is None:
            raise ChallengeStaleError
        return first_picture(self._camera, self._clock, stamp_of(self._book, challenge.code))

    def follow(self, challenge: Challenge, burst: Burst) -> Burst:
        stamp = stamp_of(self._book, challenge.code)
        return next_picture(burst, self._camera, self._clock, stamp, gap_ms=self._gap_ms)

    def proposal(self) -> Chosen | None:
        return None

    def keep(self, challenge: Challenge, burst: Burst, chosen: Chosen | None = None) -> None:  # noqa: ARG002 - the task's shape
        """Raises ChallengeStaleError when it was answered or given up meanwhile, StorageFullError, StorageBrokenError."""
        prompt = next((each for each in self._open() if each.prompt_id == challenge.fact_id), None)
        if prompt is None:
            raise ChallengeStaleError
        data = {"prompt": prompt.prompt_id, "after_s": min(LONGEST_S, self._waited_s(prompt)), **burst.data()}
        actor = Actor(role="officer", officer=challenge.officer_id)
        draft = FactDraft("presence_confirmed", prompt.presence_id, actor, data, burst.parts())
        self._journal.record([draft])

    # --- inside

    def _open(self) -> list[PromptRow]:
        return [prompt for prompt in self._book.prompts(on=self._today()) if prompt.state == "open"]

    def _waited_s(self, prompt: PromptRow) -> int:
        now = self._clock.read()
        if now.boot == prompt.boot:
            return max(0, now.up_ms - prompt.up_ms) // 1000
        waited_s = (now.wall - prompt.asked_at).total_seconds()
        return int(waited_s) if waited_s >= 0 else LONGEST_S + ANSWER_GRACE_S + 1

    def _today(self) -> date:
        return self._clock.read().wall.astimezone(JAKARTA).date()
