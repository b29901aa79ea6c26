"""Where the paper lies, and the paper cut out and straightened.

Invariants
- Corners are fractions (0..1) of the picture, clockwise from the corner nearest the picture's top left.
- No corners is an answer, not an error: the whole frame is kept then. A wrong crop loses a document, none loses nothing;
  so a shape counts only when it is four-sided, convex, large, and does not lean on the picture's border.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import cv2
import numpy as np
from numpy.typing import NDArray

from kiosk.capture.quality import Frame, Region, grey

Corners = tuple[tuple[float, float], ...]  # four of them
Points = NDArray[np.float32]  # n x 2, pixels
Outline = NDArray[np.integer[Any] | np.floating[Any]]  # n x 1 x 2, as OpenCV hands them out

SMALLEST_PART: Final = 0.06  # of the frame: a KTP held so far away that its NIK has 3 px a digit
_LARGEST_PART: Final = 0.97
_FILLED_PART: Final = 0.90  # of the four-sided shape that its outline fills: rounded corners and a thumb are allowed
_NARROWEST_ANGLE: Final = 50  # degrees; a sheet seen from the side, but no triangle
_BORDER_PX: Final = 2
_MARGIN: Final = 0.006  # kept around the found edge, of the paper's size: print reaches the edge of a KTP


def find_corners(picture: Frame) -> Corners | None:
    """Corners of the largest paper; `picture` is the small one (at most 640x480)."""
    best: Points | None = None
    for mask in _masks(picture):
        for quad in _quads(mask):
            if best is None or cv2.contourArea(quad) > cv2.contourArea(best):
                best = quad
    if best is None:
        return None
    height, width = picture.shape[:2]
    return tuple((float(x) / width, float(y) / height) for x, y in _clockwise(best))


def straighten(frame: Frame, corners: Corners) -> Frame:
    """The paper as if seen from above: sides as long as the longer of each opposite pair in the frame's pixels."""
    height, width = frame.shape[:2]
    points = np.array([(x * width, y * height) for x, y in corners], np.float32)
    centre = points.mean(axis=0)
    points = (centre + (points - centre) * (1 + _MARGIN)).astype(np.float32)
    top, right, bottom, left = (float(np.linalg.norm(points[i] - points[(i + 1) % 4])) for i in range(4))
    across, down = max(2, round(max(top, bottom))), max(2, round(max(left, right)))
    target = np.array([(0, 0), (across - 1, 0), (across - 1, down - 1), (0, down - 1)], np.float32)
    warp = cv2.getPerspectiveTransform(points, target)
    flat = cv2.warpPerspective(frame, warp, (across, down), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return flat.astype(np.uint8, copy=False)


def region_of(corners: Corners, width: int, height: int) -> Region:
    """The upright box inside the paper, in pixels: its edges and the table are left out."""
    across = sorted(x for x, _ in corners)
    down = sorted(y for _, y in corners)
    x, y = round(across[1] * width), round(down[1] * height)
    return x, y, max(1, round(across[2] * width) - x), max(1, round(down[2] * height) - y)


def _masks(picture: Frame) -> Iterator[NDArray[np.uint8]]:
    """Ways to tell paper from table: lighter, less coloured, unlike what lies along the border, bordered by edges."""
    lightness = cv2.GaussianBlur(grey(picture), (5, 5), 0).astype(np.uint8)
    colour = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)[:, :, 1], (5, 5), 0).astype(np.uint8)
    unlike = _unlike_the_border(picture)
    for channel, kind in ((lightness, cv2.THRESH_BINARY), (colour, cv2.THRESH_BINARY_INV), (unlike, cv2.THRESH_BINARY)):
        _, mask = cv2.threshold(channel, 0, 255, kind | cv2.THRESH_OTSU)
        yield cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)).astype(np.uint8)
    middle = float(np.median(lightness))
    edges = cv2.Canny(lightness, 0.4 * middle, 0.9 * middle)
    yield cv2.dilate(edges, np.ones((3, 3), np.uint8)).astype(np.uint8)


