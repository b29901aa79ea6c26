"""Papers are found wherever they lie, and nothing else is taken for one."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.capture import quality
from kiosk.capture.document import find_corners, region_of, straighten
from kiosk.capture.quality import Frame
from tests.examples import at_most

from .conftest import DEMO, read

WIDTH, HEIGHT = 640, 480


def page(*, shade: int = 225) -> Frame:
    """A sheet with lines of print and a dark heading."""
    sheet = np.full((420, 300, 3), shade, np.uint8)
    cv2.rectangle(sheet, (60, 24), (240, 40), (60, 50, 40), -1)
    for y in range(70, 390, 18):
        cv2.rectangle(sheet, (24, y), (24 + 140 + (y * 37) % 110, y + 4), (90, 80, 70), -1)
    return sheet


def on_a_table(sheet: Frame, corners: np.ndarray, *, seed: int) -> Frame:
    random = np.random.default_rng(seed)
    grain = cv2.resize(random.normal(0, 5, (HEIGHT // 2, 10)).astype(np.float32), (WIDTH, HEIGHT))
    table = np.clip(np.array((55, 80, 110), np.float32) + grain[:, :, None], 0, 255).astype(np.uint8)
    tall, wide = sheet.shape[:2]
    source = np.array([(0, 0), (wide, 0), (wide, tall), (0, tall)], np.float32)
    warp = cv2.getPerspectiveTransform(source, corners.astype(np.float32))
    laid = cv2.warpPerspective(sheet, warp, (WIDTH, HEIGHT), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((tall, wide), 255, np.uint8), warp, (WIDTH, HEIGHT))
    share = (cv2.GaussianBlur(mask, (3, 3), 0).astype(np.float32) / 255)[:, :, None]
    mixed = laid * share + table * (1 - share) + random.normal(0, 2, table.shape)
    return np.clip(mixed, 0, 255).astype(np.uint8)


corners_of_pages = st.builds(
    lambda x, y, size, turn, nudges: (
        (
            np.array([(-0.36, -0.5), (0.36, -0.5), (0.36, 0.5), (-0.36, 0.5)])
            @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
            + np.array(nudges)
        )
        * size
        + np.array([x, y])
    ),
    x=st.floats(290, 350),
    y=st.floats(225, 255),
    size=st.floats(230, 360),
    turn=st.floats(-0.35, 0.35),
    nudges=st.lists(st.tuples(st.floats(-0.07, 0.07), st.floats(-0.07, 0.07)), min_size=4, max_size=4),
).filter(
    lambda corners: bool(corners.min() > 8 and corners[:, 0].max() < WIDTH - 8 and corners[:, 1].max() < HEIGHT - 8)
)


@settings(deadline=None, max_examples=at_most(60))
@given(corners=corners_of_pages, shade=st.integers(185, 245), seed=st.integers(0, 50))
def test_a_page_is_found_wherever_it_lies(corners: np.ndarray, shade: int, seed: int) -> None:
    found = find_corners(on_a_table(page(shade=shade), corners, seed=seed))
    assert found is not None
    pixels = np.array([(x * WIDTH, y * HEIGHT) for x, y in found])
    assert np.linalg.norm(pixels - corners, axis=1).max() < 6


@settings(deadline=None, max_examples=at_most(30))
@given(corners=corners_of_pages)
def test_a_straightened_page_stands_upright_with_its_heading_on_top(corners: np.ndarray) -> None:
    scene = on_a_table(page(), corners, seed=1)
    found = find_corners(scene)
    assert found is not None
    flat = quality.grey(straighten(scene, found))
    tall, wide = flat.shape
    assert tall > wide
    middle = flat[:, round(0.3 * wide) : round(0.7 * wide)]
    heading, gap = middle[round(0.065 * tall) : round(0.085 * tall)], middle[round(0.115 * tall) : round(0.145 * tall)]
    assert heading.mean() < gap.mean() - 40


@pytest.mark.parametrize("path", sorted((DEMO / "document").glob("*.jpg")), ids=lambda path: path.stem)
def test_every_demo_paper_is_found(path) -> None:
    corners = find_corners(quality.small(read(path)))
    assert corners is not None
    assert len(corners) == 4
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    assert ax < bx  # clockwise from top left
    assert by < cy
    assert cx > dx
    assert dy > ay


def test_rounded_corners_of_a_card_are_met_where_its_sides_meet() -> None:
    card = np.array([(170, 150), (470, 150), (470, 340), (170, 340)], np.float32)
    scene = np.full((HEIGHT, WIDTH, 3), (50, 70, 95), np.uint8)
    for inset_x, inset_y in ((18, 0), (0, 18)):
        cv2.rectangle(scene, (170 + inset_x, 150 + inset_y), (470 - inset_x, 340 - inset_y), (215, 200, 170), -1)
    for x, y in ((188, 168), (452, 168), (452, 322), (188, 322)):
        cv2.circle(scene, (x, y), 18, (215, 200, 170), -1)
    found = find_corners(scene)
    assert found is not None
    assert np.abs(np.array(found) * (WIDTH, HEIGHT) - card).max() < 4


def test_an_empty_table_has_no_paper() -> None:
    random = np.random.default_rng(3)
    grain = cv2.resize(random.normal(0, 8, (HEIGHT // 2, 10)).astype(np.float32), (WIDTH, HEIGHT))
    scene = np.clip(np.array((55, 80, 110)) + grain[:, :, None], 0, 255).astype(np.uint8)
    assert find_corners(scene) is None


def test_a_sheet_that_leaves_the_picture_is_not_cropped() -> None:
    corners = np.array([(150, -60), (480, -60), (480, 380), (150, 380)], np.float32)
    assert find_corners(on_a_table(page(), corners, seed=2)) is None


def test_a_round_plate_is_no_paper() -> None:
    scene = np.full((HEIGHT, WIDTH, 3), (50, 70, 95), np.uint8)
    cv2.circle(scene, (320, 240), 160, (230, 230, 230), -1)
    assert find_corners(scene) is None


def test_something_small_is_no_paper() -> None:
    scene = np.full((HEIGHT, WIDTH, 3), (50, 70, 95), np.uint8)
    cv2.rectangle(scene, (300, 220), (380, 270), (230, 230, 230), -1)
    assert find_corners(scene) is None


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_an_even_frame_has_no_paper(shade: int) -> None:
    assert find_corners(np.full((HEIGHT, WIDTH, 3), shade, np.uint8)) is None


def test_the_region_lies_inside_the_paper() -> None:
    x, y, w, h = region_of(((0.2, 0.1), (0.8, 0.2), (0.9, 0.9), (0.1, 0.8)), 100, 100)
    assert (x, y, w, h) == (20, 20, 60, 60)
