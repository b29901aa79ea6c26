"""The second screen: the number called and where to go, the next three, who is on duty, one line of news.

Invariants
- Numbers and officers' given names only; nothing of a resident, not even what a number is about.
- Numbers are read about once a second (`look`); the hall's clock and duty are told (`tell`).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import StorageBrokenError
from kiosk.flows.queue import SHOWN_NEXT, Line, Queue
from kiosk.ui.models.queue import Duty
from kiosk.ui.models.rows import Rows
from kiosk.ui.models.truth import TruthModel

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

MOST_NAMES = 2
MOST_LETTERS = 16  # what the line holds at its size beside the clock


@QmlElement
@QmlUncreatable("made by the application")
class BoardModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, queue: Queue, truth: TruthModel, counter: Callable[[], int]) -> None:
        """`counter`: the desk's number, 0 before the kiosk is enrolled."""
        super().__init__()
        self._queue = queue
        self._truth = truth
        self._counter = counter
        self._line = Line(None, (), ())
        self._desk = 0
        self._duty = Duty()
        self._next = Rows(("number",), self)
        truth.changed.connect(self.changed)

    def look(self) -> None:
        try:
            line, desk = self._queue.line(), self._counter()
        except StorageBrokenError:
            line, desk = Line(None, (), ()), 0
        if (line, desk) != (self._line, self._desk):
            self._line, self._desk = line, desk
            self._next.replace([{"number": str(each.number)} for each in line.waiting[:SHOWN_NEXT]])
            self.changed.emit()

    def tell(self, duty: Duty) -> None:
        if duty != self._duty:
            self._duty = duty
            self.changed.emit()

    def _number(self) -> str:
        return str(self._line.current.number) if self._line.current else ""

    def _get_desk(self) -> int:
        return self._desk

    def _get_next(self) -> Rows:
        return self._next

    def _names(self) -> str:
        """Given names, as many as the line holds."""
        given = [name.split()[0] for name in self._duty.names if name.split()][:MOST_NAMES]
        while len(given) > 1 and len(", ".join(given)) > MOST_LETTERS:
            given.pop()
        return ", ".join(given)[:MOST_LETTERS]

    def _until(self) -> str:
        return self._duty.until

    def _hours(self) -> str:
        return self._duty.hours

    def _rung(self) -> bool:
        return self._truth.plain_rung

    def _clock(self) -> str:
        return str(self._truth.property("clock"))

    def _site(self) -> str:
        return str(self._truth.property("siteName"))

    number = Property(str, _number, notify=changed)
    desk = Property(int, _get_desk, notify=changed)
    next = Property(Rows, _get_next, notify=changed)
    names = Property(str, _names, notify=changed)
    until = Property(str, _until, notify=changed)
    hours = Property(str, _hours, notify=changed)
    rung = Property(bool, _rung, notify=changed)
    clock = Property(str, _clock, notify=changed)
    site = Property(str, _site, notify=changed)
