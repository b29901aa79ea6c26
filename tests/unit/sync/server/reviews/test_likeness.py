"""Hashes of photographs: copies are near, other pictures far, foreign bytes refused. The rates on drawn faces stand in
kiosk/decisions/007-presence-review.md; here are the pictures that travel with the product."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageEnhance, ImageOps

from sync.server.reviews import likeness
from sync.server.reviews.likeness import SAME, UnreadableError, Views, distance, stillness, views_of
from tests.examples import at_most

FACES = sorted((Path(__file__).parents[5] / "assets" / "demo" / "face").glob("*.jpg"))
OFFICER = FACES[0].read_bytes()


def jpeg(image: Image.Image, quality: int = 70) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()


def opened() -> Image.Image:
    return Image.open(io.BytesIO(OFFICER))


@pytest.mark.parametrize("quality", [30, 60, 95])
def test_writing_a_photo_anew_changes_little(quality: int) -> None:
    assert distance(views_of(OFFICER), views_of(jpeg(opened(), quality))) <= SAME // 2


def test_a_mirrored_photo_is_the_same_photo() -> None:
    assert distance(views_of(OFFICER), views_of(jpeg(ImageOps.mirror(opened())))) <= SAME // 2


@pytest.mark.parametrize("factor", [0.7, 0.85, 1.15, 1.3])
def test_a_darker_or_brighter_photo_is_the_same_photo(factor: float) -> None:
    assert distance(views_of(OFFICER), views_of(jpeg(ImageEnhance.Brightness(opened()).enhance(factor)))) <= SAME


@pytest.mark.parametrize("part", [0.02, 0.04, 0.06, 0.08])
def test_a_small_crop_is_the_same_photo_wherever_it_was_cut_but_for_one_corner_of_the_largest(part: float) -> None:
    whole, near = views_of(OFFICER), 0
    for place in itertools.product((0.0, 0.5, 1.0), repeat=2):
        near += distance(whole, views_of(jpeg(cropped(part, place)))) <= SAME
    assert near >= (8 if part == 0.08 else 9)


def cropped(part: float, place: tuple[float, float]) -> Image.Image:
    image = opened()
    wide, tall = image.size
    left, top = wide * part * place[0], tall * part * place[1]
    right, bottom = left + wide * (1 - part), top + tall * (1 - part)
    return image.crop((round(left), round(top), round(right), round(bottom)))


def test_the_same_officer_sitting_down_again_is_another_photo_and_so_is_a_colleague() -> None:
    views = [views_of(path.read_bytes()) for path in FACES]
    assert all(distance(one, other) > SAME for one, other in itertools.combinations(views, 2))


def test_a_distance_is_the_same_both_ways_and_nothing_to_itself() -> None:
    one, other = views_of(OFFICER), views_of(FACES[3].read_bytes())
    assert distance(one, other) == distance(other, one)
    assert distance(one, one) == 0


def test_a_head_that_turns_is_not_still() -> None:
    frames = [views_of(path.read_bytes()) for path in FACES[:3]]
    assert stillness(frames) > likeness.STILL
    assert stillness([views_of(jpeg(opened(), quality)) for quality in (69, 70, 71)]) <= likeness.STILL


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xd8\xff", OFFICER[:2000], jpeg(Image.new("RGB", (8, 8))), jpeg(Image.new("L", (4100, 1000)))],
)
def test_what_is_no_picture_of_a_kiosk_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableError):
        views_of(body)


def test_a_png_is_no_picture_of_a_kiosk() -> None:
    file = io.BytesIO()
    opened().resize((320, 240)).save(file, "PNG")
    with pytest.raises(UnreadableError):
        views_of(file.getvalue())


@settings(max_examples=at_most(60), deadline=None)
@given(st.integers(0, len(OFFICER) - 1), st.binary(min_size=1, max_size=40))
def test_damaged_bytes_are_read_or_refused_and_nothing_else(at: int, junk: bytes) -> None:
    try:
        views = views_of(OFFICER[:at] + junk + OFFICER[at + len(junk) :])
    except UnreadableError:
        return
    assert Views(views.packed, views.coarse, views.coarse_mirrored).crops == views.crops
