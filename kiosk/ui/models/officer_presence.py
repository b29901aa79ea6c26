"""The page that proves a presence: mirror, code, countdown, three pictures, keep or once again.

Invariants
- Opening it has a challenge committed; leaving it stops the camera and forgets every picture.
- `phase`: live (read what is asked), counting (3-2-1), shooting (the pictures come by themselves), taken (keep it or
  again), missing (no camera), failed (nothing could be kept).
- A refused first picture goes back to live with `problem` as the reason; so does a code that grew too old, with a new
  code. What was taken may be thrown away once; then it is kept or the page is left.
- The same page serves a start and a prompt during the day; `task` says what is asked and what is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.camera_identity import CameraKind
from kiosk.flows.evidence import FRAMES, Burst, Challenge, ChallengeStaleError, Chosen, Place, PresenceTask
from kiosk.flows.ports import Camera, CameraMissingError, PhotoRefusedError, StorageBrokenError, StorageFullError
from kiosk.ui.models.frames import FrameSource

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_PLACES: dict[str, Place] = {place: place for place in get_args(Place)}
FRAME_MS = 80  # twelve frames a second move well enough for a mirror, on a machine without a graphics card
COUNT_FROM = 3
COUNT_MS = 1_000
GRACE_COUNTS = 3  # at zero somebody still moves a little: so long the first picture is tried again


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerPresenceModel(QObject):  # type: ignore[operator]
    """`problem`: "", a RefusedPhoto reason, stale, face_lost; in phase failed: storage."""

    changed = Signal()

    def __init__(
        self,
        camera: Camera,
        *,
        finished: Callable[[], None],
        given_up: Callable[[], None],
        parent: QObject,
        count_ms: int = COUNT_MS,
    ) -> None:
        """`finished`: it is recorded; `given_up`: what was asked is over."""
        super().__init__(parent)
        self._camera = camera
        self._task: PresenceTask | None = None
        self._finished = finished
        self._given_up = given_up
        self._frames = FrameSource(self)
        self._officer_id = ""
        self._prompted = False
        self._challenge: Challenge | None = None
        self._kind: CameraKind = "provisioned"
        self._phase = "live"
        self._problem = ""
        self._chosen: Chosen | None = None
        self._burst: Burst | None = None
        self._retaken = False
        self._count = 0
        self._faces = self._seen = -1
        self._lit = self._still = False
        self._timer = _timer(self, FRAME_MS, self.look_on)
        self._counter = _timer(self, count_ms, self.count_on)

    @property
    def plain_frames(self) -> FrameSource:
        return self._frames

    @property
    def plain_phase(self) -> str:
        return self._phase

    def open(self, officer_id: str, task: PresenceTask, *, prompted: bool = False) -> None:
        """`prompted`: the kiosk asked during the day; the officer did not come to start."""
        self._officer_id = officer_id
        self._task = task
        self._prompted = prompted
        self._chosen = task.proposal()
        self._ask("")

    def close(self) -> None:
        self._timer.stop()
        self._counter.stop()
        if self._task is not None:
            self._camera.stop()
        self._task = None
        self._challenge = None
        self._forget()
        self._frames.clear()
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """3-2-1."""
        if self._phase == "live" and self._challenge is not None:
            self._problem = ""
            self._count = COUNT_FROM
            self._enter("counting")
            self._counter.start()

    @Slot()
    def again(self) -> None:
        """Other pictures with the same code, once; from `missing` and `failed`: try the whole again."""
        if self._phase == "taken":
            if not self._retaken:
                self._retaken = True
                self._burst = None
                self._problem = ""
                self._enter("live")
        elif self._phase in ("missing", "failed"):
            self._ask("")

    @Slot()
    def keep(self) -> None:
        if self._task is None or self._challenge is None or self._burst is None or self._phase != "taken":
            return
        try:
            self._task.keep(self._challenge, self._burst, self._chosen)
        except ChallengeStaleError:
            self._ask("stale")
        except (StorageFullError, StorageBrokenError):
            self._enter("failed")
        else:
            self._finished()

    @Slot(str)
    def choosePlace(self, place: str) -> None:
        if self._chosen is not None and place in _PLACES:
            self._chosen = replace(self._chosen, place=_PLACES[place])
            self.changed.emit()

    def count_on(self) -> None:
        """One second of the countdown; below zero the first picture is tried until the grace is over."""
        self._count -= 1
        if self._count <= 0:
            self._shoot()
            if self._phase == "counting" and self._count <= -GRACE_COUNTS:
                self._enter("live")
        self.changed.emit()

    def look_on(self) -> None:
        """One frame of the mirror, and what is due with it."""
        if self._phase == "counting" and self._count <= 0:
            self._shoot()
        if self._phase == "shooting":
            self._follow()
        if self._phase in ("live", "counting", "shooting"):
            self._mirror()

    # --- inside

    def _forget(self) -> None:
        self._phase = "live"
        self._problem = ""
        self._burst = None
        self._retaken = False
        self._count = 0
        self._faces = -1
        self._lit = self._still = False

    def _ask(self, problem: str) -> None:
        if self._task is None:
            return
        self._forget()
        self._problem = problem
        try:
            self._challenge = self._task.challenge(self._officer_id)
            self._kind = self._camera.identity().kind
        except CameraMissingError:
            self._enter("missing")
        except ChallengeStaleError:
            self._given_up()
        except (StorageFullError, StorageBrokenError):
            self._camera.stop()
            self._enter("failed")
        else:
            self._enter("live")

    def _shoot(self) -> None:
        if self._task is None or self._challenge is None or self._phase != "counting":
            return
        try:
            self._burst = self._task.photograph(self._challenge)
        except PhotoRefusedError as refused:
            self._problem = refused.reason
            self.changed.emit()
        except ChallengeStaleError:
            self._ask("stale")
        except CameraMissingError:
            self._enter("missing")
        else:
            self._problem = ""
            self._enter("shooting")

    def _follow(self) -> None:
        if self._task is None or self._challenge is None or self._burst is None:
            return
        before = len(self._burst.photos)
        self._burst = self._task.follow(self._challenge, self._burst)
        if self._burst.ended:
            self._problem = "face_lost" if self._burst.lost_the_face else ""
            self._frames.show_jpeg(self._burst.photos[0].preview_jpeg)
            self._enter("taken")
        elif len(self._burst.photos) != before:
            self.changed.emit()

    def _enter(self, phase: str) -> None:
        self._phase = phase
        if phase != "counting":
            self._counter.stop()
        if phase in ("live", "counting", "shooting"):
            self._timer.start()
            self._mirror()
        else:
            self._timer.stop()
            if phase != "taken":
                self._frames.clear()
        self.changed.emit()

    def _mirror(self) -> None:
        if self._task is None:
            return
        try:
            look = self._camera.look()
        except CameraMissingError:
            if self._phase != "shooting":  # then the burst ends with what there is
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

    # --- what QML sees

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

    @Property(str, notify=changed)
    def camera(self) -> str:
        """provisioned, unlisted, virtual or stand_in."""
        return self._kind

    @Property(bool, notify=changed)
    def prompted(self) -> bool:
        return self._prompted

    @Property(str, notify=changed)
    def workplace(self) -> str:
        """hall, office, field, home; "" when there is nothing to choose."""
        return self._chosen.place if self._chosen else ""

    @Property(str, notify=changed)
    def session(self) -> str:
        return self._chosen.session if self._chosen else ""

    @Property(int, notify=changed)
    def count(self) -> int:
        """3, 2, 1; 0 while the first picture is tried."""
        return max(0, self._count)

    @Property(int, notify=changed)
    def pictures(self) -> int:
        return len(self._burst.photos) if self._burst else 0

    @Property(int, constant=True)
    def wanted(self) -> int:
        return FRAMES

    @Property(bool, notify=changed)
    def mayRetake(self) -> bool:
        return self._phase == "taken" and not self._retaken

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


def _timer(parent: QObject, interval_ms: int, act: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval_ms)
    timer.timeout.connect(act)
    return timer
