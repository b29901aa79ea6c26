"""Where frames come from: a device, a video file, a folder of pictures, or nowhere.

Invariants
- `open`, `read` and `close` are called by the camera's thread only; `missing` and `taken` by any.
- `read` returns within about two seconds, with a frame or CameraMissingError, never an empty frame.
- After CameraMissingError the source is closed; `open` may be tried again and finds a device that came back.
"""

from __future__ import annotations

import os
import re
import sys
import time
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np

from kiosk.capture.quality import Frame
from kiosk.flows.ports import CameraMissingError, Purpose

PICTURE_PERIOD_S: Final = 1 / 12  # what a cheap webcam gives in a hall in the evening
_JUDGED_GAP_S: Final = 0.045  # of a webcam's 30 a second every other one; more only warm the processor
_DEVICE_SIZE: Final = (1920, 1080)  # print on an A4 sheet needs the lines; drivers fall back by themselves
_LOST_AFTER_READS: Final = 3
_INSTEAD: Final[dict[Purpose, tuple[Purpose, ...]]] = {"code": ("face",), "card": ("document",)}
_PICTURES: Final = frozenset({".jpg", ".jpeg", ".png"})


class Source(Protocol):
    """`period_s`: how long the thread waits between two reads; 0 when `read` itself waits for the device."""

    @property
    def period_s(self) -> float: ...
    def missing(self) -> bool:
        """True when it is certain at once, without opening anything, that `open` would fail."""

    def open(self, purpose: Purpose) -> None:
        """Raises CameraMissingError. Opening an open source changes the purpose."""

    def read(self) -> Frame:
        """Raises CameraMissingError."""

    def taken(self) -> None:
        """What is before the camera was photographed; the next paper or person comes."""

    def close(self) -> None: ...


def source_of(spec: str) -> Source:
    """`device:0`, `file:PATH`, `folder:PATH` or `none`. Raises ValueError with a sentence for the command line."""
    if spec == "none":
        return NoSource()
    kind, _, rest = spec.partition(":")
    if kind == "device" and re.fullmatch(r"[0-9]{1,2}", rest):
        return DeviceSource(int(rest))
    if kind == "file" and rest:
        return FileSource(Path(rest))
    if kind == "folder" and rest:
        return FolderSource(Path(rest))
    raise ValueError(f"No camera is called {spec!r}: use device:0, file:PATH, folder:PATH or none.")


class NoSource:
    """A hall without a camera."""

    period_s: float = 0.0

    def missing(self) -> bool:
        return True

    def open(self, purpose: Purpose) -> None:  # noqa: ARG002 the port's
        raise CameraMissingError("No camera is configured: go on without a photo.")

    def read(self) -> Frame:
        raise CameraMissingError("No camera is configured: go on without a photo.")

    def taken(self) -> None:
        pass

    def close(self) -> None:
        pass


class DeviceSource:
    """A camera by index. A device that was pulled out gives no frames: three empty reads and it counts as lost."""

    period_s: float = 0.0

    def __init__(self, index: int) -> None:
        self._index = index
        self._capture: cv2.VideoCapture | None = None
        self._judged_at = 0.0

    def missing(self) -> bool:
        return sys.platform == "linux" and not Path(f"/dev/video{self._index}").exists()

    def open(self, purpose: Purpose) -> None:  # noqa: ARG002 the port's
        if self._capture is not None:
            return
        # OpenCV waits ten seconds for a frame of a V4L2 device; a pulled plug must show sooner, and `stop` joins.
        os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", "2")
        kind = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_DSHOW}.get(sys.platform, cv2.CAP_ANY)
        capture = cv2.VideoCapture(self._index, kind)
        if not capture.isOpened():
            capture.release()
            raise CameraMissingError(
                "The camera cannot be opened: connect it again, or close the program that uses it."
            )
        capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))  # raw 1080p does not fit through USB 2
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, _DEVICE_SIZE[0])
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, _DEVICE_SIZE[1])
        self._capture = capture
        self._judged_at = 0.0

    def read(self) -> Frame:
        """The next frame, 15 times a second of a camera that gives 30; those between are thrown away, so that none is old."""
        if self._capture is None:
            raise CameraMissingError("The camera is not open.")
        lost = 0
        while lost < _LOST_AFTER_READS:
            if not self._capture.grab():
                lost += 1
                continue
            grabbed_at = time.monotonic()  # before it is unpacked: what that takes is no part of the gap
            if grabbed_at - self._judged_at < _JUDGED_GAP_S:
                continue
            found, frame = self._capture.retrieve()
            if found and frame is not None and frame.size:
                self._judged_at = grabbed_at
                return frame.astype(np.uint8, copy=False)
            lost += 1
        self.close()
        raise CameraMissingError("The camera gives no pictures any more: connect it again.")

    def taken(self) -> None:
        pass

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None


