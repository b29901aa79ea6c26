"""Contrast as it is painted: read from the picture, not from the theme.

Invariants
- Words are measured in the box of their letters: what stands around them is the commonest brightness there, the letters are the
  pixels furthest from it. At least 7:1; an icon at least 3:1.
- A border, and the face of something that can be pressed, is measured in the middle of each of its sides: at least 3:1 against what
  is painted outside of it, or for a border against what it holds. A border in the colour of dividers promises nothing.
- A box that is not wholly in the picture is not measured here: that it is clipped is a flaw of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem

from kiosk.ui.flaws import Flaw, ink, is_control, path_of, place
from kiosk.ui.flaws_of_boxes import is_drawn, is_icon

TEXT_CONTRAST = 7.0
SHAPE_CONTRAST = 3.0
_ROUNDING = 0.05
_CORE = 4  # pixels: that many of a letter are neither edge nor noise
_BAND = 6  # pixels to both sides of an edge: border, lower edge and rounding are in there
_BEYOND = 9  # what is nearer may be the lower edge of a button, what is further the next target
_THIN = 1.5  # pixels; a box that has no border tells that it has one of 1
_SEEN = 1.02  # less is no shape at all: a button of words only

Grid = NDArray[np.float32]


def _curve() -> Grid:
    linear = np.arange(256) / 255
    return np.where(linear <= 0.04045, linear / 12.92, ((linear + 0.055) / 1.055) ** 2.4).astype(np.float32)


_LINEAR = _curve()


class Light:
    """Relative luminance (WCAG 2) of a picture, worked out only where it is asked for."""

    def __init__(self, picture: QImage) -> None:
        image = picture.convertToFormat(QImage.Format.Format_RGB888)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
        self._colours = rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()

    @property
    def area(self) -> int:
        return self._colours.shape[0] * self._colours.shape[1]

    def box(self, left: int, top: int, right: int, bottom: int) -> Grid | None:
        """None when it is not wholly in the picture."""
        high, wide = self._colours.shape[:2]
        if left < 0 or top < 0 or right > wide or bottom > high or left >= right or top >= bottom:
            return None
        linear = _LINEAR[self._colours[top:bottom, left:right]]
        found: Grid = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32)
        return found

    def within(self, rect: QRectF) -> Grid | None:
        left, top, right, bottom = _edges(rect)
        return self.box(left, top, right, bottom) if right - left > 2 and bottom - top > 2 else None


def _edges(rect: QRectF) -> tuple[int, int, int, int]:
    return round(rect.left()), round(rect.top()), round(rect.right()), round(rect.bottom())


# --- words and icons -------------------------------------------------------------------------------------------------


def contrast_flaws(items: list[QQuickItem], light: Light) -> Iterator[Flaw]:
    for item in items:
        if item.inherits("QQuickText") and str(item.property("text")).strip():
            yield from _judged(item, light.within(ink(item)), TEXT_CONTRAST, "text contrast")
        elif is_icon(item):
            yield from _judged(item, light.within(place(item)), SHAPE_CONTRAST, "icon contrast")


def _judged(item: QQuickItem, box: Grid | None, least: float, rule: str) -> Iterator[Flaw]:
    if box is not None:
        found = contrast(box)
        if found < least - _ROUNDING:
            yield Flaw(rule, path_of(item), f"{found:.1f}:1, at least {least:.0f}:1")


def contrast(box: Grid) -> float:
    """Between what is commonest in this box and what is furthest from it."""
    counts, edges = np.histogram(box, bins=64, range=(0.0, 1.0))
    top = int(counts.argmax())
    around = float(np.median(box[(box >= edges[top]) & (box <= edges[top + 1])]))
    ratios = np.sort(_ratio(box, around), axis=None)
    return float(ratios[-min(_CORE, ratios.size)])


def _ratio(one: Grid, other: float) -> Grid:
    ratio: Grid = (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)
    return ratio


# --- shapes ----------------------------------------------------------------------------------------------------------


def shape_flaws(items: list[QQuickItem], light: Light, divider: QColor) -> Iterator[Flaw]:
    """`divider`: the colour of borders that only divide."""
    for item in items:
        if not item.inherits("QQuickRectangle") or not item.isEnabled() or is_drawn(item) or _is_dim(item):
            continue
        border, rect = _border_px(item, divider), place(item)
        is_page = rect.width() * rect.height() > light.area / 2
        if border or (_is_face(item) and not is_page):
            found = edge_contrast(light, rect, border)
            if found is not None and _SEEN < found < SHAPE_CONTRAST - _ROUNDING:
                yield Flaw("shape contrast", path_of(item), f"{found:.1f}:1, at least {SHAPE_CONTRAST:.0f}:1")


def _is_dim(item: QQuickItem) -> bool:
    """Fainter than it is when it can be used: not yet, or not any more."""
    at: QQuickItem | None = item
    while at is not None and at.opacity() == 1:
        at = at.parentItem()
    return at is not None


def _border_px(item: QQuickItem, divider: QColor) -> float:
    wide = float(QQmlProperty(item, "border.width").read())
    if wide < _THIN:
        return 0.0
    colour = QColor(QQmlProperty(item, "border.color").read())
    return 0.0 if colour.alpha() == 0 or colour == divider else wide


def _is_face(item: QQuickItem) -> bool:
    """What is painted as the control itself: the uppermost box of its size."""
    control = item.parentItem()
    if control is None or not is_control(control):
        return False
    faces = [
        each
        for each in control.childItems()
        if each.isVisible() and each.inherits("QQuickRectangle") and _as_large(each, control)
    ]
    return bool(faces) and faces[-1] is item and QColor(item.property("color")).alpha() > 0


def _as_large(item: QQuickItem, control: QQuickItem) -> bool:
    return 0.8 * control.height() < item.height() <= control.height() and 0.9 * control.width() < item.width()


def edge_contrast(light: Light, rect: QRectF, border: float) -> float | None:
    """Of the side that is seen worst; None when none of them can be measured."""
    left, top, right, bottom = _edges(rect)
    across, down = (left + right) // 2, (top + bottom) // 2
    half = max(2, min(right - left, bottom - top) // 24)
    reach = _BEYOND + 1
    sides = (
        light.box(across - half, top - reach, across + half, top + _BAND * 2),
        light.box(across - half, bottom - _BAND * 2, across + half, bottom + reach),
        light.box(left - reach, down - half, left + _BAND * 2, down + half),
        light.box(right - _BAND * 2, down - half, right + reach, down + half),
    )
    lines = [
        np.median(sides[0], axis=1) if sides[0] is not None else None,
        np.median(sides[1], axis=1)[::-1] if sides[1] is not None else None,
        np.median(sides[2], axis=0) if sides[2] is not None else None,
        np.median(sides[3], axis=0)[::-1] if sides[3] is not None else None,
    ]
    found = [_line_contrast(line, border) for line in lines if line is not None]
    return min(found) if found else None


def _line_contrast(line: Grid, border: float) -> float:
    """`line` runs from outside over the edge inwards."""
    edge = _BEYOND + 1
    band = line[edge - _BAND : edge + (round(border) + 1 if border else _BAND)]
    grounds = [float(line[0]), *([float(line[edge - 3]), float(line[edge + round(border) + 3])] if border else [])]
    return max(float(_ratio(band, ground).max()) for ground in grounds)
