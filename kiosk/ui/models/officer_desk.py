"""The desk: who is being served, what waits, hours of today.

Invariants
- Read again from the book on every visit, after every act and each quarter minute; nothing is remembered between.
- Rows carry numbers and codes, the screen makes the words.
"""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flows.hours_tasks import HoursTasks
from kiosk.flows.ports import RequestRow
from kiosk.flows.presence import PresenceFlow
from kiosk.flows.serve import TAKEABLE, Deadline, Serve
from kiosk.ui.dates import in_hours
from kiosk.ui.models.rows import Rows
from sync.rules.indonesian import JAKARTA
from sync.rules.working_time import DAY_TARGET

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 15_000
_MINUTE = timedelta(minutes=1)


def deadline_roles(deadline: Deadline, *, today: int) -> dict[str, object]:
    """What a chip needs, as plain numbers: minutes left (negative when late), days from today, clock and date."""
    due = deadline.due_at
    return {
        "urgency": deadline.urgency,
        "minutes": deadline.left // _MINUTE if deadline.left is not None else 0,
        "days": due.date().toordinal() - today if due else 0,
        "clock": f"{due:%H.%M}" if due else "",
        "date": f"{due:%d-%m}" if due else "",
        "reason": deadline.reason,
    }


@QmlElement
@QmlUncreatable("made by OfficerModel")
class OfficerDeskModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, serve: Serve, presence: PresenceFlow, hours: HoursTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._serve = serve
        self._presence = presence
        self._hours = hours
        self._central_down = False
        self._target = DAY_TARGET
        self._officer_id = ""
        self._rows = Rows(
            (
                "requestId",
                "ticket",
                "service",
                "standing",
                "mine",
                "urgency",
                "minutes",
                "days",
                "clock",
                "date",
                "reason",
            ),
            self,
        )
        self._serving: RequestRow | None = None
        self._next: RequestRow | None = None
        self._waiting = 0
        self._worked = timedelta()
        self._present_since = ""
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)

    @property
    def plain_rows(self) -> Rows:
        return self._rows

    @property
    def plain_serving(self) -> RequestRow | None:
        return self._serving

    @property
    def plain_next(self) -> RequestRow | None:
        return self._next

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        self.refresh()
        self._timer.start()

    def close(self) -> None:
        self._timer.stop()

    def forget(self) -> None:
        self.close()
        self._officer_id = ""
        self._rows.replace([])
        self._serving = self._next = None
        self.changed.emit()

    def refresh(self) -> None:
        requests = self._serve.requests()
        today = self._serve.today().toordinal()
        self._rows.replace([self._role_values(row, today) for row in requests])
        mine = [row for row in requests if row.state == "taken" and row.officer == self._officer_id]
        waiting = [row for row in requests if row.state in TAKEABLE]
        self._serving = mine[0] if mine else None
        self._next = next((row for row in waiting if row.state == "filed"), None)
        self._waiting = len(waiting)
        day = self._hours.hours.today(self._officer_id)
        self._worked, self._target = day.worked, day.required
        self._central_down = self._hours.diary.central_system() is not None
        current = self._presence.current(self._officer_id)
        self._present_since = f"{current.started_at.astimezone(JAKARTA):%H.%M}" if current else ""
        self.changed.emit()

    def _role_values(self, row: RequestRow, today: int) -> dict[str, object]:
        return {
            "requestId": row.request_id,
            "ticket": row.ticket,
            "service": self._serve.service_name(row.service),
            "standing": row.state,
            "mine": row.officer == self._officer_id,
            **deadline_roles(self._serve.deadline(row), today=today),
        }

    @Property(Rows, notify=changed)
    def rows(self) -> Rows:
        return self._rows

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return self._waiting

    @Property(str, notify=changed)
    def servingTicket(self) -> str:
        return self._serving.ticket if self._serving else ""

    @Property(str, notify=changed)
    def servingService(self) -> str:
        return self._serve.service_name(self._serving.service) if self._serving else ""

    @Property(str, notify=changed)
    def nextTicket(self) -> str:
        return self._next.ticket if self._next else ""

    @Property(str, notify=changed)
    def nextService(self) -> str:
        return self._serve.service_name(self._next.service) if self._next else ""

    @Property(int, notify=changed)
    def workedMinutes(self) -> int:
        return self._worked // _MINUTE

    @Property(float, notify=changed)
    def workedShare(self) -> float:
        """Of what the day asks for, at most 1."""
        return min(1.0, self._worked / self._target) if self._target else 1.0

    @Property(str, notify=changed)
    def target(self) -> str:
        """Hours of today, as in "7,5"; "0" on a day that asks for none."""
        return in_hours(self._target)

    @Property(bool, notify=changed)
    def centralDown(self) -> bool:
        """An officer told that the central system is away, and nobody that it is back."""
        return self._central_down

    @Property(str, notify=changed)
    def presentSince(self) -> str:
        """Clock of the presence that goes on; empty when none does."""
        return self._present_since
