"""Ambil dulu di rumah: what is missing, and the code that brings the resident back to where this was; and the way back.

Invariants
- Nothing is stored: the code on the slip and on the screen holds the place (`kiosk.domain.kept_place`).
- `page` of the way back: "code", "scan". A `problem` is a code ("empty", "mistyped", "old"); the sentence is the screen's.
- The camera runs only while the page "scan" stands.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.kept_place import LENGTH, KeptPlace, PlaceCodeError, PlaceTrouble, code_of, grouped, parse, qr_of
from kiosk.domain.session import Session
from kiosk.flows.ports import Camera
from kiosk.ui.models.code_entry import CodeEntry
from kiosk.ui.models.code_reader import CodeReader
from kiosk.ui.models.rows import Rows
from kiosk.ui.slips import MissingPapers

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN, LARGE_SHOWN = 6, 3
WAYS_BACK = ("kembali",)
ReturnPage = Literal["code", "scan"]


@QmlElement
@QmlUncreatable("made by the resident's model")
class KeepPlaceModel(QObject):  # type: ignore[operator]
    """`rows`: the missing papers that have room on the screen; `more` how many stand on the slip alone."""

    changed = Signal()
    left = Signal()
    finished = Signal()
    wanted = Signal()

    def __init__(self, session: Session, hours: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hours = hours
        self._told: MissingPapers | None = None
        self._shown = SHOWN
        self._rows = Rows(("name", "hint"), self)

    @property
    def plain_told(self) -> MissingPapers | None:
        return self._told

    def open(self) -> None:
        session = self._session
        missing = {one.key for one in session.missing() if one.kind == "paper"}
        papers = session.papers()
        self._told = MissingPapers(
            service=session.service.short_name,
            papers=[(one.label, one.hint) for one in papers if one.requirement in missing],
            code=code_of(session.service, frozenset(one.requirement for one in papers if one.has)),
            hours=self._hours(),
        )
        self._show()

    def clear(self) -> None:
        self._told = None
        self._show()

    def refresh(self) -> None:
        if self._told is not None:
            self.open()

    def fit(self, *, large: bool) -> None:
        self._shown = LARGE_SHOWN if large else SHOWN
        self._show()

    @Slot()
    def back(self) -> None:
        self.left.emit()

    @Slot()
    def finish(self) -> None:
        self.finished.emit()

    @Slot()
    def print(self) -> None:
        self.wanted.emit()

    def _show(self) -> None:
        papers = self._told.papers if self._told else ()
        self._rows.replace([{"name": name, "hint": hint} for name, hint in papers[: self._shown]])
        self.changed.emit()

    @Property(Rows, notify=changed)
    def rows(self) -> Rows:
        return self._rows

    @Property(int, notify=changed)
    def more(self) -> int:
        return max(0, len(self._told.papers) - self._shown) if self._told else 0

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._told.service if self._told else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        return grouped(self._told.code) if self._told else ""

    @Property(str, notify=changed)
    def qr(self) -> str:
        return qr_of(self._told.code) if self._told else ""

    @Property(str, notify=changed)
    def hours(self) -> str:
        return self._told.hours if self._told else ""


@QmlElement
@QmlUncreatable("made by the resident's model")
class ReturnPlaceModel(QObject):  # type: ignore[operator]
    changed = Signal()
    turned = Signal()
    left = Signal()
    found = Signal(object)  # KeptPlace

    def __init__(self, session: Session, camera: Camera, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._reader = CodeReader(camera, self._scanned, self)
        self._page: ReturnPage = "code"
        self._code = CodeEntry(LENGTH)
        self._problem: PlaceTrouble | Literal[""] = ""

    @property
    def plain_problem(self) -> str:
        return self._problem

    def open(self) -> None:
        self.clear()
        self._turn("code")

    def clear(self) -> None:
        self._reader.stop()
        self._code.clear()
        self._page, self._problem = "code", ""
        self.changed.emit()

    def pause(self) -> None:
        self._reader.stop()

    def resume(self) -> None:
        if self._page == "scan":
            self._reader.start()

    @Slot(str)
    def sign(self, text: str) -> None:
        """A key of the code's keyboard, or of a hardware one; what is no sign of a code is passed over and told."""
        self._say("" if self._code.take(text) else "mistyped")

    @Slot()
    def erase(self) -> None:
        self._code.erase()
        self._say("")

    @Slot()
    def scan(self) -> None:
        self._turn("scan")
        self._reader.start()

    @Slot()
    def back(self) -> None:
        if self._page == "scan":
            self._turn("code")
        else:
            self.left.emit()

    @Slot()
    def submit(self) -> None:
        self._read(self._code.text)

    def _scanned(self, text: str) -> None:
        self._read(text)

    def _read(self, text: str) -> None:
        try:
            place: KeptPlace = parse(text, self._session.catalogue)
        except PlaceCodeError as error:
            self._say(error.trouble)
            return
        self.clear()
        self.found.emit(place)

    def _turn(self, page: ReturnPage) -> None:
        if page != "scan":
            self._reader.stop()
        self._page, self._problem = page, ""
        self.changed.emit()
        self.turned.emit()

    def _say(self, problem: PlaceTrouble | Literal[""]) -> None:
        self._problem = problem
        self.changed.emit()

    @Property(str, notify=changed)
    def page(self) -> str:
        return self._page

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code.text

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(CodeReader, notify=changed)
    def reader(self) -> CodeReader:
        return self._reader
