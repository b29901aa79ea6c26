"""Helping a resident to fill in a request: at this screen, or for somebody who telephones.

Invariant: this page only says what will happen; the desk is closed before the resident's pages open.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerAssistModel(QObject):  # type: ignore[operator]
    """`begun`: "screen", the resident stands here; "telephone", the officer types for who is on the line."""

    changed = Signal()
    begun = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._occupied = False

    def tell(self, *, occupied: bool) -> None:
        """Whether a resident's stay waits behind the desk: it is not given up for a telephone call."""
        self._occupied = occupied
        self.changed.emit()

    def open(self, officer_id: str) -> None:
        """Nothing to prepare, whoever it is."""

    def close(self) -> None:
        """Nothing was kept."""

    def step_back(self) -> bool:
        return False

    @Slot()
    def here(self) -> None:
        self.begun.emit("screen")

    @Slot()
    def byTelephone(self) -> None:
        if not self._occupied:
            self.begun.emit("telephone")

    @Property(bool, notify=changed)
    def occupied(self) -> bool:
        return self._occupied
