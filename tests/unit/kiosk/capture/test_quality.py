"""The thresholds, held to the demo pictures and their spoiled twins."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.capture import quality
from kiosk.capture.document import find_corners, region_of
from kiosk.capture.face import open_face_finder
from kiosk.capture.quality import Frame, Grey

from .conftest import DEMO, read

PAPERS = sorted((DEMO / "document").glob("*.jpg"))
FACES = sorted((DEMO / "face").glob("*.jpg"))
names = {"ids": lambda path: path.stem}


def paper(path: Path, *, light: float = 1.0, blur: float = 0.0) -> Grey:
    """The paper's region of the small picture, spoiled: sensor noise does not fall with the light."""
    picture = quality.small(read(path))
    corners = find_corners(picture)
    assert corners is not None, path
    return quality.inside(quality.grey(spoiled(picture, light, blur)), region_of(corners, 640, 480))


def face(path: Path, *, light: float = 1.0, blur: float = 0.0) -> Grey:
    picture = quality.small(read(path))
    finder = open_face_finder()
    assert finder is not None
    box = finder.find(picture).box
    assert box is not None, path
    x, y, w, h = box
    region = (round(x * 640), round(y * 480), round(w * 640), round(h * 480))
    return quality.inside(quality.grey(spoiled(picture, light, blur)), region)


def spoiled(picture: Frame, light: float, blur: float) -> Frame:
    dimmed = picture * light
    if blur:
        dimmed = cv2.GaussianBlur(dimmed, (0, 0), blur)
    noise = np.random.default_rng(5).normal(0, 1.0, picture.shape)
    return np.clip(dimmed + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("path", PAPERS, **names)
def test_demo_papers_are_lit_and_sharp_with_room(path: Path) -> None:
    assert quality.exposure(paper(path)) is None
    assert quality.sharpness(paper(path)) > 2 * quality.SHARP_PAPER


@pytest.mark.parametrize("path", PAPERS, **names)
def test_papers_whose_print_is_lost_are_blurred(path: Path) -> None:
    assert quality.sharpness(paper(path, blur=2.5)) < quality.SHARP_PAPER / 2


@pytest.mark.parametrize("path", PAPERS, **names)
def test_dim_but_readable_papers_pass_and_dark_ones_do_not(path: Path) -> None:
    dim = paper(path, light=0.55)
    assert quality.exposure(dim) is None
    assert quality.sharpness(dim) > quality.SHARP_PAPER
    assert quality.exposure(paper(path, light=0.25)) == "dark"


@pytest.mark.parametrize("path", FACES, **names)
def test_demo_faces_are_lit_and_sharp_and_their_spoiled_twins_are_not(path: Path) -> None:
    assert quality.exposure(face(path)) is None
    assert quality.sharpness(face(path)) > 2 * quality.SHARP_FACE
    assert quality.sharpness(face(path, blur=2.5)) < quality.SHARP_FACE / 2
    assert quality.exposure(face(path, light=0.25)) == "dark"


@pytest.mark.parametrize("path", PAPERS, **names)
def test_a_reflected_lamp_is_glare(path: Path) -> None:
    region = paper(path).copy()
    height, width = region.shape
    cv2.circle(region, (width // 2, height // 2), round(0.13 * min(width, height)), 255, -1)
    assert quality.exposure(region) == "glare"


def test_a_bright_sheet_with_specks_of_white_is_not_glare() -> None:
    sheet = np.full((400, 300), 243, np.uint8)
    speck = np.random.default_rng(1).random(sheet.shape) < 0.04
    sheet[speck] = 255
    assert quality.exposure(sheet) is None


def test_a_wholly_overexposed_sheet_is_glare() -> None:
    assert quality.exposure(np.full((400, 300), 255, np.uint8)) == "glare"


def test_sensor_noise_is_still_and_two_pixels_of_movement_are_not() -> None:
    shades = quality.grey(quality.small(read(PAPERS[0])))
    noise = np.random.default_rng(7)
    first, second = (np.clip(shades + noise.normal(0, 4, shades.shape), 0, 255).astype(np.uint8) for _ in range(2))
    assert quality.is_still(first, second)
    assert not quality.is_still(shades, np.roll(shades, 2, axis=1))


def test_a_hand_over_one_corner_is_movement() -> None:
    shades = quality.grey(quality.small(read(PAPERS[1])))
    hand = shades.copy()
    hand[400:, 560:] = 90
    assert not quality.is_still(shades, hand)


def test_pictures_of_different_sizes_are_never_still() -> None:
    assert not quality.is_still(np.zeros((480, 640), np.uint8), np.zeros((360, 640), np.uint8))


@given(width=st.integers(1, 2600), height=st.integers(1, 2600))
def test_small_fits_the_preview_and_keeps_the_shape(width: int, height: int) -> None:
    picture = quality.small(np.zeros((height, width, 3), np.uint8))
    assert picture.shape[0] <= 480
    assert picture.shape[1] <= 640
    if width <= 640 and height <= 480:
        assert picture.shape[:2] == (height, width)


def test_a_region_outside_the_picture_is_the_whole_picture() -> None:
    shades = np.zeros((48, 64), np.uint8)
    assert quality.inside(shades, (70, 10, 20, 20)).shape == (48, 64)
    assert quality.inside(shades, (-10, -10, 20, 20)).shape == (10, 10)
