"""Languages: built from the .ts files, changed while running, and never a reason to stop."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from PySide6.QtQml import QQmlEngine

from kiosk.ui import translations_build
from kiosk.ui.translation import Translation

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from tests.qml.conftest import Hall


@pytest.fixture(scope="module")
def _built() -> None:
    assert translations_build.build() == 0


@pytest.mark.usefixtures("_built")
def test_javanese_is_shown_at_once_and_indonesian_comes_back(hall: Hall) -> None:
    hall.touch("attract.start")
    assert hall.text("page.title") == "Pilih bahasa"
    hall.touch("language.jv")
    assert hall.text("page.title") == "Pilih basa"
    hall.touch("language.id")
    assert hall.text("page.title") == "Pilih bahasa"


def test_a_language_without_words_shows_indonesian(qapp: QGuiApplication, caplog: pytest.LogCaptureFixture) -> None:
    engine = QQmlEngine()
    translation = Translation(engine)
    with caplog.at_level(logging.INFO):
        translation.speak("xx")
        translation.speak("xx")
    assert len([line for line in caplog.messages if "'xx'" in line]) == 1
    translation.close()
