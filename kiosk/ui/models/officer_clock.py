"""The city's time by QR code: our question on the screen, the answer before the camera.

Invariant: `phase` is ask (the QR to photograph), scan (the camera looks for the answer), done, failed (nothing was kept).
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import Camera, StorageBrokenError, StorageFullError
from kiosk.flows.time_anchor import TimeAnchor, TimeRefusedError
from kiosk.ui.models.code_reader import CodeReader

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerClockModel(QObject):  # type: ignore[operator]
    """`problem`: "", refused."""

    changed = Signal()

    def __init__(self, flow: TimeAnchor, camera: Camera, parent: QObject) -> None:
        super().__init__(parent)
        self._flow = flow
        self._reader = CodeReader(camera, self.scanned, self)
        self._phase = "ask"
        self._address = ""
        self._problem = ""

    @property
    def plain_phase(self) -> str:
        return self._phase

    @property
    def plain_address(self) -> str:
        return self._address

    def open(self) -> None:
        self._problem = ""
        try:
            self._address = self._flow.ask().address
            self._phase = "ask"
        except (NotEnrolledError, StorageBrokenError):
            self._phase = "failed"
        self.changed.emit()

    def close(self) -> None:
        self._reader.stop()
        self._address = ""
        self._phase = "ask"
        self.changed.emit()

    def step_back(self) -> bool:
        """From the camera to the question, which may be asked anew; False when the page itself is to be left."""
        if self._phase != "scan":
            return False
        self._reader.stop()
        self.open()
        return True

    @Slot()
    def scan(self) -> None:
        """Look for the answer; also "Coba lagi" without a camera."""
        self._phase = "scan"
        self._problem = ""
        self._reader.start()
        self.changed.emit()

    def scanned(self, text: str) -> None:
        """A code was seen or scanned; a text that is no time of the city at all changes nothing."""
        if self._phase not in ("ask", "scan"):
            return
        try:
            self._flow.answer(text)
        except TimeRefusedError as refused:
            if refused.reason != "none":
                self._problem = "refused"
        except (StorageFullError, StorageBrokenError):
            self._end("failed")
        else:
            self._end("done")
        self.changed.emit()

    def _end(self, phase: str) -> None:
        self._reader.stop()
        self._phase = phase

    @Property(CodeReader, notify=changed)
    def reader(self) -> CodeReader:
        return self._reader

    @Property(str, notify=changed)
    def phase(self) -> str:
        return self._phase

    @Property(str, notify=changed)
    def problem(self) -> str:
        return self._problem

    @Property(str, notify=changed)
    def address(self) -> str:
        return self._address
