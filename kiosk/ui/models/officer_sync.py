"""The page "Kiriman": what is only here and why, for officers and, without any right, for a technician.

Invariants
- Counts, sizes, moments and states; nothing that belongs to anybody.
- What the truth bar shows is read from there, so that the two never disagree; only what it lacks is read here.
- "Coba kirim sekarang" asks the agent to begin anew; it can be pressed again after REST_MS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.attention import words
from kiosk.flows.backlog import Backlog, BacklogBook
from kiosk.flows.courier import Courier, size_in_words
from kiosk.flows.ports import Book, StorageBrokenError
from kiosk.ui.models.truth import TruthModel
from sync.rules.indonesian import JAKARTA, clock_time

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 1_000
REST_MS = 10_000
_MINUTE = timedelta(minutes=1)
_DAY_MIN = 1_440


@dataclass(frozen=True, slots=True)
class Line:
    """What the page "Kiriman" reads and may start; `try_now` makes the agent begin anew, `now` is aware."""

    backlog: BacklogBook
    courier: Courier
    truth: TruthModel
    now: Callable[[], datetime]
    try_now: Callable[[], None]


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerSyncModel(QObject):  # type: ignore[operator]
    """Minutes are -1 when there is no such moment."""

    changed = Signal()

    def __init__(self, book: Book, line: Line, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._line = line
        self._backlog = Backlog()
        self._bytes_per_s = 0
        self._at = line.now()
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)
        self._looks.timeout.connect(self.look)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)
        line.truth.changed.connect(self.changed)

    def open(self) -> None:
        self.look()
        self._looks.start()

    def close(self) -> None:
        self._looks.stop()

    def look(self) -> None:
        """A store that cannot be read shows the last figures; the truth bar says what is the matter."""
        try:
            self._backlog = self._line.backlog.backlog()
            self._bytes_per_s = self._book.outbox().bytes_per_s
        except StorageBrokenError:
            return
        self._at = self._line.now()
        self.changed.emit()

    @Slot()
    def tryNow(self) -> None:
        if not self._rest.isActive():
            self._rest.start()
            self._line.try_now()
            self.changed.emit()

    # --- what QML sees

    @Property(bool, notify=changed)
    def trying(self) -> bool:
        """It was pressed a moment ago."""
        return self._rest.isActive()

    @Property(int, notify=changed)
    def contactMinutes(self) -> int:
        return self._minutes_since(self._backlog.last_contact_at)

    @Property(str, notify=changed)
    def contactMoment(self) -> str:
        return self._moment(self._backlog.last_contact_at)

    @Property(int, notify=changed)
    def oldestMinutes(self) -> int:
        return self._minutes_since(self._backlog.oldest_at)

    @Property(int, notify=changed)
    def presencePhotos(self) -> int:
        return self._backlog.presence_photos

    @Property(int, notify=changed)
    def documentPhotos(self) -> int:
        return self._backlog.document_photos

    @Property(str, notify=changed)
    def speed(self) -> str:
        """How much a second, "" while nothing moves."""
        return size_in_words(self._bytes_per_s) if self._bytes_per_s > 0 else ""

    @Property(str, notify=changed)
    def photosFrom(self) -> str:
        """As "18.00"; empty when photos go at any hour."""
        return _clock(self._backlog.photos_from_min) if self._has_window() else ""

    @Property(str, notify=changed)
    def photosTo(self) -> str:
        return _clock(self._backlog.photos_to_min) if self._has_window() else ""

    @Property(str, notify=changed)
    def toDo(self) -> str:
        """What needs attention and what to do, one sentence; "" when nothing does."""
        sentence = QCoreApplication.translate("Attention", words(self._line.truth.plain_attention))
        return sentence[:1].upper() + sentence[1:]

    def _has_window(self) -> bool:
        return self._backlog.photos_from_min != self._backlog.photos_to_min

    def _minutes_since(self, moment: datetime | None) -> int:
        """A clock that was set back makes nothing older than now."""
        return -1 if moment is None else max(0, (self._at - moment) // _MINUTE)

    def _moment(self, moment: datetime | None) -> str:
        if moment is None:
            return ""
        local, today = moment.astimezone(JAKARTA), self._at.astimezone(JAKARTA).date()
        if local.date() == today:
            return clock_time(local)
        return f"{local:%d-%m}\N{NO-BREAK SPACE}{clock_time(local)}"


def _clock(minute: int) -> str:
    return f"{minute % _DAY_MIN // 60:02}.{minute % 60:02}"
