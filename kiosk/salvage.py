"""`kiosk salvage --from FILE [--key-file KEY]`: what a database that was set aside still holds goes to the city.

Invariants
- The file is only read. Its facts go as they were signed then; the requests are signed with the present key.
- It may be run again at any time: what the city has is not sent twice, what it refused is tried again.
- The kiosk's own agent must be at rest: two would answer each other's sync tokens.
"""

from __future__ import annotations

import logging
import signal
import time
from pathlib import Path

from kiosk.agent import Line, Stop, connect
from kiosk.agent_lock import AgentLock
from kiosk.devices.clock import SystemClock
from kiosk.devices.key_file import read_key
from kiosk.errors import NotEnrolledError, WorldError
from kiosk.keys_command import RestoreError, escrowed_key
from kiosk.set_aside import asides
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.store.salvage_book import SalvageBook, opened_aside
from kiosk.unlocking import unlock
from sync.engine.actions import Wait

LIMIT_S = 3600
LOOK_EVERY_S = 0.5


class SalvageError(WorldError):
    """Nothing, or not everything, was salvaged; the file is as it was."""


BUSY = (
    "Pengirim kios sedang bekerja: tutup layar kios dahulu, lalu ulangi."
    " (The kiosk's own agent is at work: close the kiosk first.)"
)
OTHER_KIOSK = (
    "Berkas ini milik kios lain: selamatkan di kios itu, atau daftarkan PC ini dengan kode untuk kios itu."
    " (This file is another kiosk's.)"
)
NO_KEY = (
    "Berkas ini bukan dari map aside kios ini: sebutkan kuncinya dengan --key-file."
    " (This file was not set aside here: name its key with --key-file.)"
)
NOT_ALL = (
    "Belum semuanya sampai di kota: periksa jaringan dan pendaftaran kios, lalu ulangi; berkasnya tetap utuh."
    " (Not everything reached the city yet: check the line, then run it again.)"
)


def main(settings: Settings, source: Path, key_file: Path | None, *, limit_s: float = LIMIT_S) -> int:
    """0 when the city took everything, 1 when it refused a part of it.

    Raises SalvageError, NotEnrolledError, KeyUnreadableError, StorageBrokenError, StorageFullError.
    """
    logging.basicConfig(format="%(asctime)s salvage: %(message)s", level=logging.INFO)
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    with (
        unlock(settings) as store,
        opened_aside(source, _key(settings, source, key_file)) as other,
        AgentLock(settings.data_dir) as lock,
    ):
        book = SalvageBook(store.sync_book, store.database, other)
        _refuse_unfit(store, book)
        if not lock.take():
            raise SalvageError(BUSY)
        _send(store, book, stop, ends=time.monotonic() + limit_s)
        return _tell(book)


def _key(settings: Settings, source: Path, key_file: Path | None) -> bytes:
    """Without a key file: the key that was set aside with the database, when it can be read (again)."""
    if key_file is not None:
        return _key_in(key_file)
    for aside in asides(settings):
        if aside.folder == source.resolve().parent:
            return aside.vault.read("database")
    raise SalvageError(NO_KEY)


def _key_in(path: Path) -> bytes:
    """What the city opened from escrow, or a plain key file."""
    try:
        return escrowed_key(path)
    except RestoreError:
        return read_key(path)


def _refuse_unfit(store: Store, book: SalvageBook) -> None:
    identity = book.identity()
    if identity is None:
        raise NotEnrolledError
    if book.kiosks() != {identity.kiosk}:
        raise SalvageError(OTHER_KIOSK)
    store.signing_key()


def _send(store: Store, book: SalvageBook, stop: Stop, *, ends: float) -> None:
    clock, identity = SystemClock(), book.identity()
    assert identity is not None
    line: Line = connect(store, clock, identity, draining=True, book=book)
    stop.wires = line.wires
    try:
        while not stop.wanted and time.monotonic() < ends:
            step = line.loop.step()
            if step.drained:
                return
            if step.progress.facts.halted or step.progress.leftovers.halted:
                break
            if isinstance(step.action, Wait):
                left_s = (step.action.until_up_ms - clock.read().up_ms) / 1000
                stop.event.wait(min(LOOK_EVERY_S, max(0.0, left_s)))
    finally:
        line.close()
    raise SalvageError(NOT_ALL)


def _tell(book: SalvageBook) -> int:
    refused = 0
    for epoch in book.outcome():
        if epoch.refused:
            refused += 1
            print(
                f"Epoch {epoch.epoch}: kota menolak sisanya ({epoch.refused}); berkasnya disimpan, hubungi kota."
                f" (The city refused the rest.)"
            )
        else:
            print(f"Epoch {epoch.epoch}: {epoch.facts} catatan ada di kota. ({epoch.facts} facts are with the city.)")
    return 1 if refused else 0
