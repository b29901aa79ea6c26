"""What the kiosk does for itself beside its visitors: it notes that it runs, looks after its file, and forgets.

Invariants
- What it notes (started, heartbeat, stopped, disk_low) never stands in the way of a resident: a full disk is logged.
- That the database was set back is found before anything else is recorded.
- The watches below keep their own rules; here is only when each of them looks.
"""

from __future__ import annotations

import logging
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from kiosk.clock_watch import ClockWatch
from kiosk.devices.clock import SystemClock
from kiosk.devices.disk import room_at
from kiosk.devices.hardware import read_hardware
from kiosk.devices.key_vault import KeyVault
from kiosk.domain.throttle import Moment
from kiosk.errors import KeyUnreadableError, NotEnrolledError
from kiosk.escrow import escrow_when_due
from kiosk.flows.outages import OutageDiary
from kiosk.flows.ports import FactDraft, Outbox, StorageBrokenError, StorageFullError
from kiosk.hardware_watch import note_changes
from kiosk.head_watch import watch_of
from kiosk.integrity_watch import IntegrityWatch
from kiosk.outage_watch import OutageWatch
from kiosk.program_told import read_told
from kiosk.store import Store
from kiosk.ui.tasks import TaskRunner
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA

_LOG = logging.getLogger(__name__)

HEARTBEAT_S = 300


class Upkeep:
    """For one open store. Raises KeyUnreadableError when made."""

    def __init__(
        self,
        store: Store,
        vault: KeyVault,
        clock: SystemClock,
        tasks: TaskRunner,
        data_dir: Path,
        *,
        programs: Path | None = None,
    ) -> None:
        """`programs`: where versions of this program lie (`installer.update`); None where none is ever fetched."""
        self._store = store
        self._vault = vault
        self._clock = clock
        self._tasks = tasks
        self._data_dir = data_dir
        self._programs = programs
        self._was_low = False
        self._started_up_ms = clock.read().up_ms
        self._integrity = IntegrityWatch(data_dir, vault.read("database"), tasks, store.enrolment_book.note_integrity)
        self._head = watch_of(store, vault)
        diary = OutageDiary(book=store.book, hours=store.hours_book, journal=store.journal, clock=clock)
        self._outages = OutageWatch(diary, store.notes, clock)
        self._clock_watch = ClockWatch(
            clock=clock, notes=store.notes, record=lambda step_ms: self._note("clock_stepped", {"step_ms": step_ms})
        )

    def start(self) -> None:
        self._head.look_back()
        self._outages.look_back()
        self._clock_watch.look()
        self._note("kiosk_started", {"version": version("balai-kiosk"), **self._sent_back()})
        self._tasks.run(lambda: note_changes(self._store, read_hardware(self._data_dir)), _nothing, _log_failure)
        self._escrow()
        self._watch_room()

    def beat(self, *, is_idle: bool) -> None:
        """Every `beat_s`; `is_idle`: nobody is at the screen."""
        up_s = max(0, (self._clock.read().up_ms - self._started_up_ms) // 1000)
        self._clock_watch.look()
        self._note("heartbeat", {"up_s": up_s, "free_mb": room_at(self._data_dir).free_mb, **self._database_found()})
        self._keep_officers_memory()
        self._escrow()
        self.look_over(is_idle=is_idle)
        self._watch_room()
        self._tasks.run(self._head.keep_up, _nothing, _log_failure)

    def look_over(self, *, is_idle: bool) -> None:
        """The whole file, when it is due."""
        self._integrity.consider(self._clock.now().astimezone(JAKARTA), is_idle=is_idle)

    def see_line(self, outbox: Outbox) -> None:
        """About once a second."""
        self._outages.see(outbox)

    def rest(self) -> None:
        """Nobody is here: time to bring the log into the file, beside the screen."""
        self._tasks.run(self._settle, _nothing, _log_failure)

    def stop(self, reason: Literal["closed", "restart", "error"]) -> None:
        self._note("kiosk_stopped", {"reason": reason})
        self._head.keep_up()

    def beat_s(self) -> int:
        if not self._store.is_enrolled():
            return HEARTBEAT_S
        return max(1, self._store.sync_book.configuration().intervals.get("heartbeat_s", HEARTBEAT_S))

    def attention(self) -> Literal["database_damaged", "disk_low", ""]:
        """What somebody should be called for, "" for nothing."""
        if self._integrity.is_damaged:
            return "database_damaged"
        return "disk_low" if room_at(self._data_dir).is_scarce else ""

    def _sent_back(self) -> dict[str, object]:
        """The city learns of a version that did not work here, from the one that went on."""
        return {**read_told(self._programs).sent_back} if self._programs else {}

    def _database_found(self) -> dict[str, object]:
        """Nothing, until the file was looked over once since the start."""
        if not self._integrity.has_found:
            return {}
        return {"database": "damaged" if self._integrity.is_damaged else "whole"}

    def _settle(self) -> None:
        """After a disk error only new connections read again (SQLCipher)."""
        try:
            self._store.checkpoint()
        finally:
            self._store.forget()
        self._head.keep_up()

    def _keep_officers_memory(self) -> None:
        """What has surely passed grows with the uptime that is counted; old failures end only while somebody counts."""
        reading = self._clock.read()
        try:
            self._store.officer_book.surely()
            self._store.officer_book.drop_stale_failures(Moment(reading.boot, reading.up_ms))
        except (StorageFullError, StorageBrokenError) as error:
            _LOG.warning("the officers' memory was not kept: %s", type(error).__name__)

    def _watch_room(self) -> None:
        """One `disk_low` each time the room becomes low, not one a heartbeat."""
        room = room_at(self._data_dir)
        if room.is_low and not self._was_low:
            self._note("disk_low", {"free_mb": room.free_mb})
        self._was_low = room.is_low

    def _escrow(self) -> None:
        """The city's configuration may name its recovery at any time."""
        try:
            escrow_when_due(self._store, self._vault)
        except (KeyUnreadableError, StorageFullError, StorageBrokenError) as error:
            _LOG.warning("the key was not escrowed: %s", type(error).__name__)

    def _note(self, kind: str, data: dict[str, object]) -> None:
        """A fact about the kiosk itself; without room or enrolment it is not worth stopping for."""
        identity = self._store.book.identity()
        if identity is None:
            return
        try:
            self._store.journal.record([FactDraft(kind, identity.kiosk, Actor("system"), data)])
        except (StorageFullError, StorageBrokenError, NotEnrolledError) as error:
            _LOG.warning("%s was not recorded: %s", kind, type(error).__name__)


def _nothing(_result: object) -> None:
    pass


def _log_failure(error: Exception) -> None:
    _LOG.warning("work beside the screen failed: %s", type(error).__name__)
