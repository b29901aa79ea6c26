"""One step being filled in: its asks one after the other, the slip where it has one, and what kept it from being recorded.

Invariants
- What was photographed is in this object only until it is recorded or the page is left; what was ticked and typed waits for
  its owner (`KeptWords`).
- `shape`: one, many, words, photo, scan, pin, or slip (recorded; what the resident takes home). Kembali goes one ask back and
  keeps every answer.
- A colleague's PIN is checked like at sign-in: counted, spaced, off the screen's thread; nobody else is signed in by it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.slip import Slip
from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import Camera, Photo, PinCheck, Printer, StorageBrokenError, StorageFullError
from kiosk.flows.serve import NOTE_MAX, RequestChangedError
from kiosk.flows.sign_in import Candidate, SignedIn, SignIn
from kiosk.flows.step_forms import Ask, StepForm, WrongAnswerError, chosen, receipt_number
from kiosk.ui.models.code_reader import CodeReader
from kiosk.ui.models.kept_words import KeptWords
from kiosk.ui.models.pin_entry import PinEntryModel
from kiosk.ui.models.printing import PrintModel
from kiosk.ui.models.rows import Rows
from kiosk.ui.models.step_photo import StepPhotoModel
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SlipOf = Callable[[dict[str, object]], Slip | None]


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerStepModel(QObject):  # type: ignore[operator]
    """`problem`: "", storage, changed, receipt (that is no receipt number), locked (the colleague's PIN)."""

    changed = Signal()

    def __init__(
        self,
        *,
        camera: Camera,
        pins: PinCheck,
        sign_in: SignIn,
        tasks: TaskRunner,
        printer: Printer | None,
        done: Callable[[str, str], None],
        left: Callable[[str], None],
        drafts: Drafts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._kept = KeptWords(drafts, "step", self)
        self._about = ""
        self._sign_in = sign_in
        self._done = done
        self._left = left
        self._form: StepForm | None = None
        self._slip_of: SlipOf | None = None
        self._step = self._subject = self._officer_id = ""
        self._answers: dict[str, object] = {}
        self._at = 0
        self._slip: Slip | None = None
        self._problem = ""
        self._typing = False
        self._options = Rows(("code", "name", "ticked"), self)
        self.plain_photo = StepPhotoModel(camera, self._pictured, self)
        self.plain_reader = CodeReader(camera, self._scanned, self)
        self.plain_printing = PrintModel(printer, tasks, self)
        self.plain_entry = PinEntryModel(
            pins, tasks, standing=sign_in.standing, typing=lambda: None, locked=self._colleague_locked, parent=self
        )

    @property
    def plain_request_id(self) -> str:
        """What Kembali leads to, "" when the step is about no request."""
        return self._subject

    @property
    def plain_shape(self) -> str:
        ask = self._ask()
        return "slip" if self._slip is not None else ask.shape if ask is not None else ""

    @property
    def plain_options(self) -> Rows:
        return self._options

    def aim(self, step: str, subject: str, form: StepForm, slip_of: SlipOf | None = None, *, about: str = "") -> None:
        """What the page is for; before `open`. `about` tells two of the same step apart where that is no request."""
        self._step, self._subject, self._form, self._slip_of = step, subject, form, slip_of
        self._about = subject or about

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._answers = _restored(self._kept.open(officer_id, f"{self._step}/{self._about}"))
        self._show(0)

    def close(self) -> None:
        self._kept.close()
        self.plain_photo.close()
        self.plain_reader.stop()
        self.plain_printing.clear()
        self.plain_entry.close()
        self._form = self._slip_of = self._slip = None
        self._step = self._subject = self._officer_id = self._problem = ""
        self._answers = {}
        self._typing = False
        self._at = 0
        self._options.replace([])
        self.changed.emit()

    def step_back(self) -> bool:
        """One ask back, then to where the step was opened; what was recorded is only read on."""
        if self._slip is not None:
            return False
        if self._at == 0:
            self._left(self._subject)
        else:
            self._show(self._at - 1)
        return True

    # --- answers

    @Slot(str)
    def choose(self, code: str) -> None:
        """One of several; of many, each touch turns it."""
        ask = self._ask()
        if ask is None or code not in {option.code for option in ask.options}:
            return
        if ask.shape == "many":
            ticked = set(self._ticked())
            self._answers[ask.key] = tuple(sorted(ticked ^ {code}))
        else:
            if self._answers.get(ask.key) != code:
                self._forget_photos()
            self._answers[ask.key] = code
        self._keep()
        self._tell_options(ask)

    @Slot(str)
    def setWords(self, text: str) -> None:
        ask = self._ask()
        if ask is not None and ask.shape in ("words", "scan"):
            self._answers[ask.key] = text[:NOTE_MAX]
            self._keep()
            self._problem = ""
            self.changed.emit()

    @Slot()
    def typeInstead(self) -> None:
        """The number by the keyboard, without the camera."""
        self.plain_reader.stop()
        self._typing = True
        self.changed.emit()

    @Slot()
    def goOn(self) -> None:
        """To the next ask, or record it."""
        ask = self._ask()
        if self._slip is not None:
            self._done(self._step, "")
        elif ask is not None and ask.shape == "pin":
            self._confirm()
        elif ask is not None and self._is_answered(ask):
            if self._is_last():
                self._save(self._officer_id)
            else:
                self._show(self._at + 1)

    @Slot()
    def printSlip(self) -> None:
        if self._slip is not None:
            self.plain_printing.print(self._slip)

    # --- inside

    def _forget_photos(self) -> None:
        """They were of what had been chosen before."""
        self._answers = {key: value for key, value in self._answers.items() if not isinstance(value, Photo)}

    def _keep(self) -> None:
        words = {key: value for key, value in self._answers.items() if isinstance(value, (str, tuple))}
        self._kept.note(answers=json.dumps(words, ensure_ascii=False) if any(words.values()) else "")

    def _asks(self) -> Sequence[Ask]:
        return self._form.asks(self._answers) if self._form is not None else ()

    def _ask(self) -> Ask | None:
        asks = self._asks()
        return asks[self._at] if self._at < len(asks) else None

    def _is_last(self) -> bool:
        return self._at == len(self._asks()) - 1

    def _ticked(self) -> tuple[str, ...]:
        ask = self._ask()
        value = self._answers.get(ask.key) if ask is not None else None
        return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()

    def _is_answered(self, ask: Ask) -> bool:
        if ask.shape == "scan":
            try:
                self._answers[ask.key] = receipt_number(self._text())
            except WrongAnswerError as wrong:
                self._problem = wrong.reason
                self.changed.emit()
                return False
            return True
        return chosen(self._answers, ask) or not ask.required

    def _text(self) -> str:
        ask = self._ask()
        value = self._answers.get(ask.key, "") if ask is not None else ""
        return value if isinstance(value, str) else ""

    def _show(self, at: int) -> None:
        self.plain_photo.close()
        self.plain_reader.stop()
        self.plain_entry.close()
        self._at, self._problem, self._typing = at, "", False
        ask = self._ask()
        if ask is not None:
            self._begin(ask)
        self.changed.emit()

    def _begin(self, ask: Ask) -> None:
        self._tell_options(ask)
        if ask.shape == "photo":
            if ask.given is not None and self._answers.get(ask.key) is None:
                self._answers[ask.key] = ask.given
            self.plain_photo.open(self._answers.get(ask.key))
        elif ask.shape == "scan":
            if self._text():
                self._typing = True
            else:
                self.plain_reader.start()
        elif ask.shape == "pin":
            self.plain_entry.ask(self._candidate())

    def _tell_options(self, ask: Ask) -> None:
        ticked = self._ticked()
        self._options.replace(
            [{"code": each.code, "name": each.label, "ticked": each.code in ticked} for each in ask.options]
        )
        self.changed.emit()

    def _pictured(self) -> None:
        """The photo that is to be kept, or none."""
        ask = self._ask()
        if ask is not None and ask.shape == "photo":
            self._answers[ask.key] = self.plain_photo.plain_photo
            self.changed.emit()

    def _scanned(self, text: str) -> None:
        ask = self._ask()
        if ask is None or ask.shape != "scan":
            return
        try:
            self._answers[ask.key] = receipt_number(text)
        except WrongAnswerError as wrong:
            self._problem = wrong.reason
            self.changed.emit()
        else:
            self._problem = ""
            self.typeInstead()

    def _candidate(self) -> Candidate:
        return Candidate(str(self._answers.get("colleague", "")))

    def _confirm(self) -> None:
        candidate, pin = self._candidate(), self.plain_entry.take()
        if pin:
            self.plain_entry.attempt(
                lambda: self._sign_in.begin(candidate, pin),
                lambda guess, matched: self._sign_in.finish(candidate, guess, matched=matched),
                self._confirmed,
            )

    def _confirmed(self, who: SignedIn) -> None:
        self._save(who.officer.officer_id)

    def _colleague_locked(self, _challenge: str) -> None:
        """Too many wrong PINs: how that goes on is the colleague's own affair at sign-in."""
        self._problem = "locked"
        self.changed.emit()

    def _save(self, officer_id: str) -> None:
        form = self._form
        if form is None:
            return
        try:
            form.save(officer_id, self._answers)
        except (StorageFullError, StorageBrokenError):
            self._problem = "storage"
        except RequestChangedError:
            self._problem = "changed"
        else:
            self._kept.recorded()
            self._slip = self._slip_of(self._answers) if self._slip_of is not None else None
            if self._slip is None:
                self._done(self._step, "")
                return
        self.changed.emit()

    # --- what QML sees

    @Property(str, notify=changed)
    def step(self) -> str:
        return self._step

    @Property(str, notify=changed)
    def ticket(self) -> str:
        return self._form.ticket if self._form is not None else ""

    @Property(str, notify=changed)
    def ask(self) -> str:
        """Key of the question."""
        ask = self._ask()
        return ask.key if ask is not None else ""

    @Property(str, notify=changed)
    def shape(self) -> str:
        return self.plain_shape

    @Property(Rows, notify=changed)
    def options(self) -> Rows:
        return self._options

    @Property(str, notify=changed)
    def words(self) -> str:
        return self._text()

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        """The number is typed or was read; the camera rests."""
        return self._typing

    @Property(bool, notify=changed)
    def last(self) -> bool:
        return self._is_last()

    @Property(bool, notify=changed)
    def optional(self) -> bool:
        ask = self._ask()
        return ask is not None and not ask.required

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        ask = self._ask()
        if self._slip is not None:
            return True
        if ask is None:
            return False
        if ask.shape == "scan":
            return bool(self._text().strip())
        return chosen(self._answers, ask) or not ask.required

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stub knows types only
    def slipLines(self) -> list[str]:
        """What the slip says, line by line, for who photographs the screen."""
        return [line.text for line in self._slip.lines if line.style == "text"] if self._slip is not None else []

    @Property(StepPhotoModel, constant=True)
    def photo(self) -> StepPhotoModel:
        return self.plain_photo

    @Property(CodeReader, constant=True)
    def reader(self) -> CodeReader:
        return self.plain_reader

    @Property(PinEntryModel, constant=True)
    def entry(self) -> PinEntryModel:
        return self.plain_entry

    @Property(PrintModel, constant=True)
    def printing(self) -> PrintModel:
        return self.plain_printing


def _restored(kept: Mapping[str, str]) -> dict[str, object]:
    """What was ticked and typed; a list was a tuple before it was written down."""
    answers = json.loads(kept.get("answers") or "{}")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in answers.items()}
