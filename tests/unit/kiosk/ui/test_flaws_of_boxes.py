"""Words and boxes: wholly on each other or not at all, nothing out of the card that holds it, nothing below the footer's edge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.ui.flaws import visible_items
from kiosk.ui.flaws_of_boxes import box_flaws
from kiosk.ui.gallery import settle

PAPER = QColor("#faf5eb")
SCREEN = """
import QtQuick
Rectangle {
    id: page
    width: 640; height: 480; color: "#faf5eb"
    property Item bodyItem: body
    Item { id: body; width: 640; height: 400; %s }
}
"""
CARD = 'Rectangle { objectName: "card"; x: 20; y: %d; width: 300; height: 80; color: "white"; %s }'
BUTTON = """Item { objectName: "button"; width: 200; height: %d; activeFocusOnTab: true
    Accessible.role: Accessible.Button; Accessible.name: "Lanjut"; Accessible.focusable: true
    Rectangle { anchors.fill: parent; color: "white"
        Text { anchors.centerIn: parent; text: "Lanjut"; font.pixelSize: 30 } } }"""


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


def rules(view: QQuickView, body: str) -> list[str]:
    component = QQmlComponent(view.engine())
    component.setData(QByteArray((SCREEN % body).encode()), QUrl())
    item = component.create()
    assert isinstance(item, QQuickItem), component.errorString()
    item.setParentItem(view.contentItem())
    item.setParent(view)
    settle()
    found = [flaw.rule for flaw in box_flaws(list(visible_items(view.contentItem())), view, PAPER)]
    item.setParentItem(None)
    return found


def test_words_on_their_card_and_beside_it_are_well(view: QQuickView) -> None:
    inside = CARD % (20, 'Text { x: 12; y: 12; text: "Kode acak"; font.pixelSize: 28 }')
    assert rules(view, inside + 'Text { x: 20; y: 200; text: "Di bawah"; font.pixelSize: 28 }') == []


def test_words_half_on_a_card_that_is_not_theirs_are_found(view: QQuickView) -> None:
    over = 'Text { x: 30; y: 80; text: "Foto dilihat atasan"; font.pixelSize: 40 }'
    assert rules(view, CARD % (20, "") + over) == ["half on a box"]


def test_a_box_that_leaves_its_card_is_found(view: QQuickView) -> None:
    wide = 'Rectangle { objectName: "stop"; x: -40; y: 10; width: 100; height: 40; color: "red" }'
    assert rules(view, CARD % (20, wide)) == ["box outside"]


def test_a_card_below_the_edge_of_the_page_is_found_and_paper_is_no_card(view: QQuickView) -> None:
    assert rules(view, CARD % (340, "")) == ["under the footer"]
    assert rules(view, (CARD % (340, "")).replace('"white"', '"#faf5eb"')) == []


def test_letters_that_touch_the_edge_of_a_button_are_found(view: QQuickView) -> None:
    assert rules(view, BUTTON % 76) == []
    assert rules(view, BUTTON % 30) == ["cramped"]


def test_what_cannot_be_seen_through_counts_and_glass_does_not(view: QQuickView) -> None:
    over = 'Text { x: 30; y: 80; text: "Foto dilihat atasan"; font.pixelSize: 40 }'
    assert rules(view, (CARD % (20, "")).replace('"white"', '"transparent"') + over) == []
