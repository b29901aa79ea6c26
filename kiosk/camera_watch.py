"""Whose picture it is: adopts the hall's camera at the first start, and notes once whenever another one is there.

Invariants
- The first real camera is adopted only when it is the only one; between two the technician chooses (`kiosk camera`).
- A change counts when two looks in a row say the same: a plug that is pushed in gives a moment's nonsense.
- `device_changed` is recorded when something changed, not at each start; stand-ins of demos and tests are not noted.
- What cannot be recorded now (no room, not enrolled) is tried again with the next look.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, cast

from kiosk.domain.camera_identity import CameraIdentity, CameraState, FoundCamera, Noted, noticed
from kiosk.flows.ports import CameraMissingError

CHOSEN = "camera.chosen"
SEEN_KEY = "camera.seen"
SEEN_STATE = "camera.state"


class Notes(Protocol):
    def get(self, key: str) -> str: ...
    def put(self, values: Mapping[str, str]) -> None: ...


class CameraWatch:
    """`record` writes the fact and says whether it is durable; `found` lists what the machine has."""

    def __init__(
        self,
        *,
        identity: Callable[[], CameraIdentity],
        found: Callable[[], Sequence[FoundCamera]],
        notes: Notes,
        record: Callable[[CameraState], bool],
    ) -> None:
        self._identity = identity
        self._found = found
        self._notes = notes
        self._record = record
        self._before: CameraIdentity | None = None
        self._looked = False

    def look(self) -> None:
        """Every few seconds. Raises StorageFullError, StorageBrokenError."""
        self._adopt()
        seen = self._seen()
        steady = self._looked and seen == self._before
        self._before, self._looked = seen, True
        if steady and not (seen is not None and seen.kind == "stand_in"):
            self._note(seen)

    def _adopt(self) -> None:
        if self._notes.get(CHOSEN):
            return
        real = [camera for camera in self._found() if camera.nature == "real" and camera.key]
        if len(real) == 1:
            self._notes.put({CHOSEN: real[0].key})

    def _seen(self) -> CameraIdentity | None:
        try:
            return self._identity()
        except CameraMissingError:
            return None

    def _note(self, seen: CameraIdentity | None) -> None:
        before = Noted(cast("CameraState", self._notes.get(SEEN_STATE)) or None, self._notes.get(SEEN_KEY))
        now = noticed(before, seen)
        if now != before and now.state is not None and self._record(now.state):
            self._notes.put({SEEN_STATE: now.state, SEEN_KEY: now.key})
