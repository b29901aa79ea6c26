"""What is kept: small, without hidden data, saying what it is for."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.capture.photo import FIRST, FOLLOWING, finish, fit, jpeg, stamped
from kiosk.capture.quality import Frame
from tests.examples import at_most

STAMP = "Hanya untuk KTP · 23-11-2026 · Balai RW 05"


def segments(data: bytes) -> list[tuple[int, bytes]]:
    """Marker and body of every segment of a JPEG up to the picture itself (ITU T.81 B.1)."""
    assert data[:2] == b"\xff\xd8"
    found, at = [], 2
    while data[at + 1] != 0xDA:
        assert data[at] == 0xFF
        size = int.from_bytes(data[at + 2 : at + 4])
        found.append((data[at + 1], data[at + 4 : at + 2 + size]))
        at += 2 + size
    return found


def decoded(data: bytes) -> Frame:
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert picture is not None
    return picture.astype(np.uint8)


def test_no_exif_no_comment_no_thumbnail(birth_letter: Frame) -> None:
    photo = finish(birth_letter, stamp=STAMP, cropped=False, face="none")
    for data in (photo.jpeg, photo.preview_jpeg):
        found = segments(data)
        extras = {marker for marker, _ in found if 0xE0 <= marker <= 0xEF or marker == 0xFE}
        assert extras <= {0xE0}  # APP0: the JFIF header
        assert all(body.startswith(b"JFIF\0") for marker, body in found if marker == 0xE0)
        assert b"Exif" not in data


@settings(deadline=None, max_examples=at_most(40))
@given(width=st.integers(16, 2400), height=st.integers(16, 2400), stamp=st.sampled_from([None, STAMP]))
def test_sizes_never_exceed_the_limits(width: int, height: int, stamp: str | None) -> None:
    photo = finish(np.full((height, width, 3), 140, np.uint8), stamp=stamp, cropped=False, face="none")
    assert max(photo.width, photo.height) <= 1280
    assert decoded(photo.jpeg).shape == (photo.height, photo.width, 3)
    assert max(decoded(photo.preview_jpeg).shape) <= 480


def test_a_small_picture_is_never_enlarged() -> None:
    assert fit(np.zeros((60, 80, 3), np.uint8), 1280).shape == (60, 80, 3)


def test_a_document_stays_within_what_a_slow_line_carries(birth_letter: Frame) -> None:
    photo = finish(birth_letter, stamp=STAMP, cropped=True, face="none")
    assert len(photo.jpeg) < 200_000
    assert len(photo.preview_jpeg) < 40_000


def test_a_noisy_frame_is_pressed_harder(birth_letter: Frame) -> None:
    noise = np.random.default_rng(4).normal(0, 34, birth_letter.shape)
    noisy = np.clip(birth_letter + noise, 0, 255).astype(np.uint8)
    once = cv2.imencode(".jpg", noisy, [cv2.IMWRITE_JPEG_QUALITY, 70])[1]
    assert len(jpeg(noisy)) < len(once)
    assert len(jpeg(noisy)) <= 350_000


def test_the_stamp_lies_across_a_document_and_below_it() -> None:
    sheet = np.full((900, 640, 3), 230, np.uint8)
    picture = stamped(sheet, STAMP, across=True)
    below = picture[900:]
    assert 25 <= len(below) <= 60
    assert below.min() < 80  # dark letters
    assert below.max() == 255  # on white
    changed = np.argwhere((picture[:900] != 230).any(axis=2))
    assert changed[:, 0].min() < 200
    assert changed[:, 0].max() > 700
    assert changed[:, 1].min() < 120
    assert changed[:, 1].max() > 520


def test_print_under_the_stamp_still_reads() -> None:
    sheet = np.full((900, 640, 3), 230, np.uint8)
    sheet[::6] = 40  # lines of print
    picture = stamped(sheet, STAMP, across=True)[:900].astype(int)
    assert (picture[1::6] - picture[0:-5:6]).min() > 120


def test_a_face_has_its_stamp_only_below(one_face: Frame) -> None:
    photo = finish(one_face, stamp="Loket 1 · kode 739", cropped=False, face="seen")
    plain = finish(one_face, stamp=None, cropped=False, face="seen")
    assert photo.height > plain.height * photo.width // plain.width
    assert np.array_equal(stamped(one_face, "x", across=False)[: len(one_face)], one_face)


@pytest.mark.parametrize("stamp", ["Kelurahan Dukuh Kupàng", "Surat №7", "·", " ", "x" * 200])
def test_any_stamp_can_be_drawn(stamp: str) -> None:
    photo = finish(np.full((300, 400, 3), 200, np.uint8), stamp=stamp, cropped=False, face="none")
    assert photo.width == 400


def test_bytes_of_a_photo_are_not_in_its_repr(one_face: Frame) -> None:
    photo = finish(one_face, stamp=None, cropped=False, face="seen")
    assert "jpeg" not in repr(photo)
    assert len(repr(photo)) < 120


@pytest.mark.parametrize("noise", [0, 4, 8, 14])
@pytest.mark.parametrize("wall", ["plain", "busy"])
def test_three_pictures_of_a_presence_weigh_200_kb_together(one_face: Frame, noise: int, wall: str) -> None:
    """40 s on a line of 5 kB/s, also before a batik curtain in the light of one bulb."""
    rng = np.random.default_rng(noise)
    frame = one_face.astype(np.float32)
    if wall == "busy":
        spots = rng.integers(0, 255, (160, 213, 3)).astype(np.uint8)
        frame = 0.6 * frame + 0.4 * cv2.resize(spots, (1280, 960), interpolation=cv2.INTER_CUBIC)
    frame = np.clip(frame + rng.normal(0, noise, frame.shape), 0, 255).astype(np.uint8)
    photos = [
        finish(frame, stamp="Loket 1 - kode 739", face="seen", size=size) for size in (FIRST, FOLLOWING, FOLLOWING)
    ]
    assert sum(len(photo.jpeg) for photo in photos) <= 200_000
    assert max(photos[0].width, photos[0].height) >= 800
    assert all(max(photo.width, photo.height) >= 640 for photo in photos)
    read = cv2.imdecode(np.frombuffer(photos[0].jpeg, np.uint8), cv2.IMREAD_COLOR)
    assert read.shape[:2] == (photos[0].height, photos[0].width)
