"""`kiosk agent`: the process that carries facts and parts to the city. Joins store, engine and HTTP; decides nothing itself.

Invariants
- A dead, slow, busy or lying city never ends it. It ends on SIGTERM or SIGINT (cleanly, within a second or two), when the
  store fails, or when it drained.
- While draining it records no fact; it ends with 0 when the city signed for everything and its changes were read, else
  with one sentence after a time limit.
- It looks for new facts twice a second and follows a new enrolment without a restart.
- Logs go to stderr; `agent_log` says what they may hold.
"""

from __future__ import annotations

import logging
import os
import random
import signal
import threading
import time
from dataclasses import dataclass, field

from kiosk.agent_bell import AgentBell
from kiosk.agent_lock import AgentLock
from kiosk.agent_log import AgentLog
from kiosk.devices.clock import SystemClock
from kiosk.errors import NotEnrolledError, WorldError
from kiosk.flows.ports import Journal, StorageFullError
from kiosk.flows.time_anchor import anchored
from kiosk.head_watch import HeadWatch, watch_of
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.unlocking import unlock, vault_of
from sync.client.city_http import CityHttp
from sync.client.listening import ThreadListener
from sync.client.side_lines import ThreadedSideLines
from sync.client.wire import Wire
from sync.engine.actions import FactsReceipted, Wait
from sync.engine.city_time import CityTime
from sync.engine.loop import SyncLoop
from sync.engine.ports import AgentState, SyncBook, SyncIdentity
from sync.engine.turn import Turn
from sync.protocol.envelope import Envelope
from sync.trust.signing import SigningKey

DRAIN_LIMIT_S = 300
LOOK_EVERY_S = 0.5
ASK_ENROLMENT_EVERY_S = 2.0
PURGE_EVERY_MS = 600_000
EVERY_STEP = "KIOSK_AGENT_STEPS"  # set: the log tells every step, for whoever looks for a fault
SIDE_LINES = 3  # connections for whole photos; a city's answer to one takes as long as its disk

log = logging.getLogger("kiosk.agent")


class NotDrainedError(WorldError):
    """The time limit of `--drain` passed, or the city asked for a technician."""


class Dice:
    def below(self, bound_ms: int) -> int:
        return random.randint(0, bound_ms)  # noqa: S311 - spreads load, guards nothing


@dataclass(frozen=True, slots=True)
class JournalAnchors:
    """A full disk costs the anchor, never the sending that would empty the disk."""

    journal: Journal
    kiosk: str

    def record_anchor(self, statement: bytes, *, boot: str, asked_up_ms: int, received_up_ms: int) -> None:
        draft = anchored(
            self.kiosk,
            Envelope.from_bytes(statement),
            boot=boot,
            asked_up_ms=asked_up_ms,
            received_up_ms=received_up_ms,
        )
        try:
            self.journal.record([draft])
        except StorageFullError:
            log.warning("the disk is full: no clock anchor was recorded")


@dataclass(slots=True)
class Stop:
    """Set by a signal. `wires` are cut then, so that a call under way ends at once."""

    event: threading.Event = field(default_factory=threading.Event)
    wires: tuple[Wire, ...] = ()

    def __call__(self, *_: object) -> None:
        self.event.set()
        for wire in self.wires:
            wire.cut()

    @property
    def wanted(self) -> bool:
        return self.event.is_set()


@dataclass(slots=True)
class Line:
    """One identity's way to the city."""

    identity: SyncIdentity
    wires: tuple[Wire, ...]
    loop: SyncLoop
    city_time: CityTime
    side_lines: ThreadedSideLines

    def close(self) -> None:
        self.side_lines.close()
        for wire in self.wires:
            wire.cut()
            wire.close()


def main(
    settings: Settings, *, drain: bool = False, at_once: bool = False, drain_limit_s: float = DRAIN_LIMIT_S
) -> int:
    """`at_once`: the first line is not tried at the kiosk's place in the phase but now.

    Raises NotDrainedError, NotEnrolledError (draining), KeyUnreadableError, StorageFullError, StorageBrokenError.
    """
    logging.basicConfig(format="%(asctime)s agent: %(message)s", level=logging.INFO)
    log.setLevel(logging.DEBUG if os.environ.get(EVERY_STEP) else logging.INFO)
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    clock = SystemClock()
    vault = vault_of(settings)
    with (
        unlock(settings, vault) as store,
        AgentLock(settings.data_dir) as lock,
    ):
        if drain:
            _drain(store, clock, lock, stop, limit_s=drain_limit_s)
        else:
            bell = AgentBell(settings.data_dir)
            _serve(store, clock, lock, stop, watch_of(store, vault), bell=bell, at_once=at_once)
    return 0


