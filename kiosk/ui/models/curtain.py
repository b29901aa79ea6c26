"""The privacy curtain: somebody helps at the screen, and what the resident filled in alone stays theirs.

Invariants
- Offered only while somebody helps: a helper was named, or an officer came over to this screen.
- It falls by itself where the resident filled in alone, and one touch opens it; a page that is filled in together stays open.
- It never covers the input of a question that is being answered for the first time.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

REVIEW = "check"


@QmlElement
@QmlUncreatable("made by the resident's model")
class CurtainModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._alone: set[str] = set()  # keys of questions; never an answer
        self._visited = False
        self._closed = False
        self._page = ""

    @property
    def plain_closed(self) -> bool:
        return self._closed

    @property
    def plain_offered(self) -> bool:
        return self._visited or self._session.assisted

    def filled(self, key: str) -> None:
        """This question was answered just now."""
        if self.plain_offered:
            self._alone.discard(key)
        else:
            self._alone.add(key)

    def arrive(self, page: str) -> None:
        """A page opens: a question's key, or `REVIEW`."""
        self._page = page
        self._closed = self.plain_offered and self._was_alone()
        self.changed.emit()

    def officer_came(self) -> None:
        """An officer took the screen and gives it back: they may look over the resident's shoulder from now on."""
        self._visited = True
        self.arrive(self._page)

    def clear(self) -> None:
        self._alone.clear()
        self._visited = self._closed = False
        self._page = ""
        self.changed.emit()

    @Slot()
    def toggle(self) -> None:
        self._closed = not self._closed and self.plain_offered
        self.changed.emit()

    @Slot()
    def open(self) -> None:
        self._closed = False
        self.changed.emit()

    def _was_alone(self) -> bool:
        return bool(self._alone) if self._page == REVIEW else self._page in self._alone

    @Property(bool, notify=changed)
    def offered(self) -> bool:
        return self.plain_offered

    @Property(bool, notify=changed)
    def closed(self) -> bool:
        return self._closed
