"""Nobody there? After a while the screen asks, counts down, and forgets.

Invariants
- Every touch, click and key is a sign of life; so is "Ya, lanjutkan". It may be extended without end.
- While the camera works on a paper the patience is longer, while a request is being saved it waits.
- Attract has nothing to forget: there the watch stands still.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_LIFE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchEnd,
    QEvent.Type.KeyPress,
}


@dataclass(frozen=True, slots=True)
class Patience:
    """`large_ms`: with large text or a voice people need longer; `camera_ms`: while a paper is laid under the camera."""

    after_ms: int = 60_000
    large_ms: int = 90_000
    camera_ms: int = 180_000
    countdown: int = 30
    tick_ms: int = 1_000


@QmlElement
@QmlUncreatable("made by the application")
class IdleModel(QObject):  # type: ignore[operator]
    changed = Signal()
    expired = Signal()

    def __init__(self, patience: Patience, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._watching = self._held = self._camera = self._large = False
        self._left = 0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._ask)
        self._ticks = QTimer(self)
        self._ticks.setInterval(patience.tick_ms)
        self._ticks.timeout.connect(self._tick)

    def watch(self, *, watching: bool, camera: bool = False, large: bool = False) -> None:
        """A page was opened; attract is not watched."""
        self._watching, self._camera, self._large = watching, camera, large
        self._restart()

    def hold(self, *, held: bool) -> None:
        """While something is being saved."""
        self._held = held
        self._restart()

    @property
    def plain_asking(self) -> bool:
        return self._left > 0

    @property
    def plain_waiting(self) -> bool:
        """Silence is counted now."""
        return self._wait.isActive() or self.plain_asking

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees every input of the application, changes none; while it asks only the dialog counts."""
        if event.type() in _LIFE and not self._left:
            self._restart()
        return super().eventFilter(watched, event)

    @Slot()
    def stay(self) -> None:
        self._restart()

    @Slot()
    def leave(self) -> None:
        self._stop()
        self.expired.emit()

    def _restart(self) -> None:
        self._stop()
        if self._watching and not self._held:
            wait = self._patience.camera_ms if self._camera else self._patience.after_ms
            self._wait.start(max(wait, self._patience.large_ms) if self._large else wait)

    def _stop(self) -> None:
        self._wait.stop()
        self._ticks.stop()
        if self._left:
            self._left = 0
            self.changed.emit()

    def _ask(self) -> None:
        self._left = self._patience.countdown
        self._ticks.start()
        self.changed.emit()

    def _tick(self) -> None:
        if self._left <= 1:
            self.leave()
        else:
            self._left -= 1
            self.changed.emit()

    def _asking(self) -> bool:
        return self._left > 0

    def _seconds(self) -> int:
        return self._left

    def _share(self) -> float:
        return self._left / self._patience.countdown

    asking = Property(bool, _asking, notify=changed)
    seconds = Property(int, _seconds, notify=changed)
    share = Property(float, _share, notify=changed)
