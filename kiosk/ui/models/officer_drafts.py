"""What the officer at the desk typed and did not record: which, since when, and the way back to it.

Invariants
- The drafts of who is signed in, nobody else's; no word of a draft is on this page.
- `waiting` is looked up when the desk is reached, so that the desk can say that something is unfinished.
- A draft is thrown away after a question, never by one touch.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.drafts import DraftLine, Drafts
from kiosk.flows.ports import Book, StorageBrokenError, StorageFullError
from kiosk.ui.dates import day_words
from kiosk.ui.models.rows import Rows
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerDraftsModel(QObject):  # type: ignore[operator]
    """`resumed(page, subject)`: the owner wants to go on there."""

    changed = Signal()
    resumed = Signal(str, str)

    def __init__(self, drafts: Drafts, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._book = book
        self._officer_id = ""
        self._waiting = 0
        self._lines: Sequence[DraftLine] = ()
        self._asked = -1
        self._rows = Rows(("page", "ticket", "day", "clock"), self)

    @property
    def plain_rows(self) -> Rows:
        return self._rows

    @property
    def plain_waiting(self) -> int:
        return self._waiting

    def count(self, officer_id: str) -> None:
        """The desk of this officer is open; "" for nobody."""
        self._waiting = len(self._of(officer_id))
        self.changed.emit()

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._show()

    def close(self) -> None:
        self._officer_id = ""
        self._lines, self._asked = (), -1
        self._rows.replace([])
        self.changed.emit()

    def step_back(self) -> bool:
        return False

    @Slot(int)
    def resume(self, position: int) -> None:
        if 0 <= position < len(self._lines):
            line = self._lines[position]
            self.resumed.emit(line.page, line.subject)

    @Slot(int)
    def ask(self, position: int) -> None:
        """Throw it away?"""
        self._asked = position if 0 <= position < len(self._lines) else -1
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        self.ask(-1)

    @Slot()
    def drop(self) -> None:
        if self._asked >= 0:
            line = self._lines[self._asked]
            with suppress(StorageFullError, StorageBrokenError):
                self._drafts.drop(self._officer_id, line.page, line.subject)
            self._show()

    def _show(self) -> None:
        self._asked = -1
        self._lines = self._of(self._officer_id)
        self._waiting = len(self._lines)
        self._rows.replace([self._row(line) for line in self._lines])
        self.changed.emit()

    def _of(self, officer_id: str) -> Sequence[DraftLine]:
        with suppress(StorageFullError, StorageBrokenError):
            return self._drafts.lines(officer_id) if officer_id else ()
        return ()

    def _row(self, line: DraftLine) -> dict[str, object]:
        about = line.subject.rpartition("/")[2]  # a step's subject begins with its name
        request = self._book.request(about) if about else None
        at = line.kept_at.astimezone(JAKARTA)
        return {
            "page": line.page,
            "ticket": request.ticket if request is not None else "",
            "day": day_words(at.date(), beside=at.date()),
            "clock": f"{at:%H.%M}",
        }

    @Property(Rows, notify=changed)
    def rows(self) -> Rows:
        return self._rows

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return self._waiting

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        return self._asked >= 0
