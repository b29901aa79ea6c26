"""Whether the hall's printer is there: looked at off the screen's thread, and noted once whenever it goes or comes back.

Invariants
- A change counts when two looks in a row say the same. An empty roll is no missing printer: somebody puts in a new one.
- What cannot be recorded now (no room, not enrolled) is tried again with the next look.
- A kiosk that has no printer notes nothing; one that is there at the first look ever is no change.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Literal, Protocol

from kiosk.errors import NotEnrolledError, PaperOutError, PrinterMissingError
from kiosk.flows.ports import FactDraft, StorageBrokenError, StorageFullError
from kiosk.store import Store
from kiosk.ui.tasks import TaskRunner
from sync.protocol.fact import Actor

_LOG = logging.getLogger(__name__)

PRINTER_MS = 30_000
SEEN_STATE = "printer.state"
_LATER = (StorageFullError, StorageBrokenError, NotEnrolledError)

PrinterState = Literal["present", "missing"]


class Looked(Protocol):
    def look(self) -> None:
        """Raises PrinterMissingError, PaperOutError."""


class Notes(Protocol):
    def get(self, key: str) -> str: ...
    def put(self, values: Mapping[str, str]) -> None: ...


class PrinterWatch:
    """`printer` None: the kiosk has none. `record` writes the fact and says whether it is durable."""

    def __init__(
        self, printer: Looked | None, tasks: TaskRunner, *, notes: Notes, record: Callable[[PrinterState], bool]
    ) -> None:
        self._printer = printer
        self._tasks = tasks
        self._notes = notes
        self._record = record
        self._before: PrinterState | None = None
        self._is_looking = False

    def look(self) -> None:
        """Every PRINTER_MS; returns at once."""
        printer = self._printer
        if printer is not None and not self._is_looking:
            self._is_looking = True
            self._tasks.run(lambda: state_of(printer), self._see, self._see_nothing)

    def _see(self, state: PrinterState) -> None:
        self._is_looking = False
        is_steady, self._before = state == self._before, state
        kept = self._notes.get(SEEN_STATE) or "present"
        if not is_steady or state == kept:
            return
        try:
            if self._record(state):
                self._notes.put({SEEN_STATE: state})
        except _LATER as error:
            _LOG.warning("printer: left for later: %s", type(error).__name__)

    def _see_nothing(self, error: Exception) -> None:
        self._is_looking = False
        _LOG.error("the printer was not looked at: %s", type(error).__name__)


def state_of(printer: Looked) -> PrinterState:
    try:
        printer.look()
    except PaperOutError:
        return "present"
    except PrinterMissingError:
        return "missing"
    return "present"


def note_in(store: Store) -> Callable[[PrinterState], bool]:
    """`record` of a watch over this store's chain."""

    def record(state: PrinterState) -> bool:
        identity = store.book.identity()
        if identity is None:
            return False
        data = {"device": "printer", "state": state}
        store.journal.record([FactDraft("device_changed", identity.kiosk, Actor("system"), data)])
        return True

    return record
