"""What may be done with one request, who did what so far, and whom another office answered.

Invariants
- Read again from the chain on every visit; rows carry codes and numbers, the screen makes the words.
- A step opens its own page; "Jam berjalan lagi" alone is recorded from here, because nothing is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.request import Step
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.flows.request_steps import Referral, RequestSteps
from kiosk.flows.serve import RequestChangedError
from kiosk.ui.models.rows import Rows
from sync.protocol.instant import read_instant
from sync.rules.indonesian import JAKARTA

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MINUTE = timedelta(minutes=1)
# The one word that says more than the kind; what of it is personal is not in a fact at all.
_DETAILS = ("reason", "outcome", "to", "by", "question")


@QmlElement
@QmlUncreatable("made by OfficerDay")
class OfficerStepsModel(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(
        self, steps: RequestSteps, done: Callable[[str, str], None], left: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._steps = steps
        self._done = done
        self._request_id = self._officer_id = self._ticket = self._service = ""
        self._possible: tuple[str, ...] = ()
        self._history = Rows(("kind", "detail", "who", "clock"), self)
        self._referrals = Rows(("unit", "question", "asked", "minutes", "answer", "answeredAt", "helper"), self)

    @property
    def plain_request_id(self) -> str:
        return self._request_id

    @property
    def plain_possible(self) -> tuple[str, ...]:
        return self._possible

    @property
    def plain_history(self) -> Rows:
        return self._history

    @property
    def plain_referrals(self) -> Rows:
        return self._referrals

    def aim(self, request_id: str) -> None:
        """Which request; before `open`."""
        self._request_id = request_id

    def open(self, officer_id: str) -> None:
        self._officer_id = officer_id
        row = self._steps.row(self._request_id)
        self._ticket = row.ticket if row else ""
        self._service = self._steps.service_name(row.service) if row else ""
        self._possible = self._steps.possible(self._request_id, officer_id)
        self._history.replace([self._step(step) for step in reversed(self._steps.history(self._request_id))])
        self._referrals.replace([self._referral(each) for each in self._steps.referrals(self._request_id)])
        self.changed.emit()

    def close(self) -> None:
        self._request_id = self._officer_id = self._ticket = self._service = ""
        self._possible = ()
        self._history.replace([])
        self._referrals.replace([])
        self.changed.emit()

    def step_back(self) -> bool:
        self._left(self._request_id)
        return True

    @Slot()
    def resume(self) -> None:
        try:
            self._steps.resume(self._request_id, self._officer_id)
        except (StorageFullError, StorageBrokenError):
            self._done("", "storage")
        except RequestChangedError:
            self._done("", "changed")
        else:
            self._done("resume", "")

    def _step(self, step: Step) -> dict[str, object]:
        detail = next((str(step.data[name]) for name in _DETAILS if name in step.data), "")
        return {
            "kind": step.kind,
            "detail": detail,
            "who": self._steps.officer_name(step.officer) if step.officer else "",
            "clock": f"{read_instant(step.at).astimezone(JAKARTA):%d-%m %H.%M}",
        }

    def _referral(self, each: Referral) -> dict[str, object]:
        answered = each.answer
        return {
            "unit": each.unit,
            "question": each.question,
            "asked": f"{each.asked_at.astimezone(JAKARTA):%d-%m %H.%M}",
            "minutes": (each.due_at - self._steps.now()) // _MINUTE,
            "answer": answered.answer if answered else "",
            "answeredAt": f"{answered.answered_at.astimezone(JAKARTA):%d-%m %H.%M}" if answered else "",
            "helper": answered.who if answered else "",
        }

    @Property(str, notify=changed)
    def ticket(self) -> str:
        return self._ticket

    @Property(str, notify=changed)
    def service(self) -> str:
        return self._service

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stub knows types only
    def possible(self) -> list[str]:
        return list(self._possible)

    @Property(Rows, constant=True)
    def history(self) -> Rows:
        return self._history

    @Property(Rows, constant=True)
    def referrals(self) -> Rows:
        return self._referrals
