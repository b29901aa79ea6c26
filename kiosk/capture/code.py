"""The text of a QR code that somebody holds before the camera: a badge, an unlock code, a time anchor.

Invariants
- The reader is C++ over bytes that anybody may print: it gets one plane of grey, bounded and without gaps between rows,
  and what it says goes on only when it is 1 to 1024 characters of printable ASCII. Anything else is not there.
- QR alone: bar codes on a milk carton are no badge.
- Of two codes the larger one is meant, the one that is held out.
"""

from __future__ import annotations

import math
from typing import Final

import cv2
import numpy as np
import zxingcpp

from kiosk.capture.quality import Frame, Grey

LONGEST_TEXT: Final = 1024  # our longest is an unlock statement, 420
READ_PERIOD_S: Final = 1 / 8
_READ_SIDE: Final = 1280  # a version 15 badge held at arm's length still has 3 px a module
_SMALLEST_SIDE: Final = 21  # of a QR code in modules
_FORMATS: Final = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCodeModel2])


def read_code(frame: Frame) -> str | None:
    """None when no code that means anything to us is in the picture."""
    shades = _plane(frame)
    if shades is None:
        return None
    try:
        found = zxingcpp.read_barcodes(shades, formats=_FORMATS, text_mode=zxingcpp.TextMode.Plain)
    except (ValueError, TypeError, RuntimeError):
        return None
    texts = [(_extent(code.position), text) for code in found if (text := _text(code.bytes)) is not None]
    return max(texts)[1] if texts else None


def _plane(frame: Frame) -> Grey | None:
    """Grey, at most `_READ_SIDE` wide and high, rows one after the other; None for what is no picture."""
    if frame.ndim not in (2, 3) or frame.dtype != np.uint8 or min(frame.shape[:2]) < _SMALLEST_SIDE:
        return None
    if frame.ndim == 3 and frame.shape[2] != 3:
        return None
    height, width = frame.shape[:2]
    plain = np.ascontiguousarray(frame)
    scale = _READ_SIDE / max(height, width)
    if scale < 1:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        plain = cv2.resize(plain, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)
    if plain.ndim == 3:
        plain = cv2.cvtColor(plain, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)
    return np.ascontiguousarray(plain)


def _text(raw: bytes) -> str | None:
    if not 1 <= len(raw) <= LONGEST_TEXT or any(not 0x20 <= byte <= 0x7E for byte in raw):
        return None
    return raw.decode("ascii")


def _extent(position: zxingcpp.Position) -> float:
    """The larger diagonal, in pixels."""
    corners = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    (a, b, c, d) = ((corner.x, corner.y) for corner in corners)
    return max(math.dist(a, c), math.dist(b, d))
