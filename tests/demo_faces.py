"""Invented people in front of the kiosk, painted from shapes: for presence without a camera.

Invariants
- Nobody: each face is a handful of ellipses, curves and soft light. No photo was used, traced or learned from.
- YuNet finds exactly one face in each at its default threshold; tests/unit/kiosk/capture says so.
- The first three are one officer who looks straight, turns and looks straight again, as the presence screen asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QTransform

WIDTH, HEIGHT = 1280, 960
Scene = NDArray[np.float32]  # height x width x 3, BGR
Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Person:
    skin: str
    shade: str  # the skin in shadow
    cloth: str
    head: str  # hijab | peci | hair
    cover: str  # colour of hijab, peci or hair
    turn: float = 0.0  # -1 left .. 1 right: how far the features move across the face
    tilt: float = 0.0  # degrees
    at: tuple[float, float] = (640.0, 438.0)
    size: float = 1.28
    moustache: bool = False


class Canvas:
    """Soft shapes over a picture: every layer is a mask of Qt's, blurred, mixed in with an opacity."""

    def __init__(self, scene: Scene, place: QTransform) -> None:
        self.scene = scene
        self.place = place
        self.scale = float(np.hypot(place.m11(), place.m12()))

    def paint(self, path: QPainterPath, colour: str, *, soft: float = 1.0, opacity: float = 1.0) -> None:
        self._mix(self._mask(path, None), colour, soft, opacity)

    def stroke(self, path: QPainterPath, colour: str, width: float, *, soft: float = 1.0, opacity: float = 1.0) -> None:
        self._mix(self._mask(path, width), colour, soft, opacity)

    def clipped(self, path: QPainterPath, within: QPainterPath, colour: str, *, soft: float, opacity: float) -> None:
        """Like paint, but nothing falls outside `within`: light on a cheek does not light the air."""
        mask = cv2.GaussianBlur(self._mask(path, None), (0, 0), max(0.3, soft * self.scale))
        limit = cv2.GaussianBlur(self._mask(within, None), (0, 0), 1.2)
        self._mix(mask * limit, colour, 0, opacity)

    def _mask(self, path: QPainterPath, width: float | None) -> NDArray[np.float32]:
        image = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(self.place)
        if width is None:
            painter.fillPath(path, QColor("white"))
        else:
            pen = QPen(QColor("white"), width)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.strokePath(path, pen)
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(HEIGHT, image.bytesPerLine())
        return rows[:, :WIDTH].astype(np.float32) / 255

    def _mix(self, mask: NDArray[np.float32], colour: str, soft: float, opacity: float) -> None:
        if soft:
            mask = cv2.GaussianBlur(mask, (0, 0), max(0.3, soft * self.scale))
        wanted = QColor(colour)
        bgr = np.array((wanted.blue(), wanted.green(), wanted.red()), np.float32)
        share = (mask * opacity)[:, :, None]
        self.scene[:] = self.scene * (1 - share) + bgr * share


def oval(x: float, y: float, rx: float, ry: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(x, y), rx, ry)
    return path


def curve(start: tuple[float, float], *pieces: tuple[float, ...], close: bool = False) -> QPainterPath:
    """Cubic pieces of six numbers, quadratic of four, straight of two."""
    path = QPainterPath(QPointF(*start))
    for p in pieces:
        if len(p) == 6:
            path.cubicTo(*p)
        elif len(p) == 4:
            path.quadTo(*p)
        else:
            path.lineTo(*p)
    if close:
        path.closeSubpath()
    return path


def hall() -> Scene:
    """The wall behind: a window on the left, a notice board, all out of focus."""
    scene = np.full((HEIGHT, WIDTH, 3), (178, 188, 182), np.float32)
    canvas = Canvas(scene, QTransform())
    for x, y, w, h, colour in (
        (0, 0, 500, 960, "#C3CFC8"),
        (70, 110, 320, 400, "#E6ECE6"),
        (222, 110, 14, 400, "#9FB0A8"),
        (70, 300, 320, 14, "#9FB0A8"),
        (900, 140, 300, 210, "#E9E1CF"),
        (930, 180, 190, 18, "#8FA0A0"),
        (930, 224, 230, 12, "#B0BCBA"),
        (930, 256, 210, 12, "#B0BCBA"),
        (0, 760, 1280, 200, "#A9B3A8"),
    ):
        path = QPainterPath()
        path.addRect(QRectF(x, y, w, h))
        canvas.paint(path, colour, soft=7)
    return scene


