"""Was this database set back behind what the kiosk had already recorded? Joins the store and the mark beside the keys.

Invariants
- Found at the start of the window and of the agent, before anything else is recorded: the mark names a place that this
  chain does not have, or has otherwise. Then `chain_resumed` is recorded and "rollback" is shown until a new epoch;
  recording goes on.
- The mark follows what is committed: when the window is idle or closes, after the agent's receipts and at its end. Filing
  never waits for it. It lags behind a power cut and never leads.
- A disk that does not take the mark costs the mark, nothing else.
"""

from __future__ import annotations

import logging
import threading

from kiosk.devices.head_mark import HeadMark
from kiosk.devices.key_vault import KeyVault
from kiosk.flows.ports import FactDraft, StorageFullError
from kiosk.store import Store
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Actor

_LOG = logging.getLogger("kiosk.head_watch")


def watch_of(store: Store, vault: KeyVault) -> HeadWatch:
    """Raises KeyUnreadableError."""
    return HeadWatch(store, HeadMark(vault.key_file, vault.read("database")))


class HeadWatch:
    """For one open store; safe to call from any thread."""

    def __init__(self, store: Store, mark: HeadMark) -> None:
        self._store = store
        self._mark = mark
        self._written: ChainHead | None = None
        self._looked_back = False
        self._lock = threading.Lock()

    def look_back(self) -> bool:
        """At the start. Whether the database was set back; then it is recorded and will be shown."""
        self._looked_back = True
        mark, who = self._mark.read(), self._store.sync_book.identity()
        if mark is None or who is None or not self._was_set_back(mark):
            self.keep_up()
            return False
        data = {"mark_epoch": mark.epoch, "mark_seq": mark.seq}
        try:
            if self._store.sync_book.note_set_back(mark):
                self._store.journal.record([FactDraft("chain_resumed", who.kiosk, Actor("system"), data)])
        except StorageFullError:
            _LOG.warning("the disk is full: that the database was set back was not recorded")
            return True
        _LOG.warning("the database is older than the mark %d:%d beside the keys", mark.epoch, mark.seq)
        self.keep_up()
        return True

    def keep_up(self) -> None:
        """Bring the mark to where the chain is now; not before `look_back` compared it."""
        if not self._looked_back or self._store.sync_book.identity() is None:
            return
        with self._lock:
            head = self._store.sync_book.head()
            if head in (self._written, ChainHead.empty(head.epoch)):
                return
            try:
                self._mark.write(head)
            except OSError as error:
                _LOG.warning("the mark beside the keys was not written: %s", type(error).__name__)
                return
            self._written = head

    def _was_set_back(self, mark: ChainHead) -> bool:
        head = self._store.sync_book.head()
        if mark.epoch != head.epoch:
            return mark.epoch > head.epoch  # a newer epoch than the mark's was opened by a technician
        return self._store.sync_book.head_at(mark.seq, epoch=mark.epoch) != mark
