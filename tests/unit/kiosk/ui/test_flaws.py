"""The looker finds what it is there for, and leaves good screens in peace."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.ui.flaws import flaws
from kiosk.ui.gallery import settle

SCREEN = """
import QtQuick
Item {
    width: 640
    height: 480
    %s
}
"""
BUTTON = """Rectangle { objectName: "%s"; x: %d; width: %d; height: 80; activeFocusOnTab: true
    Accessible.role: Accessible.Button; Accessible.name: "%s"; Accessible.focusable: true }"""


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def view(qapp: QGuiApplication) -> Iterator[QQuickView]:
    window = QQuickView()
    window.resize(640, 480)
    window.show()
    yield window
    window.close()
    window.deleteLater()


def rules(view: QQuickView, body: str, *, area: str = "resident", unit: float = 1.0) -> list[str]:
    component = QQmlComponent(view.engine())
    component.setData(QByteArray((SCREEN % body).encode()), QUrl())
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setParentItem(view.contentItem())
    item.setParent(view)
    settle()
    found = [flaw.rule for flaw in flaws(view, unit=unit, area=area)]
    item.setParentItem(None)
    return found


def test_a_good_screen_has_none(view: QQuickView) -> None:
    body = 'Text { text: "Mau mengurus apa?"; font.pixelSize: 28 }' + BUTTON % ("a", 400, 80, "Lanjut")
    assert rules(view, body) == []


def test_small_text_is_measured_against_the_reader_and_the_unit(view: QQuickView) -> None:
    body = 'Text { text: "kecil"; font.pixelSize: 26 }'
    assert rules(view, body) == ["small text"]
    assert rules(view, body, area="officer") == []
    assert rules(view, body, area="officer", unit=1.2) == ["small text"]


def test_elided_and_clipped_text_is_found(view: QQuickView) -> None:
    elided = 'Text { text: "Balai RW 05 Keputran"; font.pixelSize: 30; width: 80; elide: Text.ElideRight }'
    clipped = 'Text { text: "Keputran"; font.pixelSize: 30; width: 40 }'
    assert rules(view, elided) == ["elided text"]
    assert rules(view, clipped) == ["clipped text"]


def test_text_that_leaves_its_button_or_the_window_is_found(view: QQuickView) -> None:
    button = (
        'Rectangle { width: 60; height: 40; Text { anchors.centerIn: parent; text: "Panggil"; font.pixelSize: 30 } }'
    )
    edge = 'Text { x: 600; text: "Panggil"; font.pixelSize: 30 }'
    assert rules(view, button) == ["text outside"]
    assert rules(view, edge) == ["text outside"]


def test_what_cannot_be_seen_is_passed_over(view: QQuickView) -> None:
    assert rules(view, 'Text { text: "kecil"; font.pixelSize: 9; visible: false }') == []
    assert rules(view, 'Item { opacity: 0; Text { text: "kecil"; font.pixelSize: 9 } }') == []


def test_small_targets_and_narrow_gaps_are_found(view: QQuickView) -> None:
    assert rules(view, BUTTON % ("a", 0, 40, "Ya")) == ["small target"]
    assert rules(view, BUTTON % ("a", 0, 80, "Ya") + BUTTON % ("b", 86, 80, "Tidak")) == ["narrow gap"]
    assert rules(view, BUTTON % ("a", 0, 80, "Ya") + BUTTON % ("b", 92, 80, "Tidak")) == []


def test_focus_without_a_name_and_without_a_voice_is_found(view: QQuickView) -> None:
    assert rules(view, BUTTON % ("a", 0, 80, "")) == ["no name"]
    assert rules(view, "Rectangle { width: 80; height: 80; activeFocusOnTab: true }") == ["unreachable"]


def test_words_under_words_or_under_a_button_are_found(view: QQuickView) -> None:
    words = 'Text { text: "Sisa 5 jam"; font.pixelSize: 30 } Text { x: 60; text: "1 dari 3"; font.pixelSize: 30 }'
    button = 'Text { x: 60; text: "Sisa 5 jam"; font.pixelSize: 30 }' + BUTTON % ("a", 0, 80, "Lanjut")
    assert rules(view, words) == ["overlap"]
    assert rules(view, button) == ["overlap"]
