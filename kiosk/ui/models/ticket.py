"""The ticket on the screen: number, promise in words, code and PIN, QR, and ten seconds to take it back.

Invariants
- It is shown after the commit, never before; its words are the truth bar's ("Tersimpan di kios").
- Code and PIN leave the memory with the page.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.session import Session
from kiosk.domain.spoken import ticket_words
from kiosk.flows.file_request import FileRequest, Ticket
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.ui.dates import promise_moment

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_TICK_MS = 250


@QmlElement
@QmlUncreatable("made by the resident's model")
class TicketModel(QObject):  # type: ignore[operator]
    changed = Signal()
    finished = Signal()
    undone = Signal()
    printWanted = Signal()
    opinionOffered = Signal()

    def __init__(
        self,
        flow: FileRequest,
        session: Session,
        parent: QObject | None = None,
        *,
        without: Callable[[], Collection[str]] = frozenset,
    ) -> None:
        """`session` names the service in the language of the screen; nothing else of it is needed here.
        `without`: what the city switched off in this hall.
        """
        super().__init__(parent)
        self._without = without
        self._flow = flow
        self._session = session
        self._ticket: Ticket | None = None
        self._left_s = 0
        self._undo_failed = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def plain_ticket(self) -> Ticket | None:
        return self._ticket

    def show(self, ticket: Ticket) -> None:
        self._ticket = ticket
        self._undo_failed = False
        self._left_s = self._flow.undo_left_s(ticket)
        self._timer.start()
        self.changed.emit()

    def clear(self) -> None:
        self._timer.stop()
        self._ticket = None
        self._left_s = 0
        self.changed.emit()

    def refresh(self) -> None:
        self.changed.emit()

    @Slot()
    def undo(self) -> None:
        ticket = self._ticket
        if ticket is None:
            return
        try:
            undone = self._flow.undo(ticket)
        except (StorageFullError, StorageBrokenError):
            undone = False
        if undone:
            self.clear()
            self.undone.emit()
        else:
            self._undo_failed = True
            self._left_s = 0
            self.changed.emit()

    @Slot()
    def giveOpinion(self) -> None:
        self.opinionOffered.emit()

    @Slot()
    def print(self) -> None:
        self.printWanted.emit()

    @Slot()
    def finish(self) -> None:
        self.finished.emit()

    def _asks_opinion(self) -> bool:
        return "survey" not in self._without()

    def _tick(self) -> None:
        if self._ticket is None:
            return
        left = self._flow.undo_left_s(self._ticket)
        if left != self._left_s:
            self._left_s = left
            self.changed.emit()
        if left <= 0:
            self._timer.stop()

    def _number(self) -> str:
        return self._ticket.number if self._ticket else ""

    def _code(self) -> str:
        code = self._ticket.code if self._ticket else ""
        return f"{code[:4]}-{code[4:]}" if code else ""

    def _pin(self) -> str:
        pin = self._ticket.pin if self._ticket else ""
        return f"{pin[:3]} {pin[3:]}" if pin else ""

    def _number_words(self) -> str:
        return ticket_words(self._ticket.number, self._session.language) if self._ticket else ""

    def _for_headset(self) -> str:
        """Code and PIN, letter by letter."""
        if self._ticket is None:
            return ""
        return f"Kode {', '.join(self._ticket.code)}. PIN {', '.join(self._ticket.pin)}"

    def _qr(self) -> str:
        return self._ticket.qr if self._ticket else ""

    def _service(self) -> str:
        return self._session.catalogue.service(self._ticket.service.code).short_name if self._ticket else ""

    def _standard(self) -> str:
        return self._ticket.promise.standard if self._ticket else "none"

    def _promise(self) -> str:
        due = self._ticket.promise.due_at if self._ticket else None
        return promise_moment(due, self._ticket.filed_at) if due is not None and self._ticket else ""

    def _get_left(self) -> int:
        return self._left_s

    def _get_failed(self) -> bool:
        return self._undo_failed

    number = Property(str, _number, notify=changed)
    numberWords = Property(str, _number_words, notify=changed)
    forHeadset = Property(str, _for_headset, notify=changed)
    code = Property(str, _code, notify=changed)
    pin = Property(str, _pin, notify=changed)
    qr = Property(str, _qr, notify=changed)
    service = Property(str, _service, notify=changed)
    standard = Property(str, _standard, notify=changed)
    promise = Property(str, _promise, notify=changed)
    asksOpinion = Property(bool, _asks_opinion, notify=changed)
    undoLeft = Property(int, _get_left, notify=changed)
    undoFailed = Property(bool, _get_failed, notify=changed)
