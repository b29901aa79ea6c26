"""The agent's work, one step at a time: look, decide, do, learn. Who calls it decides when to stop and how to wait.

Invariants
- `step` makes at most one call to the city and returns what it did; after a `Wait` the caller pauses before the next step.
- The truth bar is told before a call starts and after it ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sync.engine.actions import Action, Listen, Outcome, Wait
from sync.engine.backoff import first_phase_ms
from sync.engine.city_time import CityTime
from sync.engine.intervals import Intervals
from sync.engine.lanes import Moment
from sync.engine.learn import learn
from sync.engine.pace import Pace, acknowledged_bytes
from sync.engine.photo_window import documents_may_go
from sync.engine.plan import PARTS_AT_ONCE, Outlook, ahead_of, is_drained, is_sending, next_action, set_aside_now
from sync.engine.ports import AgentState, Clock, Jitter, SyncBook, SyncIdentity
from sync.engine.progress import Progress, at_start, no_photos_wait, woken
from sync.engine.turn import Turn

DRAIN_BACKOFF_CAP_S = 5
LONGEST_CALL_MS = 120_000
ASLEEP_MS = 60_000  # late by more than any pause of the agent's own


@dataclass(frozen=True, slots=True)
class Step:
    """`outcome` None for a `Wait`; `state` is what the truth bar was told before it."""

    action: Action
    outcome: Outcome | None
    progress: Progress
    state: AgentState
    drained: bool = False


class SyncLoop:
    def __init__(
        self,
        *,
        identity: SyncIdentity,
        book: SyncBook,
        turn: Turn,
        clock: Clock,
        city_time: CityTime,
        jitter: Jitter,
        draining: bool = False,
        at_once: bool = False,
    ) -> None:
        """`at_once`: a person waits, so the first try is not put at the kiosk's place in the phase."""
        self._identity = identity
        self._book = book
        self._turn = turn
        self._clock = clock
        self._city_time = city_time
        self._jitter = jitter
        self._draining = draining
        self._listening: tuple[Listen, int] | None = None
        self._pace = Pace()
        self._awake_until_ms = clock.read().up_ms
        self._progress = at_start(first_try_ms=self._awake_until_ms + (0 if at_once else self._phase_ms()))

    def step(self) -> Step:
        self._hear()
        now_ms = self._clock.read().up_ms
        self._wake(now_ms)
        intervals = self._intervals()
        outlook = self._look(now_ms, intervals)
        action = next_action(self._progress, outlook, intervals, now_ms)
        state = self._note(outlook, now_ms)
        if isinstance(action, Wait):
            self._awake_until_ms = max(now_ms, action.until_up_ms)
            return Step(action, None, self._progress, state, drained=is_drained(self._progress, outlook))
        outcome = self._turn.take(action)
        if isinstance(action, Listen):
            self._listening = (action, now_ms)
        self._learn(action, outcome, since_ms=now_ms)
        self._awake_until_ms = min(self._clock.read().up_ms, now_ms + LONGEST_CALL_MS)
        return Step(action, outcome, self._progress, state)

    def _wake(self, now_ms: int) -> None:
        """After a sleep of the whole machine: the halls that wake at half past seven do not all speak at once."""
        if now_ms - self._awake_until_ms >= ASLEEP_MS:
            self._progress = woken(self._progress, first_try_ms=now_ms + self._phase_ms())

    def _phase_ms(self) -> int:
        return first_phase_ms(self._identity.kiosk, self._intervals().phase_s)

    def _hear(self) -> None:
        if self._listening is None:
            return
        outcome = self._turn.heard()
        if outcome is not None:
            action, since_ms = self._listening
            self._listening = None
            self._learn(action, outcome, since_ms=since_ms)

    def _learn(self, action: Action, outcome: Outcome, *, since_ms: int) -> None:
        now_ms = self._clock.read().up_ms
        moment = Moment(now_ms, max(0, now_ms - since_ms), self._intervals(), self._jitter)
        self._progress = learn(self._progress, action, outcome, moment)
        self._pace = self._pace.acknowledged(acknowledged_bytes(action, outcome), now_ms)

    def _look(self, now_ms: int, intervals: Intervals) -> Outlook:
        documents = self._draining or documents_may_go(intervals, self._city_time.now())
        aside = set_aside_now(self._progress, now_ms)
        standing = self._book.standing(parts=PARTS_AT_ONCE, skip=aside, documents=documents)
        if not standing.parts_waiting:
            self._progress = no_photos_wait(self._progress)
        return Outlook(standing, listening=self._listening is not None, draining=self._draining)

    def _note(self, outlook: Outlook, now_ms: int) -> AgentState:
        progress = self._progress
        self._pace = pace = self._pace.looked(ahead_of(progress, outlook), now_ms)
        state = AgentState(
            progress.network,
            is_sending(progress, outlook),
            progress.attention,
            parts_sent=pace.sent,
            parts_total=pace.total,
            left_s=None if pace.left_s is None else round(pace.left_s),
            bytes_per_s=round(pace.bytes_per_s),
        )
        self._book.note_agent_state(state)
        return state

    def _intervals(self) -> Intervals:
        intervals = Intervals.from_configuration(self._book.configuration().intervals)
        if not self._draining:
            return intervals
        return replace(intervals, phase_s=0, push_s=0, backoff_cap_s=min(intervals.backoff_cap_s, DRAIN_BACKOFF_CAP_S))