def connect(
    store: Store,
    clock: SystemClock,
    identity: SyncIdentity,
    *,
    draining: bool = False,
    at_once: bool = False,
    book: SyncBook | None = None,
) -> Line:
    """`book` None: the store's own. `at_once` as for `SyncLoop`."""
    book = book or store.sync_book
    key = SigningKey.from_private_bytes(store.sync_book.signing_key())
    city_time = CityTime(clock)
    wires = tuple(Wire() for _ in range(2 + SIDE_LINES))
    city, listened_city, *side_cities = (
        CityHttp(wire, identity.city_url, kiosk=identity.kiosk, key=key, now=city_time.now) for wire in wires
    )
    side_lines = ThreadedSideLines(side_cities)
    listener = ThreadListener(listened_city, wires[1].cut)
    turn = Turn(
        identity=identity,
        book=book,
        city=city,
        side_lines=side_lines,
        listener=listener,
        anchors=JournalAnchors(store.journal, identity.kiosk),
        clock=clock,
        city_time=city_time,
    )
    loop = SyncLoop(
        identity=identity,
        book=book,
        turn=turn,
        clock=clock,
        city_time=city_time,
        jitter=Dice(),
        draining=draining,
        at_once=at_once,
    )
    return Line(identity, wires, loop, city_time, side_lines)


def _serve(
    store: Store,
    clock: SystemClock,
    lock: AgentLock,
    stop: Stop,
    watch: HeadWatch,
    *,
    bell: AgentBell,
    at_once: bool = False,
) -> None:
    _take_turn(lock, stop)
    watch.look_back()
    line: Line | None = None
    said = AgentLog()
    purged_ms = clock.read().up_ms
    log.info("started")
    while not stop.wanted:
        identity = store.sync_book.identity()
        if identity is None:
            store.sync_book.note_agent_state(AgentState(attention="not_enrolled"))
            stop.event.wait(ASK_ENROLMENT_EVERY_S)
            continue
        rung = bell.heard()  # somebody at the window waits: every wait begins anew
        if rung or line is None or line.identity != identity:
            line = _reconnect(line, store, clock, identity, stop, at_once=rung or (at_once and line is None))
        step = line.loop.step()
        said.tell(step, clock.read().up_ms)
        if isinstance(step.outcome, FactsReceipted):
            watch.keep_up()
        if isinstance(step.action, Wait):
            purged_ms = _purge_sometimes(store, line, clock, purged_ms)
            _pause(step.action, clock, stop)
    if line is not None:
        line.close()
        store.sync_book.note_agent_state(AgentState())
    watch.keep_up()
    log.info("stopped")


def _take_turn(lock: AgentLock, stop: Stop) -> None:
    if lock.take():
        return
    log.info("waiting for the other agent of this kiosk to end")
    while not stop.wanted and not lock.take():
        stop.event.wait(LOOK_EVERY_S)


def _reconnect(
    old: Line | None, store: Store, clock: SystemClock, identity: SyncIdentity, stop: Stop, *, at_once: bool
) -> Line:
    if old is not None:
        old.close()
    line = connect(store, clock, identity, at_once=at_once)
    stop.wires = line.wires
    log.info("epoch %d begins at seq %d", identity.epoch, store.sync_book.head().seq)
    return line


def _purge_sometimes(store: Store, line: Line, clock: SystemClock, purged_ms: int) -> int:
    """When the last purge was."""
    now_ms = clock.read().up_ms
    if now_ms - purged_ms < PURGE_EVERY_MS:
        return purged_ms
    store.purge(now=line.city_time.now())
    return now_ms


def _drain(store: Store, clock: SystemClock, lock: AgentLock, stop: Stop, *, limit_s: float) -> None:
    identity = store.sync_book.identity()
    if identity is None:
        raise NotEnrolledError
    ends = time.monotonic() + limit_s
    while not lock.take():
        # The kiosk's own agent is at work: it sends, and only what is left is looked at here.
        if _is_empty(store):
            log.info("the running agent has sent everything")
            return
        if stop.wanted or time.monotonic() >= ends:
            raise NotDrainedError(_what_is_left(store, store.book.outbox().attention))
        stop.event.wait(LOOK_EVERY_S)
    line = connect(store, clock, identity, draining=True)
    stop.wires = line.wires
    try:
        _drain_line(line, store, clock, stop, ends)
    finally:
        line.close()


def _drain_line(line: Line, store: Store, clock: SystemClock, stop: Stop, ends: float) -> None:
    attention, said = "", AgentLog()
    while not stop.wanted and time.monotonic() < ends:
        step = line.loop.step()
        said.tell(step, clock.read().up_ms)
        attention = step.progress.attention
        if step.drained:
            log.info("drained through seq %d", store.sync_book.acked_seq())
            return
        if step.progress.facts.halted:
            break
        if isinstance(step.action, Wait):
            _pause(step.action, clock, stop)
    raise NotDrainedError(_what_is_left(store, attention))


def _is_empty(store: Store) -> bool:
    book = store.sync_book
    return book.acked_seq() >= book.head().seq and book.leftover() is None and book.parts_waiting() == 0


def _what_is_left(store: Store, attention: str) -> str:
    book = store.sync_book
    left = book.leftover()
    facts = max(0, book.head().seq - book.acked_seq()) + (left.head.seq - left.acked_seq if left else 0)
    parts = book.parts_waiting()
    todo = f"perlu teknisi: {attention}" if attention else "periksa jaringan, lalu ulangi"
    return (
        f"Belum selesai: {facts} catatan dan {parts} berkas masih di kios ini; {todo}."
        f" (Not drained: {facts} facts and {parts} parts are still here; {attention or 'check the network, try again'}.)"
    )


def _pause(wait: Wait, clock: SystemClock, stop: Stop) -> None:
    left_s = (wait.until_up_ms - clock.read().up_ms) / 1000
    stop.event.wait(min(LOOK_EVERY_S, max(0.0, left_s)))
