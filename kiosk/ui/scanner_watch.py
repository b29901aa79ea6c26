"""A USB barcode scanner at the window: what it types goes to the page that wants a code, and to nothing else.

Invariant: while no page wants a code, nothing is held back; whoever types on a keyboard is never disturbed.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from kiosk.domain.wedge import ScannerLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScannerWatch(QObject):
    """`wanted` says whether the page reads codes now; `found` gets the text."""

    def __init__(self, wanted: Callable[[], bool], found: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted = wanted
        self._found = found
        self._line = ScannerLine()
        self._clock = QElapsedTimer()
        self._clock.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._wanted():
            if event.key() in _ENTER:
                text = self._line.ends(self._clock.elapsed())
                if text:
                    self._found(text)
                    return True
            elif event.text() and self._line.takes(event.text(), self._clock.elapsed()):
                return True
        return super().eventFilter(watched, event)
