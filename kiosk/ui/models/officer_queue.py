"""The now-serving card: which number is at the desk, who comes next, who did not come; and the calls.

Invariants
- Read again from the book by the desk's refresh and after every act; nothing is remembered between.
- What a number is about is the catalogue's name of it; who has it, and why they go first, is not known here.
- A number of a request that nobody took is taken first ("Ambil"), so that what is finished is somebody's work.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.domain.queue import QueueTicket
from kiosk.domain.ticket import QueueNumber
from kiosk.flows.ports import Book, RequestRow, StorageBrokenError, StorageFullError
from kiosk.flows.queue import Line, Outcome, Queue, QueueChangedError
from kiosk.flows.serve import TAKEABLE, Serve
from kiosk.ui.models.rows import Rows

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN_SKIPPED = 2
_EMPTY = Line(None, (), ())


@QmlElement
@QmlUncreatable("made by OfficerPages")
class OfficerQueueModel(QObject):  # type: ignore[operator]
    """`acted` tells what kept an act from being recorded, as a code; "" when it was."""

    changed = Signal()
    acted = Signal(str)
    takeAsked = Signal(str)

    def __init__(self, queue: Queue, serve: Serve, book: Book, officer: Callable[[], str], parent: QObject) -> None:
        """`officer`: the id of who is at the desk, "" for nobody."""
        super().__init__(parent)
        self._queue = queue
        self._serve = serve
        self._book = book
        self._officer = officer
        self._line = _EMPTY
        self._request: RequestRow | None = None
        self._skipped = Rows(("number",), self)

    @property
    def plain_request(self) -> RequestRow | None:
        """What the number at the desk was given for, if it was a request that local staff may see."""
        return self._request

    def forget(self) -> None:
        self._show(_EMPTY)

    def refresh(self) -> None:
        try:
            self._show(self._queue.line())
        except StorageBrokenError:
            self._show(_EMPTY)

    def served_with_request(self, request_id: str) -> None:
        """The request of the number at the desk was completed: the number is served too, and the city hears of it."""
        ticket = self._line.current
        if ticket is not None and ticket.subject == request_id and ticket.state == "called":
            self._act(lambda officer: self._queue.serve_completed(ticket, officer), quiet=True)

    @Slot()
    def callNext(self) -> None:
        self._act(self._queue.call_next)

    @Slot()
    def callAgain(self) -> None:
        self._at_desk(self._queue.call_again)

    @Slot()
    def skip(self) -> None:
        self._at_desk(self._queue.skip)

    @Slot(str)
    def callBack(self, number: str) -> None:
        ticket = next((each for each in self._line.skipped if str(each.number) == number), None)
        if ticket is not None:
            called = ticket.number
            self._act(lambda officer: self._queue.call_back(called, officer))

    @Slot()
    def take(self) -> None:
        if self._request is not None:
            self.takeAsked.emit(self._request.request_id)

    @Slot()
    def finish(self) -> None:
        """The person goes; a request of theirs goes on without them."""
        outcome: Outcome = "answered" if self._request is None else "filed"
        self._at_desk(lambda number, officer: self._queue.serve(number, officer, outcome))

    def _at_desk(self, act: Callable[[QueueNumber, str], None]) -> None:
        ticket = self._line.current
        if ticket is not None:
            self._act(lambda officer: act(ticket.number, officer))

    def _act(self, act: Callable[[str], object], *, quiet: bool = False) -> None:
        officer, problem = self._officer(), ""
        if not officer:
            return
        try:
            act(officer)
        except (StorageFullError, StorageBrokenError):
            problem = "storage"
        except QueueChangedError:
            problem = "" if quiet else "changed"
        self.refresh()
        if not quiet:
            self.acted.emit(problem)

    def _show(self, line: Line) -> None:
        self._line = line
        self._request = self._request_of(line.current)
        self._skipped.replace([{"number": str(each.number)} for each in line.skipped[:SHOWN_SKIPPED]])
        self.changed.emit()

    def _request_of(self, ticket: QueueTicket | None) -> RequestRow | None:
        row = None if ticket is None else self._book.request(ticket.subject)
        return row if row is not None and self._serve.is_ours(row) else None

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._line.current is not None

    @Property(bool, notify=changed)
    def waits(self) -> bool:
        return bool(self._line.waiting)

    @Property(str, notify=changed)
    def number(self) -> str:
        """At the desk, else the next one."""
        shown = self._shown()
        return str(shown.number) if shown else ""

    @Property(str, notify=changed)
    def service(self) -> str:
        shown = self._shown()
        return self._serve.service_name(shown.service) if shown else ""

    @Property(bool, notify=changed)
    def priority(self) -> bool:
        shown = self._shown()
        return shown is not None and shown.priority

    @Property(int, notify=changed)
    def minutes(self) -> int:
        """At the desk since the first call, or waiting since the number was given."""
        shown = self._shown()
        if shown is None:
            return 0
        since = (shown.called_at if self._line.current else None) or shown.issued_at
        return max(0, (self._queue.now() - since) // timedelta(minutes=1))

    @Property(int, notify=changed)
    def calls(self) -> int:
        return self._line.current.calls if self._line.current else 0

    @Property(bool, notify=changed)
    def canTake(self) -> bool:
        return self._request is not None and self._request.state in TAKEABLE

    @Property(bool, notify=changed)
    def canComplete(self) -> bool:
        return self._request is not None and self._request.state == "taken"

    @Property(int, notify=changed)
    def waiting(self) -> int:
        return len(self._line.waiting)

    @Property(Rows, constant=True)
    def skipped(self) -> Rows:
        return self._skipped

    def _shown(self) -> QueueTicket | None:
        return self._line.current or (self._line.waiting[0] if self._line.waiting else None)
