"""Real kiosks on the disk at a real city: enrolled, filed at and synced in this process, with the program's own modules."""

from __future__ import annotations

import contextlib
import io
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk import enrol
from kiosk.agent import connect
from kiosk.devices.clock import SystemClock
from kiosk.settings import EnrolOptions, Settings
from kiosk.store import Store, StoreKeys
from kiosk.unlocking import keys_for, unlock, vault_of
from sync.engine.actions import Wait
from tests.fakes.hall import heartbeat
from tests.fakes.unlocked import settings_for
from tests.live_city import LiveCity
from tests.reliability.tampering import Ground

SYNC_LIMIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Hall:
    city: LiveCity
    folder: Path

    @property
    def settings(self) -> Settings:
        return settings_for(self.folder / "data")

    @property
    def keys(self) -> StoreKeys:
        return keys_for(vault_of(self.settings), self.settings.data_dir)

    @property
    def ground(self) -> Ground:
        """What whoever has the keys works on."""
        return Ground(self.settings.data_dir, keys=self.keys)

    def enrol(self, code: str | None = None) -> None:
        options = EnrolOptions(self.city.url, code or self.city.next_code(), self.city.demo["root"])
        with contextlib.redirect_stdout(io.StringIO()):
            assert enrol.main(self.settings, options) == 0

    @contextmanager
    def open(self) -> Iterator[Store]:
        with unlock(self.settings) as store:
            yield store

    def beat(self, times: int = 1) -> None:
        with self.open() as store:
            for _ in range(times):
                store.journal.record([heartbeat()])

    def sync(self, *, insist_s: float = 0) -> str:
        """Until everything is with the city or it refuses (for `insist_s`): the attention that the truth bar would show."""
        with self.open() as store:
            return sync(store, insist_s=insist_s)

    def copied(self, name: str) -> Hall:
        """Disk and keys on another machine."""
        return Hall(self.city, Path(shutil.copytree(self.folder, self.folder.with_name(name))))

    def kiosk(self) -> str:
        with self.open() as store:
            who = store.sync_book.identity()
            assert who is not None
            return who.kiosk


def sync(store: Store, *, insist_s: float = 0) -> str:
    clock = SystemClock()
    identity = store.sync_book.identity()
    assert identity is not None
    line = connect(store, clock, identity, draining=True)
    began = time.monotonic()
    until = began + SYNC_LIMIT_S
    try:
        while time.monotonic() < until:
            step = line.loop.step()
            if step.drained or (step.progress.attention and time.monotonic() - began >= insist_s):
                return step.progress.attention or ("city_forgot" if store.sync_book.forgotten() else "")
            if isinstance(step.action, Wait):
                time.sleep(min(0.05, max(0.0, (step.action.until_up_ms - clock.read().up_ms) / 1000)))
    finally:
        line.close()
    raise AssertionError("the city neither took it nor refused it")
