"""The resting screen, on the glass before anything behind it is read: the store, the flows, the officers' pages.

Invariants
- Nothing is imported here that the resting screen does not show (`tests/architecture/test_first_picture.py`): the resident waits
  for this module and for no other.
- It takes no filing and claims nothing: no name of a hall, no hours, no state of records, until the store has said them.
- What is touched meanwhile is not lost: the last wish is kept, and `hand_over` gives it to who opens the hall.
"""

from __future__ import annotations

import time
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from kiosk.ui.closing_watch import ClosingWatch
from kiosk.ui.fonts import load_fonts
from kiosk.ui.messages import QtMessages
from kiosk.ui.models.attract import AttractModel
from kiosk.ui.models.shell import ShellModel
from kiosk.ui.models.truth import TruthModel
from kiosk.ui.runtime import Runtime

Wish = Literal["", "start", "duty", "officer"]
UNMEASURED_DPI = 96.0
PICTURE_WITHIN_S = 1.0  # a window that nobody can see gets no picture


class Welcome:
    """Owns what is there before the hall; `KioskApp` takes it over, or `close` undoes it."""

    def __init__(self, size: QSize, *, fullscreen: bool, screen: str = "", dpi: float = 0.0) -> None:
        """On `screen` if it is plugged in. `dpi` 0: nobody measured. Raises NothingShownError."""
        self.messages = QtMessages()
        self.messages.install()
        self.qt = QGuiApplication.instance() or QGuiApplication(["kiosk"])
        load_fonts()
        fitting = _fitting(size)
        self.shell = ShellModel(TruthModel(), dpi=dpi or UNMEASURED_DPI)
        self.attract = AttractModel()
        self.runtime = Runtime()
        self.window: QQuickWindow = self.runtime.open_window(
            "Main.qml",
            {"shell": self.shell, "attract": self.attract, "width": fitting.width(), "height": fitting.height()},
        )
        self._closing = ClosingWatch()
        self._wish: Wish = ""
        self._drawn = False
        self.attract.woken.connect(self._start)
        self.attract.dutyAsked.connect(self._duty)
        self.shell.officerEntered.connect(self._officer)
        self.window.frameSwapped.connect(self._picture)
        chosen = [each for each in QGuiApplication.screens() if each.name() == screen]
        if chosen:
            self.window.setScreen(chosen[0])
            self.window.setPosition(chosen[0].geometry().topLeft())
        self._show(fullscreen=fullscreen)

    def wait(self) -> None:
        """Until the picture is there."""
        until = time.monotonic() + PICTURE_WITHIN_S
        while not self._drawn and time.monotonic() < until:
            QGuiApplication.processEvents()

    def listen(self) -> None:
        """Between two steps of the opening: fingers are heard, the screen is drawn."""
        QGuiApplication.processEvents()

    def hand_over(self) -> Wish:
        """From here on somebody else hears what is touched; what was wished for until now."""
        self.attract.woken.disconnect(self._start)
        self.attract.dutyAsked.disconnect(self._duty)
        self.shell.officerEntered.disconnect(self._officer)
        self.window.frameSwapped.disconnect(self._picture)
        self.shell.leaveOfficer()
        return self._wish

    def close(self) -> None:
        """When the hall did not open. What the end of the last window asks for is taken back: another screen follows."""
        self.window.hide()
        self.runtime.close()
        QCoreApplication.removePostedEvents(self.qt, QEvent.Type.Quit.value)

    def _show(self, *, fullscreen: bool) -> None:
        if fullscreen:
            self.window.installEventFilter(self._closing)
            self.window.showFullScreen()
        else:
            self.window.show()

    def _start(self) -> None:
        self._wish = "start"

    def _duty(self) -> None:
        self._wish = "duty"

    def _officer(self) -> None:
        self._wish = "officer"

    def _picture(self) -> None:
        self._drawn = True


def show(size: tuple[int, int], *, fullscreen: bool, screen: str = "", dpi: float = 0.0) -> Welcome:
    """The resting screen, drawn. Raises NothingShownError."""
    welcome = Welcome(QSize(*size), fullscreen=fullscreen, screen=screen, dpi=dpi)
    welcome.wait()
    return welcome


def _fitting(wanted: QSize) -> QSize:
    """No larger than the screen it will be on; the offscreen platform's screen is none."""
    if QGuiApplication.platformName() == "offscreen":
        return wanted
    return wanted.boundedTo(QGuiApplication.primaryScreen().availableSize())
