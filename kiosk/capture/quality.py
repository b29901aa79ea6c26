"""Is the picture of any use: sharp, lit, still. Pure functions over arrays.

Invariants
- Every measure is taken on the small picture that is also shown (at most 640x480), so a number means the same for a
  webcam of 480 lines and one of 1080, and what the person sees is what was judged.
- A region (the paper, the face) is judged by itself: a dark table around a well lit paper is not darkness.
- The thresholds are measured on the demo pictures and their spoiled twins; tests/unit/kiosk/capture holds them there.
"""

from __future__ import annotations

from typing import Final, Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Frame = NDArray[np.uint8]  # height x width x 3, BGR
Grey = NDArray[np.uint8]  # height x width
Region = tuple[int, int, int, int]  # x, y, width, height in pixels of the small picture

SMALL_WIDTH: Final = 640
SMALL_HEIGHT: Final = 480

# `sharpness` of the demo papers: 110 (a page with little print) to 240; blurred by sigma 1.5 px at 640, where print of an
# A4 sheet can no longer be read, at most 19. Faces are smoother than print: 62 and more, blurred by 1.5 px at most 16.
SHARP_PAPER: Final = 32.0
SHARP_FACE: Final = 22.0

BRIGHT: Final = 200  # what the lightest twentieth of a well lit picture reaches; lit pictures are left as they are
_LIFT: Final = 3.0  # dim print is lifted this much at most: beyond it, noise would pass as sharpness

# The lightest twentieth, so that a dark thing (a brown marriage book, a peci) is not darkness. Demo papers in a third of
# the light measure 80, faces 60; there JPEG keeps more noise than print.
DARK: Final = 75
GLARE_LEVEL: Final = 251  # a sensor's white; paper under a lamp that is not reflected stays below it
GLARE_PART: Final = 0.02  # of the region in one spot: a line of print on a sheet, a field on a KTP

# Mean difference in grey levels of one tile (40x40 px) between two frames. Sensor noise averages to below 1.5 in a
# tile; a paper drawn by 2 px a frame, or a hand anywhere in the picture, exceeds 4.
STILL_DIFFERENCE: Final = 3.5
_TILE: Final = 40


def small(frame: Frame) -> Frame:
    """The frame reduced to fit 640x480, never enlarged; 16:9 becomes 640x360."""
    height, width = frame.shape[:2]
    scale = min(1.0, SMALL_WIDTH / width, SMALL_HEIGHT / height)
    if scale == 1.0:
        return frame
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return cv2.resize(frame, size, interpolation=cv2.INTER_AREA).astype(np.uint8, copy=False)


def grey(frame: Frame) -> Grey:
    return cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY).astype(np.uint8, copy=False)


def inside(picture: Grey, region: Region | None) -> Grey:
    """The region cut out of the picture; the whole when there is no region or nothing of it lies inside."""
    if region is None:
        return picture
    x, y, width, height = region
    cut = picture[max(0, y) : max(0, y + height), max(0, x) : max(0, x + width)]
    return cut if cut.size else picture


def sharpness(picture: Grey) -> float:
    """Variance of the Laplacian (Pech-Pacheco 2000): high when there are edges of one pixel, near 0 when blurred.

    Made equal for dim and bright pictures, because the variance falls with the square of the light.
    """
    calm = cv2.GaussianBlur(picture, (3, 3), 0.8)  # sensor noise has the sharpest edges of all
    lift = (BRIGHT / max(1.0, _lightest(picture))) ** 2
    return float(cv2.Laplacian(calm, cv2.CV_64F).var()) * min(_LIFT, max(1.0, lift))


def exposure(picture: Grey) -> Literal["dark", "glare"] | None:
    if _lightest(picture) < DARK:
        return "dark"
    return "glare" if _largest_white_spot(picture) > GLARE_PART else None


def _lightest(picture: Grey) -> float:
    return float(np.percentile(picture, 95))


def _largest_white_spot(picture: Grey) -> float:
    """The part (0..1) of the picture in its largest connected saturated spot.

    A reflected lamp is one spot; a bright sheet that is evenly near white has specks, and its print still reads.
    """
    white = (picture >= GLARE_LEVEL).astype(np.uint8)
    white = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(white, connectivity=4)
    if count < 2:
        return 0.0
    return float(stats[1:, cv2.CC_STAT_AREA].max()) / picture.size


def difference(before: Grey, now: Grey) -> float:
    """Grey levels by which the most changed tile differs; 255 when the pictures have different sizes."""
    if before.shape != now.shape:
        return 255.0
    height, width = now.shape
    tiles = (max(1, width // _TILE), max(1, height // _TILE))
    change = cv2.resize(cv2.absdiff(_calm(before), _calm(now)), tiles, interpolation=cv2.INTER_AREA)
    return float(change.max())


def is_still(before: Grey, now: Grey) -> bool:
    return difference(before, now) < STILL_DIFFERENCE


def _calm(picture: Grey) -> Grey:
    return cv2.blur(picture, (5, 5)).astype(np.uint8, copy=False)
