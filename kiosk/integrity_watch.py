"""When the whole file is looked over: soon after the start, and at night when nobody is at the screen.

Invariants
- Never on the screen's thread and never before the first picture; one look at a time.
- What was found stays until a later look finds nothing: it is attention on the truth bar and a line of `kiosk doctor`.
- A disk that cannot keep the result does not lose the attention: the look is tried again at the next occasion.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.store import integrity

_LOG = logging.getLogger(__name__)

NIGHT_HOURS = frozenset({0, 1, 2, 3, 4})
BETWEEN = timedelta(hours=20)


class Runner(Protocol):
    """`kiosk.ui.tasks.Tasks` is one."""

    def run(
        self,
        work: Callable[[], tuple[str, ...]],
        done: Callable[[tuple[str, ...]], None],
        failed: Callable[[Exception], None],
    ) -> None: ...


class IntegrityWatch:
    """`note` keeps the result of a look where doctor finds it."""

    def __init__(self, data_dir: Path, database_key: bytes, runner: Runner, note: Callable[[int], None]) -> None:
        self._data_dir = data_dir
        self._key = database_key
        self._runner = runner
        self._note = note
        self._looked_at: datetime | None = None
        self._is_looking = False
        self.is_damaged = False
        self.has_found = False  # anything at all, damage or none

    def consider(self, now: datetime, *, is_idle: bool) -> None:
        """Called every few minutes with the hall's local time."""
        if self._is_looking:
            return
        if self._looked_at is None or (is_idle and now.hour in NIGHT_HOURS and abs(now - self._looked_at) >= BETWEEN):
            self._looked_at = now
            self._is_looking = True
            data_dir, key = self._data_dir, self._key
            self._runner.run(lambda: integrity.findings(data_dir, key), self._found, self._failed)

    def _found(self, findings: tuple[str, ...]) -> None:
        self._is_looking = False
        self.has_found, self.is_damaged = True, bool(findings)
        if findings:
            _LOG.error("the database is damaged: %s", "; ".join(findings[:3]))
        try:
            self._note(len(findings))
        except (StorageFullError, StorageBrokenError) as error:
            self._again(error)

    def _failed(self, error: Exception) -> None:
        self._is_looking = False
        self._again(error)

    def _again(self, error: Exception) -> None:
        self._looked_at = None
        _LOG.warning("the look over the database is to be repeated: %s", type(error).__name__)
