"""The whole window over the hall of `kiosk.ui.stage`, touched as a person touches it. Any Qt warning fails the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.ui.fonts import load_fonts
from kiosk.ui.input_watch import InputWatch
from kiosk.ui.models.idle import IdleModel, Patience
from kiosk.ui.runtime import Runtime
from kiosk.ui.session_watch import SessionWatch
from kiosk.ui.stage import Stage
from kiosk.ui.translation import Translation

UNHURRIED = Patience(after_ms=600_000, large_ms=600_000, camera_ms=600_000, countdown=30, tick_ms=60_000)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


class Hall:
    """A person in front of the window: looks, touches, types."""

    def __init__(self, qtbot: QtBot, *, printer: bool = False) -> None:
        load_fonts()
        self.qtbot = qtbot
        self.stage = Stage(full=False, printer=printer)
        self.stage.idle = IdleModel(UNHURRIED)
        self.watch = SessionWatch(self.stage.shell, self.stage.resident, self.stage.idle)
        self.runtime = Runtime()
        self.translation = Translation(self.runtime.engine)
        self.stage.shell.languageChosen.connect(self.translation.speak)
        self.stage.shell.languageChosen.connect(self.stage.speak)
        self.stage.shell.reduce_motion(reduced=True)
        self.window: QQuickWindow = self.stage.open(self.runtime, (1280, 800))
        self.input = InputWatch(self.stage.shell)
        self.window.installEventFilter(self.input)
        self.window.installEventFilter(self.stage.idle)
        self._finger = QTest.createTouchDevice()
        self.settle()

    # --- looking

    def settle(self) -> None:
        QGuiApplication.processEvents()
        self.window.grabWindow()

    def items(self) -> Iterator[QQuickItem]:
        stack = [self.window.contentItem()]
        while stack:
            item = stack.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                stack.extend(item.childItems())

    def find(self, name: str) -> QQuickItem | None:
        return next((item for item in self.items() if item.objectName() == name), None)

    def sees(self, name: str) -> bool:
        return self.find(name) is not None

    def text(self, name: str) -> str:
        item = self.find(name)
        assert item is not None, f"{name} is not on the screen; there are {sorted(self.names())}"
        return str(item.property("text"))

    def names(self) -> set[str]:
        return {item.objectName() for item in self.items() if item.objectName()}

    def texts(self) -> list[str]:
        return [text for item in self.items() if isinstance(text := item.property("text"), str) and text]

    @property
    def screen(self) -> str:
        return self.stage.resident.plain_screen

    # --- hands

    def touch(self, name: str, *, deliberate: bool = True) -> None:
        """Press and release in the middle; deliberate touches are apart in time, trembling ones are not."""
        item = self.find(name)
        assert item is not None, f"{name} is not on the screen; there are {sorted(self.names())}"
        assert item.isEnabled(), f"{name} cannot be pressed"
        if deliberate:
            self._let_time_pass()
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.touchEvent(self.window, self._finger).press(0, point, self.window).commit()
        QTest.touchEvent(self.window, self._finger).release(0, point, self.window).commit()
        self.settle()

    def click(self, name: str) -> None:
        item = self.find(name)
        assert item is not None
        self._let_time_pass()
        point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
        self.settle()

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._let_time_pass()
        QTest.keyClick(self.window, key, modifier)
        self.settle()

    def keys(self, text: str) -> None:
        for letter in text:
            QTest.keyClick(self.window, letter)
        self.settle()

    def pad(self, digits: str) -> None:
        for digit in digits:
            self.touch(f"key.{digit}")

    def tab_to(self, name: str) -> None:
        """With the Tab key only; fails when it cannot be reached."""
        for _ in range(60):
            focused = self.window.activeFocusItem()
            while focused is not None and not focused.objectName():
                focused = focused.parentItem()
            if focused is not None and focused.objectName() == name:
                return
            QTest.keyClick(self.window, Qt.Key.Key_Tab)
            QGuiApplication.processEvents()
        raise AssertionError(f"Tab never reaches {name}")

    def _let_time_pass(self) -> None:
        memory: QObject = self.runtime.engine.singletonInstance("Kiosk.Controls", "DoubleTap")
        memory.setProperty("lastMs", 0)

    def fall_silent(self) -> None:
        """A minute without a touch is over; a hall that was impatient from the start would ask a slow machine in between."""
        assert self.stage.idle.plain_waiting, "silence is not counted here"
        self.stage.idle._wait.start(0)
        self.qtbot.waitUntil(lambda: self.sees("idle.stay"), timeout=20_000)

    # --- the way to a page

    def choose(self, code: str) -> None:
        self.stage.resident.attract.wake()
        self.stage.resident.start()
        self.stage.resident.home.choose(code)
        self.settle()

    def close(self) -> None:
        self.stage.close()
        self.translation.close()
        self.runtime.close()


@pytest.fixture
def hall(qtbot: QtBot) -> Iterator[Hall]:
    hall = Hall(qtbot)
    yield hall
    hall.close()


@pytest.fixture
def printing_hall(qtbot: QtBot) -> Iterator[Hall]:
    """A hall with a printer, `stage.printer`."""
    hall = Hall(qtbot, printer=True)
    yield hall
    hall.close()
