"""The gallery's memory of wrong status PINs, and a city that answers what a scene or a test put there.

Invariants
- `MemoryStatusBook` keeps the promises of `kiosk.flows.status_ports` by the store's arithmetic; one contract suite runs on both.
- Only the gallery and tests may import it (import-linter's contract on invented halls).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import cast

from kiosk.domain import status_tries
from kiosk.domain.status_tries import StatusTry
from kiosk.domain.throttle import Moment
from kiosk.flows.ports import RequestRow
from kiosk.flows.status_ports import CityLineError, RequestStatus
from kiosk.ui.gallery_kiosk import MemoryKiosk

DESK_RETENTION = timedelta(days=7)


class MemoryStatusBook:
    """`StatusBook` over a `MemoryKiosk`."""

    def __init__(self, kiosk: MemoryKiosk) -> None:
        self._kiosk = kiosk
        self._tries: dict[int, StatusTry] = {}
        self._charges = 0

    def by_code(self, code: str) -> Sequence[RequestRow]:
        return [row for row in self._kiosk.requests() if row.code == code]

    def charge(self, code: str, now: Moment) -> int | None:
        if self._kiosk.refuse is not None:
            raise self._kiosk.refuse
        if self.wait_s(code, now):
            return None
        self._charges += 1
        self._tries[self._charges] = StatusTry(code, now)
        return self._charges

    def wait_s(self, code: str, now: Moment) -> int:
        return status_tries.wait_s(tuple(self._tries.values()), code, now)

    def settle(self, charge: int) -> None:
        self._tries.pop(charge, None)

    def retention(self) -> timedelta:
        return DESK_RETENTION

    def contact_agreed(self, request_id: str) -> bool:
        agreed = False
        for draft in self._kiosk.drafts:
            told = draft.kind in ("consent_given", "consent_withdrawn") and draft.subject == request_id
            if told and "contact" in cast("Sequence[str]", draft.data["purposes"]):
                agreed = draft.kind == "consent_given"
        return agreed


class MemoryCity:
    """`CityStatus`: knows what was placed; `is_down` as a line that breaks."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], RequestStatus] = {}
        self.is_down = False
        self.asked = 0
        self.cuts = 0

    def place(self, status: RequestStatus, pin: str) -> None:
        self._known[status.code, pin] = status

    def ask(self, code: str, pin: str) -> RequestStatus | None:
        self.asked += 1
        if self.is_down:
            raise CityLineError
        return self._known.get((code, pin))

    def cut(self) -> None:
        self.cuts += 1
