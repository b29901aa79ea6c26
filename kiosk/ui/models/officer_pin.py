"""Choosing a PIN: the city's code or the old PIN, then the new one twice.

Invariants
- The first of the two new PINs is here until the second is typed; what is typed now is in `entry` only.
- `step`: code, old, new, again. A PIN that is easily guessed is refused at once; two that differ begin again at `new`.
- Leaving the page forgets the right that code or old PIN had earned.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.pin_policy import CODE_DIGITS, PIN_DIGITS
from kiosk.flows.first_pin import FirstPin, MayChoose, objection
from kiosk.flows.ports import PinCheck, StorageBrokenError, StorageFullError
from kiosk.flows.sign_in import Candidate
from kiosk.ui.models.pin_entry import PinEntryModel
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerPinModel(QObject):  # type: ignore[operator]
    """`entry.problem` says also differs, same, and the words of `pin_policy.weakness`."""

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
        self._chosen = chosen
        self._entry = PinEntryModel(
            pins, tasks, standing=flow.standing, typing=self._typing, locked=locked, parent=self
        )
        self._candidate: Candidate | None = None
        self._right: MayChoose | None = None
        self._step = "code"
        self._first = ""

    @property
    def plain_step(self) -> str:
        return self._step

    @property
    def plain_entry(self) -> PinEntryModel:
        return self._entry

    def open_with_code(self, candidate: Candidate) -> None:
        self._open(candidate, "code", CODE_DIGITS)

    def open_with_old(self, officer_id: str) -> None:
        self._open(Candidate(officer_id), "old", PIN_DIGITS)

    def close(self) -> None:
        self._entry.close()
        self._candidate = self._right = None
        self._first = ""
        self.changed.emit()

    @Slot()
    def submit(self) -> None:
        typed = self._entry.take()
        if not typed:
            return
        if self._step in ("code", "old"):
            self._try(typed)
        elif self._step == "new":
            self._take(typed)
        elif typed != self._first:
            self._begin_new("differs")
        else:
            pins = self._pins
            self._entry.run(lambda: pins.hash(typed), self._hashed)

    def _typing(self) -> None:
        self._entry.show("")

    def _open(self, candidate: Candidate, step: str, length: int) -> None:
        self._candidate = candidate
        self._right = None
        self._first = ""
        self._enter(step)
        self._entry.ask(candidate, length)

    def _try(self, typed: str) -> None:
        candidate, flow = self._candidate, self._flow
        if candidate is None:
            return
        if self._step == "code":
            self._entry.attempt(
                lambda: flow.begin_code(candidate, typed),
                lambda guess, matched: flow.finish_code(guess, matched=matched),
                self._earned,
            )
        else:
            self._entry.attempt(
                lambda: flow.begin_old(candidate.officer_id, typed),
                lambda guess, matched: flow.finish_old(guess, matched=matched),
                self._earned,
            )

    def _earned(self, right: MayChoose) -> None:
        self._right = right
        self._entry.expect(PIN_DIGITS)
        self._begin_new("")

    def _begin_new(self, problem: str) -> None:
        self._first = ""
        self._enter("new")
        self._entry.show(problem)

    def _take(self, typed: str) -> None:
        reason = objection(self._right, typed) if self._right is not None else None
        if reason is None:
            self._first = typed
            self._enter("again")
        self._entry.show(reason or "")

    def _hashed(self, hashed: str) -> None:
        right = self._right
        if right is None:
            return
        try:
            self._flow.choose(right, hashed)
        except (StorageFullError, StorageBrokenError):
            self._begin_new("storage")
            return
        self._chosen(right)

    def _enter(self, step: str) -> None:
        self._step = step
        self.changed.emit()

    @Property(str, notify=changed)
    def step(self) -> str:
        return self._step

    @Property(PinEntryModel, constant=True)
    def entry(self) -> PinEntryModel:
        return self._entry