FACE = curve(
    (0, -150),
    (78, -150, 116, -92, 114, -16),
    (112, 62, 78, 150, 0, 152),
    (-78, 150, -112, 62, -114, -16),
    (-116, -92, -78, -150, 0, -150),
    close=True,
)


def portrait(person: Person) -> Scene:
    scene = hall()
    place = QTransform().translate(*person.at).rotate(person.tilt).scale(person.size, person.size)
    canvas = Canvas(scene, place)
    lower = 0 if person.head == "hijab" else -42  # a hijab hides the neck
    _body(Canvas(scene, QTransform(place).translate(0, lower)), person)
    if person.head == "hijab":
        _hijab_behind(canvas, person)
    else:
        _neck_and_ears(canvas, person)
    _head(canvas, person)
    _features(canvas, person)
    {"hijab": _hijab_front, "peci": _peci, "hair": _hair}[person.head](canvas, person)
    return scene


def _body(canvas: Canvas, person: Person) -> None:
    body = curve(
        (-330, 620), (-330, 330, -190, 270, -90, 235), (0, 260, 90, 235), (190, 270, 330, 330, 330, 620), close=True
    )
    canvas.paint(oval(14, 420, 330, 260), "#5F6B66", soft=26, opacity=0.35)
    canvas.paint(body, person.cloth, soft=1.5)
    canvas.clipped(oval(240, 460, 160, 260), body, "#3C3322", soft=50, opacity=0.35)
    canvas.clipped(oval(-170, 360, 110, 120), body, "#FFF4DA", soft=50, opacity=0.22)
    collar = curve((-92, 236), (-40, 330, 0, 360), (40, 330, 92, 236))
    canvas.stroke(collar, "#4A3F28", 9, soft=2.5, opacity=0.45)
    badge = QPainterPath()
    badge.addRoundedRect(QRectF(110, 380, 120, 36), 5, 5)
    canvas.paint(badge, "#0B4651", soft=1)
    canvas.stroke(curve((124, 398), (196, 398)), "#DDEBE9", 7, soft=1)


def _neck_and_ears(canvas: Canvas, person: Person) -> None:
    neck = curve((-62, 90), (-58, 200, -80, 222), (0, 318, 80, 222), (58, 200, 62, 90), close=True)
    canvas.paint(neck, person.skin, soft=1.5)
    canvas.clipped(oval(6, 140, 96, 74), neck, person.shade, soft=18, opacity=0.85)
    for side in (-1, 1):
        canvas.paint(oval(side * 116 - person.turn * 6, 2, 17, 34), person.skin, soft=1.5)
        canvas.paint(oval(side * 118 - person.turn * 6, 4, 8, 20), person.shade, soft=4, opacity=0.8)


def _head(canvas: Canvas, person: Person) -> None:
    canvas.paint(FACE, person.skin, soft=1.2)
    canvas.clipped(oval(110, 20, 62, 170), FACE, person.shade, soft=26, opacity=0.75)
    canvas.clipped(oval(-122, 40, 34, 150), FACE, person.shade, soft=20, opacity=0.5)
    canvas.clipped(oval(0, 158, 96, 36), FACE, person.shade, soft=16, opacity=0.6)
    canvas.clipped(oval(-36, -86, 66, 40), FACE, "#FFE9CF", soft=26, opacity=0.40)
    shift = 30 * person.turn
    for side in (-1, 1):
        canvas.clipped(oval(side * 58 + shift, 44, 34, 28), FACE, "#D9795F", soft=16, opacity=0.20)
        canvas.clipped(oval(side * 52 + shift, 22, 30, 16), FACE, "#FFE9CF", soft=13, opacity=0.28)


def _features(canvas: Canvas, person: Person) -> None:
    near = 1 - 0.10 * abs(person.turn)
    shift = 34 * person.turn
    for side in (-1, 1):
        squeeze = near * (1 - 0.22 * max(0.0, side * person.turn))
        _eye(canvas, person, side * 48 * squeeze + shift, -24, squeeze, side)
    _nose(canvas, person, 48 * person.turn)
    _mouth(canvas, person, 38 * person.turn, near)


