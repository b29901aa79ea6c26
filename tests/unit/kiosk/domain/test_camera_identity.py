"""The word that a presence says about its camera."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.camera_identity import STAND_IN, FoundCamera, is_made_up, judged

CHOSEN = "usb:046d:0825:7B2A1C40"


def test_the_camera_that_the_technician_chose_is_provisioned() -> None:
    assert judged(FoundCamera("real", key=CHOSEN), CHOSEN).kind == "provisioned"


def test_another_camera_is_unlisted() -> None:
    assert judged(FoundCamera("real", key="usb:046d:0825:OTHER"), CHOSEN).kind == "unlisted"


def test_before_anybody_chose_no_camera_is_provisioned() -> None:
    assert judged(FoundCamera("real", key=CHOSEN), "").kind == "unlisted"
    assert judged(FoundCamera("real"), "").kind == "unlisted"


@given(st.text(), st.text())
def test_no_choice_makes_a_film_a_camera(key: str, chosen: str) -> None:
    assert judged(FoundCamera("virtual", key=key), chosen).kind == "virtual"
    assert judged(STAND_IN, chosen).kind == "stand_in"


@given(st.text(), st.text())
def test_only_the_very_same_key_is_the_chosen_camera(key: str, chosen: str) -> None:
    assert (judged(FoundCamera("real", key=key), chosen).kind == "provisioned") == (key == chosen != "")


@pytest.mark.parametrize(
    "name", ["v4l2loopback", "OBS Virtual Camera", "obs-camera", "Iriun Webcam", "akvcam", "YouCam"]
)
def test_programs_that_play_films_are_known_by_name(name: str) -> None:
    assert is_made_up("uvcvideo", name)


@pytest.mark.parametrize(
    "name", ["C270 HD WEBCAM", "USB2.0 PC CAMERA", "HP TrueVision HD", "Logitech BRIO", "Jobs Cam"]
)
def test_ordinary_webcams_are_not(name: str) -> None:
    assert not is_made_up("uvcvideo", name)
