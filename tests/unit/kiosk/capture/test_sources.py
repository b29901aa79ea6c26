"""Spec strings and what they open."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest

from kiosk.capture import sources
from kiosk.capture.quality import Frame
from kiosk.capture.sources import DeviceSource, FileSource, FolderSource, NoSource, source_of
from kiosk.flows.ports import CameraMissingError


def painted(path: Path, shade: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), np.full((48, 64, 3), shade, np.uint8))


def shade_of(frame: Frame) -> int:
    return round(float(frame.mean()))


@pytest.mark.parametrize(
    ("spec", "kind"),
    [("none", NoSource), ("device:0", DeviceSource), ("file:/a/b.avi", FileSource), ("folder:/a:b", FolderSource)],
)
def test_a_spec_names_its_source(spec: str, kind: type) -> None:
    assert isinstance(source_of(spec), kind)


@pytest.mark.parametrize(
    "spec", ["", "device:", "device:x", "device:-1", "device:٣", "folder:", "file:", "usb", "None"]
)
def test_another_spec_is_told_what_there_is(spec: str) -> None:
    with pytest.raises(ValueError, match="use device:0, file:PATH, folder:PATH or none"):
        source_of(spec)


def test_a_folder_shows_its_pictures_in_order_and_around(tmp_path: Path) -> None:
    for name, shade in (("b.png", 80), ("a.png", 40), ("c.PNG", 120)):
        painted(tmp_path / name, shade)
    (tmp_path / "notes.txt").write_text("not a picture", "utf-8")
    source = FolderSource(tmp_path)
    source.open("document")
    seen = []
    for _ in range(4):
        seen += [shade_of(source.read()), shade_of(source.read())]
        source.taken()
    assert seen == [40, 40, 80, 80, 120, 120, 40, 40]


def test_subfolders_choose_by_purpose_and_remember_how_far_they_came(tmp_path: Path) -> None:
    painted(tmp_path / "document" / "1.png", 10)
    painted(tmp_path / "document" / "2.png", 20)
    painted(tmp_path / "face" / "1.png", 200)
    source = FolderSource(tmp_path)
    source.open("document")
    assert shade_of(source.read()) == 10
    source.taken()
    source.close()
    source.open("face")
    assert shade_of(source.read()) == 200
    source.close()
    source.open("document")
    assert shade_of(source.read()) == 20


def test_a_card_to_be_read_lies_in_a_folder_of_its_own_or_is_the_first_paper(tmp_path: Path) -> None:
    painted(tmp_path / "document" / "1.png", 10)
    source = FolderSource(tmp_path)
    source.open("card")
    assert shade_of(source.read()) == 10
    source.close()
    painted(tmp_path / "card" / "1.png", 90)
    source.open("card")
    assert shade_of(source.read()) == 90


def test_what_one_reader_draws_into_a_frame_is_not_in_the_next(tmp_path: Path) -> None:
    painted(tmp_path / "1.png", 50)
    source = FolderSource(tmp_path)
    source.open("document")
    source.read()[:] = 255
    assert shade_of(source.read()) == 50


def test_a_folder_without_pictures_is_missing(tmp_path: Path) -> None:
    source = FolderSource(tmp_path)
    assert not source.missing()
    with pytest.raises(CameraMissingError):
        source.open("document")
    assert FolderSource(tmp_path / "gone").missing()


def test_a_folder_that_is_emptied_meanwhile_is_missing(tmp_path: Path) -> None:
    painted(tmp_path / "1.png", 50)
    source = FolderSource(tmp_path)
    source.open("document")
    source.read()
    (tmp_path / "1.png").unlink()
    with pytest.raises(CameraMissingError):
        source.read()


def test_a_picture_that_cannot_be_read_is_missing(tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(b"not a jpeg")
    source = FolderSource(tmp_path)
    source.open("document")
    with pytest.raises(CameraMissingError):
        source.read()


def test_a_video_starts_again_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "three.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (64, 48))
    for shade in (40, 120, 200):
        writer.write(np.full((48, 64, 3), shade, np.uint8))
    writer.release()
    source = FileSource(path)
    source.open("document")
    shades = [shade_of(source.read()) for _ in range(6)]
    source.close()
    assert shades == pytest.approx([40, 120, 200, 40, 120, 200], abs=3)
    with pytest.raises(CameraMissingError):
        source.read()


def test_a_file_that_is_no_video_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "broken.avi"
    path.write_bytes(b"no video")
    with pytest.raises(CameraMissingError):
        FileSource(path).open("document")


class Device:
    """What cv2.VideoCapture is to DeviceSource: frames until it is pulled out."""

    def __init__(self, frames: int) -> None:
        self.frames = frames
        self.released = False

    def isOpened(self) -> bool:
        return self.frames > 0

    def set(self, prop: int, value: float) -> bool:
        return True

    def grab(self) -> bool:
        self.frames -= 1
        return self.frames >= 0

    def retrieve(self) -> tuple[bool, Frame]:
        return True, np.full((48, 64, 3), 90, np.uint8)

    def release(self) -> None:
        self.released = True


def test_a_device_that_is_pulled_out_is_closed_and_opens_again(monkeypatch: pytest.MonkeyPatch) -> None:
    devices = [Device(1), Device(0), Device(1)]
    first = devices[0]
    monkeypatch.setattr(cv2, "VideoCapture", lambda *_: devices.pop(0))
    source = DeviceSource(0)
    source.open("face")
    assert shade_of(source.read()) == 90
    with pytest.raises(CameraMissingError):
        source.read()
    assert first.released
    with pytest.raises(CameraMissingError):
        source.open("face")
    source.open("face")
    assert shade_of(source.read()) == 90


def test_opening_a_device_twice_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr(cv2, "VideoCapture", lambda *arguments: opened.append(arguments) or Device(9))
    source = DeviceSource(2)
    source.open("face")
    source.open("document")
    assert len(opened) == 1
    assert opened[0][0] == 2


class Webcam(Device):
    """Gives 30 pictures a second; to unpack one takes a hundredth of a second."""

    def __init__(self) -> None:
        super().__init__(10_000)
        self.now_s = 100.0

    def grab(self) -> bool:
        self.now_s = (int(self.now_s * 30 + 1e-6) + 1) / 30
        return super().grab()

    def retrieve(self) -> tuple[bool, Frame]:
        self.now_s += 0.01
        return super().retrieve()


def test_of_thirty_pictures_a_second_fifteen_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    webcam = Webcam()
    monkeypatch.setattr(cv2, "VideoCapture", lambda *_: webcam)
    monkeypatch.setattr(sources, "time", SimpleNamespace(monotonic=lambda: webcam.now_s))
    source = DeviceSource(0)
    source.open("document")
    source.read()
    began_s = webcam.now_s
    for _ in range(30):
        source.read()
    assert webcam.now_s - began_s == pytest.approx(2.0, abs=0.05)