def _eye(canvas: Canvas, person: Person, x: float, y: float, squeeze: float, side: int) -> None:
    wide = 25 * squeeze
    canvas.paint(oval(x, y - 6, wide * 1.25, 20), person.shade, soft=8, opacity=0.55)
    lids = curve((x - wide, y + 2), (x - wide * 0.4, y - 15, x + wide * 0.5, y - 14, x + wide, y), close=False)
    almond = curve(
        (x - wide, y + 2),
        (x - wide * 0.4, y - 15, x + wide * 0.5, y - 14, x + wide, y),
        (x + wide * 0.4, y + 11, x - wide * 0.4, y + 11, x - wide, y + 2),
        close=True,
    )
    canvas.paint(almond, "#EFE9E0", soft=0.8)
    look = x + 5 * person.turn
    canvas.clipped(oval(look, y - 2, 11.5, 11.5), almond, "#3A2216", soft=0.8, opacity=1)
    canvas.clipped(oval(look, y - 2, 5.5, 5.5), almond, "#0C0807", soft=0.8, opacity=1)
    canvas.paint(oval(look - 4, y - 6, 2.6, 2.6), "#FFFFFF", soft=0.6, opacity=0.9)
    canvas.stroke(lids, "#20140E", 4.2, soft=0.9, opacity=0.95)
    under = curve((x - wide * 0.8, y + 12), (x, y + 19, x + wide * 0.8, y + 11))
    canvas.stroke(under, person.shade, 3, soft=2, opacity=0.7)
    brow = curve((x - side * 30 * squeeze, y - 29), (x + side * 2, y - 46, x + side * 32 * squeeze, y - 33))
    canvas.stroke(brow, "#1E1612", 8.5, soft=1.8, opacity=0.85)


def _nose(canvas: Canvas, person: Person, x: float) -> None:
    lean = 1.0 if person.turn >= 0 else -1.0
    side = curve((x * 0.7 + lean * 10, -20), (x + lean * 14, 20, x + lean * 26, 40))
    canvas.stroke(side, person.shade, 9, soft=5, opacity=0.6)
    canvas.stroke(curve((x * 0.75, -26), (x - 2, 34)), "#FFEBD3", 11, soft=6, opacity=0.34)
    canvas.paint(oval(x, 42, 24, 14), person.shade, soft=8, opacity=0.42)
    canvas.paint(oval(x - 2, 34, 13, 10), "#FFEBD3", soft=6, opacity=0.32)
    for nostril in (-1, 1):
        canvas.paint(oval(x + nostril * 12, 48, 6.5, 4), "#4A241A", soft=1.8, opacity=0.8)
        wing = curve((x + nostril * 21, 34), (x + nostril * 29, 46, x + nostril * 18, 51))
        canvas.stroke(wing, person.shade, 4, soft=2, opacity=0.8)


def _mouth(canvas: Canvas, person: Person, x: float, near: float) -> None:
    wide = 42 * near
    upper = curve(
        (x - wide, 88),
        (x - 16, 78, x - 6, 76, x, 81),
        (x + 6, 76, x + 16, 78, x + wide, 88),
        (x, 93, x - wide, 88),
        close=True,
    )
    lower = curve((x - wide, 88), (x, 93, x + wide, 88), (x + 20, 112, x - 20, 112, x - wide, 88), close=True)
    canvas.paint(oval(x, 118, 26, 8), person.shade, soft=6, opacity=0.6)
    canvas.paint(upper, "#9A4A42", soft=1.2, opacity=0.9)
    canvas.paint(lower, "#B5605A", soft=1.2, opacity=0.9)
    canvas.clipped(oval(x - 4, 98, 18, 4), lower, "#F0B5A8", soft=3, opacity=0.5)
    canvas.stroke(curve((x - wide, 87), (x, 94, x + wide, 87)), "#4E1F1B", 3.2, soft=1, opacity=0.9)
    for side in (-1, 1):
        canvas.stroke(
            curve((x + side * 34, 46), (x + side * 52, 62, x + side * 53, 80)), person.shade, 4, soft=4, opacity=0.55
        )
    if person.moustache:
        hair = curve((x - 40, 74), (x, 60, x + 40, 74), (x, 70, x - 40, 74), close=True)
        canvas.stroke(hair, "#1B1512", 7, soft=2, opacity=0.75)


