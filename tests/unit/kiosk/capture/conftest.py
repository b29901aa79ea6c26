"""The demo pictures, and a camera whose every frame a test chooses."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.capture.camera import KioskCamera
from kiosk.capture.quality import Frame
from kiosk.flows.ports import CameraMissingError, Look, Purpose

DEMO = Path(__file__).parents[4] / "assets" / "demo"
DEADLINE_S = 60.0


def read(path: Path) -> Frame:
    frame = cv2.imread(str(path), cv2.IMREAD_COLOR)
    assert frame is not None, path
    return frame.astype(np.uint8, copy=False)


class HandSource:
    """Shows `frame`; None is a device that was pulled out. `shift_px` moves the picture a little more each frame."""

    period_s = 0.005

    def __init__(self, frame: Frame | None) -> None:
        self.frame = frame
        self.shift_px = 0
        self.reads = 0
        self.photos = 0
        self.is_open = False

    def missing(self) -> bool:
        return self.frame is None

    def open(self, purpose: Purpose) -> None:
        if self.frame is None:
            raise CameraMissingError("pulled out")
        self.is_open = True

    def read(self) -> Frame:
        self.reads += 1
        frame = self.frame
        if frame is None:
            raise CameraMissingError("pulled out")
        if self.shift_px:
            return np.roll(frame, self.reads * self.shift_px, axis=1)
        return frame.copy()

    def taken(self) -> None:
        self.photos += 1

    def close(self) -> None:
        self.is_open = False


def wait_for(camera: KioskCamera, wanted: Callable[[Look], bool]) -> Look:
    """The first look that is as wanted, or the test fails."""
    deadline = time.monotonic() + DEADLINE_S
    last: Look | None = None
    while time.monotonic() < deadline:
        last = camera.look()
        if last is not None and wanted(last):
            return last
        time.sleep(0.005)
    raise AssertionError(f"never came; last {last}")


@pytest.fixture
def birth_letter() -> Frame:
    return read(DEMO / "document" / "03_surat_lahir.jpg")


@pytest.fixture
def one_face() -> Frame:
    return read(DEMO / "face" / "01_lurus.jpg")


@pytest.fixture
def cameras() -> Iterator[Callable[[HandSource], KioskCamera]]:
    """Makes cameras, and stops them when the test ends however it ends."""
    made: list[KioskCamera] = []

    def make(source: HandSource) -> KioskCamera:
        made.append(KioskCamera(source))
        return made[-1]

    yield make
    for camera in made:
        camera.stop()
