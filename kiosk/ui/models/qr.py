"""The ticket's QR, drawn module by module: exact at any size, no picture file, no cache.

Invariants
- Four modules of white around it, in every mode.
- The text is the signed ticket statement; it holds no name, no NIK and never the PIN.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_QUIET = 4


def modules_of(text: str) -> list[list[bool]]:
    """The dark modules of the QR for this text, with the quiet zone; empty for an empty text."""
    if not text:
        return []
    from qrcode import QRCode, constants  # type: ignore[import-untyped]  # ships no types

    code = QRCode(error_correction=constants.ERROR_CORRECT_L, border=_QUIET)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(cell) for cell in row] for row in code.get_matrix()]


@QmlElement
class QrItem(QQuickPaintedItem):
    changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._modules: list[list[bool]] = []
        self._dark = QColor("black")

    def paint(self, painter: QPainter) -> None:
        side = min(self.width(), self.height())
        painter.fillRect(QRectF(0, 0, side, side), QColor("white"))
        if not self._modules:
            return
        count = len(self._modules)
        cell = max(1.0, float(int(side / count)))
        origin = (side - cell * count) / 2
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(QRectF(origin + x * cell, origin + y * cell, cell, cell), self._dark)

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._modules = modules_of(text)
            self.update()
            self.changed.emit()

    def _get_dark(self) -> QColor:
        return self._dark

    def _set_dark(self, value: QColor) -> None:
        self._dark = QColor(value)
        self.update()
        self.changed.emit()

    text = Property(str, _get_text, _set_text, notify=changed)
    dark = Property(QColor, _get_dark, _set_dark, notify=changed)
