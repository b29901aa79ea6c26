"""The resting screen: four still scenes, opening hours, who is on duty. The whole screen is the button.

Invariant: nothing is imported at the top that the first picture does without (calendar, time zone, words of dates).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

if TYPE_CHECKING:
    from datetime import date, datetime

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SCENES = 4
SCENE_MS = 8_000


@QmlElement
@QmlUncreatable("made by the application")
class AttractModel(QObject):  # type: ignore[operator]
    changed = Signal()
    woken = Signal()
    dutyAsked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = 0
        self._day: date | None = None
        self._hours = ""
        self._on_duty: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(SCENE_MS)
        self._timer.timeout.connect(self._turn)

    @property
    def plain_hours(self) -> str:
        return self._hours

    def tell(self, *, now: datetime, hours: str, on_duty: Sequence[str]) -> None:
        """`now` aware; `hours` like "07.30-16.00", empty when the hall is closed today."""
        from sync.rules.indonesian import JAKARTA

        local = now.astimezone(JAKARTA).date()
        fresh = (local, hours, tuple(on_duty))
        if fresh != (self._day, self._hours, self._on_duty):
            self._day, self._hours, self._on_duty = fresh
            self.changed.emit()

    def refresh(self) -> None:
        """The language changed."""
        self.changed.emit()

    def rest(self, *, resting: bool) -> None:
        """Scenes turn only while the screen rests."""
        self._scene = 0
        if resting:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()

    def show_scene(self, scene: int) -> None:
        self._scene = scene % SCENES
        self.changed.emit()

    @Slot()
    def wake(self) -> None:
        self.woken.emit()

    @Slot()
    def openDuty(self) -> None:
        """From the scene that tells who is on duty."""
        self.dutyAsked.emit()

    def _turn(self) -> None:
        self.show_scene(self._scene + 1)

    def _get_scene(self) -> int:
        return self._scene

    def _get_day(self) -> str:
        if self._day is None:
            return ""
        from kiosk.ui.dates import day_words

        return day_words(self._day, beside=self._day)

    def _get_hours(self) -> str:
        return self._hours

    def _get_on_duty(self) -> str:
        return ", ".join(self._on_duty)

    def _get_first(self) -> str:
        return self._on_duty[0] if self._on_duty else ""

    scene = Property(int, _get_scene, notify=changed)
    day = Property(str, _get_day, notify=changed)
    hours = Property(str, _get_hours, notify=changed)
    firstOnDuty = Property(str, _get_first, notify=changed)
    onDuty = Property(str, _get_on_duty, notify=changed)
