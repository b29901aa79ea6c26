"""Camera pictures on the screen: from a flow's `Preview` or `Photo` to paint, past every cache of Qt.

Invariants
- A picture lives in the FrameSource only; `clear` (or another picture) is the end of it. No URL, no provider, no cache.
- Painting works in the software renderer: a scaled image, a clip and a few lines.
"""

# ruff: noqa: FBT001 - a setter of Qt takes one value

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Property, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.flows.ports import Preview

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Corners = Sequence[tuple[float, float]]
_CORNER_SHARE = 0.2
_OVAL = (0.42, 0.78)  # width by height, shares of the picture's height


@QmlElement
@QmlUncreatable("made by a view-model")
class FrameSource(QObject):  # type: ignore[operator]
    """The newest picture and, for a paper, where its corners were found (fractions of the picture)."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.corners: tuple[tuple[float, float], ...] = ()

    def show_preview(self, preview: Preview, corners: Corners | None = None) -> None:
        image = QImage(preview.rgb, preview.width, preview.height, preview.width * 3, QImage.Format.Format_RGB888)
        self.image = image.copy()
        self.corners = tuple(corners or ())
        self.changed.emit()

    def show_jpeg(self, jpeg: bytes) -> None:
        self.image = QImage.fromData(jpeg)
        self.corners = ()
        self.changed.emit()

    def clear(self) -> None:
        self.image = QImage()
        self.corners = ()
        self.changed.emit()

    def _filled(self) -> bool:
        return not self.image.isNull()

    filled = Property(bool, _filled, notify=changed)


@QmlElement
class FrameItem(QQuickPaintedItem):
    """Paints a FrameSource, filling the item; `whole` shows all of the picture instead (for judging a photo)."""

    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._source: FrameSource | None = None
        self._flags = {"mirrored": False, "guide": False, "oval": False, "whole": False}
        self._corner = 0.0
        self._colours = {"guide": QColor("white"), "oval": QColor("white"), "empty": QColor("black")}

    def paint(self, painter: QPainter) -> None:
        bounds = QRectF(0, 0, self.width(), self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        clip = QPainterPath()
        clip.addRoundedRect(bounds, self._corner, self._corner)
        painter.setClipPath(clip)
        painter.fillRect(bounds, self._colours["empty"])
        image = self._source.image if self._source is not None else QImage()
        if not image.isNull():
            place = self._place(image.size(), bounds)
            self._paint_image(painter, image, place)
            if self._flags["guide"] and self._source is not None and len(self._source.corners) == 4:
                self._paint_corners(painter, self._source.corners, place)
        if self._flags["oval"]:
            self._paint_oval(painter, bounds)

    def _place(self, size: QSize, bounds: QRectF) -> QRectF:
        wide, high = bounds.width() / size.width(), bounds.height() / size.height()
        scale = min(wide, high) if self._flags["whole"] else max(wide, high)
        width, height = size.width() * scale, size.height() * scale
        return QRectF((bounds.width() - width) / 2, (bounds.height() - height) / 2, width, height)

    def _paint_image(self, painter: QPainter, image: QImage, place: QRectF) -> None:
        painter.save()
        if self._flags["mirrored"]:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(place, image)
        painter.restore()

    def _paint_corners(self, painter: QPainter, corners: Corners, place: QRectF) -> None:
        points = [QPointF(place.x() + x * place.width(), place.y() + y * place.height()) for x, y in corners]
        painter.setPen(QPen(self._colours["oval"], max(1.5, self.height() / 350)))
        painter.drawPolygon(points)
        pen = QPen(self._colours["guide"], max(5.0, self.height() / 60))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for before, here, after in zip(points[-1:] + points[:-1], points, points[1:] + points[:1], strict=True):
            start = here + (before - here) * _CORNER_SHARE
            end = here + (after - here) * _CORNER_SHARE
            painter.drawPolyline([start, here, end])

    def _paint_oval(self, painter: QPainter, bounds: QRectF) -> None:
        width, height = bounds.height() * _OVAL[0] * 1.2, bounds.height() * _OVAL[1]
        painter.setPen(QPen(self._colours["oval"], max(4.0, bounds.height() / 100)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = bounds.center()
        painter.drawEllipse(QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height))

    def _get_source(self) -> FrameSource | None:
        return self._source

    def _set_source(self, source: FrameSource | None) -> None:
        if self._source is not None:
            self._source.changed.disconnect(self._repaint)
        self._source = source
        if source is not None:
            source.changed.connect(self._repaint)
        self._repaint()
        self.changed.emit()

    def _repaint(self) -> None:
        self.update()

    def _set_flag(self, name: str, value: bool) -> None:
        self._flags[name] = value
        self.update()
        self.changed.emit()

    def _set_colour(self, name: str, value: QColor) -> None:
        self._colours[name] = QColor(value)
        self.update()
        self.changed.emit()

    def _get_mirrored(self) -> bool:
        return self._flags["mirrored"]

    def _set_mirrored(self, value: bool) -> None:
        self._set_flag("mirrored", value)

    def _get_guide(self) -> bool:
        return self._flags["guide"]

    def _set_guide(self, value: bool) -> None:
        self._set_flag("guide", value)

    def _get_oval(self) -> bool:
        return self._flags["oval"]

    def _set_oval(self, value: bool) -> None:
        self._set_flag("oval", value)

    def _get_whole(self) -> bool:
        return self._flags["whole"]

    def _set_whole(self, value: bool) -> None:
        self._set_flag("whole", value)

    def _get_corner(self) -> float:
        return self._corner

    def _set_corner(self, value: float) -> None:
        self._corner = value
        self.update()
        self.changed.emit()

    def _get_guide_colour(self) -> QColor:
        return self._colours["guide"]

    def _set_guide_colour(self, value: QColor) -> None:
        self._set_colour("guide", value)

    def _get_oval_colour(self) -> QColor:
        return self._colours["oval"]

    def _set_oval_colour(self, value: QColor) -> None:
        self._set_colour("oval", value)

    def _get_empty_colour(self) -> QColor:
        return self._colours["empty"]

    def _set_empty_colour(self, value: QColor) -> None:
        self._set_colour("empty", value)

    source = Property(FrameSource, _get_source, _set_source, notify=changed)
    mirrored = Property(bool, _get_mirrored, _set_mirrored, notify=changed)
    guide = Property(bool, _get_guide, _set_guide, notify=changed)
    oval = Property(bool, _get_oval, _set_oval, notify=changed)
    whole = Property(bool, _get_whole, _set_whole, notify=changed)
    corner = Property(float, _get_corner, _set_corner, notify=changed)
    guideColour = Property(QColor, _get_guide_colour, _set_guide_colour, notify=changed)
    ovalColour = Property(QColor, _get_oval_colour, _set_oval_colour, notify=changed)
    emptyColour = Property(QColor, _get_empty_colour, _set_empty_colour, notify=changed)
