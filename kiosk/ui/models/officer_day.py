"""The pages of an officer's day beside the desk: work, numbers, what was seen in the neighbourhood, a call by telephone.

Invariants
- A page is opened by its name, for the officer who is signed in; one is open at a time, the others hold nothing.
- Kembali goes one step back inside the page first, then to the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.drafts import Drafts
from kiosk.flows.hours_tasks import HoursTasks
from kiosk.flows.ports import Book
from kiosk.flows.work_tasks import WorkTasks
from kiosk.ui.models.officer_assist import OfficerAssistModel
from kiosk.ui.models.officer_drafts import OfficerDraftsModel
from kiosk.ui.models.officer_forgotten import OfficerForgottenModel
from kiosk.ui.models.officer_hours import OfficerHoursModel
from kiosk.ui.models.officer_leave import OfficerLeaveModel
from kiosk.ui.models.officer_numbers import OfficerNumbersModel
from kiosk.ui.models.officer_practice import OfficerPracticeModel
from kiosk.ui.models.officer_work import OfficerWorkModel

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


class DayPage(Protocol):
    def open(self, officer_id: str) -> None: ...

    def close(self) -> None:
        """Forget what was on the page; also called when it was not open."""

    def step_back(self) -> bool:
        """One step back inside the page; False when the page itself is to be left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTasks:
    """The flows behind the pages, put together in `kiosk.app_day` and, for the gallery, in `kiosk.ui.gallery_day`."""

    book: Book
    drafts: Drafts
    desk: DeskTasks
    work: WorkTasks
    hours: HoursTasks
    without: Callable[[], Collection[str]] = frozenset  # what the city switched off in this hall


@QmlElement
@QmlUncreatable("made by OfficerPages")
class OfficerDay(QObject):  # type: ignore[operator]
    def __init__(self, tasks: DayTasks, done: Callable[[str, str], None], parent: QObject) -> None:
        """`done(notice, problem)`: what was recorded, said at the desk."""
        super().__init__(parent)
        self._without = tasks.without
        self.plain_drafts = OfficerDraftsModel(tasks.drafts, tasks.book, self)
        self.plain_assist = OfficerAssistModel(self)
        self.plain_practice = OfficerPracticeModel(self)
        self.plain_work = OfficerWorkModel(tasks.work.work, tasks.drafts, tasks.work.objects, self)
        self.plain_numbers = OfficerNumbersModel(tasks.work.numbers, tasks.hours.hours, self)
        self.plain_hours = OfficerHoursModel(tasks.hours.hours, self)
        self.plain_forgotten = OfficerForgottenModel(tasks.hours.forgotten, done, self)
        self.plain_leave = OfficerLeaveModel(tasks.hours.leaving, self)
        self._pages: Mapping[str, DayPage] = {
            "drafts": self.plain_drafts,
            "assist": self.plain_assist,
            "practice": self.plain_practice,
            "work": self.plain_work,
            "numbers": self.plain_numbers,
            "hours": self.plain_hours,
            "forgotten": self.plain_forgotten,
            "leave": self.plain_leave,
        }

    def join(self, pages: Mapping[str, DayPage]) -> None:
        """Pages that are made elsewhere because they lead to others."""
        self._pages = {**self._pages, **pages}

    def knows(self, name: str) -> bool:
        """Not what the city switched off in this hall."""
        return name in self._pages and name not in self._without()

    @Slot(str, result=bool)
    def has(self, name: str) -> bool:
        """For what leads there: false hides the way to a page that this kiosk does not have."""
        return self.knows(name)

    def open(self, name: str, officer_id: str) -> None:
        self._pages[name].open(officer_id)

    def close(self) -> None:
        for page in self._pages.values():
            page.close()

    def step_back(self, name: str) -> bool:
        return name in self._pages and self._pages[name].step_back()

    @Property(OfficerDraftsModel, constant=True)
    def drafts(self) -> OfficerDraftsModel:
        return self.plain_drafts

    @Property(OfficerAssistModel, constant=True)
    def assist(self) -> OfficerAssistModel:
        return self.plain_assist

    @Property(OfficerWorkModel, constant=True)
    def work(self) -> OfficerWorkModel:
        return self.plain_work

    @Property(OfficerNumbersModel, constant=True)
    def numbers(self) -> OfficerNumbersModel:
        return self.plain_numbers

    @Property(OfficerHoursModel, constant=True)
    def hours(self) -> OfficerHoursModel:
        return self.plain_hours

    @Property(OfficerForgottenModel, constant=True)
    def forgotten(self) -> OfficerForgottenModel:
        return self.plain_forgotten

    @Property(OfficerLeaveModel, constant=True)
    def leave(self) -> OfficerLeaveModel:
        return self.plain_leave

    @Property(OfficerPracticeModel, constant=True)
    def practice(self) -> OfficerPracticeModel:
        return self.plain_practice
