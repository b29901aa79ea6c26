"""Choosing a PIN: the city's code or the old PIN, then the new one twice.

Invariants
- What is typed is in this object only while it is typed; QML sees how many digits there are.
- `step`: code, old, new, again. A PIN that is easily guessed is refused at once; two that differ begin again at `new`.
- Leaving the page forgets the right that code or old PIN had earned.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.pin_policy import CODE_DIGITS, PIN_DIGITS
from kiosk.domain.throttle import Locked, Wait
from kiosk.flows.first_pin import FirstPin, MayChoose, objection
from kiosk.flows.ports import PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Candidate
from kiosk.flows.tries import Guess, Wrong
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerPinModel(QObject):  # type: ignore[operator]
    """`problem`: "", wrong, wait, storage, differs, same, and the words of `pin_policy.weakness`."""

    changed = Signal()

    def __init__(
        self,
        flow: FirstPin,
        pins: PinCheck,
        tasks: TaskRunner,
        *,
        chosen: Callable[[MayChoose], None],
        locked: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._flow = flow
        self._pins = pins
        self._tasks = tasks
        self._chosen = chosen
        self._locked = locked
        self._candidate: Candidate | None = None
        self._right: MayChoose | None = None
        self._step = "code"
        self._typed = self._first = ""
        self._problem = ""
        self._tries_left = 0
        self._wait_s = 0
        self._busy = False
        self._visit = 0
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self._standing)

    @property
    def plain_step(self) -> str:
        return self._step

    @property
    def plain_problem(self) -> str:
        return self._problem

    def open_with_code(self, candidate: Candidate) -> None:
        self._open(candidate, "code")

    def open_with_old(self, officer_id: str) -> None:
        self._open(Candidate(officer_id), "old")

    def close(self) -> None:
        self._visit += 1
        self._second.stop()
        self._candidate = self._right = None
        self._typed = self._first = ""
        self._busy = False
        self.changed.emit()

    @Slot(str)
    def digit(self, text: str) -> None:
        if self._may_type() and len(text) == 1 and text in "0123456789" and len(self._typed) < self._length():
            self._typed += text
            if self._problem != "wait":
                self._problem = ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        if self._may_type() and self._typed:
            self._typed = self._typed[:-1]
            self.changed.emit()

    @Slot()
    def submit(self) -> None:
        if not self._may_type() or len(self._typed) != self._length():
            return
        typed, self._typed = self._typed, ""
        if self._step in ("code", "old"):
            self._try(typed)
        elif self._step == "new":
            self._take(typed)
        elif typed != self._first:
            self._first = ""
            self._step = "new"
            self._show("differs")
        else:
            self._keep(typed)

    def _open(self, candidate: Candidate, step: str) -> None:
        self._visit += 1
        self._candidate = candidate
        self._right = None
        self._step = step
        self._typed = self._first = ""
        self._busy = False
        self._standing()

    def _try(self, typed: str) -> None:
        candidate = self._candidate
        if candidate is None:
            return
        try:
            if self._step == "code":
                begun = self._flow.begin_code(candidate, typed)
            else:
                begun = self._flow.begin_old(candidate.officer_id, typed)
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
            return
        if not isinstance(begun, Guess):
            self._standing()
            return
        pins = self._pins
        self._run(lambda: pins.verify(begun.hash, begun.secret), lambda matched: self._judged(begun, matched=matched))

    def _judged(self, guess: Guess, *, matched: bool) -> None:
        finish = self._flow.finish_code if self._step == "code" else self._flow.finish_old
        try:
            result = finish(guess, matched=matched)
        except (StorageFullError, StorageBrokenError):
            self._show("storage")
            return
        if isinstance(result, MayChoose):
            self._right = result
            self._step = "new"
            self._show("")
        elif isinstance(result, Wrong) and not result.wait_s:
            self._tries_left = result.tries_left
            self._show("wrong")
        else:
            self._standing()

    def _take(self, typed: str) -> None:
        reason = objection(self._right, typed) if self._right is not None else None
        if reason is None:
            self._first = typed
            self._step = "again"
        self._show(reason or "")

    def _keep(self, typed: str) -> None:
        pins = self._pins
        self._run(lambda: pins.hash(typed), self._hashed)

    def _hashed(self, hashed: str) -> None:
        right = self._right
        if right is None:
            return
        try:
            self._flow.choose(right, hashed)
        except (StorageFullError, StorageBrokenError):
            self._first = ""
            self._step = "new"
            self._show("storage")
            return
        self._chosen(right)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        visit = self._visit
        self._busy = True
        self.changed.emit()

        def back(result: T) -> None:
            if visit == self._visit:  # else the page was left meanwhile; a try stays counted
                self._busy = False
                done(result)

        self._tasks.run(work, back, self._broken)

    def _broken(self, error: Exception) -> None:
        self._busy = False
        self.changed.emit()
        raise error

    def _standing(self) -> None:
        asks = self._step in ("code", "old") and self._candidate is not None
        stands = self._flow.standing(self._candidate.officer_id) if asks and self._candidate is not None else None
        self._wait_s = stands.wait_s if isinstance(stands, Wait) else 0
        if self._wait_s:
            self._second.start()
        else:
            self._second.stop()
        self._show("wait" if self._wait_s else "")
        if isinstance(stands, Locked):
            self._locked(stands.challenge)

    def _show(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    def _length(self) -> int:
        return CODE_DIGITS if self._step == "code" else PIN_DIGITS

    def _may_type(self) -> bool:
        return self._candidate is not None and not self._busy and self._problem != "wait"

    @Property(str, notify=changed)
    def step(self) -> str:
        return self._step

    @Property(int, notify=changed)
    def length(self) -> int:
        return self._length()

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
        return self._may_type() and len(self._typed) == self._length()
