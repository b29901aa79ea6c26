"""The pages around one request and the hall's notes: which step leads where, and back.

Invariants
- `step` is one page for every step; what it is for is said before it opens, and forgotten when it closes.
- Kembali from a step leads to where it was opened: the request's steps or the notes; from the steps to the request.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.slip import Slip
from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import Book, Camera, PinCheck
from kiosk.flows.serve import RequestChangedError
from kiosk.flows.sign_in import SignIn
from kiosk.flows.step_forms import ReturnForm, StepForm, one, words
from kiosk.ui.models.officer_day import DayPage
from kiosk.ui.models.officer_notes import OfficerNotesModel
from kiosk.ui.models.officer_step import OfficerStepModel, SlipOf
from kiosk.ui.models.officer_steps import OfficerStepsModel
from kiosk.ui.step_slips import Returned, returned_slip
from kiosk.ui.tasks import TaskRunner

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


class Desk(Protocol):
    """What the pages need of `OfficerPages`."""

    def to_desk(self, notice: str = "", problem: str = "") -> None: ...

    def to_request(self, request_id: str) -> bool: ...

    def open_aimed(self, name: str, aim: Callable[[str], None]) -> None:
        """Go to this page of the day; `aim` gets the officer's id and says what the page is for, before it opens."""


@QmlElement
@QmlUncreatable("made by OfficerPages")
class DeskPages(QObject):  # type: ignore[operator]
    def __init__(
        self,
        flows: DeskTasks,
        *,
        desk: Desk,
        book: Book,
        camera: Camera,
        pins: PinCheck,
        sign_in: SignIn,
        tasks: TaskRunner,
        drafts: Drafts,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._flows = flows
        self._desk = desk
        self._book = book
        self.plain_step = OfficerStepModel(
            camera=camera,
            pins=pins,
            sign_in=sign_in,
            tasks=tasks,
            printer=flows.printer,
            done=desk.to_desk,
            left=self._leave_step,
            drafts=drafts,
            parent=self,
        )
        self.plain_steps = OfficerStepsModel(flows.steps, desk.to_desk, self._leave_steps, self)
        self.plain_notes = OfficerNotesModel(flows.notes, self)

    def pages(self) -> Mapping[str, DayPage]:
        return {"step": self.plain_step, "steps": self.plain_steps, "notes": self.plain_notes}

    @Slot(str)
    def openSteps(self, request_id: str) -> None:
        self._desk.open_aimed("steps", lambda _officer: self.plain_steps.aim(request_id))

    @Slot(str)
    def openStep(self, step: str) -> None:
        """Of the request whose steps are open."""
        request_id = self.plain_steps.plain_request_id
        self._open(step, request_id, lambda officer: self._flows.steps.form(step, request_id, officer))

    def resume(self, kept: str) -> None:
        """The step that an officer left unfinished, by the subject of its draft."""
        step, _, about = kept.partition("/")
        match step:
            case "answer":
                self.openAnswer(about)
            case "problem":
                self.openProblem()
            case "visit":
                self.openVisit()
            case _:
                self.openSteps(about)
                self.openStep(step)

    @Slot(str)
    def openAnswer(self, concern_id: str) -> None:
        self._open("answer", "", lambda _officer: self._flows.notes.answer_form(concern_id), about=concern_id)

    @Slot()
    def openProblem(self) -> None:
        self._open("problem", "", lambda _officer: self._flows.notes.problem_form())

    @Slot()
    def openVisit(self) -> None:
        self._open("visit", "", lambda _officer: self._flows.notes.visit_form())

    def _open(self, step: str, subject: str, form_of: Callable[[str], StepForm], *, about: str = "") -> None:
        def aim(officer_id: str) -> None:
            form = form_of(officer_id)
            slip_of = self._slip_of(form) if isinstance(form, ReturnForm) else None
            self.plain_step.aim(step, subject, form, slip_of, about=about)

        try:
            self._desk.open_aimed("step", aim)
        except RequestChangedError:
            self._desk.to_desk(problem="changed")

    def _slip_of(self, form: ReturnForm) -> SlipOf:
        def slip(answers: Mapping[str, object]) -> Slip:
            identity = self._book.identity()
            told = Returned(
                ticket=form.ticket,
                code=form.row.code,
                service=self._flows.steps.service_name(form.row.service),
                reason=one(answers, "return_reason"),
                missing=form.told(answers),
                words=words(answers, "words"),
            )
            return returned_slip(told, identity.site_name if identity else "")

        return slip

    def _leave_step(self, subject: str) -> None:
        """Back to where it was opened."""
        if subject:
            self.openSteps(subject)
        else:
            self._desk.open_aimed("notes", lambda _officer: None)

    def _leave_steps(self, request_id: str) -> None:
        self._desk.to_request(request_id)

    @Property(OfficerStepModel, constant=True)
    def step(self) -> OfficerStepModel:
        return self.plain_step

    @Property(OfficerStepsModel, constant=True)
    def steps(self) -> OfficerStepsModel:
        return self.plain_steps

    @Property(OfficerNotesModel, constant=True)
    def notes(self) -> OfficerNotesModel:
        return self.plain_notes
