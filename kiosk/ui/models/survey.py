"""Nine questions, four faces each, and a thank-you; nobody has to answer anything.

Invariant: what cannot be kept is thanked for all the same and claimed nowhere; the survey never stands in anybody's way.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.survey import BEST, ELEMENTS, WORST, Sheet, Survey

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the resident's model")
class SurveyModel(QObject):  # type: ignore[operator]
    changed = Signal()
    turned = Signal()
    left = Signal()
    ended = Signal()

    def __init__(self, flow: Survey, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self._sheet = Sheet()
        self._service: str | None = None
        self._over = self._kept = False

    @property
    def plain_over(self) -> bool:
        return self._over

    def open(self, service: str | None) -> None:
        """`service`: what the resident was here for just now; None from "Lainnya"."""
        self.clear()
        self._service = service
        self.turned.emit()

    def clear(self) -> None:
        self._sheet = Sheet()
        self._service = None
        self._over = self._kept = False
        self.changed.emit()

    @Slot(int)
    def score(self, score: int) -> None:
        if not self._over and WORST <= score <= BEST:
            self._sheet.score(score)
            self._go_on()

    @Slot()
    def skip(self) -> None:
        if not self._over:
            self._sheet.skip()
            self._go_on()

    @Slot()
    def back(self) -> None:
        if not self._over and self._sheet.back():
            self._turn()
        else:
            self.left.emit()

    @Slot()
    def enough(self) -> None:
        """What was answered so far counts."""
        if not self._over:
            self._end()

    @Slot()
    def finish(self) -> None:
        self.ended.emit()

    def _go_on(self) -> None:
        if self._sheet.is_over:
            self._end()
        else:
            self._turn()

    def _end(self) -> None:
        try:
            self._kept = self._flow.record(self._sheet, service=self._service)
        except (StorageFullError, StorageBrokenError):
            self._kept = False
        self._sheet = Sheet()
        self._over = True
        self._turn()

    def _turn(self) -> None:
        self.changed.emit()
        self.turned.emit()

    @Property(str, notify=changed)
    def element(self) -> str:
        return ELEMENTS[min(self._sheet.at, len(ELEMENTS) - 1)]

    @Property(int, notify=changed)
    def number(self) -> int:
        return min(self._sheet.at, len(ELEMENTS) - 1) + 1

    @Property(int, constant=True)
    def count(self) -> int:
        return len(ELEMENTS)

    @Property(int, notify=changed)
    def given(self) -> int:
        """What was answered here before, 0 nothing."""
        return 0 if self._sheet.is_over else self._sheet.scores[self._sheet.at]

    @Property(bool, notify=changed)
    def over(self) -> bool:
        return self._over

    @Property(bool, notify=changed)
    def kept(self) -> bool:
        return self._kept
