"""`image://icon/<name>/<rrggbb>` and `image://art/<key>`: our own SVGs, drawn at the size the screen asks for;
`image://sign/<text>`: what is painted on the board of the hall, part of the picture and not a text to read.

Invariants
- Only files below assets/icons and assets/art are read; a key cannot climb out of them.
- An unknown key draws the fallback (`lainnya`, or nothing for an icon) and is reported once; a picture never fails a screen.
- The first picture does without Qt's namespace `Qt`, whose enumerations cost 20 ms: it is neither imported at the top nor
  asked for behind the scenes, as `QImage.fill` does.
- Nothing personal passes here: Qt keeps these pictures in its own cache. Camera pictures go through `FrameItem`.
"""

from __future__ import annotations

import logging
import re
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, QUrl
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.ui.fonts import FAMILY

_LOG = logging.getLogger(__name__)
_KEY = re.compile(r"[a-z0-9_]+(?:[-/][a-z0-9_]+)*")
_COLOUR = re.compile(r"[0-9a-fA-F]{6}")
_DEFAULT_SIDE = 64
_WALL = "#FFF3DC"


class _SvgProvider(QQuickImageProvider):
    """Common part: an SVG text to an image of the wanted size."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._missing: set[str] = set()

    def _draw(self, svg: bytes | None, size: QSize, wanted: QSize) -> QImage:
        renderer = QSvgRenderer(QByteArray(svg or b""))
        natural = renderer.defaultSize()
        side = wanted if wanted.isValid() and not wanted.isEmpty() else QSize(_DEFAULT_SIDE, _DEFAULT_SIDE)
        if renderer.isValid() and not natural.isEmpty():
            side = _within(natural, side)
        image = QImage(side, QImage.Format.Format_ARGB32_Premultiplied)
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.eraseRect(image.rect())
        if renderer.isValid():
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            renderer.render(painter, QRectF(0, 0, side.width(), side.height()))
        painter.end()
        size.setWidth(side.width())
        size.setHeight(side.height())
        return image

    def _read(self, folder: str, key: str) -> bytes | None:
        if not _KEY.fullmatch(key):
            return None
        path = files("assets").joinpath(folder, *f"{key}.svg".split("/"))
        return path.read_bytes() if path.is_file() else None

    def _report(self, key: str) -> None:
        if key not in self._missing:
            self._missing.add(key)
            _LOG.info("no picture %r", key)


def _within(natural: QSize, room: QSize) -> QSize:
    """As large as fits, of the same shape."""
    wide = natural.width() * room.height() // natural.height()
    if wide <= room.width():
        return QSize(wide, room.height())
    return QSize(room.width(), natural.height() * room.width() // natural.width())


class IconProvider(_SvgProvider):
    """One-colour icons; the colour replaces `currentColor`."""

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 - Qt's name
        name, _, colour = id.rpartition("/")
        svg = self._read("icons", name)
        if svg is None or not _COLOUR.fullmatch(colour):
            self._report(id)
            return self._draw(None, size, requestedSize)
        return self._draw(svg.replace(b"currentColor", b"#" + colour.encode("ascii")), size, requestedSize)


class ArtProvider(_SvgProvider):
    """Pictures of things: `services/<code>`, `papers/<key>`, or shared ones; an unknown one is `lainnya`, the leaf."""

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 - Qt's name
        svg = self._read("art", id) or self._read("art", id.rpartition("/")[2])
        if svg is None:
            self._report(id)
            svg = self._read("art", "lainnya")
        return self._draw(svg, size, requestedSize)


class SignProvider(QQuickImageProvider):
    """The hall's name as painted on its board: as large as fits, in the colour of the wall."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002 - Qt's name
        from PySide6.QtCore import Qt

        side = requestedSize if requestedSize.isValid() and not requestedSize.isEmpty() else QSize(160, 36)
        image = QImage(side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        text = QUrl.fromPercentEncoding(QByteArray(id.encode("utf-8")))
        font = QFont(FAMILY)
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(max(1, int(side.height() * 0.62)))
        wide = QFontMetrics(font).horizontalAdvance(text)
        if wide > side.width() * 0.92:
            font.setPixelSize(max(1, int(font.pixelSize() * side.width() * 0.92 / wide)))
        painter = QPainter(image)
        painter.setFont(font)
        painter.setPen(QColor(_WALL))
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        size.setWidth(side.width())
        size.setHeight(side.height())
        return image
