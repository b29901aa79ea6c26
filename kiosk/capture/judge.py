"""One frame after another, judged for its purpose: what `Look` says.

Invariants
- `problem` is the first thing to mend in the order in which a person can mend it: light, who is in the picture,
  reflection, holding still, distance. None means that `take` would succeed.
- Still means still for STILL_FRAMES frames: one calm frame between two movements is not enough.
- A code is looked for at most eight times a second; between two readings the last answer stands.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from kiosk.capture import quality
from kiosk.capture.code import READ_PERIOD_S, read_code
from kiosk.capture.document import Corners, find_corners, region_of
from kiosk.capture.face import FaceFinder, Faces, open_face_finder
from kiosk.capture.photo import preview
from kiosk.capture.quality import Frame, Grey, Region
from kiosk.flows.ports import Look, Purpose, RefusedPhoto

STILL_FRAMES: Final = 3


class Judge:
    """Belongs to one thread and one purpose; remembers the last small picture, nothing else."""

    def __init__(self, purpose: Purpose, now_s: Callable[[], float] = time.monotonic) -> None:
        self._purpose = purpose
        self._now_s = now_s
        self._code: str | None = None
        self._read_at: float | None = None
        self._finder: FaceFinder | None = open_face_finder() if purpose == "face" else None
        self._before: Grey | None = None
        self._calm = 0

    def forget(self) -> None:
        """Stillness starts anew: what comes now is another picture."""
        self._before = None
        self._calm = 0

    def look(self, frame: Frame, serial: int) -> Look:
        picture = quality.small(frame)
        shades = quality.grey(picture)
        if self._purpose == "code":
            return self._code_look(frame, picture, shades, serial)
        is_paper = self._purpose in ("document", "card")
        corners = find_corners(picture) if is_paper else None
        faces = self._finder.find(picture) if self._finder is not None else None
        region = quality.inside(shades, _region(corners, faces, picture))
        exposure = quality.exposure(region)
        enough = quality.SHARP_PAPER if is_paper else quality.SHARP_FACE
        sharp = quality.sharpness(region) >= enough
        still = self._is_still(shades)
        return Look(
            serial=serial,
            preview=preview(picture),
            sharp=sharp,
            lit=exposure is None,
            still=still,
            problem=_problem(exposure, faces, still=still, sharp=sharp),
            corners=corners,
            faces=None if faces is None else faces.count,
            face_box=None if faces is None else faces.box,
        )

    def _code_look(self, frame: Frame, picture: Frame, shades: Grey, serial: int) -> Look:
        """Light is all that a person can mend here; the reader says by itself whether a code is sharp enough."""
        if self._read_at is None or self._now_s() - self._read_at >= READ_PERIOD_S:
            self._read_at = self._now_s()
            self._code = read_code(frame)
        exposure = None if self._code is not None else quality.exposure(shades)
        return Look(
            serial=serial,
            preview=preview(picture),
            sharp=self._code is not None,
            lit=exposure is None,
            still=True,
            problem=exposure,
            code=self._code,
        )

    def _is_still(self, shades: Grey) -> bool:
        calm = self._before is not None and quality.is_still(self._before, shades)
        self._before = shades
        self._calm = self._calm + 1 if calm else 0
        return self._calm >= STILL_FRAMES


def _region(corners: Corners | None, faces: Faces | None, picture: Frame) -> Region | None:
    height, width = picture.shape[:2]
    if corners is not None:
        return region_of(corners, width, height)
    if faces is not None and faces.box is not None:
        x, y, w, h = faces.box
        return round(x * width), round(y * height), round(w * width), round(h * height)
    return None


def _problem(exposure: RefusedPhoto | None, faces: Faces | None, *, still: bool, sharp: bool) -> RefusedPhoto | None:
    if exposure == "dark":
        return "dark"
    if faces is not None and faces.count != 1:
        return "no_face" if faces.count == 0 else "many_faces"
    if exposure is not None:
        return exposure
    if not still:
        return "moving"
    return None if sharp else "blurred"
