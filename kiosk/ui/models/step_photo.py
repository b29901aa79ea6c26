"""One photo of a paper or a place: a live picture, "Foto", "Ulangi".

Invariants
- The camera runs only while the page is open and nothing is taken; a poor photo is refused once and taken at the second
  try, a dark one never.
- `phase`: live, taken, missing (no camera).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import TAKEN_ANYWAY, Camera, CameraMissingError, Photo, PhotoRefusedError
from kiosk.ui.models.frames import FrameSource

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

FRAME_MS = 50


@QmlElement
@QmlUncreatable("made by a page that asks for a photo")
class StepPhotoModel(QObject):  # type: ignore[operator]
    """`problem`: "" or a RefusedPhoto reason."""

    changed = Signal()

    def __init__(self, camera: Camera, told: Callable[[], None], parent: QObject) -> None:
        """`told`: there is a photo now, or none any more."""
        super().__init__(parent)
        self._camera = camera
        self._told = told
        self._frames = FrameSource(self)
        self._phase = "missing"
        self._problem = ""
        self._seen = -1
        self._open = False
        self.plain_photo: Photo | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._look)

    def open(self, before: object) -> None:
        """`before`: the photo that was taken here already, if any."""
        self._open = True
        if isinstance(before, Photo):
            self._keep(before)
        else:
            self.again()

    def close(self) -> None:
        self._timer.stop()
        if self._open:
            self._camera.stop()
        self._open = False
        self.plain_photo = None
        self._problem = ""
        self._frames.clear()
        self.changed.emit()

    @Slot()
    def again(self) -> None:
        self.plain_photo = None
        self._problem = ""
        self._told()
        try:
            self._camera.start("document")
        except CameraMissingError:
            self._lose()
            return
        self._phase = "live"
        self._timer.start()
        self._look()
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        if self._phase != "live":
            return
        try:
            photo = self._camera.take(anyway=self._problem in TAKEN_ANYWAY)
        except PhotoRefusedError as refused:
            self._problem = refused.reason
            self.changed.emit()
        except CameraMissingError:
            self._lose()
        else:
            self._keep(photo)
            self._told()

    def _keep(self, photo: Photo) -> None:
        self._timer.stop()
        self.plain_photo = photo
        self._phase, self._problem = "taken", ""
        self._frames.show_jpeg(photo.preview_jpeg)
        self.changed.emit()

    def _look(self) -> None:
        try:
            look = self._camera.look()
        except CameraMissingError:
            self._lose()
            return
        if look is not None and look.serial != self._seen:
            self._seen = look.serial
            self._frames.show_preview(look.preview, look.corners)

    def _lose(self) -> None:
        self._timer.stop()
        self._phase = "missing"
        self._frames.clear()
        self.changed.emit()

    @Property(FrameSource, notify=changed)
    def frames(self) -> FrameSource:
        return self._frames

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem
