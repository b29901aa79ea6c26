"""How the person is working: a Tab key shows the focus ring, the next touch or click hides it again; and either silences the voice.

Invariant: it looks at the window's input and takes nothing away from it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.ui.models.shell import ShellModel

_HANDS = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
_WANDERING = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


class InputWatch(QObject):
    def __init__(self, shell: ShellModel) -> None:
        super().__init__()
        self._shell = shell

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _HANDS or event.type() == QEvent.Type.KeyPress:
            self._shell.speech.touched()
        if event.type() in _HANDS:
            self._shell.use_keyboard(used=False)
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _WANDERING:
            self._shell.use_keyboard(used=True)
        return super().eventFilter(watched, event)
