"""The cheats with a camera, as far as a kiosk can see them: each is refused here or leaves its mark in the fact.

Over the real camera thread, the real detector and the real encrypted chain; what a picture of a picture shows is for the
city's hints and a person.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.capture.camera import KioskCamera, open_camera
from kiosk.capture.identity import find
from kiosk.flows.evidence import GAP_MS, Burst, Challenge, ChallengeStaleError
from kiosk.flows.ports import Look, PhotoRefusedError
from kiosk.flows.presence import CHALLENGE_MS, PresenceFlow
from kiosk.store import Store
from tests.fakes.clock import ManualClock
from tests.fakes.hall import OFFICER, City, morning_clock, open_enrolled, some_id
from tests.fakes.sysfs import FakeSysfs

FACE = Path(__file__).parents[2] / "assets" / "demo" / "face" / "01_lurus.jpg"
DEADLINE_S = 60.0


class Hall:
    """A kiosk with this camera before it, and an officer who may cheat."""

    def __init__(self, folder: Path, camera: KioskCamera) -> None:
        self.clock: ManualClock = morning_clock()
        self.store: Store = open_enrolled(folder / "data", City(), self.clock)
        self.camera = camera
        self.flow = self.start()

    def start(self) -> PresenceFlow:
        return PresenceFlow(
            book=self.store.book,
            journal=self.store.journal,
            camera=self.camera,
            clock=self.clock,
            new_id=some_id,
            below=lambda n: n // 2,
        )

    def close(self) -> None:
        self.camera.stop()
        self.store.close()

    def wait(self, wanted: Callable[[Look], bool]) -> Look:
        deadline = time.monotonic() + DEADLINE_S
        while time.monotonic() < deadline:
            look = self.camera.look()
            if look is not None and wanted(look):
                return look
            time.sleep(0.01)
        raise AssertionError("the camera never saw that")

    def burst(self, challenge: Challenge) -> Burst:
        self.wait(lambda look: look.problem is None)
        taken = self.flow.photograph(challenge)
        while not taken.ended:
            newest = taken.photos[-1].serial
            self.wait(lambda look, newest=newest: look.serial > newest)
            self.clock.advance(timedelta(milliseconds=GAP_MS))
            taken = self.flow.follow(challenge, taken)
        return taken

    def facts(self, kind: str) -> list[dict[str, object]]:
        payloads = [json.loads(base64.b64decode(json.loads(one)["payload"])) for one in self.store.envelopes()]
        return [payload["data"] for payload in payloads if payload["kind"] == kind]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Yesterday's presence, recorded with a telephone: a person who breathes."""
    path = tmp_path / "yesterday.avi"
    face = cv2.imread(str(FACE))
    assert face is not None
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 10.0, (1280, 960))
    for light in (0, 1, 2, 1):
        writer.write(np.clip(face.astype(np.int16) + light, 0, 255).astype(np.uint8))
    writer.release()
    return path


@pytest.fixture
def hall(tmp_path: Path, film: Path) -> Iterator[Hall]:
    hall = Hall(tmp_path, open_camera(f"file:{film}"))
    yield hall
    hall.close()


def test_a_film_played_to_the_kiosk_is_a_stand_in(hall: Hall) -> None:
    challenge = hall.flow.challenge(OFFICER)
    hall.flow.start(challenge, hall.burst(challenge), place="hall")
    (data,) = hall.facts("presence_started")
    assert (data["camera"], data["frames"], data["challenge"]) == ("stand_in", 3, challenge.fact_id)


def test_a_code_older_than_two_minutes_is_refused_before_and_after_the_pictures(hall: Hall) -> None:
    challenge = hall.flow.challenge(OFFICER)
    taken = hall.burst(challenge)
    hall.clock.advance(timedelta(milliseconds=CHALLENGE_MS))
    with pytest.raises(ChallengeStaleError):
        hall.flow.start(challenge, taken, place="hall")
    with pytest.raises(ChallengeStaleError):
        hall.flow.photograph(challenge)
    assert hall.facts("presence_started") == []


def test_setting_the_clock_back_makes_no_code_young_again(hall: Hall) -> None:
    challenge = hall.flow.challenge(OFFICER)
    hall.clock.advance(timedelta(minutes=3))
    hall.clock.set_wall(hall.clock.now() - timedelta(minutes=3))
    with pytest.raises(ChallengeStaleError):
        hall.flow.photograph(challenge)


def test_one_code_makes_one_presence_also_after_a_restart(hall: Hall) -> None:
    challenge = hall.flow.challenge(OFFICER)
    taken = hall.burst(challenge)
    hall.flow.start(challenge, taken, place="hall")
    for flow in (hall.flow, hall.start()):
        with pytest.raises(ChallengeStaleError):
            flow.start(challenge, taken, place="hall")
    assert len(hall.facts("presence_started")) == 1


def test_a_code_asked_for_in_one_process_is_none_in_the_next(hall: Hall) -> None:
    challenge = hall.flow.challenge(OFFICER)
    taken = hall.burst(challenge)
    with pytest.raises(ChallengeStaleError):
        hall.start().start(challenge, taken, place="hall")


def test_an_empty_chair_is_refused(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    cv2.imwrite(
        str(pictures / "chair.png"), np.random.default_rng(1).integers(60, 200, (960, 1280, 3)).astype(np.uint8)
    )
    hall = Hall(tmp_path, open_camera(f"folder:{pictures}"))
    try:
        challenge = hall.flow.challenge(OFFICER)
        hall.wait(lambda look: look.still)
        with pytest.raises(PhotoRefusedError, match="no_face"):
            hall.flow.photograph(challenge)
    finally:
        hall.close()


class Face:
    """A device's frames without a device."""

    period_s = 0.01

    def missing(self) -> bool:
        return False

    def open(self, purpose: str) -> None:
        self.frame = cv2.imread(str(FACE))

    def read(self) -> np.ndarray:
        return self.frame.copy()

    def taken(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("plugged", "kind"), [("ours", "provisioned"), ("another", "unlisted"), ("loopback", "virtual")]
)
def test_every_camera_says_what_it_is_and_refuses_nobody(tmp_path: Path, plugged: str, kind: str) -> None:
    machine = FakeSysfs(tmp_path)
    if plugged == "loopback":
        machine.load_virtual(0, name="C270 HD WEBCAM")
    else:
        machine.plug_in(0, name="C270", vendor="046d", product="0825", serial="A1" if plugged == "ours" else "B2")
    camera = KioskCamera(Face(), find=lambda: find("device:0", sysfs=machine.sysfs), chosen=lambda: "usb:046d:0825:A1")
    hall = Hall(tmp_path, camera)
    try:
        challenge = hall.flow.challenge(OFFICER)
        hall.flow.start(challenge, hall.burst(challenge), place="hall")
        assert [data["camera"] for data in hall.facts("presence_started")] == [kind]
    finally:
        hall.close()
