"""Invented lives of a kiosk's clocks, with the truth beside what the city would know: for tests of time evidence.

Invariants
- A seed is a history; the same seed gives the same one.
- Everything stays within what time evidence assumes of an honest machine: the count since boot drifts by at most 200 ppm,
  sleep is counted to a second, a time service slews by at most 0.4 s. The wall clock may do anything.
- `marks` hold only facts that the city received, as it would know them.
"""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sync.protocol.chain_head import GENESIS
from sync.trust.time_marks import Exchange, Mark

START = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # 06.30 in the hall
DEAD_BATTERY = (datetime(1970, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC))
ANCHOR_EVERY_S = 1_800
MOST_DRIFT_PPM = 200


@dataclass(frozen=True, slots=True)
class History:
    """`truths[i]` is when `marks[i]` was made; `anchored_at` are the true moments at which the city said the time."""

    marks: list[Mark]
    truths: list[datetime]
    anchored_at: list[datetime]


@dataclass(frozen=True, slots=True)
class Character:
    """How rough a life is. `reset`: the wall clock is set or lost about once in so many boots."""

    days: float = 3
    fact_every_s: float = 2_400
    offline_share: float = 0.4
    is_wall_honest: bool = False
    is_off_at_night: bool = True
    most_drift_ppm: float = MOST_DRIFT_PPM


@dataclass(slots=True)
class _Made:
    mark: Mark
    truth: float
    names: str | None  # the statement in `time.anchor`
    received: float | None = None


