"""The agent's work, one step at a time: look, decide, do, learn. Who calls it decides when to stop and how to wait.

Invariants
- `step` makes at most one call to the city and returns what it did; after a `Wait` the caller pauses before the next step.
- The truth bar is told before a call starts and after it ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sync.engine.actions import Action, Listen, Outcome, Wait
from sync.engine.backoff import first_phase_ms
from sync.engine.intervals import Intervals
from sync.engine.lanes import Moment
from sync.engine.learn import learn
from sync.engine.plan import PARTS_AT_ONCE, Outlook, is_drained, is_sending, next_action, set_aside_now
from sync.engine.ports import AgentState, Clock, Jitter, SyncBook, SyncIdentity
from sync.engine.progress import Progress, at_start
from sync.engine.turn import Turn

DRAIN_BACKOFF_CAP_S = 5


@dataclass(frozen=True, slots=True)
class Step:
    """`outcome` None for a `Wait`."""

    action: Action
    outcome: Outcome | None
    progress: Progress
    drained: bool = False


class SyncLoop:
    def __init__(
        self,
        *,
        identity: SyncIdentity,
        book: SyncBook,
        turn: Turn,
        clock: Clock,
        jitter: Jitter,
        draining: bool = False,
    ) -> None:
        self._book = book
        self._turn = turn
        self._clock = clock
        self._jitter = jitter
        self._draining = draining
        self._listening: tuple[Listen, int] | None = None
        phase_ms = first_phase_ms(identity.kiosk, self._intervals().phase_s)
        self._progress = at_start(first_try_ms=clock.read().up_ms + phase_ms)

    def step(self) -> Step:
        self._hear()
        now_ms = self._clock.read().up_ms
        outlook = self._look(now_ms)
        action = next_action(self._progress, outlook, self._intervals(), now_ms)
        self._note(outlook)
        if isinstance(action, Wait):
            return Step(action, None, self._progress, drained=is_drained(self._progress, outlook))
        outcome = self._turn.take(action)
        if isinstance(action, Listen):
            self._listening = (action, now_ms)
        self._learn(action, outcome, since_ms=now_ms)
        return Step(action, outcome, self._progress)

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

    def _look(self, now_ms: int) -> Outlook:
        return Outlook(
            head_seq=self._book.head().seq,
            acked_seq=self._book.acked_seq(),
            parts=tuple(self._book.parts_to_send(limit=PARTS_AT_ONCE, skip=set_aside_now(self._progress, now_ms))),
            parts_waiting=self._book.parts_waiting(),
            leftover=self._book.leftover(),
            listening=self._listening is not None,
            draining=self._draining,
        )

    def _note(self, outlook: Outlook) -> None:
        progress = self._progress
        self._book.note_agent_state(AgentState(progress.network, is_sending(progress, outlook), progress.attention))

    def _intervals(self) -> Intervals:
        intervals = Intervals.from_configuration(self._book.configuration().intervals)
        if not self._draining:
            return intervals
        return replace(intervals, phase_s=0, push_s=0, backoff_cap_s=min(intervals.backoff_cap_s, DRAIN_BACKOFF_CAP_S))