class FileSource:
    """A video, again and again from its beginning."""

    period_s: float = PICTURE_PERIOD_S

    def __init__(self, path: Path) -> None:
        self._path = path
        self._capture: cv2.VideoCapture | None = None

    def missing(self) -> bool:
        return not self._path.is_file()

    def open(self, purpose: Purpose) -> None:  # noqa: ARG002 the port's
        if self._capture is not None:
            return
        capture = cv2.VideoCapture(str(self._path))
        if not capture.isOpened():
            capture.release()
            raise CameraMissingError("The video cannot be opened: give a file that OpenCV can read.")
        self._capture = capture

    def read(self) -> Frame:
        if self._capture is None:
            raise CameraMissingError("The video is not open.")
        found, frame = self._capture.read()
        if not found:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            found, frame = self._capture.read()
        if not found or frame is None:
            self.close()
            raise CameraMissingError("The video has no pictures: give another file.")
        return frame.astype(np.uint8, copy=False)

    def taken(self) -> None:
        pass

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
            self._capture = None


class FolderSource:
    """Pictures in the order of their names, each held until a photo of it was taken; then the next, around.

    With subfolders `document/`, `face/`, `code/` and `card/` the purpose chooses; how far each has come outlives stop and
    start. Without `code/` nobody holds a code, so a face is seen; without `card/` the first paper is.
    """

    period_s: float = PICTURE_PERIOD_S

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._purpose: Purpose | None = None
        self._turn: dict[Purpose, int] = {"document": 0, "face": 0, "code": 0, "card": 0}
        self._shown: tuple[Path, Frame] | None = None

    def missing(self) -> bool:
        return not self._folder.is_dir()

    def open(self, purpose: Purpose) -> None:
        if not self._pictures(purpose):
            raise CameraMissingError("The folder has no pictures: put some in.")
        self._purpose = purpose

    def read(self) -> Frame:
        if self._purpose is None:
            raise CameraMissingError("The folder is not open.")
        pictures = self._pictures(self._purpose)
        if not pictures:
            self.close()
            raise CameraMissingError("The folder has no pictures any more: put some in.")
        path = pictures[self._turn[self._purpose] % len(pictures)]
        if self._shown is None or self._shown[0] != path:
            frame = cv2.imread(str(path), cv2.IMREAD_COLOR)
            if frame is None:
                self.close()
                raise CameraMissingError("A picture of the folder cannot be read: take it out.")
            self._shown = (path, frame.astype(np.uint8, copy=False))
        return self._shown[1].copy()

    def taken(self) -> None:
        if self._purpose is not None:
            self._turn[self._purpose] += 1

    def close(self) -> None:
        self._purpose = None
        self._shown = None

    def _pictures(self, purpose: Purpose) -> list[Path]:
        names = (purpose, *_INSTEAD.get(purpose, ()))
        folder = next((self._folder / name for name in names if (self._folder / name).is_dir()), self._folder)
        try:
            return sorted(path for path in folder.iterdir() if path.suffix.lower() in _PICTURES)
        except OSError:
            return []
