"""What the window says for whoever updates its program, and the restart at night that lets a new version start.

Invariants
- A version says that it is well once it ran for a minute with its store open and its screen shown; until then it is on trial.
- The window closes for a new version only at night, while nobody is at the screen; where halls are switched off it never has to.
- Whatever fails here costs an update its time, never the window. Without a programs folder (`make run`) nothing is said.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk.devices.whole_file import replace_whole
from kiosk.domain.program_word import Word, channel_of
from kiosk.flows.ports import Reading, StorageBrokenError
from kiosk.program_told import read_told
from sync.rules.indonesian import JAKARTA

_LOG = logging.getLogger("kiosk.program_watch")

LOOK_MS = 60_000
NIGHT_HOURS = range(1, 4)
STABLE = 1  # in `CHANNELS`, what a city that says nothing means


class Clock(Protocol):
    def now(self) -> datetime: ...
    def read(self) -> Reading: ...


class Hall(Protocol):
    """What of the store is needed."""

    def city_url(self) -> str: ...
    def update_channel(self) -> int: ...
    def surely(self) -> datetime: ...


class ProgramWatch:
    """`programs` None: there is no programs folder. `code` is a file of this very program."""

    def __init__(
        self, programs: Path | None, data_dir: Path, hall: Hall, clock: Clock, *, code: Path = Path(__file__)
    ) -> None:
        self._programs = programs
        self._version = own_version(programs, code) if programs else ""
        self._path = data_dir.parent / "told" / "program.json"
        self._hall = hall
        self._clock = clock

    def look(self) -> None:
        """Once a minute, the first time a minute after the start."""
        if self._programs is None:
            return
        try:
            self._put(self._word().to_bytes())
        except (OSError, StorageBrokenError, ValueError) as error:
            _LOG.warning("the program's word was not kept: %s", type(error).__name__)

    def wants_restart(self, *, is_idle: bool) -> bool:
        """Whether a version waits, it is night, and nobody is here."""
        is_night = self._clock.now().astimezone(JAKARTA).hour in NIGHT_HOURS
        return self._programs is not None and is_idle and is_night and bool(read_told(self._programs).next)

    def _word(self) -> Word:
        url, reading = self._hall.city_url(), self._clock.read()
        if not url:
            return Word(well=self._version, boot=reading.boot, up_ms=reading.up_ms)
        return Word(
            channel=channel_of(self._hall.update_channel()),
            city_url=url,
            surely=self._hall.surely(),
            boot=reading.boot,
            up_ms=reading.up_ms,
            well=self._version,
        )

    def _put(self, content: bytes) -> None:
        """The updater reads it without being the kiosk's account."""
        if not self._path.parent.is_dir():
            self._path.parent.mkdir(parents=True)
            self._path.parent.chmod(0o755)
        replace_whole(self._path, content)
        self._path.chmod(0o644)


def own_version(programs: Path, code: Path) -> str:
    """Of the tree below `programs` that the code lies in; "" for the package's own."""
    versions = (programs / "versions").resolve()
    return next((folder.name for folder in code.resolve().parents if folder.parent == versions), "")
