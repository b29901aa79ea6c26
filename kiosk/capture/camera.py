"""The camera port: one thread reads frames and judges them, the screen only asks for the newest.

Invariants
- No call waits for the device: `start` waits at most START_WAIT_S, `stop` joins the thread.
- A frame lives in one place, `_Run.newest`; it goes when the run ends, by `stop` or because the device went.
- A run never hands anything to another run: what a hung driver delivers after `stop` reaches nobody.
- Whether a photo is taken is decided by the screen or the person; `take` only refuses what would be of no use.
- While a device is open, `identity` is what it was when it was opened: a plug that is changed ends the run first.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from kiosk.capture.document import straighten
from kiosk.capture.identity import find
from kiosk.capture.judge import Judge
from kiosk.capture.photo import FIRST, FOLLOWING, FULL, finish
from kiosk.capture.quality import Frame
from kiosk.capture.sources import Source, source_of
from kiosk.domain.camera_identity import STAND_IN, CameraIdentity, FoundCamera, judged
from kiosk.flows.ports import TAKEN_ANYWAY, CameraMissingError, Look, Photo, PhotoRefusedError, Purpose

START_WAIT_S: Final = 0.3  # folders and missing devices answer within it; a slow webcam reports through look()
JOIN_S: Final = 3.0  # longer than a device's own timeout
STALE_S: Final = 4.0  # a device that hangs without an error
FIRST_FRAME_S: Final = 15.0  # some webcams need that long to set their exposure


def open_camera(spec: str, chosen: Callable[[], str] = str) -> KioskCamera:
    """Raises ValueError for a spec that names no kind of camera; whether one is there shows at `start`.

    `chosen` gives the key of the camera that the technician chose, "" before that.
    """
    return KioskCamera(source_of(spec), find=lambda: find(spec), chosen=chosen)


@dataclass(slots=True, eq=False)
class _Run:
    """One stretch from start to stop. `newest` is replaced whole, so that no lock is needed to read it."""

    purpose: Purpose
    started_at: float
    newest: tuple[Look, Frame, float] | None = field(default=None, repr=False)
    lost: CameraMissingError | None = None
    photo_taken: bool = False
    found: FoundCamera | None = None
    opened: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)


class KioskCamera:
    """Implements `kiosk.flows.ports.Camera`."""

    def __init__(
        self,
        source: Source,
        *,
        find: Callable[[], FoundCamera] = lambda: STAND_IN,
        chosen: Callable[[], str] = str,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._find = find
        self._chosen = chosen
        self._now_s = now_s
        self._run: _Run | None = None
        self._thread: threading.Thread | None = None
        self._serial = 0

    def start(self, purpose: Purpose) -> None:
        if self._run is not None and self._run.purpose == purpose and self._run.lost is None:
            return
        self.stop()
        if self._thread is not None:
            raise CameraMissingError("The camera does not answer: unplug it and connect it again.")
        if self._source.missing():
            raise CameraMissingError("No camera is connected: connect it, or go on without a photo.")
        run = _Run(purpose, self._now_s())
        self._run = run
        self._thread = threading.Thread(target=self._watch, args=(run,), name="camera", daemon=True)
        self._thread.start()
        run.opened.wait(START_WAIT_S)
        if run.lost is not None:
            self.stop()
            raise run.lost

    def look(self) -> Look | None:
        newest = self._newest()
        return None if newest is None else newest[0]

    def take(self, *, stamp: str | None = None, anyway: bool = False) -> Photo:
        newest, run = self._newest(), self._run
        if newest is None or run is None or run.purpose == "code":
            raise PhotoRefusedError("camera_lost")
        look, frame, _ = newest
        if look.problem is not None and not (anyway and look.problem in TAKEN_ANYWAY):
            raise PhotoRefusedError(look.problem)
        cropped = look.corners is not None
        picture = frame if look.corners is None else straighten(frame, look.corners)
        face = _face_state(run.purpose, look)
        photo = finish(
            picture,
            stamp=stamp,
            across=face == "none",
            cropped=cropped,
            face=face,
            serial=look.serial,
            size=FIRST if run.purpose == "face" else FULL,
        )
        run.photo_taken = run.purpose != "card"
        return photo

    def follow(self, *, after: int, stamp: str | None = None) -> Photo | None:
        newest, run = self._newest(), self._run
        if newest is None or run is None or newest[0].serial <= after:
            return None
        look, frame, _ = newest
        run.photo_taken = True
        return finish(frame, stamp=stamp, face=_face_state(run.purpose, look), serial=look.serial, size=FOLLOWING)

    def identity(self) -> CameraIdentity:
        run = self._run
        found = run.found if run is not None and run.lost is None else None
        return judged(found or self._find(), self._chosen())

    def stop(self) -> None:
        run, thread = self._run, self._thread
        self._run = None
        if run is not None:
            run.ended.set()
            run.newest = None
        if thread is not None:
            thread.join(JOIN_S)
            self._thread = thread if thread.is_alive() else None  # a hung driver keeps the device until it lets go

    def _newest(self) -> tuple[Look, Frame, float] | None:
        run = self._run
        if run is None:
            raise CameraMissingError("The camera was not started.")
        if run.lost is not None:
            raise CameraMissingError(*run.lost.args)
        newest = run.newest
        since, limit = (run.started_at, FIRST_FRAME_S) if newest is None else (newest[2], STALE_S)
        if self._now_s() - since > limit:
            raise CameraMissingError("The camera gives no pictures: unplug it and connect it again.")
        return newest

    def _watch(self, run: _Run) -> None:
        """The thread. Whatever ends it, the source is closed and no frame is left in the run."""
        try:
            self._source.open(run.purpose)
            run.found = self._find()
            judge = Judge(run.purpose)
            run.opened.set()
            while not run.ended.is_set():
                began = self._now_s()
                self._read_one(run, judge)
                run.ended.wait(max(0.0, self._source.period_s - (self._now_s() - began)))
        except CameraMissingError as error:
            run.lost = error
        finally:
            if run.lost is None and not run.ended.is_set():
                run.lost = CameraMissingError(
                    "The camera stopped by a fault of the program: start it again."
                )  # a bug of ours; its trace is in the log
            run.newest = None
            if run.photo_taken:
                self._source.taken()
            self._source.close()
            run.opened.set()

    def _read_one(self, run: _Run, judge: Judge) -> None:
        if run.photo_taken and run.purpose == "document":  # of a face, more pictures may follow
            run.photo_taken = False
            self._source.taken()
            judge.forget()
        frame = self._source.read()
        self._serial += 1
        look = judge.look(frame, self._serial)
        if not run.ended.is_set():
            run.newest = (look, frame, self._now_s())


def _face_state(purpose: Purpose, look: Look) -> Literal["seen", "unchecked", "none"]:
    if purpose != "face":
        return "none"
    if look.faces is None:
        return "unchecked"
    return "seen" if look.faces == 1 else "none"
