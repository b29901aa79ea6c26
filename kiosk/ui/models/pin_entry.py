"""Digits typed on the pad, and one try made with them: what signing in and choosing a PIN have in common.

Invariants
- What is typed is in this object only while it is typed; QML sees how many digits there are, never which.
- One try at a time: while a check runs nothing can be typed or sent. Leaving the page leaves the answer unheard; the try
  stays counted.
- `problem` is a code; the sentence is the screen's, so that it follows the language.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.pin_policy import PIN_DIGITS
from kiosk.domain.throttle import Locked, Wait
from kiosk.flows.ports import PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Candidate
from kiosk.flows.tries import Guess, Wrong
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

R = TypeVar("R")


@QmlElement
@QmlUncreatable("made by a page that asks for digits")
class PinEntryModel(QObject):  # type: ignore[operator]
    """`problem`: "", wrong, wait, storage, and what the page says with `show`."""

    changed = Signal()

    def __init__(
        self,
        pins: PinCheck,
        tasks: TaskRunner,
        *,
        standing: Callable[[Candidate], Wait | Locked | None],
        typing: Callable[[], None],
        locked: Callable[[str], None],
        parent: QObject,
    ) -> None:
        """`standing`: what is between somebody and a try; `typing`: a digit more; `locked` gets the lock's challenge."""
        super().__init__(parent)
        self._pins = pins
        self._tasks = tasks
        self._stands = standing
        self._typing = typing
        self._locked = locked
        self._candidate: Candidate | None = None
        self._length = PIN_DIGITS
        self._typed = self._problem = ""
        self._tries_left = 0
        self._wait_s = 0
        self._busy = False
        self._visit = 0
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._standing)

    @property
    def plain_problem(self) -> str:
        return self._problem

    @property
    def plain_busy(self) -> bool:
        return self._busy

    @property
    def plain_digits(self) -> int:
        return len(self._typed)

    def ask(self, candidate: Candidate | None, length: int = PIN_DIGITS) -> None:
        """Begin anew, with this one's tries; for nobody nothing can be typed."""
        self._visit += 1
        self._candidate = candidate
        self._length = length
        self._busy = False
        self._standing()

    def expect(self, length: int) -> None:
        """So many digits from now on."""
        self._length = length
        self.changed.emit()

    def close(self) -> None:
        self._visit += 1
        self._second.stop()
        self._candidate = None
        self._typed = ""
        self._busy = False
        self.changed.emit()

    def take(self) -> str:
        """The digits, forgotten here; "" when they are not complete."""
        if not self._is_ready():
            return ""
        typed, self._typed = self._typed, ""
        return typed

    def attempt(
        self,
        begin: Callable[[], Guess | Wait | Locked],
        finish: Callable[[Guess, bool], R | Wrong | Locked],
        right: Callable[[R], None],
    ) -> None:
        """Charge a try, check it beside the screen, and say what was wrong with it or go on with `right`."""
        try:
            begun = begin()
        except (StorageFullError, StorageBrokenError):
            self.show("storage")
            return
        if not isinstance(begun, Guess):
            self._standing()
            return

        def judged(matched: bool) -> None:  # noqa: FBT001 - the answer of `verify`
            try:
                result = finish(begun, matched)
            except (StorageFullError, StorageBrokenError):
                self.show("storage")
                return
            if isinstance(result, Wrong) and not result.wait_s:
                self._tries_left = result.tries_left
                self.show("wrong")
            elif isinstance(result, Wrong | Locked):
                self._standing()
            else:
                self.show("")
                right(result)

        pins = self._pins
        self.run(lambda: pins.verify(begun.hash, begun.secret), judged)

    def run(self, work: Callable[[], R], done: Callable[[R], None]) -> None:
        """`work` beside the screen; `done` unless the page was left meanwhile."""
        visit = self._visit
        self._busy = True
        self.changed.emit()

        def back(result: R) -> None:
            if visit == self._visit:
                self._busy = False
                done(result)

        self._tasks.run(work, back, self._broken)

    def show(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    @Slot(str)
    def digit(self, text: str) -> None:
        if self._may_type() and len(text) == 1 and text in "0123456789" and len(self._typed) < self._length:
            self._typed += text
            self._typing()
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        if self._may_type() and self._typed:
            self._typed = self._typed[:-1]
            self.changed.emit()

    def _broken(self, error: Exception) -> None:
        self._busy = False
        self.changed.emit()
        raise error

    def _standing(self) -> None:
        stands = self._stands(self._candidate) if self._candidate is not None else None
        self._typed = ""
        self._wait_s = stands.wait_s if isinstance(stands, Wait) else 0
        if self._wait_s:
            self._second.start()
        else:
            self._second.stop()
        self.show("wait" if self._wait_s else "")
        if isinstance(stands, Locked):
            self._locked(stands.challenge)

    def _may_type(self) -> bool:
        return self._candidate is not None and not self._busy and self._problem != "wait"

    def _is_ready(self) -> bool:
        return self._may_type() and len(self._typed) == self._length

    @Property(int, notify=changed)
    def length(self) -> int:
        return self._length

    @Property(int, notify=changed)
    def digits(self) -> int:
        return len(self._typed)

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
        return self._is_ready()
