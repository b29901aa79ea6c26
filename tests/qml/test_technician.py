"""The technician's window itself, touched: from the camera to the check, on a wide and on a standing screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.domain.hall_choices import HallChoices
from kiosk.ui.technician_window import TechnicianWindow
from tests.unit.kiosk.ui.models.test_technician import TICKET, Bench


class Hand:
    def __init__(self, window: TechnicianWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def find(self, name: str) -> QQuickItem | None:
        stack = [self.window.window.contentItem()]
        while stack:
            item: QQuickItem = stack.pop()
            if item.isVisible():
                if item.objectName() == name:
                    return item
                stack.extend(item.childItems())
        return None

    def touch(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.find(name) is not None, timeout=20_000)
        QTest.qWait(350)  # a second tap sooner counts as the same
        item = self.find(name)
        assert item is not None
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        QTest.mouseClick(self.window.window, Qt.MouseButton.LeftButton, pos=QPoint(int(middle.x()), int(middle.y())))


@pytest.fixture(params=[QSize(1366, 768), QSize(800, 1280)], ids=["wide", "standing"])
def hand(request, qtbot: QtBot):
    bench = Bench()
    window = TechnicianWindow(bench, HallChoices())
    window.show(request.param, fullscreen=False)
    QGuiApplication.processEvents()
    hand = Hand(window, qtbot)
    hand.bench = bench
    yield hand
    window.close()


def test_from_the_camera_to_the_check(hand) -> None:
    hand.touch("technician.printer.0")
    hand.touch("technician.printTest")
    hand.qtbot.waitUntil(lambda: hand.bench.printed == ["usb:04b8:0e15"], timeout=20_000)
    hand.touch("technician.next")
    hand.touch("technician.wider")
    assert hand.bench.kept == HallChoices(camera="device:0", printer="usb:04b8:0e15", dpi=97)
    hand.touch("technician.next")
    field = hand.find("technician.ticket")
    field.setProperty("text", TICKET)
    hand.touch("technician.enrol")
    hand.qtbot.waitUntil(lambda: hand.bench.tickets == [TICKET], timeout=20_000)
    hand.touch("technician.next")
    hand.qtbot.waitUntil(lambda: hand.bench.said != [], timeout=20_000)
    ended: list[bool] = []
    hand.window.model.finished.connect(lambda: ended.append(True))
    hand.touch("technician.finish")
    assert ended == [True]


def test_a_virtual_camera_cannot_be_chosen(hand) -> None:
    hand.touch("technician.camera.1")
    assert hand.bench.kept.camera == "device:0"


def test_another_language_is_spoken_at_once_also_in_what_was_said(hand) -> None:
    hand.touch("technician.printer.0")
    hand.touch("technician.printTest")
    hand.qtbot.waitUntil(lambda: "kertasnya" in hand.window.model.notice, timeout=20_000)
    hand.touch("technician.language")
    hand.touch("languageDialog.en")
    assert hand.window.model.notice == "Sent to the printer; look at the paper."
    assert hand.find("technician.next").property("label") == "Next"
    assert hand.window.model._printers.plain()[-1]["name"] == "No printer: residents photograph the screen"
