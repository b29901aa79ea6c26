"""What goes on about presence while nobody touches the screen: the camera is watched, officers on duty are asked.

Invariants
- None of it may stand in the way of a resident: a full disk or a kiosk that is not enrolled leaves it for later.
- Draws fall on the minute after the start, never at the start: restarting a kiosk wins no draw and skips none.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime

from kiosk.app_adapters import LazyCamera
from kiosk.camera_watch import CHOSEN, CameraWatch
from kiosk.capture.identity import found_cameras
from kiosk.domain.camera_identity import CameraState
from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import Clock, FactDraft, StorageBrokenError, StorageFullError
from kiosk.flows.prompt import WITHIN_S, PromptFlow
from kiosk.store import Store
from sync.protocol.fact import Actor
from sync.rules.calendar import WorkCalendar

_LOG = logging.getLogger(__name__)

DRAW_MS = 60_000
CAMERA_MS = 5_000
_LATER = (StorageFullError, StorageBrokenError, NotEnrolledError)


class PresenceWatch:
    """`camera_spec` as in the settings."""

    def __init__(self, store: Store, camera_spec: str, clock: Clock, calendar: WorkCalendar) -> None:
        self._store = store
        self._calendar = calendar
        self.camera = LazyCamera(camera_spec, lambda: store.notes.get(CHOSEN))
        self.prompts = PromptFlow(
            book=store.book,
            journal=store.journal,
            camera=self.camera,
            clock=clock,
            openings=self._openings,
            within_s=self._within_s,
            below=secrets.randbelow,
        )
        self._watch = CameraWatch(
            identity=self.camera.identity,
            found=found_cameras if camera_spec.startswith("device:") else lambda: (),
            notes=store.notes,
            record=self._record,
        )
        self._is_watched = camera_spec.startswith("device:")

    def draw(self) -> None:
        """Every DRAW_MS."""
        self._try(self.prompts.draw)

    def look(self) -> None:
        """Every CAMERA_MS."""
        if self._is_watched and self._store.is_enrolled():
            self._try(self._watch.look)

    def is_anybody_asked(self) -> bool:
        """About once a second; what was not answered in time is noted with it."""
        self._try(self.prompts.expire)
        return bool(self.prompts.waiting())

    def _record(self, state: CameraState) -> bool:
        identity = self._store.book.identity()
        if identity is None:
            return False
        data = {"device": "camera", "state": state}
        self._store.journal.record([FactDraft("device_changed", identity.kiosk, Actor("system"), data)])
        return True

    def _openings(self, day: date) -> Sequence[tuple[datetime, datetime]]:
        return [(span.start, span.end) for span in self._calendar.open_spans(day)]

    def _within_s(self) -> int:
        if not self._store.is_enrolled():
            return 0
        return self._store.sync_book.configuration().intervals.get("prompt_within_s", WITHIN_S)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except _LATER as error:
            _LOG.warning("presence: left for later: %s", type(error).__name__)
