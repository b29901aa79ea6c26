"""The pages of an officer's day beside the desk: work, numbers, what was seen in the neighbourhood, a call by telephone.

Invariants
- A page is opened by its name, for the officer who is signed in; one is open at a time, the others hold nothing.
- Kembali goes one step back inside the page first, then to the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.desk_tasks import DeskTasks
from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import Book
from kiosk.ui.models.officer_assist import OfficerAssistModel
from kiosk.ui.models.officer_drafts import OfficerDraftsModel

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


@QmlElement
@QmlUncreatable("made by OfficerPages")
class OfficerDay(QObject):  # type: ignore[operator]
    def __init__(self, tasks: DayTasks, done: Callable[[str, str], None], parent: QObject) -> None:
        """`done(notice, problem)`: what was recorded, said at the desk."""
        super().__init__(parent)
        self.plain_drafts = OfficerDraftsModel(tasks.drafts, tasks.book, self)
        self.plain_assist = OfficerAssistModel(self)
        self._pages: Mapping[str, DayPage] = {
            "drafts": self.plain_drafts,
            "assist": self.plain_assist,
        }

    def join(self, pages: Mapping[str, DayPage]) -> None:
        """Pages that are made elsewhere because they lead to others."""
        self._pages = {**self._pages, **pages}

    def knows(self, name: str) -> bool:
        return name in self._pages

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
