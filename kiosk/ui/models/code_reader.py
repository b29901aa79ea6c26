"""Looking for a QR code with the camera, and the scanner's text where a page wants it.

Invariants
- The camera runs only between `start` and `stop`; a picture is shown and never kept.
- A code is handed over once: the same one again only after it was out of sight, so a refused one says so once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import Camera, CameraMissingError
from kiosk.ui.models.frames import FrameSource

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

FRAME_MS = 80
GONE_AFTER = 12  # looks without it, about a second: a hand trembles, a decoder misses a frame


@QmlElement
@QmlUncreatable("made by a page that reads codes")
class CodeReader(QObject):  # type: ignore[operator]
    """`missing`: no camera; the page offers what goes without one."""

    changed = Signal()

    def __init__(self, camera: Camera, found: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._camera = camera
        self._found = found
        self._frames = FrameSource(self)
        self._running = False
        self._missing = False
        self._serial = -1
        self._last = ""
        self._absent = 0
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._look)

    @property
    def plain_running(self) -> bool:
        return self._running

    @property
    def plain_missing(self) -> bool:
        return self._missing

    @property
    def plain_frames(self) -> FrameSource:
        return self._frames

    @Slot()
    def start(self) -> None:
        """Also "Coba lagi" after the camera was missing."""
        self._missing = False
        self._running = True
        self._serial, self._last, self._absent = -1, "", 0
        try:
            self._camera.start("code")
        except CameraMissingError:
            self._lose()
            return
        self._timer.start()
        self.changed.emit()
        self._look()

    def stop(self) -> None:
        if self._running:
            self._running = False
            self._timer.stop()
            self._camera.stop()
        self._missing = False
        self._frames.clear()
        self.changed.emit()

    def _look(self) -> None:
        try:
            look = self._camera.look()
        except CameraMissingError:
            self._lose()
            return
        if look is None or look.serial == self._serial:
            return
        self._serial = look.serial
        self._frames.show_preview(look.preview)
        if look.code is None:
            self._absent += 1
            if self._absent >= GONE_AFTER:
                self._last = ""
            return
        self._absent = 0
        if look.code != self._last:
            self._last = look.code
            self._found(look.code)

    def _lose(self) -> None:
        self._timer.stop()
        self._running = False
        self._missing = True
        self._frames.clear()
        self.changed.emit()

    @Property(FrameSource, notify=changed)
    def frames(self) -> FrameSource:
        return self._frames

    @Property(bool, notify=changed)
    def running(self) -> bool:
        return self._running

    @Property(bool, notify=changed)
    def missing(self) -> bool:
        return self._missing
