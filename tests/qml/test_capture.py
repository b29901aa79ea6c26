"""A paper is photographed by itself: whole, sharp and still through the countdown; the button takes one at any time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kiosk.domain.session import Session
from kiosk.ui.gallery_camera import StillCamera
from kiosk.ui.models.capture import CaptureModel
from kiosk.ui.scenes.scene import FRAME
from kiosk.ui.stage import built_in_catalogue, demo_jpeg, still_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COUNTDOWN_MS, GRACE_MS = 400, 400  # a busy machine stands still for a tenth of a second


@pytest.fixture
def camera(qapp: object) -> StillCamera:
    return StillCamera(replace(still_of(demo_jpeg("document", "02_kk.jpg")), corners=FRAME))


@pytest.fixture
def session() -> Session:
    session = Session(built_in_catalogue(), date(2026, 11, 24))
    session.choose("ADM-KTP-BARU")
    session.set_tick("kk", has=True)
    return session


@pytest.fixture
def capture(session: Session, camera: StillCamera) -> Iterator[CaptureModel]:
    model = CaptureModel(
        session, camera, stamp_place="Balai RW 05", countdown_ms=COUNTDOWN_MS, grace_ms=GRACE_MS
    )  # fmt: skip
    yield model
    model.clear()


def test_a_whole_sharp_still_paper_is_photographed_by_itself_after_a_countdown(
    capture: CaptureModel, session: Session, camera: StillCamera, qtbot: QtBot
) -> None:
    capture.open("kk")
    qtbot.waitUntil(lambda: capture._seconds() == 1, timeout=20_000)
    assert not capture._taken()
    qtbot.waitUntil(capture._taken, timeout=20_000)
    assert not session.photos()  # nothing is kept before "Pakai"
    capture.use()
    assert [key for key, _ in session.photos()] == ["kk"]
    assert camera.stamps == ["Hanya untuk KTP baru - Balai RW 05 - 24-11-2026"]


def test_the_stamp_is_for_officials_and_stays_indonesian(
    capture: CaptureModel, session: Session, camera: StillCamera
) -> None:
    session.read_in("en", {"KTP baru": "First KTP"})
    capture.open("kk")
    capture.shoot()
    assert camera.stamps == ["Hanya untuk KTP baru - Balai RW 05 - 24-11-2026"]


@pytest.mark.parametrize("problem", ["moving", "blurred", "dark", "glare"])
def test_while_something_is_to_mend_nothing_is_counted_and_nothing_taken(
    capture: CaptureModel, camera: StillCamera, qtbot: QtBot, problem: str
) -> None:
    camera.still = replace(camera.still, problem=problem)  # type: ignore[type-var]
    capture.open("kk")
    qtbot.wait(COUNTDOWN_MS + 200)
    assert (capture._seconds(), capture._taken()) == (0, False)
    assert capture._moving() == (problem == "moving")


def test_a_paper_that_is_not_wholly_in_sight_is_waited_for(
    capture: CaptureModel, camera: StillCamera, qtbot: QtBot
) -> None:
    camera.still = replace(camera.still, corners=None)  # type: ignore[type-var]
    capture.open("kk")
    qtbot.wait(COUNTDOWN_MS + 200)
    assert not capture._taken()


def test_a_short_shake_does_not_begin_the_countdown_anew_a_long_one_does(
    capture: CaptureModel, camera: StillCamera, qtbot: QtBot
) -> None:
    good = camera.still
    capture.open("kk")
    qtbot.waitUntil(lambda: capture._seconds() > 0, timeout=20_000)
    camera.still = replace(good, problem="moving")  # type: ignore[type-var]
    capture._tick()
    assert capture._seconds() > 0
    qtbot.waitUntil(lambda: capture._seconds() == 0, timeout=20_000)
    camera.still = good
    qtbot.waitUntil(capture._taken, timeout=20_000)


def test_the_button_takes_one_at_any_time_and_tells_what_cannot_be_used(
    capture: CaptureModel, camera: StillCamera
) -> None:
    camera.still = replace(camera.still, corners=None, problem="blurred")  # type: ignore[type-var]
    capture.open("kk")
    capture.shoot()
    assert capture._taken()
    capture.again()
    camera.still = replace(camera.still, problem="dark")  # type: ignore[type-var]
    capture.shoot()
    assert not capture._taken()
    assert capture._refusal()
