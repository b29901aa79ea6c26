"""Photographing one paper: a live frame, three plain checks, a countdown when all is well, and "Ulangi" or "Pakai".

Invariants
- The picture is taken by itself only while the paper is whole, sharp, lit and still for the whole countdown; a shaken
  frame or two (GRACE_MS) pause it, longer begins it anew. What the camera then refuses is waited for, not told off.
- The button takes one at any time (darkness is still refused: such a picture is of no use to anybody).
- Frames and photos stay in memory: in the FrameSource until the page is left, in the session when the resident says "Pakai".
- A camera that is missing never stops a request: the paper is shown to an officer instead.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.flows.ports import Camera, CameraMissingError, Look, Photo, PhotoRefusedError
from kiosk.ui import sentences
from kiosk.ui.dates import within_sentence
from kiosk.ui.models.frames import FrameSource

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

POLL_MS = 33  # twice as often as a camera is judged, so that no picture waits for the next round
COUNTDOWN_MS = 3000
GRACE_MS = 300


@QmlElement
@QmlUncreatable("made by the resident's model")
class CaptureModel(QObject):  # type: ignore[operator]
    changed = Signal()
    finished = Signal()
    left = Signal()

    def __init__(
        self,
        session: Session,
        camera: Camera,
        *,
        stamp_place: str,
        countdown_ms: int = COUNTDOWN_MS,
        grace_ms: int = GRACE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._countdown_ms, self._grace_ms = countdown_ms, grace_ms
        self._session = session
        self._camera = camera
        self._place = stamp_place
        self._frames = FrameSource(self)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._tick)
        self._good_since = QElapsedTimer()
        self._good_last = QElapsedTimer()
        self._requirement = ""
        self._look: Look | None = None
        self._photo: Photo | None = None
        self._refused = ""
        self._missing = False

    def open(self, requirement: str) -> None:
        self._requirement = requirement
        self._photo = None
        self._refused = ""
        self._begin()

    def clear(self) -> None:
        """Leaves the camera and forgets the last frame."""
        self._timer.stop()
        self._camera.stop()
        self._frames.clear()
        self._look = self._photo = None
        self._good_since.invalidate()
        self.changed.emit()

    def refresh(self) -> None:
        self.changed.emit()

    @Slot()
    def shoot(self) -> None:
        self._take(anyway=True)

    @Slot()
    def again(self) -> None:
        self._photo = None
        self._begin()

    @Slot()
    def use(self) -> None:
        photo = self._photo
        if photo is not None:
            self._session.attach(self._requirement, photo.jpeg, photo.preview_jpeg)
            self.finished.emit()

    @Slot()
    def skip(self) -> None:
        """Without a photo: the paper is shown to an officer."""
        self._session.detach(self._requirement)
        self.finished.emit()

    @Slot()
    def back(self) -> None:
        if self._photo is not None:
            self.again()
        else:
            self.left.emit()

    # --- inside --------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._missing = False
        self._look = None
        self._good_since.invalidate()
        try:
            self._camera.start("document")
        except CameraMissingError:
            self._lose()
            return
        self._timer.start()
        self._tick()
        self.changed.emit()

    def _lose(self) -> None:
        self._timer.stop()
        self._missing = True
        self._frames.clear()
        self.changed.emit()

    def _tick(self) -> None:
        try:
            look = self._camera.look()
        except CameraMissingError:
            self._lose()
            return
        if look is None or (self._look is not None and look.serial == self._look.serial):
            return
        self._look = look
        if look.problem != self._refused:
            self._refused = ""  # mended: the sentence has done its work
        self._frames.show_preview(look.preview, look.corners)
        self._count(look)
        self.changed.emit()

    def _count(self, look: Look) -> None:
        if look.problem is not None or look.corners is None:
            if self._good_since.isValid() and self._good_last.elapsed() > self._grace_ms:
                self._good_since.invalidate()
            return
        self._good_last.start()
        if not self._good_since.isValid():
            self._good_since.start()
        elif self._good_since.elapsed() >= self._countdown_ms:
            self._take(anyway=False)

    def _take(self, *, anyway: bool) -> None:
        self._good_since.invalidate()
        try:
            photo = self._camera.take(stamp=self._stamp(), anyway=anyway)
        except PhotoRefusedError as refused:
            if anyway:
                self._refused = refused.reason
            self.changed.emit()
            return
        except CameraMissingError:
            self._lose()
            return
        self._refused = ""
        self._timer.stop()
        self._photo = photo
        self._frames.show_jpeg(photo.preview_jpeg)
        self.changed.emit()

    def _stamp(self) -> str:
        """Written across the picture, so that it serves this purpose only."""
        day = self._session.today
        return f"Hanya untuk {self._session.official_name} - {self._place} - {day:%d-%m-%Y}"

    def _position(self) -> int:
        keys = [one.requirement for one in self._session.documents_needed()] if self._session.is_chosen else []
        return keys.index(self._requirement) + 1 if self._requirement in keys else 1

    def _total(self) -> int:
        return len(self._session.documents_needed()) if self._session.is_chosen else 1

    def _label(self) -> str:
        if not self._session.is_chosen or not self._requirement:
            return ""
        return within_sentence(self._session.service.requirement(self._requirement).short)

    def _art(self) -> str:
        if not self._session.is_chosen or not self._requirement:
            return ""
        return f"papers/{self._session.service.requirement(self._requirement).art}"

    def _whole(self) -> bool:
        return self._look is not None and self._look.corners is not None

    def _sharp(self) -> bool:
        return self._look is not None and self._look.sharp

    def _lit(self) -> bool:
        return self._look is not None and self._look.lit

    def _moving(self) -> bool:
        return self._look is not None and not self._look.still

    def _ready(self) -> bool:
        """A camera needs a moment until its first picture; before it there is nothing to photograph."""
        return self._look is not None

    def _taken(self) -> bool:
        return self._photo is not None

    def _seconds(self) -> int:
        if self._photo is not None or not self._good_since.isValid():
            return 0
        return max(1, -((self._good_since.elapsed() - self._countdown_ms) // 1000))

    def _refusal(self) -> str:
        return sentences.photo_refused(self._refused) if self._refused else ""

    def _camera_missing(self) -> bool:
        return self._missing

    def _get_frames(self) -> FrameSource:
        return self._frames

    position = Property(int, _position, notify=changed)
    total = Property(int, _total, notify=changed)
    label = Property(str, _label, notify=changed)
    art = Property(str, _art, notify=changed)
    whole = Property(bool, _whole, notify=changed)
    sharp = Property(bool, _sharp, notify=changed)
    lit = Property(bool, _lit, notify=changed)
    moving = Property(bool, _moving, notify=changed)
    ready = Property(bool, _ready, notify=changed)
    taken = Property(bool, _taken, notify=changed)
    seconds = Property(int, _seconds, notify=changed)
    refusal = Property(str, _refusal, notify=changed)
    cameraMissing = Property(bool, _camera_missing, notify=changed)
    frames = Property(FrameSource, _get_frames, notify=changed)