@dataclass(slots=True)
class Machine:
    """A computer: a count since boot and a wall clock, both off the truth (seconds) by drift and accident."""

    chance: random.Random
    character: Character
    boot: str = ""
    booted: float = 0.0
    drift: float = 0.0
    counted_off: float = 0.0  # sleep measured in whole seconds
    slewed: float = 0.0
    counted_ms: int = 0
    wall_off: float = 0.0
    wall_drift: float = 0.0
    read_at: float = 0.0

    def power_on(self, now: float) -> None:
        most = self.character.most_drift_ppm * 1e-6
        self.boot = str(uuid.UUID(int=self.chance.getrandbits(128)))
        self.booted = now
        self.drift = self.chance.choice([-most, most, self.chance.uniform(-most, most)])
        self.counted_off = self.slewed = 0.0
        self.counted_ms = 0
        self._lose_wall_time(now)

    def _lose_wall_time(self, now: float) -> None:
        chance = self.chance
        self.wall_drift = chance.uniform(-60e-6, 60e-6)
        if self.character.is_wall_honest:
            return
        accident = chance.random()
        if accident < 0.1:
            self.wall_off = (chance.choice(DEAD_BATTERY) - START).total_seconds() - now
        elif accident < 0.2:
            self.wall_off = 7 * 3600.0  # the hardware clock holds local time and is read as UTC
        elif accident < 0.3:
            self.wall_off += chance.uniform(-90_000, 90_000)

    def sleep(self) -> None:
        self.counted_off = self.chance.uniform(-1, 1)

    def disturb_wall(self) -> None:
        if not self.character.is_wall_honest:
            self.wall_off += self.chance.choice([-3600.0, 3600.0, -7.0, 30.0, self.chance.uniform(-1e6, 1e6)])

    def set_wall_right(self) -> None:
        """A time service on the line: it steps the wall, or slews what is left."""
        self.slewed = self.chance.uniform(-0.4, 0.4)
        self.wall_off = 0.0 if self.character.is_wall_honest else self.chance.uniform(-0.4, 0.4)

    def up_ms(self, now: float) -> int:
        """Never backwards within a boot, as every kernel promises."""
        counted_s = (now - self.booted) * (1 + self.drift) + self.counted_off + self.slewed
        self.counted_ms = max(self.counted_ms, int(counted_s * 1_000))
        return self.counted_ms

    def wall(self, now: float) -> datetime:
        self.wall_off += (now - self.read_at) * self.wall_drift
        self.read_at = now
        shown = START + timedelta(seconds=now + self.wall_off)
        return shown.replace(microsecond=shown.microsecond // 1_000 * 1_000)


@dataclass(slots=True)
class Life:
    """One kiosk's days, step by step; `now` is the truth in seconds since START."""

    seed: int
    character: Character
    chance: random.Random = field(init=False)
    machine: Machine = field(init=False)
    now: float = 0.0
    made: list[_Made] = field(default_factory=list)
    said: dict[str, float] = field(default_factory=dict)  # statements that the city can look up
    anchors: list[float] = field(default_factory=list)
    names: str | None = None
    is_online: bool = True
    anchored_at: float = -1e9

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - repeatable, not secret
        self.machine = Machine(self.chance, self.character)
        self.machine.power_on(self.now)
        self.now += 30
        self.said["enrolment"] = self.now
        self.names = "enrolment"

    def live(self) -> History:
        end = self.character.days * 86_400
        self.record()
        while self.now < end:
            self._happens()
        self.is_online = True
        self._sync()
        self.record()
        self._push()
        return self._as_known()

    def _happens(self) -> None:
        self.now += self.chance.expovariate(1 / self.character.fact_every_s)
        hour = (6.5 + self.now / 3600) % 24
        if self.character.is_off_at_night and not 6.5 <= hour < 17.5 and self.chance.random() < 0.9:
            self._restart((6.5 - hour) % 24 * 3600 + self.chance.uniform(0, 1800))
        accident = self.chance.random()
        if accident < 0.03:
            self._restart(self.chance.choice([20.0, 90.0, self.chance.uniform(60, 40_000)]))
        elif accident < 0.07:
            self.now += self.chance.uniform(60, 30_000)
            self.machine.sleep()
        elif accident < 0.12:
            self.machine.disturb_wall()
        elif accident < 0.22:
            self.is_online = self.chance.random() >= self.character.offline_share
        elif accident < 0.25 and not self.is_online:
            self._anchor_by_qr()
        self.record()
        self._sync()

    def _restart(self, off_s: float) -> None:
        self.now += max(2.0, off_s)
        self.machine.power_on(self.now)
        self.now += self.chance.uniform(2, 40)
        self.anchored_at = -1e9
        self.record()

    def record(self, exchange: Exchange | None = None) -> None:
        self.now += self.chance.uniform(0.001, 2)
        digest = f"{len(self.made) + 1:064x}"
        mark = Mark(
            digest, self.machine.boot, self.machine.up_ms(self.now), self.machine.wall(self.now), exchange=exchange
        )
        self.made.append(_Made(mark, self.now, self.names))

    def _sync(self) -> None:
        if not self.is_online:
            return
        if self.chance.random() < 0.3:
            self.machine.set_wall_right()
        if self.now - self.anchored_at >= ANCHOR_EVERY_S:
            self._anchor(self.chance.choice([0.05, 1.0, 20.0]), self.chance.choice([0.05, 1.0, 20.0]))
        self._push()

    def _anchor_by_qr(self) -> None:
        """A supervisor's telephone carries the nonce out and the answer back; the kiosk works on meanwhile."""
        asked, nonce = self._ask()
        self.now += self.chance.uniform(5, 40)
        said, statement = self._say()
        if self.chance.random() < 0.5:
            self.record()
        self.now += self.chance.uniform(5, 40)
        self._answered(statement, said, nonce, asked)

    def _anchor(self, out_s: float, back_s: float) -> None:
        asked, nonce = self._ask()
        self.now += self.chance.uniform(0, out_s)
        said, statement = self._say()
        self.now += self.chance.uniform(0, back_s)
        if self.chance.random() < 0.1:
            return  # the answer was lost
        self._answered(statement, said, nonce, asked)
        self.anchored_at = self.now

    def _ask(self) -> tuple[int, str]:
        return self.machine.up_ms(self.now), self.made[-1].mark.digest if self.made else GENESIS

    def _say(self) -> tuple[float, str]:
        return self.now, f"{self.chance.getrandbits(256):064x}"

    def _answered(self, statement: str, said: float, nonce: str, asked_up_ms: int) -> None:
        self.names = statement
        received = self.machine.up_ms(self.now)
        self.said[statement] = said
        self.anchors.append(said)
        self.record(Exchange(statement, moment(said, cut=True), nonce, self.machine.boot, asked_up_ms, received))

    def _push(self) -> None:
        self.now += self.chance.uniform(0.05, 3)
        for made in self.made:
            made.received = made.received or self.now
        if self.chance.random() < 0.9:  # else the receipt was lost on its way
            _, receipt = self._say()
            self.said[receipt] = self.now
            self.names = receipt
            self.now += self.chance.uniform(0, 2)

    def _as_known(self) -> History:
        marks = [_known(made, self.said) for made in self.made if made.received is not None]
        truths = [moment(made.truth) for made in self.made if made.received is not None]
        return History(marks, truths, [moment(said) for said in self.anchors])


def history(seed: int, character: Character | None = None) -> History:
    if character is None:
        chance = random.Random(~seed)  # noqa: S311 - repeatable, not secret
        character = Character(
            days=chance.choice([0.5, 2, 4]),
            fact_every_s=chance.choice([900, 3_600]),
            offline_share=chance.choice([0, 0.4, 0.9, 1]),
            is_wall_honest=chance.random() < 0.3,
            is_off_at_night=chance.random() < 0.7,
        )
    return Life(seed, character).live()


def moment(seconds: float, *, cut: bool = False) -> datetime:
    """`cut` to milliseconds, as the city writes it."""
    at = START + timedelta(seconds=seconds)
    return at.replace(microsecond=at.microsecond // 1_000 * 1_000) if cut else at


def _known(made: _Made, said: dict[str, float]) -> Mark:
    mark, names = made.mark, made.names
    later_than = moment(said[names], cut=True) if names in said else None
    before = None if made.received is None else moment(made.received)
    return Mark(mark.digest, mark.boot, mark.up_ms, mark.wall, later_than, before, mark.exchange)
