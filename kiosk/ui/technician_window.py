"""The window of `kiosk technician`: a view-model, a file of QML, and the service manager that hears that it answers.

Invariants: it ends when the technician says so; what the end of its window would have asked for is taken back, because the hall's
own window may follow. Language, size of letters and contrast are this window's own and are kept nowhere.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QGuiApplication

from kiosk.domain.hall_choices import HallChoices
from kiosk.ui.closing_watch import ClosingWatch
from kiosk.ui.fonts import load_fonts
from kiosk.ui.heartbeat import heartbeat
from kiosk.ui.input_watch import InputWatch
from kiosk.ui.models.shell import ShellModel
from kiosk.ui.models.technician import Bench, TechnicianModel
from kiosk.ui.models.truth import TruthModel
from kiosk.ui.runtime import Runtime, register_types
from kiosk.ui.tasks import Tasks
from kiosk.ui.translation import Translation


def screens() -> list[tuple[str, str]]:
    """(the system's name, what a person reads) of each screen that is plugged in."""
    return [
        (each.name(), f"{each.name()}: {each.geometry().width()} × {each.geometry().height()}")
        for each in QGuiApplication.screens()
    ]


class TechnicianWindow:
    def __init__(self, bench: Bench, choices: HallChoices) -> None:
        """Raises NothingShownError."""
        self._qt = QGuiApplication.instance() or QGuiApplication(["kiosk"])
        load_fonts()
        register_types()
        self._runtime = Runtime()
        self._tasks = Tasks()
        self._translation = Translation(self._runtime.engine)
        self.shell = ShellModel(TruthModel())
        self.model = TechnicianModel(bench, choices, self._tasks)
        for follow in (self._translation.speak, self.model.speak):  # in this order: the words first
            self.shell.languageChosen.connect(follow)
        self.window = self._runtime.open_window("Technician.qml", {"shell": self.shell, "vm": self.model})
        self._closing, self._input = ClosingWatch(), InputWatch(self.shell)
        self.window.installEventFilter(self._input)

    def exec(self, size: tuple[int, int], *, fullscreen: bool, service_socket: str = "") -> int:
        _beating = heartbeat(service_socket)
        # Only here: an exit that no running loop hears ends every later loop of this process at once.
        self.model.finished.connect(lambda: QGuiApplication.exit(0))
        self.show(QSize(*size), fullscreen=fullscreen)
        code = int(QGuiApplication.exec())
        self.close()
        return code

    def show(self, size: QSize, *, fullscreen: bool) -> None:
        self.window.resize(size)
        if fullscreen:
            self.window.installEventFilter(self._closing)
            self.window.showFullScreen()
        else:
            self.window.show()
        self.model.open()

    def close(self) -> None:
        self.model.close()
        self._tasks.close()
        self.window.hide()
        self._translation.close()
        self._runtime.close()
        app = QCoreApplication.instance()
        assert app is not None
        QCoreApplication.removePostedEvents(app, QEvent.Type.Quit.value)
