"""The gallery's camera: shows one picture until another is set, refuses it as the real one would.

Invariant: drawn pictures only; nothing of it is ever sent or kept. Tests use it where they need the port's behaviour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.domain.camera_identity import CameraIdentity, CameraKind
from kiosk.flows.ports import (
    TAKEN_ANYWAY,
    CameraMissingError,
    Look,
    Photo,
    PhotoRefusedError,
    Preview,
    Purpose,
    RefusedPhoto,
)


@dataclass(frozen=True, slots=True)
class Still:
    """What the camera of stills sees: a frame, its photo and, when it would be refused, why."""

    preview: Preview
    photo: Photo
    problem: RefusedPhoto | None = None
    faces: int | None = 1
    corners: tuple[tuple[float, float], ...] | None = None
    face_box: tuple[float, float, float, float] | None = (0.32, 0.2, 0.36, 0.55)
    code: str | None = None


class StillCamera:
    """Shows one `Still` until another is set; None is a camera that is not there."""

    def __init__(self, still: Still | None) -> None:
        self.still = still
        self.purpose: Purpose | None = None
        self.stamps: list[str | None] = []
        self.on_take: Callable[[], None] | None = None
        self.kind: CameraKind = "provisioned"
        self.is_frozen = False  # delivers no further frame
        self._serial = 0

    def start(self, purpose: Purpose) -> None:
        self._present()
        self.purpose = purpose

    def look(self) -> Look | None:
        still = self._present()
        self._serial += 1
        good = still.problem is None
        face = self.purpose == "face"
        return Look(
            serial=self._serial,
            preview=still.preview,
            sharp=still.problem != "blurred",
            lit=still.problem not in ("dark", "glare"),
            still=still.problem != "moving",
            problem=still.problem,
            corners=None if face else still.corners,
            faces=still.faces if face else None,
            face_box=still.face_box if face and good else None,
            code=still.code if self.purpose == "code" else None,
        )

    def take(self, *, stamp: str | None = None, anyway: bool = False) -> Photo:
        still = self._present()
        if self.on_take is not None:
            self.on_take()
        if still.problem is not None and not (anyway and still.problem in TAKEN_ANYWAY):
            raise PhotoRefusedError(still.problem)
        self.stamps.append(stamp)
        self._serial += 1
        return replace(still.photo, face=self._face(still), serial=self._serial)

    def follow(self, *, after: int, stamp: str | None = None) -> Photo | None:
        still = self._present()
        if self.is_frozen:
            return None
        self.stamps.append(stamp)
        self._serial = max(self._serial, after) + 1
        return replace(still.photo, face=self._face(still), serial=self._serial)

    def identity(self) -> CameraIdentity:
        self._present()
        return CameraIdentity(self.kind)

    def stop(self) -> None:
        self.purpose = None

    def _face(self, still: Still) -> Literal["seen", "unchecked", "none"]:
        if self.purpose != "face" or still.problem in ("no_face", "many_faces"):
            return "none"
        return "seen" if still.faces is not None else "unchecked"

    def _present(self) -> Still:
        if self.still is None:
            raise CameraMissingError
        return self.still
