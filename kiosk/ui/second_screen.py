"""The board on the second screen: there while a second screen is, or while `kiosk run --board` asks for it.

Invariants
- The board has an engine, and with it a theme, of its own: a resident's language, size and contrast end at their window.
- Plugging in and pulling out at any moment costs the kiosk nothing but a line in the log; a board that does not load
  is logged and left out.
- It never keeps the program alive: when the kiosk's window is closed, the board is no window any more.
- Nothing on it can be pressed and it never takes the keyboard from the kiosk.
"""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.models.board import BoardModel
from kiosk.ui.runtime import NothingShownError, Runtime

_LOG = logging.getLogger(__name__)

LOOK_MS = 1_000


class SecondScreen(QObject):
    """`window` is the kiosk's own; the board goes where that is not."""

    def __init__(self, model: BoardModel, window: QQuickWindow, *, asked: bool) -> None:
        super().__init__()
        self._model = model
        self._main = window
        self._asked = asked
        self._runtime: Runtime | None = None
        self.board: QQuickWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(model.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._added)
            app.screenRemoved.connect(self._removed)
        window.visibleChanged.connect(self._follow)
        self.settle(QGuiApplication.screens())

    def settle(self, screens: list[QScreen]) -> None:
        """Show, move or close the board, by the screens that there are now."""
        others = [screen for screen in screens if screen is not self._main.screen()]
        if not others and not self._asked:
            self._hide()
            return
        if self.board is None and not self._open():
            return
        board = self.board
        if board is None:
            return
        if others:
            board.setScreen(others[0])
            board.setGeometry(others[0].geometry())
            board.showFullScreen()
        else:
            board.resize(1280, 800)
            board.show()

    def close(self) -> None:
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.disconnect(self._added)
            app.screenRemoved.disconnect(self._removed)
        self._main.visibleChanged.disconnect(self._follow)
        self._hide()

    def _follow(self) -> None:
        if self.board is not None and not self._main.isVisible():
            self.board.hide()

    def _added(self, _screen: QScreen) -> None:
        _LOG.info("second screen: plugged in")
        self.settle(QGuiApplication.screens())

    def _removed(self, gone: QScreen) -> None:
        _LOG.warning("second screen: gone, the kiosk goes on with one")
        self.settle([screen for screen in QGuiApplication.screens() if screen is not gone])

    def _open(self) -> bool:
        runtime = Runtime()
        try:
            board = runtime.open_window("Board.qml", {"vm": self._model})
        except NothingShownError:
            runtime.close()
            _LOG.error("second screen: the board did not load")
            return False
        board.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self._runtime, self.board = runtime, board
        self._model.look()
        self._timer.start()
        return True

    def _hide(self) -> None:
        self._timer.stop()
        self.board = None
        if self._runtime is not None:
            self._runtime.close()
            self._runtime = None
