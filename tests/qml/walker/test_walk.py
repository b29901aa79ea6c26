"""A slice of the walk in every run: each scene in turn in another size, mode or language. `make walk` goes everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk.ui.fonts import load_fonts
from kiosk.ui.gallery import FAST, Show, Variant
from kiosk.ui.scenes import SCENES, Scene
from tests.qml.walker.pixels import brightness, contrast
from tests.qml.walker.visits import visit

RESIDENT = [scene for scene in SCENES if scene.area == "resident"]
SLICE = [(scene, FAST[at % len(FAST)]) for at, scene in enumerate(RESIDENT[::4])]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="module")
def show_of(qapp: QGuiApplication) -> Iterator[Callable[[Variant], Show]]:
    load_fonts()
    shows: dict[Variant, Show] = {}
    with ExitStack() as open_shows:

        def find(variant: Variant) -> Show:
            if variant not in shows:
                shows[variant] = open_shows.enter_context(closing(Show(variant)))
            return shows[variant]

        yield find


@pytest.mark.parametrize(("scene", "variant"), SLICE, ids=[f"{s.name}-{v.name}" for s, v in SLICE])
def test_a_visit_finds_nothing_to_mend(scene: Scene, variant: Variant, show_of: Callable[[Variant], Show]) -> None:
    assert [str(flaw) for flaw in visit(show_of(variant), scene, None)] == []


@given(st.integers(0, 255), st.integers(0, 255))
def test_contrast_is_that_of_the_two_colours_whatever_the_letters_look_like(around: int, letters: int) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB888)
    picture.fill(QColor(around, around, around))
    for x in range(20, 30):
        for y in range(10, 20):
            picture.setPixelColor(x, y, QColor(letters, letters, letters))
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (around / 255, letters / 255)
    ]
    wanted = (max(linear) + 0.05) / (min(linear) + 0.05)
    assert np.isclose(contrast(brightness(picture)), wanted)
