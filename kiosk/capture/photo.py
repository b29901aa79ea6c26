"""From a frame to the picture that is kept: small, without EXIF, stamped with what it is for.

Invariants
- OpenCV's JPEG writer puts in no EXIF, no thumbnail and no comment; nothing here adds any.
- The stamp lies across a document, so that a copy that leaks says for what it was made; it is light enough that the
  print under it still reads. It stands in full below every picture, where it covers nothing; a face has it only there.
- Stamps are letters of the Hershey strokes that OpenCV draws: ASCII, with "·" drawn as a dot, accents dropped.
"""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.quality import Frame
from kiosk.flows.ports import Photo, Preview

Mask = NDArray[np.uint8]  # height x width, 255 where there is ink

PREVIEW_SIDE: Final = 480
_FONT: Final = cv2.FONT_HERSHEY_DUPLEX
_ACROSS: Final = 0.20  # opacity of the stamp across
_INK: Final = (70, 30, 20)  # BGR, a dark blue that no form is printed in
_BAND_PART: Final = 0.055  # height of the line below, of the picture's width


@dataclass(frozen=True, slots=True)
class Size:
    """`side` in pixels; lower qualities are for noisy frames, until `most_bytes` hold it, then fewer pixels: no fewer
    than `least_side`, whatever that weighs.
    """

    side: int
    qualities: tuple[int, ...]
    most_bytes: int
    least_side: int = PREVIEW_SIDE


FULL: Final = Size(1280, (70, 60, 50, 40), 350_000, least_side=1280)  # trust §3.4: print must stay readable
# The three pictures of a presence together: 200 kB, 40 s on a line of 5 kB/s. Who it is needs detail, the movement less.
FIRST: Final = Size(1280, (70, 60, 50), 110_000, least_side=800)
FOLLOWING: Final = Size(960, (60, 50, 40), 45_000, least_side=640)
_SMALL: Final = Size(PREVIEW_SIDE, (70, 60, 50, 40), 350_000)


def finish(
    frame: Frame,
    *,
    stamp: str | None,
    face: Literal["seen", "unchecked", "none"],
    across: bool = False,
    cropped: bool = False,
    serial: int = 0,
    size: Size = FULL,
) -> Photo:
    """`across`: the stamp also lies over the picture, as on a paper."""
    picture = fit(frame, size.side)
    if stamp:
        picture = fit(stamped(picture, stamp, across=across), size.side)
    data, picture = _within(picture, size)
    height, width = picture.shape[:2]
    return Photo(
        jpeg=data,
        preview_jpeg=jpeg(fit(picture, PREVIEW_SIDE), _SMALL),
        width=width,
        height=height,
        cropped=cropped,
        face=face,
        serial=serial,
    )


def fit(picture: Frame, side: int) -> Frame:
    """Reduced so that its long side is at most `side`; never enlarged."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def jpeg(picture: Frame, size: Size = FULL) -> bytes:
    data = b""
    for quality in size.qualities:
        done, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        if not done:
            raise RuntimeError("OpenCV could not encode a JPEG")
        data = encoded.tobytes()
        if len(data) <= size.most_bytes:
            break
    return data


def _within(picture: Frame, size: Size) -> tuple[bytes, Frame]:
    """The JPEG, and the picture that it is of."""
    data = jpeg(picture, size)
    while len(data) > size.most_bytes and max(picture.shape[:2]) > size.least_side:
        picture = fit(picture, max(size.least_side, max(picture.shape[:2]) * 4 // 5))
        data = jpeg(picture, size)
    return data, picture


def preview(picture: Frame) -> Preview:
    """`picture` is the small one already (at most 640x480)."""
    height, width = picture.shape[:2]
    return Preview(width=width, height=height, rgb=cv2.cvtColor(picture, cv2.COLOR_BGR2RGB).tobytes())


def stamped(picture: Frame, stamp: str, *, across: bool) -> Frame:
    """The picture with a line more below; as high as before plus 5.5 % of the width."""
    height, width = picture.shape[:2]
    if across:
        opacity = _across(stamp, width, height).astype(np.float32)[:, :, None] * (_ACROSS / 255)
        picture = (picture * (1 - opacity) + np.array(_INK, np.float32) * opacity).astype(np.uint8)
    return np.vstack([picture, _band(stamp, width)])


def _across(stamp: str, width: int, height: int) -> Mask:
    """The words along the rising diagonal, in the middle of a picture of this size."""
    words = _lower(_words(stamp, round(0.92 * math.hypot(width, height))), round(0.1 * min(width, height)))
    tall, wide = words.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, tall / 2), math.degrees(math.atan2(height, width)), 1.0)
    turn[:, 2] += (width / 2 - wide / 2, height / 2 - tall / 2)
    return cv2.warpAffine(words, turn, (width, height), flags=cv2.INTER_LINEAR).astype(np.uint8)


def _band(stamp: str, width: int) -> Frame:
    height = max(18, round(width * _BAND_PART))
    band = np.full((height, width, 3), 255, np.uint8)
    words = _lower(_words(stamp, round(width * 0.94)), round(height * 0.62))
    tall, wide = words.shape[:2]
    x, y = (width - wide) // 2, (height - tall) // 2
    shade = (words.astype(np.float32) / 255)[:, :, None]
    place = band[y : y + tall, x : x + wide]
    place[:] = (place * (1 - shade) + np.array(_INK, np.float32) * shade).astype(np.uint8)
    return band


def _lower(words: Mask, limit: int) -> Mask:
    """Reduced until it is at most `limit` high."""
    tall, wide = words.shape[:2]
    if tall <= limit:
        return words
    size = (max(1, round(wide * limit / tall)), limit)
    return cv2.resize(words, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def _words(text: str, width: int) -> Mask:
    """One line as a mask (0..255), exactly `width` wide, as high as its letters need."""
    pieces = [_plain(piece) for piece in text.split("·")]
    unit = 1.5  # drawn large, then reduced: Hershey strokes are thin
    thick = 4
    sizes = [cv2.getTextSize(piece, _FONT, unit, thick)[0] for piece in pieces]
    gap = 46
    total = sum(size[0] for size in sizes) + gap * (len(pieces) - 1) + 2 * thick
    line = np.zeros((68, total), np.uint8)
    x = thick
    for index, (piece, size) in enumerate(zip(pieces, sizes, strict=True)):
        if index:
            cv2.circle(line, (x + gap // 2, 32), 6, 255, -1, cv2.LINE_AA)
            x += gap
        cv2.putText(line, piece, (x, 48), _FONT, unit, 255, thick, cv2.LINE_AA)
        x += size[0]
    height = max(1, round(line.shape[0] * width / total))
    kind = cv2.INTER_AREA if width < total else cv2.INTER_LINEAR
    return cv2.resize(line, (max(1, width), height), interpolation=kind).astype(np.uint8)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text.strip()).encode("ascii", "ignore").decode("ascii")
