"""What anybody may hold before the camera: a badge, a milk carton, or something made to hurt."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import qrcode
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kiosk.capture.code import LONGEST_TEXT, read_code
from kiosk.capture.quality import Frame
from tests.examples import at_most

from .degraded_badges import GOOD_ENOUGH, SPOILED, badge_frame


def code_of(text: str | bytes, *, box: int = 4) -> Frame:
    maker = qrcode.QRCode(box_size=box, border=4)
    maker.add_data(text, optimize=0)
    maker.make(fit=True)
    shades = np.array(maker.make_image().convert("L"), np.uint8)
    return cv2.cvtColor(shades, cv2.COLOR_GRAY2BGR).astype(np.uint8)


def test_a_badge_is_read_as_it_was_printed() -> None:
    text = "BR1.eyJiYWRnZSI6IjAxOGY0ZTlhIn0.signature-of-the-city_with-dashes"
    assert read_code(code_of(text)) == text


def test_a_code_on_its_head_and_one_in_white_on_black_are_read() -> None:
    frame = code_of("BR1.upside-down")
    assert read_code(np.rot90(frame, 2)) == "BR1.upside-down"
    assert read_code(255 - frame) == "BR1.upside-down"


@pytest.mark.parametrize("text", ["", "naïve", "nul\0inside", "line\nbreak", "\x1b[31mred", "\u202eedoc"])
def test_what_is_not_printable_ascii_is_not_there(text: str) -> None:
    assert read_code(code_of(text.encode())) is None


def test_a_text_longer_than_any_of_ours_is_not_there() -> None:
    assert read_code(code_of("A" * LONGEST_TEXT, box=6)) == "A" * LONGEST_TEXT
    assert read_code(code_of("A" * (LONGEST_TEXT + 1), box=6)) is None


@pytest.mark.parametrize("kind", ["EAN13", "Code128", "Aztec", "DataMatrix", "PDF417", "MicroQRCode", "RMQRCode"])
def test_a_milk_carton_is_no_badge(kind: str) -> None:
    made = zxingcpp.create_barcode("4006381333931" if kind == "EAN13" else "12345", getattr(zxingcpp, kind))
    shades = np.array(zxingcpp.write_barcode_to_image(made, scale=6), np.uint8)
    frame = cv2.cvtColor(np.pad(shades, 60, constant_values=255), cv2.COLOR_GRAY2BGR).astype(np.uint8)
    assert zxingcpp.read_barcodes(frame)  # it is a good one
    assert read_code(frame) is None


def test_of_two_codes_the_one_held_nearer_is_meant() -> None:
    frame = np.full((720, 1280, 3), 255, np.uint8)
    for text, box, x in (("BR1.far", 3, 60), ("BR1.near", 8, 600)):
        code = code_of(text, box=box)
        frame[100 : 100 + code.shape[0], x : x + code.shape[1]] = code
    assert read_code(frame) == "BR1.near"


@pytest.mark.parametrize("spoil", sorted(SPOILED))
def test_a_badge_in_a_poor_picture_is_read_often_enough(spoil: str) -> None:
    """A person holds it for a second, which is eight readings: half of the poor frames are plenty."""
    frames = [badge_frame(spoil, seed) for seed in range(6)]
    read = sum(read_code(frame) == text for frame, text in frames)
    assert read >= GOOD_ENOUGH[spoil] * len(frames)


SHAPES = st.one_of(
    st.tuples(st.integers(0, 40), st.integers(0, 40)),
    st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from([0, 1, 2, 3, 4, 7])),
)


@settings(max_examples=at_most(300), deadline=None)
@given(arrays.arrays(np.uint8, SHAPES))
def test_noise_of_any_shape_is_nothing(frame: Frame) -> None:
    assert read_code(frame) is None


@settings(max_examples=at_most(60), deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(1, 5), st.sampled_from(["", "torn", "flipped"]))
def test_odd_strides_and_torn_codes_never_crash(seed: int, down: int, across: int, hurt: str) -> None:
    rng = np.random.default_rng(seed)
    frame = code_of("BR1." + "x" * int(rng.integers(1, 300)), box=int(rng.integers(2, 6)))
    if hurt == "torn":
        hit = rng.integers(0, frame.size, frame.size // 3)
        frame.reshape(-1)[hit] = rng.integers(0, 256, hit.size)
    view = frame[::-down, ::-across, ::-1] if hurt == "flipped" else frame[::down, ::across]
    text = read_code(view)
    assert text is None or text.startswith("BR1.x")


@pytest.mark.parametrize(
    "frame",
    [
        np.zeros((1, 200_000, 3), np.uint8),
        np.zeros((200_000, 30, 3), np.uint8),
        np.zeros((6000, 8000, 3), np.uint8),
        np.zeros((300, 300), np.float64),
        np.zeros((300, 300, 3), np.float32),
        np.zeros((300,), np.uint8),
        np.asfortranarray(np.zeros((300, 400, 3), np.uint8)),
    ],
    ids=["a line", "a pole", "a wall", "no bytes", "no byte colours", "flat", "columns first"],
)
def test_what_is_no_frame_is_nothing(frame: Frame) -> None:
    assert read_code(frame) is None
