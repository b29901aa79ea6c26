"""One kiosk's engine and one simulated city under a manual clock: a day passes in a millisecond, and repeats exactly.

Invariant: nothing here decides anything; it joins `SyncLoop` to the fakes and moves the clock where the agent would wait.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from sync.engine.actions import Action, Wait
from sync.engine.city_time import CityTime
from sync.engine.loop import Step, SyncLoop
from sync.engine.ports import City, Jitter
from sync.engine.turn import Turn
from sync.engine.verdict import CITY_ERRORS
from sync.testing.city_simulator import CitySimulator, SimulatedLine
from sync.testing.keys import Keys, make_keys
from sync.testing.manual_clock import ManualClock
from sync.testing.memory_sync_book import MemorySyncBook


class LongestWait:
    """The unluckiest die."""

    def below(self, bound_ms: int) -> int:
        return bound_ms


class InstantListener:
    """Hears the answer at the next look; what it raises is raised there, as the thread's would be."""

    def __init__(self, city: City) -> None:
        self._city = city
        self._answers: deque[bytes | Exception] = deque()
        self.asked = 0

    def listen(self, *, after: str, wait_s: int) -> None:
        self.asked += 1
        try:
            self._answers.append(self._city.changes(after=after, wait_s=wait_s))
        except CITY_ERRORS as error:
            self._answers.append(error)

    def collect(self) -> bytes | None:
        if not self._answers:
            return None
        answer = self._answers.popleft()
        if isinstance(answer, Exception):
            raise answer
        return answer


class InTurn:
    """Side lines of a simulation: one after the other."""

    def __init__(self, city: City) -> None:
        self._city = city

    def create_parts(self, parts: Iterable[tuple[str, bytes]]) -> list[int | Exception]:
        return [self._create(sha256, body) for sha256, body in parts]

    def _create(self, sha256: str, body: bytes) -> int | Exception:
        try:
            return self._city.create_part(sha256, size_bytes=len(body), first=body)
        except CITY_ERRORS as error:
            return error


class SyncHall:
    def __init__(
        self, keys: Keys | None = None, *, city: CitySimulator | None = None, draining: bool = False, **intervals: int
    ) -> None:
        """`city`: of several halls; whose time it is there, the caller says (`CitySimulator.now`, `pass_time`)."""
        self.keys = keys or make_keys()
        self.clock = ManualClock()
        self.city = city or CitySimulator(self.keys, now=self.clock.now)
        self.city.pass_time = self.clock.advance
        token = self.city.admit(self.keys.kiosk, self.keys.kiosk_key.public)
        self.book = MemorySyncBook(self.keys, sync_token=token)
        self.book.set_intervals(**{"phase_s": 0, **intervals})
        self.steps: list[Step] = []
        self.jitter: Jitter = LongestWait()
        self.between: Callable[[SimulatedLine], City] = lambda line: line  # what the line does on its way
        self.loop = self.start_agent(draining=draining)

    def copied(self, *, draining: bool = False) -> SyncHall:
        """A second machine with a copy of this one's disk, at the same city."""
        other = SyncHall.__new__(SyncHall)
        other.keys, other.clock, other.city, other.between = self.keys, self.clock, self.city, self.between
        other.jitter = self.jitter
        other.book, other.steps = self.book.twin(), []
        other.start_agent(draining=draining)
        return other

    def start_agent(self, *, draining: bool = False, at_once: bool = False) -> SyncLoop:
        """A new process: it knows nothing but what the book holds."""
        line = self.between(self.city.line(self.keys.kiosk))
        self.listener = InstantListener(line)
        self.city_time = CityTime(self.clock)
        turn = Turn(
            identity=self.book.identity(),
            book=self.book,
            city=line,
            side_lines=InTurn(line),
            listener=self.listener,
            anchors=self.book,
            clock=self.clock,
            city_time=self.city_time,
        )
        self.loop = SyncLoop(
            identity=self.book.identity(),
            book=self.book,
            turn=turn,
            clock=self.clock,
            city_time=self.city_time,
            jitter=self.jitter,
            draining=draining,
            at_once=at_once,
        )
        return self.loop

    def run(self, seconds: float, *, most_in_a_row: int = 2_000, least_wait_s: float = 0.001) -> list[Action]:
        """Lets `seconds` pass; the actions that were carried out. Fails when the engine never waits.

        `least_wait_s`: how late it wakes from a short wait, as on a machine with much to do; long histories pass faster so.
        """
        ends_ms = self.clock.read().up_ms + round(seconds * 1000)
        done: list[Action] = []
        in_a_row = 0
        while in_a_row < most_in_a_row:
            step = self.loop.step()
            self.steps.append(step)
            if not isinstance(step.action, Wait):
                done.append(step.action)
                in_a_row += 1
                continue
            in_a_row = 0
            now_ms = self.clock.read().up_ms
            if now_ms >= ends_ms:
                return done
            wait_ms = max(round(least_wait_s * 1000), step.action.until_up_ms - now_ms)
            self.clock.advance(min(wait_ms, ends_ms - now_ms) / 1000)
        raise AssertionError("a busy loop: the engine never waited")
