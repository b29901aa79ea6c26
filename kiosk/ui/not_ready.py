"""The calm screen of a kiosk that cannot open its store: whom to call, and a code to say.

Invariants
- It stands until the store opens or somebody ends it; it asks again by itself, so that a technician's repair is enough.
- It shows no path and no reason in words: those are for the technician, on standard error.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtGui import QGuiApplication

from kiosk.ui.closing_watch import ClosingWatch
from kiosk.ui.runtime import Runtime

AGAIN_MS = 15_000


class NotReadyScreen:
    """`ask` answers the code of what is still wrong, "" when nothing is."""

    def __init__(self, code: str, ask: Callable[[], str], *, again_ms: int | None = None) -> None:
        self._ask = ask
        self._runtime = Runtime()
        self.window = self._runtime.open_window("NotReady.qml", {"code": code})
        self._closing = ClosingWatch()
        self.is_ready = False
        self._timer = QTimer()
        self._timer.setInterval(AGAIN_MS if again_ms is None else again_ms)
        self._timer.timeout.connect(self._again)

    def show(self, size: QSize, *, fullscreen: bool) -> None:
        self.window.resize(size)
        if fullscreen:
            self.window.installEventFilter(self._closing)
            self.window.showFullScreen()
        else:
            self.window.show()

    def exec(self) -> bool:
        """Until it is ready (True) or ended (False)."""
        self._timer.start()
        QGuiApplication.exec()
        self.close()
        return self.is_ready

    def close(self) -> None:
        """What the end of the last window would have asked for is taken back: what follows has a window of its own."""
        self._timer.stop()
        self.window.hide()
        self._runtime.close()
        app = QCoreApplication.instance()
        assert app is not None
        QCoreApplication.removePostedEvents(app, QEvent.Type.Quit.value)

    def _again(self) -> None:
        code = self._ask()
        if code:
            self.window.setProperty("code", code)
            return
        self.is_ready = True
        QGuiApplication.exit(0)