def _unlike_the_border(picture: Frame) -> NDArray[np.uint8]:
    """Distance in colour (a and b of Lab) and a little in lightness from the table that shows around the paper.

    What finds a brown marriage book on a brown table.
    """
    height, width = picture.shape[:2]
    half = cv2.resize(picture, (max(1, width // 2), max(1, height // 2)), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(cv2.GaussianBlur(half, (5, 5), 0), cv2.COLOR_BGR2LAB).astype(np.int16)
    border = np.concatenate([lab[:4].reshape(-1, 3), lab[-4:].reshape(-1, 3), lab[:, :4].reshape(-1, 3)])
    away = np.abs(lab - np.median(border, axis=0).astype(np.int16))
    distance = np.clip(away[:, :, 0] + 3 * (away[:, :, 1] + away[:, :, 2]), 0, 255).astype(np.uint8)
    full = cv2.resize(distance, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(full, np.uint8)


def _quads(mask: NDArray[np.uint8]) -> Iterator[Points]:
    height, width = mask.shape
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for outline in outlines:
        hull = cv2.convexHull(outline)
        if not SMALLEST_PART < cv2.contourArea(hull) / (width * height) < _LARGEST_PART:
            continue
        quad = _four_sides(hull, outline)
        if quad is not None and _is_paper(quad, hull, outline, width, height):
            yield quad


def _four_sides(hull: Outline, outline: Outline) -> Points | None:
    """The hull simplified until four corners remain, then each side fitted to the outline and the sides met again.

    The fit is what makes rounded corners (a KTP) and a dog-ear come out as if they were sharp.
    """
    around = cv2.arcLength(hull, closed=True)
    for part in (0.02, 0.03, 0.045, 0.06, 0.08):
        rough = cv2.approxPolyDP(hull, part * around, closed=True)
        if len(rough) == 4:
            return _refined(rough.reshape(4, 2).astype(np.float32), outline)
        if len(rough) < 4:
            break
    return None


def _refined(rough: Points, outline: Outline) -> Points:
    points = outline.reshape(-1, 2).astype(np.float32)
    lines = [_line_along(points, rough[i], rough[(i + 1) % 4]) for i in range(4)]
    met = [_meet(lines[i - 1], lines[i]) for i in range(4)]
    limit = 0.08 * cv2.arcLength(rough, closed=True)
    corners = [
        rough[i] if point is None or np.linalg.norm(point - rough[i]) > limit else point for i, point in enumerate(met)
    ]
    return np.array(corners, np.float32)


def _line_along(points: Points, start: Points, end: Points) -> tuple[Points, Points]:
    """A point and a direction: fitted to the outline's points along the middle 76 % of a side."""
    side = end - start
    length = float(np.linalg.norm(side))
    direction = side / max(length, 1e-6)
    along = (points - start) @ direction
    across = np.abs((points - start) @ np.array([-direction[1], direction[0]], np.float32))
    near = points[(along > 0.12 * length) & (along < 0.88 * length) & (across < 0.03 * length + 2)]
    if len(near) < 2:
        return start, direction
    vx, vy, x, y = cv2.fitLine(near, cv2.DIST_HUBER, 0, 0.01, 0.01).reshape(4)
    return np.array([x, y], np.float32), np.array([vx, vy], np.float32)


def _meet(one: tuple[Points, Points], other: tuple[Points, Points]) -> Points | None:
    (p, u), (q, v) = one, other
    cross = float(u[0] * v[1] - u[1] * v[0])
    if abs(cross) < 0.2:
        return None
    step = float((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / cross
    return (p + step * u).astype(np.float32)


def _is_paper(quad: Points, hull: Outline, outline: Outline, width: int, height: int) -> bool:
    area = cv2.contourArea(quad)
    if area <= 0 or not cv2.isContourConvex(quad.astype(np.int32)):
        return False
    filled = min(cv2.contourArea(outline) / area, area / cv2.contourArea(hull), cv2.contourArea(hull) / area)
    inside = (
        (quad[:, 0] > _BORDER_PX)
        & (quad[:, 0] < width - 1 - _BORDER_PX)
        & (quad[:, 1] > _BORDER_PX)
        & (quad[:, 1] < height - 1 - _BORDER_PX)
    )
    return filled > _FILLED_PART and bool(inside.all()) and _narrowest_angle(quad) > _NARROWEST_ANGLE


def _narrowest_angle(quad: Points) -> float:
    angles = []
    for i in range(4):
        one, other = quad[i - 1] - quad[i], quad[(i + 1) % 4] - quad[i]
        cosine = float(one @ other) / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-6)
        angles.append(float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))))
    return min(angles)


def _clockwise(quad: Points) -> Points:
    centre = quad.mean(axis=0)
    angles = np.arctan2(quad[:, 1] - centre[1], quad[:, 0] - centre[0])  # y points down: growing angle is clockwise
    turned = quad[np.argsort(angles)]
    first = int(np.argmin(turned.sum(axis=1)))
    return np.roll(turned, -first, axis=0)
