"""Contrast as it is painted: read from the picture, not from the theme.

Invariants
- Words are measured in the box of their letters: what stands around them is the commonest brightness there, the letters are the
  pixels furthest from it. At least 7:1; an icon and the edge of something that can be switched on and off at least 3:1.
- A box that is not wholly in the picture is not measured here: that it is clipped is a flaw of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from kiosk.ui.flaws import Flaw, ink, path_of, place

TEXT_CONTRAST = 7.0
SHAPE_CONTRAST = 3.0
_ROUNDING = 0.05
_CORE = 4  # pixels: that many of a letter are neither edge nor noise

Grid = NDArray[np.float64]


def brightness(picture: QImage) -> Grid:
    """Relative luminance (WCAG 2) of each pixel."""
    image = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    colours = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3)
    linear = np.arange(256) / 255
    linear = np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4)
    found: Grid = linear[colours] @ np.array([0.2126, 0.7152, 0.0722])
    return found


def contrast_flaws(items: list[QQuickItem], light: Grid) -> Iterator[Flaw]:
    for item in items:
        if item.inherits("QQuickText") and str(item.property("text")).strip():
            yield from _judged(item, _in_box(light, ink(item)), TEXT_CONTRAST, "text contrast")
        elif item.inherits("QQuickImage") and "image://icon/" in item.property("source").toString():
            yield from _judged(item, _in_box(light, place(item)), SHAPE_CONTRAST, "icon contrast")


def _judged(item: QQuickItem, box: Grid | None, least: float, rule: str) -> Iterator[Flaw]:
    if box is not None:
        found = contrast(box)
        if found < least - _ROUNDING:
            yield Flaw(rule, path_of(item), f"{found:.1f}:1, at least {least:.0f}:1")


def contrast(box: Grid) -> float:
    """Between what is commonest in this box and what is furthest from it."""
    counts, edges = np.histogram(box, bins=64, range=(0.0, 1.0))
    around = float(np.median(box[(box >= edges[top := int(counts.argmax())]) & (box <= edges[top + 1])]))
    ratios = np.sort((np.maximum(box, around) + 0.05) / (np.minimum(box, around) + 0.05), axis=None)
    return float(ratios[-min(_CORE, ratios.size)])


def _in_box(light: Grid, rect: QRectF) -> Grid | None:
    left, top, right, bottom = (round(edge) for edge in (rect.left(), rect.top(), rect.right(), rect.bottom()))
    inside = left >= 0 and top >= 0 and right <= light.shape[1] and bottom <= light.shape[0]
    return light[top:bottom, left:right] if inside and right - left > 2 and bottom - top > 2 else None
