"""What a person at the kiosk and a pulled plug do to the camera."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
import qrcode

from kiosk.capture.camera import FIRST_FRAME_S, STALE_S, KioskCamera, open_camera
from kiosk.capture.judge import Judge
from kiosk.capture.quality import Frame
from kiosk.domain.camera_identity import FoundCamera
from kiosk.flows.ports import Camera, CameraMissingError, Look, PhotoRefusedError

from .conftest import DEMO, HandSource, wait_for

MakeCamera = Callable[[HandSource], KioskCamera]


def ready(look: Look) -> bool:
    return look.problem is None


def blurred(frame: Frame) -> Frame:
    return cv2.GaussianBlur(frame, (0, 0), 5).astype(np.uint8)


def test_it_is_the_camera_that_the_flows_ask_for() -> None:
    camera: Camera = open_camera("none")
    camera.stop()


def test_a_paper_held_still_is_taken_cropped_and_small(cameras: MakeCamera, birth_letter: Frame) -> None:
    camera = cameras(HandSource(birth_letter))
    camera.start("document")
    look = wait_for(camera, ready)
    photo = camera.take(stamp="Hanya untuk akta lahir · 23-11-2026")
    assert look.sharp
    assert look.lit
    assert look.still
    assert look.corners is not None
    assert photo.cropped
    assert photo.face == "none"
    assert photo.height > photo.width  # upright, like the sheet
    assert max(photo.width, photo.height) <= 1280


def test_the_preview_is_small_rgb_without_padding(cameras: MakeCamera, birth_letter: Frame) -> None:
    camera = cameras(HandSource(birth_letter))
    camera.start("document")
    preview = wait_for(camera, ready).preview
    assert (preview.width, preview.height) == (640, 480)
    assert len(preview.rgb) == 640 * 480 * 3
    middle = preview.rgb[(240 * 640 + 20) * 3 :][:3]
    assert middle[0] > middle[2]  # a brown table has more red than blue


def test_serials_grow(cameras: MakeCamera, birth_letter: Frame) -> None:
    camera = cameras(HandSource(birth_letter))
    camera.start("document")
    first = wait_for(camera, lambda _: True).serial
    assert wait_for(camera, lambda look: look.serial > first).serial > first


def test_darkness_is_refused_even_anyway(cameras: MakeCamera, birth_letter: Frame) -> None:
    camera = cameras(HandSource((birth_letter * 0.25).astype(np.uint8)))
    camera.start("document")
    look = wait_for(camera, lambda look: look.still)
    assert look.problem == "dark"
    assert not look.lit
    for anyway in (False, True):
        with pytest.raises(PhotoRefusedError) as refused:
            camera.take(anyway=anyway)
        assert refused.value.reason == "dark"


def test_a_blurred_paper_is_refused_unless_anyway(cameras: MakeCamera, birth_letter: Frame) -> None:
    camera = cameras(HandSource(blurred(birth_letter)))
    camera.start("document")
    wait_for(camera, lambda look: look.still and not look.sharp)
    with pytest.raises(PhotoRefusedError, match="blurred"):
        camera.take()
    assert camera.take(anyway=True).jpeg


def test_a_lamp_in_the_paper_is_named(cameras: MakeCamera, birth_letter: Frame) -> None:
    shining = birth_letter.copy()
    cv2.circle(shining, (620, 500), 110, (255, 255, 255), -1)
    camera = cameras(HandSource(shining))
    camera.start("document")
    assert wait_for(camera, lambda look: look.still).problem == "glare"
    with pytest.raises(PhotoRefusedError, match="glare"):
        camera.take()
    assert camera.take(anyway=True).jpeg


def test_a_moving_paper_is_refused_until_it_lies_still(cameras: MakeCamera, birth_letter: Frame) -> None:
    source = HandSource(birth_letter)
    source.shift_px = 9
    camera = cameras(source)
    camera.start("document")
    wait_for(camera, lambda look: look.serial > 5 and look.problem == "moving")
    with pytest.raises(PhotoRefusedError, match="moving"):
        camera.take()
    source.shift_px = 0
    wait_for(camera, ready)


def test_without_an_edge_the_whole_frame_is_kept(cameras: MakeCamera, birth_letter: Frame) -> None:
    close = birth_letter[240:720, 420:900].copy()  # so near that no edge of the sheet is in the picture
    camera = cameras(HandSource(close))
    camera.start("document")
    assert wait_for(camera, ready).corners is None
    photo = camera.take()
    assert not photo.cropped
    assert (photo.width, photo.height) == (480, 480)


def test_a_face_is_seen(cameras: MakeCamera, one_face: Frame) -> None:
    camera = cameras(HandSource(one_face))
    camera.start("face")
    look = wait_for(camera, ready)
    assert look.faces == 1
    assert look.face_box is not None
    assert all(0 <= value <= 1 for value in look.face_box)
    assert look.corners is None
    photo = camera.take()
    assert photo.face == "seen"
    assert not photo.cropped


def test_nobody_in_the_picture_is_refused_even_anyway(cameras: MakeCamera, birth_letter: Frame) -> None:
    camera = cameras(HandSource(birth_letter))
    camera.start("face")
    assert wait_for(camera, lambda look: look.still).problem == "no_face"
    with pytest.raises(PhotoRefusedError, match="no_face"):
        camera.take(anyway=True)


def test_two_people_are_asked_to_be_one(cameras: MakeCamera, one_face: Frame) -> None:
    camera = cameras(HandSource(np.hstack([one_face[:, 300:980], one_face[:, 300:980]])))
    camera.start("face")
    look = wait_for(camera, lambda look: look.still)
    assert look.faces == 2
    with pytest.raises(PhotoRefusedError, match="many_faces"):
        camera.take(anyway=True)


def test_without_the_model_the_photo_is_taken_and_says_unchecked(
    cameras: MakeCamera, birth_letter: Frame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kiosk.capture.face._model_path", lambda: tmp_path / "gone.onnx")
    camera = cameras(HandSource(birth_letter))
    camera.start("face")
    assert wait_for(camera, ready).faces is None
    assert camera.take().face == "unchecked"


def test_starting_again_changes_the_purpose(cameras: MakeCamera, one_face: Frame) -> None:
    camera = cameras(HandSource(one_face))
    camera.start("document")
    assert wait_for(camera, lambda look: look.still).faces is None
    camera.start("face")
    assert wait_for(camera, ready).faces == 1


def test_a_pulled_plug_is_missing_and_comes_back(cameras: MakeCamera, birth_letter: Frame) -> None:
    source = HandSource(birth_letter)
    camera = cameras(source)
    camera.start("document")
    wait_for(camera, ready)
    source.frame = None
    with pytest.raises(CameraMissingError):
        wait_for(camera, lambda _: False)
    with pytest.raises(CameraMissingError):
        camera.take(anyway=True)
    with pytest.raises(CameraMissingError):
        camera.start("document")
    assert not source.is_open
    source.frame = birth_letter
    camera.start("document")
    assert camera.take(anyway=True).jpeg if wait_for(camera, ready) else False


def test_a_camera_that_was_never_started_is_missing() -> None:
    camera = open_camera("none")
    with pytest.raises(CameraMissingError):
        camera.look()
    with pytest.raises(CameraMissingError):
        camera.take()


@pytest.mark.parametrize("spec", ["none", "device:97", "folder:/nowhere/at/all", "file:/nowhere.avi"])
def test_a_camera_that_is_not_there_is_missing_at_start(spec: str) -> None:
    camera = open_camera(spec)
    with pytest.raises(CameraMissingError):
        camera.start("document")
    camera.stop()


class Hanging(HandSource):
    """A driver that neither delivers nor fails."""

    def __init__(self, frame: Frame, *, hang: threading.Event) -> None:
        super().__init__(frame)
        self._hang = hang

    def read(self) -> Frame:
        self._hang.wait(60)
        return super().read()


def test_a_driver_that_hangs_is_missing_and_cannot_block_the_screen(
    birth_letter: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.capture.camera.JOIN_S", 0.05)
    now_s = 100.0
    release = threading.Event()
    camera = KioskCamera(Hanging(birth_letter, hang=release), now_s=lambda: now_s)
    camera.start("document")
    assert camera.look() is None
    with pytest.raises(PhotoRefusedError, match="camera_lost"):
        camera.take()
    now_s += FIRST_FRAME_S + 1
    with pytest.raises(CameraMissingError):
        camera.look()
    camera.stop()
    with pytest.raises(CameraMissingError):
        camera.start("document")
    release.set()
    deadline = time.monotonic() + 60
    while any(thread.name == "camera" for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.005)
    camera.start("document")
    camera.stop()


def test_a_frame_that_grew_old_is_not_shown_as_new(birth_letter: Frame) -> None:
    now_s = 100.0
    source = HandSource(birth_letter)
    source.period_s = 3600.0
    camera = KioskCamera(source, now_s=lambda: now_s)
    camera.start("document")
    wait_for(camera, lambda _: True)
    now_s += STALE_S + 1
    with pytest.raises(CameraMissingError):
        camera.look()
    camera.stop()


def test_after_stop_no_frame_and_no_thread_is_left(birth_letter: Frame) -> None:
    kept: list[weakref.ref[Frame]] = []

    class Watched(HandSource):
        def read(self) -> Frame:
            frame = super().read()
            kept.append(weakref.ref(frame))
            return frame

    source = Watched(birth_letter)
    camera = KioskCamera(source)
    camera.start("document")
    wait_for(camera, ready)
    camera.stop()
    gc.collect()
    assert len(kept) > 3
    assert [ref for ref in kept if ref() is not None] == []
    assert not any(thread.name == "camera" for thread in threading.enumerate())
    assert not source.is_open
    with pytest.raises(CameraMissingError):
        camera.look()


def test_stopping_twice_and_starting_many_times_leaves_nothing_behind(birth_letter: Frame) -> None:
    camera = KioskCamera(HandSource(birth_letter))
    for _ in range(20):
        camera.start("document")
        camera.stop()
        camera.stop()
    assert not any(thread.name == "camera" for thread in threading.enumerate())


def test_after_a_photo_the_next_paper_must_first_lie_still(cameras: MakeCamera, birth_letter: Frame) -> None:
    source = HandSource(birth_letter)
    camera = cameras(source)
    camera.start("document")
    wait_for(camera, ready)
    camera.take()
    wait_for(camera, lambda look: not look.still)
    wait_for(camera, ready)
    assert source.photos == 1


def test_the_demo_folder_plays_a_whole_filing() -> None:
    camera = open_camera(f"folder:{DEMO}")
    camera.start("document")
    sizes = []
    for _ in range(3):
        wait_for(camera, ready)
        photo = camera.take(stamp="Hanya untuk KTP · 23-11-2026 · Balai RW 05")
        assert photo.cropped
        sizes.append((photo.width, photo.height))
        wait_for(camera, lambda look: not look.still)
    assert len(set(sizes)) == 3  # another paper each time
    camera.start("face")
    wait_for(camera, ready)
    assert camera.take().face == "seen"
    camera.stop()


def badge(text: str) -> Frame:
    """A card with a code, held before a wall."""
    code = np.array(qrcode.make(text, box_size=6, border=4).convert("L"), np.uint8)
    frame = np.full((720, 1280, 3), 120, np.uint8)
    frame[100 : 100 + code.shape[0], 400 : 400 + code.shape[1]] = code[:, :, None]
    return frame


def test_a_code_is_read_while_it_is_held_there_and_gone_when_it_is_not(cameras: MakeCamera, one_face: Frame) -> None:
    source = HandSource(badge("BADGE.abc-123"))
    camera = cameras(source)
    camera.start("code")
    look = wait_for(camera, lambda look: look.code is not None)
    assert look.code == "BADGE.abc-123"
    assert look.faces is None
    assert look.corners is None
    source.frame = one_face
    wait_for(camera, lambda look: look.code is None)


def test_a_badge_is_never_photographed(cameras: MakeCamera) -> None:
    camera = cameras(HandSource(badge("BADGE.abc-123")))
    camera.start("code")
    wait_for(camera, lambda look: look.code is not None)
    with pytest.raises(PhotoRefusedError):
        camera.take(anyway=True)


def test_a_dark_hall_is_said_while_no_code_is_read(cameras: MakeCamera, one_face: Frame) -> None:
    camera = cameras(HandSource((one_face * 0.1).astype(np.uint8)))
    camera.start("code")
    assert wait_for(camera, lambda _: True).problem == "dark"


def test_codes_are_looked_for_eight_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    readings: list[float] = []
    now_s = 0.0
    monkeypatch.setattr("kiosk.capture.judge.read_code", lambda _: readings.append(now_s))
    judge = Judge("code", now_s=lambda: now_s)
    frame = np.full((48, 64, 3), 120, np.uint8)
    for serial in range(300):
        judge.look(frame, serial)
        now_s += 1 / 30
    assert 70 <= len(readings) <= 80  # of ten seconds


def test_a_burst_goes_on_with_newer_frames_only_and_smaller_ones(cameras: MakeCamera, one_face: Frame) -> None:
    camera = cameras(HandSource(one_face))
    camera.start("face")
    wait_for(camera, ready)
    first = camera.take(stamp="kode 123")
    assert camera.follow(after=10**9) is None
    wait_for(camera, lambda look: look.serial > first.serial)
    second = camera.follow(after=first.serial, stamp="kode 123")
    assert second is not None
    assert second.serial > first.serial
    assert (second.face, max(second.width, second.height)) == ("seen", 960)
    assert len(second.jpeg) < len(first.jpeg)


def test_what_follows_is_kept_whatever_it_shows(cameras: MakeCamera, one_face: Frame, birth_letter: Frame) -> None:
    source = HandSource(one_face)
    camera = cameras(source)
    camera.start("face")
    wait_for(camera, ready)
    first = camera.take()
    source.frame = birth_letter
    wait_for(camera, lambda look: look.faces == 0)
    second = camera.follow(after=first.serial)
    assert second is not None
    assert second.face == "none"


def test_one_person_is_before_the_camera_until_it_stops(cameras: MakeCamera, one_face: Frame) -> None:
    source = HandSource(one_face)
    camera = cameras(source)
    camera.start("face")
    wait_for(camera, ready)
    serial = camera.take().serial
    wait_for(camera, lambda look: look.serial > serial + 2)
    assert source.photos == 0
    camera.stop()
    assert source.photos == 1


def test_a_camera_is_what_it_was_when_it_was_opened(one_face: Frame) -> None:
    found = FoundCamera("real", key="usb:046d:0825:A1")
    camera = KioskCamera(HandSource(one_face), find=lambda: found, chosen=lambda: "usb:046d:0825:A1")
    assert camera.identity().kind == "provisioned"
    camera.start("face")
    wait_for(camera, lambda _: True)
    found = FoundCamera("virtual", name="OBS Virtual Camera")
    assert camera.identity().kind == "provisioned"
    camera.stop()
    assert camera.identity().kind == "virtual"
