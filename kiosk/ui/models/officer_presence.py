"""The page that proves a presence: live frame, code, photo, keep or again.

Invariants
- Opening it commits the challenge; leaving it stops the camera and forgets every picture.
- `phase`: live (choose the moment), taken (keep it or again), missing (no camera), failed (nothing could be kept).
- A refused photo goes back to live with `problem` as the reason; so does a code that grew too old, with a new code.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.ports import CameraMissingError, Photo, PhotoRefusedError, StorageBrokenError, StorageFullError
from kiosk.flows.presence import Challenge, ChallengeStaleError, PresenceFlow
from kiosk.ui.models.frames import FrameSource

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

FRAME_MS = 80  # twelve frames a second move well enough for a mirror, on a machine without a graphics card


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerPresenceModel(QObject):  # type: ignore[operator]
    """`problem`: "", a RefusedPhoto reason, stale; in phase failed: storage."""

    changed = Signal()

    def __init__(self, flow: PresenceFlow, finished: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._flow = flow
        self._finished = finished
        self._frames = FrameSource(self)
        self._officer_id = ""
        self._challenge: Challenge | None = None
        self._photo: Photo | None = None
        self._phase = "live"
        self._problem = ""
        self._faces = -1
        self._lit = self._still = False
        self._seen = -1
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._look)

    @property
    def plain_frames(self) -> FrameSource:
        return self._frames

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self._ask("")

    def close(self) -> None:
        self._timer.stop()
        self._flow.close()
        self._challenge = self._photo = None
        self._frames.clear()
        self.changed.emit()

    @Slot()
    def take(self) -> None:
        if self._phase != "live" or self._challenge is None:
            return
        try:
            photo = self._flow.photograph(self._challenge)
        except PhotoRefusedError as refused:
            self._problem = refused.reason
        except ChallengeStaleError:
            self._ask("stale")
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
        """Another picture with the same code; from `missing` and `failed`: try the whole again."""
        self._photo = None
        self._problem = ""
        if self._phase == "taken":
            self._enter("live")
        else:
            self._ask("")

    @Slot()
    def keep(self) -> None:
        if self._challenge is None or self._photo is None:
            return
        try:
            self._flow.start(self._challenge, self._photo, place="hall")
        except ChallengeStaleError:
            self._photo = None
            self._ask("stale")
        except (StorageFullError, StorageBrokenError):
            self._enter("failed")
        else:
            self._finished()

    def _ask(self, problem: str) -> None:
        self._problem = problem
        try:
            self._challenge = self._flow.challenge(self._officer_id)
        except CameraMissingError:
            self._enter("missing")
        except (StorageFullError, StorageBrokenError):
            self._flow.close()
            self._enter("failed")
        else:
            self._enter("live")

    def _enter(self, phase: str) -> None:
        self._phase = phase
        if phase == "live":
            self._timer.start()
            self._look()
        else:
            self._timer.stop()
            if phase != "taken":
                self._frames.clear()
        self.changed.emit()

    def _look(self) -> None:
        try:
            look = self._flow.look()
        except CameraMissingError:
            self._enter("missing")
            return
        if look is None or look.serial == self._seen:
            return
        self._seen = look.serial
        self._frames.show_preview(look.preview)
        state = (-1 if look.faces is None else look.faces, look.lit, look.still)
        if state != (self._faces, self._lit, self._still):
            self._faces, self._lit, self._still = state
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

    @Property(str, notify=changed)
    def action(self) -> str:
        return self._challenge.action if self._challenge else "straight"

    @Property(str, notify=changed)
    def code(self) -> str:
        return str(self._challenge.code) if self._challenge else ""

    @Property(int, notify=changed)
    def faces(self) -> int:
        """-1: the detector's model is missing, so nobody counted."""
        return self._faces

    @Property(bool, notify=changed)
    def lit(self) -> bool:
        return self._lit

    @Property(bool, notify=changed)
    def still(self) -> bool:
        return self._still
