"""Keeps what is being typed on an officer's page, so that its owner finds it again.

A page calls `open` and fills itself with what comes back, `note` with every change, `close` when it is left and `recorded` when
its words became a fact. Invariant: a pause of KEEP_MS in typing, and leaving the page however it happens, puts the words on
the disk; a disk that refuses takes nothing off the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import StorageBrokenError, StorageFullError

KEEP_MS = 800


class KeptWords(QObject):
    def __init__(self, drafts: Drafts, page: str, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._page = page
        self._officer_id = self._subject = ""
        self._values: dict[str, str] | None = None  # None: the disk has what the screen has
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)

    def open(self, officer_id: str, subject: str = "") -> Mapping[str, str]:
        """For this officer; what they typed here before, empty for nothing."""
        self.close()
        self._officer_id, self._subject = officer_id, subject
        with suppress(StorageFullError, StorageBrokenError):
            return self._drafts.take(officer_id, self._page, subject)
        return {}

    def note(self, **values: str) -> None:
        """Everything on the page as it is now."""
        if self._officer_id:
            self._values = values
            self._timer.start()

    def keep(self) -> None:
        """Now, without waiting for a pause."""
        self._timer.stop()
        if self._officer_id and self._values is not None:
            with suppress(StorageFullError, StorageBrokenError):
                self._drafts.keep(self._officer_id, self._page, self._subject, self._values)
                self._values = None

    def recorded(self) -> None:
        """The words are in a fact, or their owner does not want them: nothing is kept any more."""
        self._timer.stop()
        if self._officer_id:
            with suppress(StorageFullError, StorageBrokenError):
                self._drafts.drop(self._officer_id, self._page, self._subject)
        self._forget()

    def close(self) -> None:
        self.keep()
        self._forget()

    def _forget(self) -> None:
        self._timer.stop()
        self._officer_id = self._subject = ""
        self._values = None
