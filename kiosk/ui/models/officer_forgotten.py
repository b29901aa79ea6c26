"""The page that asks for a forgotten end: two quick answers, another time by steps, or later.

Invariants
- Nothing is chosen beforehand: an officer who only wants to get on says "Nanti saja" and is asked at the next sign-in.
- A step stays within what is possible; what is saved was on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.forgotten import Forgotten, ForgottenEnd
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.ui.dates import day_words
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

STEP_MIN = 5


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerForgottenModel(QObject):  # type: ignore[operator]
    """`choice`: "", closing, last_act, other."""

    changed = Signal()

    def __init__(self, flow: ForgottenEnd, done: Callable[[str, str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._flow = flow
        self._done = done
        self._found: Forgotten | None = None
        self._choice = ""
        self._other: datetime | None = None

    def is_asked(self, officer_id: str) -> bool:
        return self._flow.of(officer_id) is not None

    def open(self, officer_id: str) -> None:
        self._found = self._flow.of(officer_id)
        self._choice = ""
        if self._found is not None:
            self._other = self._found.closing or self._found.last_act or self._found.latest
        self.changed.emit()

    def close(self) -> None:
        self._found = self._other = None
        self._choice = ""

    def step_back(self) -> bool:
        return False

    @Slot(str)
    def choose(self, choice: str) -> None:
        if choice == "other" or self._time_of(choice) is not None:
            self._choice = choice
            self.changed.emit()

    @Slot(int)
    def stepHours(self, by: int) -> None:
        self._step(timedelta(hours=by))

    @Slot(int)
    def stepMinutes(self, by: int) -> None:
        self._step(timedelta(minutes=STEP_MIN * by))

    @Slot()
    def save(self) -> None:
        at = self._time_of(self._choice)
        if self._found is None or at is None:
            return
        try:
            self._flow.claim(self._found, at)
        except (StorageFullError, StorageBrokenError):
            self._done("", "storage")
        else:
            self._done("claimed", "")

    # --- inside

    def _time_of(self, choice: str) -> datetime | None:
        if self._found is None:
            return None
        times = {"closing": self._found.closing, "last_act": self._found.last_act, "other": self._other}
        return times.get(choice)

    def _step(self, by: timedelta) -> None:
        if self._found is not None and self._other is not None:
            at = self._other.astimezone(JAKARTA) + by
            self._other = min(max(at, self._found.earliest), self._found.latest)
            self._choice = "other"
            self.changed.emit()

    def _clock(self, choice: str) -> str:
        at = self._time_of(choice)
        return f"{at.astimezone(JAKARTA):%H.%M}" if at else ""

    # --- what QML sees

    @Property(str, notify=changed)
    def choice(self) -> str:
        return self._choice

    @Property(bool, notify=changed)
    def isYesterday(self) -> bool:
        return self._found is not None and self._found.is_yesterday

    @Property(str, notify=changed)
    def day(self) -> str:
        return day_words(self._found.day, beside=self._found.latest.date()) if self._found else ""

    @Property(str, notify=changed)
    def started(self) -> str:
        return f"{self._found.presence.started_at.astimezone(JAKARTA):%H.%M}" if self._found else ""

    @Property(str, notify=changed)
    def closing(self) -> str:
        return self._clock("closing")

    @Property(str, notify=changed)
    def lastAct(self) -> str:
        """Empty when there was none, or when the closing is the same minute."""
        told = self._clock("last_act")
        return "" if told == self._clock("closing") else told

    @Property(str, notify=changed)
    def otherHour(self) -> str:
        return self._clock("other")[:2]

    @Property(str, notify=changed)
    def otherMinute(self) -> str:
        return self._clock("other")[3:]
