"""Finishing a request: a photo of what is handed over, how it ended, a note if there is something to say.

Invariants
- `phase`: live, taken, outcome, note, missing (no camera: go on without, and the record shows no photo).
- The photo is in this object only until it is kept or the page is left. The note and the outcome wait for their owner.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.drafts import Drafts
from kiosk.flows.ports import (
    TAKEN_ANYWAY,
    CameraMissingError,
    Photo,
    PhotoRefusedError,
    StorageBrokenError,
    StorageFullError,
)
from kiosk.flows.serve import NOTE_MAX, Outcome, RequestChangedError, Serve
from kiosk.ui.models.frames import FrameSource
from kiosk.ui.models.kept_words import KeptWords
from kiosk.ui.models.officer_presence import FRAME_MS

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerCompletionModel(QObject):  # type: ignore[operator]
    """`problem`: "", a RefusedPhoto reason, storage, changed."""

    changed = Signal()

    def __init__(self, serve: Serve, drafts: Drafts, finished: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._kept = KeptWords(drafts, "completion", self)
        self._serve = serve
        self._finished = finished
        self._frames = FrameSource(self)
        self._request_id = self._officer_id = self._ticket = ""
        self._photo: Photo | None = None
        self._phase = "live"
        self._problem = ""
        self._outcome: Outcome = "done"
        self._note = ""
        self._seen = -1
        self._sharp = self._lit = self._still = False
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._look)

    def open(self, request_id: str, officer_id: str, ticket: str) -> None:
        self._request_id, self._officer_id, self._ticket = request_id, officer_id, ticket
        self._photo, self._problem = None, ""
        before = self._kept.open(officer_id, request_id)
        self._note = before.get("note", "")
        self._outcome = "handed_over" if before.get("outcome") == "handed_over" else "done"
        self._start()

    def close(self) -> None:
        self._timer.stop()
        self._kept.close()
        self._serve.stop_camera()
        self._photo = None
        self._note = ""
        self._frames.clear()
        self.changed.emit()

    def step_back(self) -> bool:
        """One step towards the beginning; False when this is the beginning."""
        if self._phase == "note":
            self.written()
        elif self._phase in ("taken", "outcome"):
            self.again()
        else:
            return False
        return True

    @Slot()
    def take(self) -> None:
        """A picture that is not sharp is refused once and taken at the second try: the desk may know better."""
        if self._phase != "live":
            return
        anyway = self._problem in TAKEN_ANYWAY
        try:
            photo = self._serve.photograph(anyway=anyway)
        except PhotoRefusedError as refused:
            self._problem = refused.reason
        except CameraMissingError:
            self._enter("missing")
        else:
            self._photo = photo
            self._problem = ""
            self._frames.show_jpeg(photo.preview_jpeg)
            self._enter("taken")
        self.changed.emit()

    @Slot()
    def again(self) -> None:
        self._photo = None
        self._problem = ""
        self._start()

    @Slot()
    def use(self) -> None:
        """Go on to how it ended, with the photo; without one only where no camera is."""
        if self._photo is not None or self._phase == "missing":
            self._enter("outcome")

    @Slot()
    def write(self) -> None:
        if self._phase == "outcome":
            self._enter("note")

    @Slot()
    def written(self) -> None:
        """Back to the outcome; what was typed stays."""
        if self._phase == "note":
            self._enter("outcome")

    @Slot(str)
    def setOutcome(self, outcome: str) -> None:
        self._outcome = "handed_over" if outcome == "handed_over" else "done"
        self._keep()

    @Slot(str)
    def setNote(self, text: str) -> None:
        self._note = text[:NOTE_MAX]
        self._keep()

    @Slot()
    def save(self) -> None:
        if self._phase not in ("outcome", "note"):
            return
        try:
            self._serve.complete(
                self._request_id, self._officer_id, outcome=self._outcome, photo=self._photo, note=self._note
            )
        except (StorageFullError, StorageBrokenError):
            self._problem = "storage"
            self.changed.emit()
        except RequestChangedError:
            self._problem = "changed"
            self.changed.emit()
        else:
            self._kept.recorded()
            self._finished()

    def _keep(self) -> None:
        """Which outcome was touched is worth keeping with a note only."""
        self._kept.note(note=self._note, outcome=self._outcome if self._note.strip() else "")
        self.changed.emit()

    def _start(self) -> None:
        try:
            self._serve.start_camera()
        except CameraMissingError:
            self._enter("missing")
        else:
            self._enter("live")

    def _enter(self, phase: str) -> None:
        self._phase = phase
        if phase == "live":
            self._timer.start()
            self._look()
        else:
            self._timer.stop()
            if phase == "missing":
                self._frames.clear()
        self.changed.emit()

    def _look(self) -> None:
        try:
            look = self._serve.look()
        except CameraMissingError:
            self._enter("missing")
            return
        if look is None or look.serial == self._seen:
            return
        self._seen = look.serial
        self._frames.show_preview(look.preview, look.corners)
        state = (look.sharp, look.lit, look.still)
        if state != (self._sharp, self._lit, self._still):
            self._sharp, self._lit, self._still = state
            self.changed.emit()

    @Property(FrameSource, notify=changed)
    def frames(self) -> FrameSource:
        return self._frames

    @Property(str, notify=changed)
    def ticket(self) -> str:
        return self._ticket

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def outcome(self) -> str:
        return self._outcome

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._note

    @Property(bool, notify=changed)
    def hasPhoto(self) -> bool:
        return self._photo is not None

    @Property(bool, notify=changed)
    def sharp(self) -> bool:
        return self._sharp

    @Property(bool, notify=changed)
    def lit(self) -> bool:
        return self._lit

    @Property(bool, notify=changed)
    def still(self) -> bool:
        return self._still
