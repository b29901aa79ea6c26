"""Once a morning, before people come: everything that can be looked at without taking it from anybody, told in one sentence.

Invariants
- Once a day, from six o'clock, only while nobody is at the screen; a PC that is switched on later looks then.
- The look has a process and a time limit of its own: a driver that hangs costs a line in the log, never the screen.
- It records no fact: what is broken is noted by the watch whose matter it is. What it found is kept for `kiosk doctor`.
- Nothing wrong, nothing said: a hall's morning is quiet.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from kiosk.doctor_report import MORNING, Line, read_lines, spoken
from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.settings import Settings
from kiosk.ui.tasks import TaskRunner
from sync.rules.indonesian import JAKARTA

_LOG = logging.getLogger("kiosk.morning_watch")

FROM_HOUR = 6
LIMIT_S = 180


class Notes(Protocol):
    def get(self, key: str) -> str: ...
    def put(self, values: Mapping[str, str]) -> None: ...


class DoctorChild:
    """`kiosk doctor` of this very program, with what this one was told."""

    def __init__(self, settings: Settings, *, command: Sequence[str] = ()) -> None:
        """`command` instead of the doctor."""
        where = ["--data", str(settings.data_dir), "--key-file", str(settings.key_file)]
        what = ["--camera", settings.camera, "--printer", settings.printer]
        self._command = list(command) or [sys.executable, "-X", "utf8", "-m", "kiosk", "doctor", *where, *what]
        self._child: subprocess.Popen[bytes] | None = None

    def examine(self, limit_s: float = LIMIT_S) -> list[Line]:
        """Waits. Raises OSError, subprocess.TimeoutExpired."""
        with subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        ) as child:
            self._child = child
            try:
                printed, _ = child.communicate(timeout=limit_s)
            finally:
                child.kill()
                self._child = None
        return read_lines(printed.decode("utf-8", "replace"))

    def stop(self) -> None:
        """From another thread: the window closes, and nobody waits for a camera."""
        child = self._child
        if child is not None:
            child.kill()


class MorningWatch:
    """`examine` may take seconds and runs beside the screen; `say` is given the sentence when something is wrong."""

    def __init__(
        self, *, examine: Callable[[], Sequence[Line]], notes: Notes, tasks: TaskRunner, say: Callable[[str], None]
    ) -> None:
        self._examine = examine
        self._notes = notes
        self._tasks = tasks
        self._say = say
        self._runs = False

    def look(self, now: datetime, *, is_idle: bool) -> None:
        """With each heartbeat."""
        local = now.astimezone(JAKARTA)
        if self._runs or not is_idle or local.hour < FROM_HOUR:
            return
        if self._notes.get(MORNING).startswith(f"{local:%Y-%m-%d}"):
            return
        self._runs = True
        self._tasks.run(self._examine, lambda lines: self._found(lines, local), self._failed)

    def _found(self, lines: Sequence[Line], at: datetime) -> None:
        self._runs = False
        if not lines:
            _LOG.warning("the morning's look said nothing")
            return
        wrong = [line.subject for line in lines if not line.is_well]
        try:
            self._notes.put({MORNING: f"{at:%Y-%m-%d %H:%M}|{len(wrong)}|{', '.join(wrong)}"})
        except (StorageFullError, StorageBrokenError) as error:
            _LOG.warning("the morning's findings were not kept: %s", type(error).__name__)
        if wrong:
            self._say(spoken(lines))

    def _failed(self, error: BaseException) -> None:
        self._runs = False
        _LOG.warning("the morning's look ended early: %s", type(error).__name__)
