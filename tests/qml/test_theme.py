"""The theme is what the tokens say, in every mode and at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics

from kiosk.ui.fonts import FAMILY
from kiosk.ui.theme_build import THEME_QML, built_in_tokens, theme_source

if TYPE_CHECKING:
    from tests.qml.conftest import Hall


def theme(hall: Hall):
    return hall.runtime.engine.singletonInstance("Kiosk.Theme", "Theme")


def test_the_generated_theme_is_up_to_date() -> None:
    assert THEME_QML.read_text(encoding="utf-8") == theme_source(built_in_tokens())


def test_no_name_begins_like_a_signal_handler() -> None:
    assert "color on" not in THEME_QML.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("size", "dpi", "unit"), [((1280, 800), 96, 1.0), ((1920, 1080), 102, 1.275), ((1080, 1920), 102, 1.275)]
)
def test_the_unit_follows_the_window(hall: Hall, size: tuple[int, int], dpi: int, unit: float) -> None:
    hall.runtime.fit_theme(QSize(*size), dpi=dpi)
    assert theme(hall).property("unit") == pytest.approx(unit, abs=0.005)


def test_large_text_grows_text_by_a_quarter_and_controls_by_less(hall: Hall) -> None:
    hall.stage.shell.toggleLargeText()
    assert theme(hall).property("fontBody") == 35
    assert theme(hall).property("sizeButton") == 92


def test_high_contrast_is_black_and_white(hall: Hall) -> None:
    hall.stage.shell.toggleHighContrast()
    assert theme(hall).property("paper").name() == "#000000"
    assert theme(hall).property("ink").name() == "#ffffff"


def luminance(colour: str) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (part(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mode", ["light", "highContrast"])
def test_every_pair_of_text_and_ground_keeps_seven_to_one(mode: str) -> None:
    colours = built_in_tokens()["colour"][mode]
    for pair in colours["contrastText"]:
        front, back = pair.split(" on ")
        high, low = sorted((luminance(colours["roles"][front]), luminance(colours["roles"][back])), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 7.0, pair


def test_a_bold_is_really_bold(hall: Hall) -> None:
    widths = []
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = QFont(FAMILY)
        font.setPixelSize(44)
        font.setWeight(weight)
        widths.append(QFontMetrics(font).horizontalAdvance("Mau mengurus apa"))
    assert widths[1] > widths[0]
