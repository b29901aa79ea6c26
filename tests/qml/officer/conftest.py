"""The whole application in a window that nobody sees, and a hand that touches it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.ui.flaws import visible_items
from kiosk.ui.fonts import load_fonts
from kiosk.ui.gallery import settle
from kiosk.ui.runtime import Runtime
from kiosk.ui.stage import Stage

SIZE = (1280, 800)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@dataclass
class Hall:
    """The stage, its window, and what a person does with it."""

    stage: Stage
    runtime: Runtime
    window: QQuickWindow

    def find(self, name: str) -> QQuickItem | None:
        return next((each for each in visible_items(self.window.contentItem()) if each.objectName() == name), None)

    def sees(self, name: str) -> bool:
        return self.find(name) is not None

    def texts(self) -> str:
        found = [str(each.property("text")) for each in visible_items(self.window.contentItem()) if _is_text(each)]
        return "\n".join(found)

    def tap(self, *names: str) -> None:
        for name in names:
            # A person takes longer than the 300 ms in which a trembling finger is forgiven; a test does not.
            tremble = self.runtime.engine.singletonInstance("Kiosk.Controls", "DoubleTap")
            tremble.setProperty("lastMs", 0)
            point = self.centre(name)
            device = _touch_device()
            QTest.touchEvent(self.window, device).press(0, point, self.window).commit()
            QTest.touchEvent(self.window, device).release(0, point, self.window).commit()
            settle(30)

    def hold(self, name: str) -> None:
        self._mouse(QEvent.Type.MouseButtonPress, name)

    def let_go(self, name: str) -> None:
        self._mouse(QEvent.Type.MouseButtonRelease, name)

    def type(self, digits: str) -> None:
        self.tap(*(f"key.{digit}" for digit in digits))

    def press(self, key: Qt.Key) -> None:
        """A key of a hardware keyboard."""
        QTest.keyClick(self.window, key)
        settle(30)

    def write(self, digits: str) -> None:
        for digit in digits:
            self.press(Qt.Key(ord(digit)))

    def look(self) -> None:
        """Wait until the screen shows what the models say."""
        settle(40)

    def kinds(self) -> list[str]:
        return self.stage.kiosk.kinds()

    def centre(self, name: str) -> QPoint:
        item = self.find(name)
        assert item is not None, f"{name} is not on the screen:\n{self.texts()}"
        assert item.isEnabled(), f"{name} cannot be pressed"
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _mouse(self, kind: QEvent.Type, name: str) -> None:
        at = QPointF(self.centre(name))
        button = Qt.MouseButton.LeftButton
        held = button if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        QGuiApplication.sendEvent(
            self.window, QMouseEvent(kind, at, at, at, button, held, Qt.KeyboardModifier.NoModifier)
        )
        settle(30)


def _is_text(item: QQuickItem) -> bool:
    return bool(item.inherits("QQuickText"))


_DEVICES: list[object] = []


def _touch_device() -> object:
    if not _DEVICES:
        _DEVICES.append(QTest.createTouchDevice())
    return _DEVICES[0]


@pytest.fixture
def open_hall(qapp: QGuiApplication) -> Iterator[object]:
    """Call with a Stage; closes what it opened, engine first."""
    load_fonts()
    opened: list[Hall] = []

    def open_it(stage: Stage | None = None) -> Hall:
        stage = stage or Stage(count_ms=5)
        stage.shell.reduce_motion(reduced=True)
        runtime = Runtime()
        hall = Hall(stage, runtime, stage.open(runtime, SIZE))
        opened.append(hall)
        settle(40)
        return hall

    yield open_it
    for hall in opened:
        hall.stage.close()
        hall.runtime.close()


@pytest.fixture
def hall(open_hall: object) -> Hall:
    return open_hall()


@pytest.fixture
def desk(hall: Hall) -> Hall:
    """Signed in and present, at the desk."""
    hall.stage.be_present()
    hall.stage.sign_in()
    settle(40)
    return hall
