"""The desk locks when nobody is there.

Invariants
- Every touch, key and move of the mouse in the watched window is a sign of life; nothing is taken away from the window.
- The last WARN_MS ask first. A sign of life then counts after its own event, so that the press which answers does not
  fall on what lies beneath the question.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

LOCK_MS = 120_000
# WCAG 2.2.1: at least 20 seconds to say "still here", by any touch.
WARN_MS = 20_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)


class DeskLock(QObject):
    """`asked`: the question appears or goes; `expired`: nobody answered."""

    asked = Signal()
    expired = Signal()

    def __init__(self, lock_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(max(0, lock_ms - WARN_MS))
        self._quiet.timeout.connect(self._ask)
        self._last = QTimer(self)
        self._last.setSingleShot(True)
        self._last.setInterval(min(lock_ms, WARN_MS))
        self._last.timeout.connect(self.expired)

    @property
    def is_asking(self) -> bool:
        return self._last.isActive()

    def start(self) -> None:
        self._last.stop()
        self._quiet.start()

    def stop(self) -> None:
        self._quiet.stop()
        self._last.stop()

    def extend(self) -> None:
        """Still here."""
        if self._last.isActive():
            self.start()
            self.asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            if self._quiet.isActive():
                self._quiet.start()
            elif self._last.isActive():
                QTimer.singleShot(0, self.extend)
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self._last.start()
        self.asked.emit()
