"""One slip on its way to paper: printed off the screen's thread, then "Sudah tercetak?", because only eyes know.

Invariants
- `state`: "none" (this kiosk has no printer), "ready", "printing", "asked", "done", "failed". `trouble` says why it failed:
  "paper", "printer" or "unseen" (the resident says that nothing came out).
- A printer's failure is told here and nowhere else: nothing is thrown, no page is left, the slip can be printed again.
- What is printed for a page that was left is not heard of any more; the slip is forgotten with `clear`.
"""

from __future__ import annotations

import logging
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.slip import Slip
from kiosk.errors import PaperOutError, PrinterMissingError
from kiosk.flows.ports import Printer
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PrintState = Literal["none", "ready", "printing", "asked", "done", "failed"]
PrintTrouble = Literal["", "paper", "printer", "unseen"]

_LOG = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by the resident's model")
class PrintModel(QObject):  # type: ignore[operator]
    """`printer` None: this kiosk has none, and `print` does nothing."""

    changed = Signal()

    def __init__(self, printer: Printer | None, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._tasks = tasks
        self._slip: Slip | None = None
        self._visit = 0  # what was printed for an earlier page is not heard
        self._trouble: PrintTrouble = ""
        self._state: PrintState = self._resting()

    @property
    def plain_state(self) -> PrintState:
        return self._state

    @property
    def plain_trouble(self) -> PrintTrouble:
        return self._trouble

    def print(self, slip: Slip) -> None:
        """Starts at once; a second call while the first one prints is a second touch, and does nothing."""
        printer = self._printer
        if printer is None or self._state == "printing":
            return
        self._slip = slip
        self._visit += 1
        visit = self._visit
        self._turn("printing")
        self._tasks.run(
            lambda: printer.print_slip(slip),
            lambda _nothing: self._hear(visit, "asked"),
            lambda error: self._hear(visit, "failed", _trouble_of(error)),
        )

    def clear(self) -> None:
        """The page is left: another slip, another person."""
        self._visit += 1
        self._slip = None
        self._turn(self._resting())

    @Slot()
    def yes(self) -> None:
        """Sudah tercetak."""
        if self._state == "asked":
            self._turn("done")

    @Slot()
    def no(self) -> None:
        """Belum."""
        if self._state == "asked":
            self._turn("failed", "unseen")

    @Slot()
    def again(self) -> None:
        if self._slip is not None and self._state in ("failed", "done"):
            self.print(self._slip)

    def _hear(self, visit: int, state: PrintState, trouble: PrintTrouble = "") -> None:
        if visit == self._visit:
            self._turn(state, trouble)

    def _turn(self, state: PrintState, trouble: PrintTrouble = "") -> None:
        self._state, self._trouble = state, trouble
        self.changed.emit()

    def _resting(self) -> PrintState:
        return "none" if self._printer is None else "ready"

    def _get_state(self) -> str:
        return self._state

    def _get_trouble(self) -> str:
        return self._trouble

    state = Property(str, _get_state, notify=changed)
    trouble = Property(str, _get_trouble, notify=changed)


def _trouble_of(error: Exception) -> PrintTrouble:
    """A mistake of ours costs paper only: the kind is logged, never the slip."""
    if not isinstance(error, (PaperOutError, PrinterMissingError)):
        _LOG.error("printing failed: %s", type(error).__name__)
    return "paper" if isinstance(error, PaperOutError) else "printer"
