"""The page "Latihan": what will happen, and one button.

Invariant: this page starts nothing itself; the desk is closed before a practice begins.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerPracticeModel(QObject):  # type: ignore[operator]
    begun = Signal()

    def open(self, officer_id: str) -> None:
        """Nothing to prepare, whoever it is."""

    def close(self) -> None:
        """Nothing was kept."""

    def step_back(self) -> bool:
        return False

    @Slot()
    def begin(self) -> None:
        self.begun.emit()
