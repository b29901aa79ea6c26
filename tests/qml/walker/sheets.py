"""Many pictures on one, small but legible: what a person goes through to have looked at all of them.

`Sheets` collects the pictures of one variant and leaves `sheets/<variant>-<nn>.png`; `index` leaves one page for each size and mode,
with every picture in every language and what is wrong with it, and `index.html`, which leads to them.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.ui.fonts import FAMILY
from kiosk.ui.gallery import MODES, SIZES, Picture, Variant, contact_sheet

COLUMNS, ROWS = 5, 4
_WIDE = 480
_HIGH_AND_WIDE = 300  # of a standing screen
_AIR, _LINE = 12, 34
_LEVEL = 80  # of Qt's 0 to 100: the least compression that is one; the best takes five times as long


def save(picture: QImage, path: Path) -> None:
    picture.save(str(path), "PNG", _LEVEL)  # type: ignore[call-overload]  # the stub asks for bytes, the binding for text


class Sheets:
    def __init__(self, variant: Variant, out: Path) -> None:
        self._variant, self._out = variant, out
        wide = _WIDE if variant.size[0] > variant.size[1] else _HIGH_AND_WIDE
        self._cell = QSize(wide, round(wide * variant.size[1] / variant.size[0]))
        self._small: list[tuple[str, QImage]] = []
        out.mkdir(parents=True, exist_ok=True)

    def add(self, name: str, picture: QImage) -> None:
        small = picture.scaled(
            self._cell, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._small.append((name, small))
        if len(self._small) == COLUMNS * ROWS:
            self.close()

    def close(self) -> None:
        if self._small:
            number = len(list(self._out.glob(f"{self._variant.name}-*.png"))) + 1
            save(self._painted(), self._out / f"{self._variant.name}-{number:02}.png")
        self._small = []

    def _painted(self) -> QImage:
        step = self._cell + QSize(_AIR, _AIR + _LINE)
        rows = -(-len(self._small) // COLUMNS)
        sheet = QImage(step.width() * COLUMNS + _AIR, step.height() * rows + _AIR, QImage.Format.Format_RGB888)
        sheet.fill(QColor("white"))
        painter = QPainter(sheet)
        font = painter.font()
        font.setFamily(FAMILY)
        font.setPixelSize(_LINE * 2 // 3)
        painter.setFont(font)
        for at, (name, small) in enumerate(self._small):
            corner = QPoint(_AIR + at % COLUMNS * step.width(), _AIR + at // COLUMNS * step.height())
            painter.drawText(QRect(corner, QSize(self._cell.width(), _LINE)), Qt.AlignmentFlag.AlignVCenter, name)
            painter.drawImage(corner + QPoint(0, _LINE), small)
        painter.end()
        return sheet


def index(pictures: Sequence[Picture], out: Path) -> None:
    rows = []
    for size, mode in itertools.product(SIZES, MODES):
        some = [each for each in pictures if each.variant.size == size and each.variant.mode == mode]
        if some:
            page = f"{size[0]}x{size[1]}-{mode}.html"
            (out / page).write_text(contact_sheet(some), encoding="utf-8")
            found = sum(len(each.flaws) for each in some)
            rows.append(f'<li><a href="{page}">{html.escape(page[:-5])}</a>: {len(some)} layar, {found} cacat</li>')
    (out / "index.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>Galeri layar</title><ul>{''.join(rows)}</ul>", encoding="utf-8"
    )
