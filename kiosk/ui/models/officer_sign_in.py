"""Choosing a name and typing six digits.

Invariants
- The PIN is in this object only while it is typed; QML sees how many digits there are, never which.
- One try at a time: while a check runs nothing can be typed or sent.
- `problem` is a code; the sentence is the screen's, so that it follows the language.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import Officer, PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Guess, Locked, SignedIn, SignIn, Wait, WrongPin
from kiosk.ui.models.rows import Rows
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PIN_DIGITS = 6


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerSignInModel(QObject):  # type: ignore[operator]
    """`problem`: "", wrong, wait, locked, storage."""

    changed = Signal()

    def __init__(
        self, flow: SignIn, pins: PinCheck, tasks: TaskRunner, entered: Callable[[Officer], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._pins = pins
        self._tasks = tasks
        self._entered = entered
        self._rows = Rows(("officerId", "name", "title", "initials"), self)
        self._names: dict[str, str] = {}
        self._chosen = ""
        self._pin = ""
        self._problem = ""
        self._tries_left = 0
        self._wait_s = 0
        self._busy = False
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._tick)

    @property
    def plain_chosen(self) -> str:
        return self._chosen

    def open(self) -> None:
        """A fresh page: nobody chosen, unless there is only one."""
        officers = self._flow.officers()
        self._names = {each.officer_id: each.name for each in officers}
        self._rows.replace(
            [
                {
                    "officerId": each.officer_id,
                    "name": each.name,
                    "title": each.title,
                    "initials": "".join(word[0] for word in each.name.split()[:2]).upper(),
                }
                for each in officers
            ]
        )
        self._chosen = officers[0].officer_id if len(officers) == 1 else ""
        self._busy = False
        self._standing()

    def close(self) -> None:
        self._second.stop()
        self._pin = ""
        self._chosen = ""
        self._rows.replace([])
        self.changed.emit()

    @Slot(str)
    def choose(self, officer_id: str) -> None:
        if officer_id == self._chosen and self._pin:
            return
        if not self._busy and officer_id in self._names:
            self._chosen = officer_id
            self._standing()

    @Slot(str)
    def digit(self, text: str) -> None:
        if self._may_type() and len(text) == 1 and text in "0123456789" and len(self._pin) < PIN_DIGITS:
            self._pin += text
            if self._problem == "wrong":
                self._problem = ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        if self._may_type() and self._pin:
            self._pin = self._pin[:-1]
            self.changed.emit()

    @Slot()
    def submit(self) -> None:
        if not self._may_type() or len(self._pin) != PIN_DIGITS:
            return
        pin, self._pin = self._pin, ""
        try:
            begun = self._flow.begin(self._chosen, pin)
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
            return
        if not isinstance(begun, Guess):
            self._standing()
            return
        self._busy = True
        self.changed.emit()
        pins = self._pins
        self._tasks.run(
            lambda: bool(begun.hash) and pins.verify(begun.hash, begun.pin),
            lambda matched: self._finish(begun, matched=matched),
            self._broken,
        )

    def _finish(self, guess: Guess, *, matched: bool) -> None:
        self._busy = False
        if guess.officer_id != self._chosen:
            return  # the page was left while the check ran; the try stays counted
        try:
            result = self._flow.finish(guess, matched=matched)
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
            return
        if isinstance(result, SignedIn):
            self._problem = ""
            self.changed.emit()
            self._entered(result.officer)
        elif isinstance(result, WrongPin) and not result.wait_s:
            self._tries_left = result.tries_left
            self._show("wrong")
        else:
            self._standing()

    def _broken(self, error: Exception) -> None:
        self._busy = False
        self.changed.emit()
        raise error

    def _standing(self) -> None:
        standing = self._flow.standing(self._chosen) if self._chosen else None
        self._pin = ""
        self._wait_s = standing.wait_s if isinstance(standing, Wait) else 0
        if self._wait_s:
            self._second.start()
        else:
            self._second.stop()
        self._show("locked" if isinstance(standing, Locked) else "wait" if self._wait_s else "")

    def _tick(self) -> None:
        self._standing()

    def _show(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _may_type(self) -> bool:
        return bool(self._chosen) and not self._busy and self._problem not in ("wait", "locked")

    @Property(Rows, notify=changed)
    def rows(self) -> Rows:
        return self._rows

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return self._chosen

    @Property(str, notify=changed)
    def chosenName(self) -> str:
        return self._names.get(self._chosen, "")

    @Property(int, notify=changed)
    def digits(self) -> int:
        return len(self._pin)

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(int, notify=changed)
    def triesLeft(self) -> int:
        return self._tries_left

    @Property(int, notify=changed)
    def waitSeconds(self) -> int:
        return self._wait_s

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._busy

    @Property(bool, notify=changed)
    def mayType(self) -> bool:
        return self._may_type()

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._may_type() and len(self._pin) == PIN_DIGITS
