"""The resident's side of the queue: a number without a request, and the duty board with "petugas tidak ada".

Invariants
- Whether somebody goes first is asked once, in one breath for old, pregnant and disabled, and only the yes is kept.
- A number on the screen is on the disk; a failure gives none and says where to go.
- The wait is a range from real times, or the sentence that nobody knows it; while the page stands it is read again.
- An absence is told once a half hour; the page shows the city's clock as long as it runs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.ticket import QueueNumber
from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.queue import JUST_ASKING, Absence, Place, Queue
from kiosk.ui.dates import promise_moment
from kiosk.ui.models.home import HomeModel
from sync.rules.catalogue import Catalogue
from sync.rules.indonesian import JAKARTA, clock_time

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 5_000
WAYS = frozenset({"queue", "duty"})
Page = Literal["", "about", "which", "priority", "number", "duty"]


@dataclass(frozen=True, slots=True)
class Duty:
    """Who serves now, until when ("15.00", "" while closed), and today's opening hours ("" when closed all day)."""

    names: tuple[str, ...] = field(default=(), repr=False)
    hours: str = ""
    until: str = ""

    @property
    def is_open(self) -> bool:
        return self.until != ""


@QmlElement
@QmlUncreatable("made by the resident's model")
class QueueModel(QObject):  # type: ignore[operator]
    changed = Signal()
    turned = Signal()
    left = Signal()
    ended = Signal()
    slipWanted = Signal(str)

    def __init__(self, queue: Queue, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._page: Page = ""
        self._service = JUST_ASKING
        self._number: QueueNumber | None = None
        self._place: Place | None = None
        self._duty = Duty()
        self._absence: Absence | None = None
        self._serves = self._confirming = self._failed = False
        self.services = HomeModel(catalogue, self)
        self.services.groupOpened.connect(lambda: self._go("which"))
        self.services.chosen.connect(self.choose)
        self.services.left.connect(self.back)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.look)

    @property
    def plain_page(self) -> Page:
        return self._page

    @property
    def plain_number(self) -> str:
        return str(self._number) if self._number else ""

    def take(self, catalogue: Catalogue) -> None:
        self.services.take(catalogue)

    def fit(self, *, large: bool) -> None:
        self.services.fit(large=large)

    def tell(self, duty: Duty) -> None:
        if duty != self._duty:
            self._duty = duty
            self.changed.emit()

    def open(self, way: str) -> None:
        """queue or duty."""
        self.clear()
        self._go("duty" if way == "duty" else "about")

    def refresh(self, catalogue: Catalogue) -> None:
        """In another language."""
        self.services.reword(catalogue)
        self.changed.emit()

    def clear(self) -> None:
        self._timer.stop()
        self._page, self._service = "", JUST_ASKING
        self._number = self._place = None
        self._confirming = self._failed = False
        self.services.clear()
        self.changed.emit()

    def look(self) -> None:
        """What may have changed while the page stands."""
        try:
            self._place = self._queue.place(self._number) if self._number else None
            self._absence = self._queue.absence()
            self._serves = self._queue.line().current is not None
        except StorageBrokenError:
            self._place = None
        self.changed.emit()

    @Slot(str)
    def choose(self, service: str) -> None:
        self._service = service
        self._go("priority")

    @Slot()
    def justAsk(self) -> None:
        self.choose(JUST_ASKING)

    @Slot(bool)
    def takeNumber(self, priority: bool) -> None:  # noqa: FBT001 - what the card says
        """Once; a second touch finds the number there."""
        if self._page != "priority":
            return
        try:
            self._number = self._queue.take_number(self._service, priority=priority)
        except (StorageFullError, StorageBrokenError, NotEnrolledError):
            self._failed = True
            self.changed.emit()
            return
        self._go("number")

    @Slot()
    def print(self) -> None:
        if self._number is not None:
            self.slipWanted.emit(str(self._number))

    @Slot()
    def takeHere(self) -> None:
        """From the duty board."""
        self.open("queue")

    @Slot()
    def askAbsence(self) -> None:
        self._confirming = self.canTell()
        self.changed.emit()

    @Slot()
    def keepQuiet(self) -> None:
        self._confirming = False
        self.changed.emit()

    @Slot()
    def tellAbsence(self) -> None:
        if not self._confirming:
            return
        self._confirming = False
        try:
            self._queue.tell_absence()
        except (StorageFullError, StorageBrokenError, NotEnrolledError):
            self._failed = True
        self.look()

    @Slot()
    def back(self) -> None:
        self._failed = False
        match self._page:
            case "which":
                self._go("about")
            case "priority":
                self._go("about")
            case _:
                self.clear()
                self.left.emit()

    @Slot()
    def finish(self) -> None:
        self.ended.emit()

    def canTell(self) -> bool:
        may_again = self._absence is None or self._absence.may_tell_again
        return self._duty.is_open and not self._serves and may_again

    def _go(self, page: Page) -> None:
        self._page = page
        if page in ("number", "duty"):
            self.look()
            self._timer.start()
        else:
            self._timer.stop()
        self.turned.emit()
        self.changed.emit()

    def _get_page(self) -> str:
        return self._page

    def _get_services(self) -> HomeModel:
        return self.services

    def _get_number(self) -> str:
        return self.plain_number

    def _ahead(self) -> int:
        """-1 once it is called."""
        return self._place.ahead if self._place else -1

    def _wait_known(self) -> bool:
        return self._place is not None and self._place.wait is not None

    def _wait_low(self) -> int:
        return self._place.wait.low if self._place and self._place.wait else 0

    def _wait_high(self) -> int:
        return self._place.wait.high if self._place and self._place.wait else 0

    def _names(self) -> str:
        return ", ".join(self._duty.names)

    def _hours(self) -> str:
        return self._duty.hours

    def _until(self) -> str:
        return self._duty.until

    def _told_clock(self) -> str:
        return clock_time(self._absence.told_at.astimezone(JAKARTA)) if self._absence else ""

    def _answer_by(self) -> str:
        """As on a ticket; "" while nothing was told."""
        if self._absence is None:
            return ""
        return promise_moment(self._absence.answer_by, self._absence.told_at)

    def _get_confirming(self) -> bool:
        return self._confirming

    def _get_failed(self) -> bool:
        return self._failed

    page = Property(str, _get_page, notify=changed)
    servicesVm = Property(HomeModel, _get_services, notify=changed)
    number = Property(str, _get_number, notify=changed)
    ahead = Property(int, _ahead, notify=changed)
    waitKnown = Property(bool, _wait_known, notify=changed)
    waitLow = Property(int, _wait_low, notify=changed)
    waitHigh = Property(int, _wait_high, notify=changed)
    names = Property(str, _names, notify=changed)
    hours = Property(str, _hours, notify=changed)
    until = Property(str, _until, notify=changed)
    mayTell = Property(bool, canTell, notify=changed)
    toldClock = Property(str, _told_clock, notify=changed)
    answerBy = Property(str, _answer_by, notify=changed)
    confirming = Property(bool, _get_confirming, notify=changed)
    failed = Property(bool, _get_failed, notify=changed)
