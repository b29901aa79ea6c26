"""The gallery's memory of officers: failures, locks and codes of the city that anybody could write.

Invariants
- It keeps the promises of `kiosk.flows.officer_ports` by the same arithmetic as the store; one contract suite runs on both.
- `KnownCodes` verifies nothing: only the gallery and tests may import it (import-linter's contract on invented halls).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from kiosk.domain import throttle
from kiosk.domain.throttle import Moment, Tally
from kiosk.flows.officer_ports import Lock, NotOursError
from kiosk.flows.ports import Clock
from sync.protocol.canonical import encode
from sync.protocol.envelope import Envelope, payload_type

_NO_KEY, _NO_SIGNATURE = "0" * 64, bytes(64)


class MemoryOfficers:
    """`OfficerBook` and `LineBook`; `check_room` raises as a full disk would."""

    def __init__(self, clock: Clock, check_room: Callable[[], None]) -> None:
        self._clock = clock
        self._check_room = check_room
        self._tallies: dict[str, Tally] = {}
        self._hall: list[tuple[int, Moment]] = []
        self._charges = 0
        self._told: set[str] = set()
        self._floor: datetime | None = None
        self.brought: list[tuple[str, str]] = []
        self.badges_wanted = False
        self.head = "3f" * 32
        self.anchor = ""

    def tally(self, officer_id: str) -> Tally:
        return self._tallies.get(officer_id, Tally())

    def hall_failures(self) -> Sequence[Moment]:
        return [moment for _, moment in self._hall]

    def charge(self, officer_id: str, now: Moment, challenge: str) -> int | None:
        self._check_room()
        before = self.tally(officer_id)
        if throttle.standing(before, self.hall_failures(), now) is not None:
            return None
        self.drop_stale_failures(now)
        failures = before.failures + 1
        locked = failures >= throttle.LOCKED_AT
        self._tallies[officer_id] = Tally(failures, now, challenge if locked else "")
        self._charges += 1
        self._hall.append((self._charges, now))
        return self._charges

    def place_failures(self, officer_id: str, times: int, challenge: str = "7K3MPQ2X") -> None:
        """Setting a scene: so many in a row, the last one just now."""
        if times:
            reading = self._clock.read()
            is_locked = times >= throttle.LOCKED_AT
            last = Moment(reading.boot, reading.up_ms)
            self._tallies[officer_id] = Tally(times, last, challenge if is_locked else "")

    def settle(self, officer_id: str, charge: int) -> None:
        self._check_room()
        self._tallies.pop(officer_id, None)
        self._hall = [each for each in self._hall if each[0] != charge]

    def drop_stale_failures(self, now: Moment) -> None:
        kept = throttle.still_counted(self.hall_failures(), now)
        self._hall = [each for each in self._hall if each[1] in kept]

    def untold_locks(self) -> Sequence[Lock]:
        return [lock for lock in self.locks() if lock.officer_id not in self._told]

    def tell_lock(self, officer_id: str) -> None:
        self._told.add(officer_id)

    def locks(self) -> Sequence[Lock]:
        found = sorted(self._tallies.items())
        return [Lock(officer, tally.failures, tally.challenge) for officer, tally in found if tally.challenge]

    def unlock(self, officer_id: str, challenge: str) -> None:
        if self.tally(officer_id).challenge == challenge:
            self._tallies.pop(officer_id, None)
            self._told.discard(officer_id)

    def unlocks_brought(self) -> Sequence[tuple[str, str]]:
        return self.brought

    def surely(self) -> datetime:
        wall = self._clock.read().wall
        self._floor = wall if self._floor is None else max(self._floor, wall)
        return self._floor

    def note_city_time(self, told: datetime) -> None:
        self._floor = told

    def badge_required(self) -> bool:
        return self.badges_wanted

    def city_url(self) -> str:
        return "https://balai.surabaya.go.id"

    def head_digest(self) -> str:
        return self.head

    def set_time_anchor(self, digest: str) -> None:
        self.anchor = digest


class KnownCodes:
    """Stands in for the city's signatures: a code is `known:<kind>:<payload>`, one that begins with `forged:` is of nobody."""

    def open(self, text: str, kind: Literal["badge", "unlock", "time"]) -> Envelope:
        who, _, rest = text.partition(":")
        told, _, payload = rest.partition(":")
        if told != kind or who not in ("known", "forged"):
            raise NotOursError("none")
        if who == "forged":
            raise NotOursError("forged")
        return Envelope(payload_type(kind), encode(json.loads(payload)), _NO_KEY, _NO_SIGNATURE)


def known_code(kind: str, payload: Mapping[str, object]) -> str:
    return f"known:{kind}:{json.dumps(payload)}"