def _hijab_behind(canvas: Canvas, person: Person) -> None:
    outer = curve(
        (0, -212),
        (118, -212, 178, -110, 172, 30),
        (168, 150, 196, 250, 236, 330),
        (80, 410, -80, 410, -236, 330),
        (-196, 250, -168, 150, -172, 30),
        (-178, -110, -118, -212, 0, -212),
        close=True,
    )
    canvas.paint(oval(10, 40, 190, 250), "#4C5A56", soft=30, opacity=0.4)
    canvas.paint(outer, person.cover, soft=1.5)
    canvas.clipped(oval(150, 60, 60, 260), outer, "#000000", soft=28, opacity=0.35)
    canvas.clipped(oval(-90, -140, 70, 60), outer, "#FFFFFF", soft=34, opacity=0.18)
    for dx, depth in ((-120, 0.16), (-50, 0.2), (40, 0.24), (120, 0.26)):
        fold = curve((dx * 0.75, 150), (dx * 1.0, 250, dx * 1.5, 350))
        canvas.stroke(fold, "#000000", 16, soft=9, opacity=depth)


def _hijab_front(canvas: Canvas, person: Person) -> None:
    frame = QPainterPath()
    frame.addPath(
        curve(
            (0, -178),
            (136, -178, 150, -60, 138, 20),
            (130, 150, 70, 190, 0, 192),
            (-70, 190, -130, 150, -138, 20),
            (-150, -60, -136, -178, 0, -178),
            close=True,
        )
    )
    hole = curve(
        (0, -126),
        (76, -126, 104, -84, 102, -12),
        (100, 66, 70, 140, 0, 141),
        (-70, 140, -100, 66, -102, -12),
        (-104, -84, -76, -126, 0, -126),
        close=True,
    )
    canvas.clipped(oval(0, -118, 104, 26), FACE, "#1A0F0A", soft=14, opacity=0.45)
    canvas.paint(frame.subtracted(hole), person.cover, soft=1.2)
    canvas.stroke(hole, "#000000", 7, soft=4, opacity=0.30)
    chin = curve((-120, 110), (-60, 205, 60, 205, 122, 108))
    canvas.stroke(chin, "#000000", 12, soft=8, opacity=0.25)


def _peci(canvas: Canvas, person: Person) -> None:
    for side in (-1, 1):
        sideburn = curve(
            (side * 112, -70), (side * 119, -30, side * 106, 6), (side * 103, -40, side * 100, -76), close=True
        )
        canvas.paint(sideburn, "#17110F", soft=2, opacity=0.9)
    cap = curve(
        (-122, -80),
        (-120, -150, -104, -206),
        (0, -234, 104, -206),
        (120, -150, 122, -80),
        (0, -122, -122, -80),
        close=True,
    )
    canvas.clipped(oval(0, -92, 120, 22), FACE, "#1A0F0A", soft=10, opacity=0.5)
    canvas.paint(cap, person.cover, soft=1.2)
    canvas.clipped(oval(-50, -180, 40, 40), cap, "#FFFFFF", soft=22, opacity=0.14)
    canvas.stroke(curve((-104, -206), (0, -180, 104, -206)), "#FFFFFF", 3, soft=2, opacity=0.10)


def _hair(canvas: Canvas, person: Person) -> None:
    hair = curve(
        (-122, 20),
        (-150, -120, -90, -208, 0, -208),
        (96, -208, 150, -120, 122, 20),
        (112, -30, 104, -84),
        (30, -70, -40, -118),
        (-70, -84, -104, -70),
        (-112, -30, -122, 20),
        close=True,
    )
    canvas.clipped(oval(0, -96, 112, 30), FACE, "#1A0F0A", soft=12, opacity=0.35)
    canvas.paint(hair, person.cover, soft=1.6)
    canvas.clipped(oval(-40, -170, 60, 18), hair, "#B9A79A", soft=14, opacity=0.28)


OFFICER = Person("#C98E63", "#8F5A3B", "#B49763", "hijab", "#0F4A55")
FACES: dict[str, Callable[[], Scene]] = {
    "lurus": lambda: portrait(OFFICER),
    "kiri": lambda: portrait(replace(OFFICER, turn=-0.8, tilt=-1.5, at=(630.0, 440.0))),
    "lurus_lagi": lambda: portrait(replace(OFFICER, tilt=1.5, at=(650.0, 434.0), size=1.33)),
    "petugas_lain": lambda: portrait(
        Person("#A8724B", "#6B4229", "#B49763", "peci", "#14181B", at=(636.0, 470.0), moustache=True)
    ),
}
