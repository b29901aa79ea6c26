"""Catatan balai: complaints with their 24 hours, and what officers saw in the neighbourhood.

Invariants
- Read again from the chain on every visit and after every step; nothing about staff is on it.
- Rows carry codes and minutes, the screen makes the words; what a complaint says is sealed and is not here.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.hall_notes import HallNotes
from kiosk.ui.models.rows import Rows
from sync.rules.concern import Concern
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MINUTE = timedelta(minutes=1)


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerNotesModel(QObject):  # type: ignore[operator]
    """`tab`: complaints or problems."""

    changed = Signal()

    def __init__(self, notes: HallNotes, parent: QObject) -> None:
        super().__init__(parent)
        self._notes = notes
        self._tab = "complaints"
        self._rows = Rows(
            ("concernId", "topic", "name", "filed", "standing", "open", "owed", "minutes", "severity"), self
        )

    @property
    def plain_rows(self) -> Rows:
        return self._rows

    def open(self, officer_id: str) -> None:  # noqa: ARG002 - the page's shape
        self._read()

    def close(self) -> None:
        self._rows.replace([])

    def step_back(self) -> bool:
        return False

    @Slot(str)
    def turn(self, tab: str) -> None:
        self._tab = "problems" if tab == "problems" else "complaints"
        self._read()

    def _read(self) -> None:
        told = self._notes.problems() if self._tab == "problems" else self._notes.complaints()
        self._rows.replace([self._row(each) for each in told])
        self.changed.emit()

    def _row(self, each: Concern) -> dict[str, object]:
        left = each.left(self._notes.now())
        return {
            "concernId": each.concern_id,
            "topic": each.topic,
            "name": self._notes.topic_name(each),
            "filed": f"{each.filed_at.astimezone(JAKARTA):%d-%m %H.%M}",
            "standing": each.state,
            "open": each.is_open,
            "owed": left is not None,
            "minutes": left // _MINUTE if left is not None else 0,
            "severity": each.severity,
        }

    @Property(str, notify=changed)
    def tab(self) -> str:
        return self._tab

    @Property(Rows, constant=True)
    def rows(self) -> Rows:
        return self._rows
