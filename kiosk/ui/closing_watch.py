"""A kiosk's window cannot be closed from in front of it: not by Alt+F4, not by a task list, not by a gesture of the desktop.

Invariants
- Only a window that fills the screen is guarded; one with a title bar (`make run`) may be closed by it.
- The program's own end (SIGTERM, a restart) does not ask the window: it leaves the event loop.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject


class ClosingWatch(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
