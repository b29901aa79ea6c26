"""One request on the desk: what was answered, which papers were photographed, what can be done with it.

Invariants
- Masked answers stay masked; `reveal` shows one for as long as it is held, `conceal` and leaving the page end it.
- Pictures live in FrameSources that are emptied when the page is left.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.serve import TAKEABLE, OpenedRequest, Serve
from kiosk.ui.models.frames import FrameSource
from kiosk.ui.models.officer_desk import deadline_roles
from kiosk.ui.models.rows import Rows
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerRequestModel(QObject):  # type: ignore[operator]
    """`problem`: "", storage, changed (somebody else was faster)."""

    changed = Signal()

    def __init__(self, serve: Serve, parent: QObject) -> None:
        super().__init__(parent)
        self._serve = serve
        self._opened: OpenedRequest | None = None
        self._answers = Rows(("key", "label", "text", "masked"), self)
        self._documents = Rows(("requirement", "paperName", "standing", "frames"), self)
        self._frames: list[FrameSource] = []
        self._large = FrameSource(self)
        self._large_label = ""
        self._revealed = ("", "")
        self._problem = ""

    @property
    def plain_answers(self) -> Rows:
        return self._answers

    @property
    def plain_large(self) -> FrameSource:
        return self._large

    @property
    def plain_request_id(self) -> str:
        return self._opened.row.request_id if self._opened else ""

    def open(self, request_id: str) -> None:
        """Raises RequestChangedError when it is gone."""
        self.close()
        opened = self._serve.open(request_id)
        self._opened = opened
        self._problem = ""
        self._answers.replace(
            [{"key": a.key, "label": a.label, "text": a.text, "masked": a.masked} for a in opened.answers]
        )
        self._documents.replace(
            [
                {
                    "requirement": d.requirement,
                    "paperName": d.label,
                    "standing": d.state,
                    "frames": self._frame(d.preview),
                }
                for d in opened.documents
            ]
        )
        self.changed.emit()

    def close(self) -> None:
        self._opened = None
        self._revealed = ("", "")
        self._large.clear()
        self._large_label = ""
        self._answers.replace([])
        self._documents.replace([])
        for frames in self._frames:
            frames.clear()
            frames.deleteLater()
        self._frames.clear()
        self.changed.emit()

    def show_problem(self, problem: str) -> None:
        self._problem = problem
        self.changed.emit()

    @Slot(str)
    def reveal(self, key: str) -> None:
        if self._opened is not None:
            self._revealed = (key, self._serve.reveal(self._opened.row.request_id, key))
            self.changed.emit()

    @Slot()
    def conceal(self) -> None:
        self._revealed = ("", "")
        self.changed.emit()

    @Slot(str)
    def enlarge(self, requirement: str) -> None:
        for document in self._opened.documents if self._opened else ():
            if document.requirement == requirement and document.preview is not None:
                self._large.show_jpeg(document.preview)
                self._large_label = document.label
                self.changed.emit()

    @Slot()
    def shrink(self) -> None:
        self._large.clear()
        self._large_label = ""
        self.changed.emit()

    def _frame(self, preview: bytes | None) -> FrameSource:
        frames = FrameSource(self)
        if preview is not None:
            frames.show_jpeg(preview)
        self._frames.append(frames)
        return frames

    def _deadline(self) -> dict[str, object]:
        if self._opened is None:
            return {"urgency": "none", "minutes": 0, "days": 0, "clock": "", "date": "", "reason": ""}
        return deadline_roles(self._serve.deadline(self._opened.row), today=self._serve.today().toordinal())

    @Property(Rows, notify=changed)
    def answers(self) -> Rows:
        return self._answers

    @Property(Rows, notify=changed)
    def documents(self) -> Rows:
        return self._documents

    @Property(str, notify=changed)
    def requestId(self) -> str:
        return self.plain_request_id

    @Property(str, notify=changed)
    def ticket(self) -> str:
        return self._opened.row.ticket if self._opened else ""

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._serve.service_name(self._opened.row.service) if self._opened else ""

    @Property(str, notify=changed)
    def filedClock(self) -> str:
        return f"{self._opened.row.filed_at.astimezone(JAKARTA):%d-%m %H.%M}" if self._opened else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._opened.row.state if self._opened else ""

    @Property(bool, notify=changed)
    def mayTake(self) -> bool:
        return self._opened is not None and self._opened.row.state in TAKEABLE

    @Property(bool, notify=changed)
    def mayComplete(self) -> bool:
        return self._opened is not None and self._opened.row.state == "taken"

    @Property(str, notify=changed)
    def urgency(self) -> str:
        return str(self._deadline()["urgency"])

    @Property(int, notify=changed)
    def minutes(self) -> int:
        return int(str(self._deadline()["minutes"]))

    @Property(int, notify=changed)
    def days(self) -> int:
        return int(str(self._deadline()["days"]))

    @Property(str, notify=changed)
    def clock(self) -> str:
        return str(self._deadline()["clock"])

    @Property(str, notify=changed)
    def date(self) -> str:
        return str(self._deadline()["date"])

    @Property(str, notify=changed)
    def reason(self) -> str:
        """Why the promise waits, as a code of the catalogue's list."""
        return str(self._deadline()["reason"])

    @Property(str, notify=changed)
    def revealedKey(self) -> str:
        return self._revealed[0]

    @Property(str, notify=changed)
    def revealedText(self) -> str:
        return self._revealed[1]

    @Property(FrameSource, notify=changed)
    def large(self) -> FrameSource:
        return self._large

    @Property(str, notify=changed)
    def largeLabel(self) -> str:
        return self._large_label

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem
