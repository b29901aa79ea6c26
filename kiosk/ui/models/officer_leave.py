"""Leaving the desk for another place: where to, how to be reached, and what the rule of the empty hall says.

Invariants
- `look` reads the hall anew each time somebody asks to leave; what is recorded is read once more at that moment.
- What was written is in this object only until it is recorded or the page is left.
"""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.leaving import WORDS_MAX, HallState, Leaving, Next, Reach
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.presence import EndReason
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_PLACES: dict[str, Next] = {place: place for place in get_args(Next)}
_WAYS: dict[str, Reach] = {way: way for way in get_args(Reach)}


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerLeaveModel(QObject):  # type: ignore[operator]
    """`going`: "", hall, office, field, home, off; `reach`: office_phone, wa, other; `problem`: "", storage."""

    changed = Signal()
    left = Signal()

    def __init__(self, leaving: Leaving, parent: QObject) -> None:
        super().__init__(parent)
        self._leaving = leaving
        self._hall: HallState | None = None
        self._officer_id = self._words = self._going = self._problem = ""
        self._reason: EndReason = "empty_hall"
        self._reach: Reach = "office_phone"
        self._writing = False

    def look(self, officer_id: str) -> None:
        self._hall = self._leaving.hall(officer_id)
        self.changed.emit()

    def for_reason(self, reason: EndReason) -> None:
        """Of the page that was just opened."""
        self._reason = reason
        self.changed.emit()

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._going = self._words = self._problem = ""
        self._reach = "office_phone"
        self._writing = False
        self.look(officer_id)

    def close(self) -> None:
        self._officer_id = self._going = self._words = self._problem = ""
        self._writing = False

    def step_back(self) -> bool:
        if not self._writing:
            return False
        self.written()
        return True

    @Slot(str)
    def go(self, place: str) -> None:
        if place in _PLACES:
            self._going = place
            self.changed.emit()

    @Slot(str)
    def reachBy(self, way: str) -> None:
        if way in _WAYS:
            self._reach = _WAYS[way]
            self.changed.emit()

    @Slot()
    def write(self) -> None:
        self._writing = True
        self.changed.emit()

    @Slot(str)
    def setWords(self, words: str) -> None:
        self._words = words[:WORDS_MAX]
        self.changed.emit()

    @Slot()
    def written(self) -> None:
        """Back to the choices; what was typed stays."""
        self._writing = False
        self.changed.emit()

    @Slot()
    def leave(self) -> None:
        if self._going not in _PLACES:
            return
        self._problem = self.leave_for(self._officer_id, self._reason, _PLACES[self._going], self._reach, self._words)
        if self._problem:
            self.changed.emit()
        else:
            self.left.emit()

    def leave_for(
        self, officer_id: str, reason: EndReason, going: Next = "off", reach: Reach | None = None, words: str = ""
    ) -> str:
        """What kept it from being recorded, as a code; "" when it was."""
        try:
            self._leaving.leave(officer_id, reason, going=going, reach=reach, words=words)
        except (StorageFullError, StorageBrokenError):
            return "storage"
        return ""

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    @Property(str, notify=changed)
    def going(self) -> str:
        return self._going

    @Property(str, notify=changed)
    def reach(self) -> str:
        return self._reach

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._words

    @Property(int, constant=True)
    def wordsMax(self) -> int:
        return WORDS_MAX

    @Property(bool, notify=changed)
    def writing(self) -> bool:
        return self._writing

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def rule(self) -> str:
        """met, too_early, people_waiting, request_open, off."""
        return self._hall.rule if self._hall else "off"

    @Property(str, notify=changed)
    def emptySince(self) -> str:
        since = self._hall.empty_since if self._hall else None
        return f"{since.astimezone(JAKARTA):%H.%M}" if since else ""

    @Property(str, notify=changed)
    def fromClock(self) -> str:
        minute = self._hall.from_min if self._hall else 0
        return f"{minute // 60:02}.{minute % 60:02}"

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return self._hall.waiting if self._hall else 0

    @Property(str, notify=changed)
    def unfinished(self) -> str:
        return self._hall.unfinished if self._hall else ""
