"""The gallery's `HoursBook`: over the invented kiosk's presences and facts, and what a scene places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import cast

from kiosk.flows.hours_ports import Away, Elsewhere, LastRun, OutageRow
from kiosk.flows.ports import PresenceRow
from kiosk.ui.gallery_kiosk import MemoryKiosk
from sync.protocol.instant import read_instant
from sync.rules.indonesian import JAKARTA

_RUNNING = ("kiosk_started", "kiosk_stopped", "heartbeat")


class MemoryHours:
    def __init__(self, kiosk: MemoryKiosk) -> None:
        self._kiosk = kiosk
        self._elsewhere: dict[str, list[Elsewhere]] = {}
        self._off: dict[str, frozenset[date]] = {}
        self._last_acts: dict[str, datetime] = {}
        self._queue_changed: datetime | None = None
        self._placed: list[OutageRow] = []
        self.from_min = 14 * 60

    def presences(self, officer_id: str, first: date, last: date) -> Sequence[PresenceRow]:
        rows = (row for row in self._kiosk.presences() if row.officer == officer_id)
        return sorted((row for row in rows if first <= _day(row) <= last), key=lambda row: row.started_at)

    def unfinished(self, officer_id: str, before: date) -> PresenceRow | None:
        rows = self.presences(officer_id, date.min, before)
        open_ones = [row for row in rows if row.ended_at is None and row.claimed_end is None and _day(row) < before]
        return open_ones[-1] if open_ones else None

    def last_act(self, presence: PresenceRow) -> datetime | None:
        told = [
            read_instant(fact.time.wall)
            for fact in self._kiosk.facts
            if fact.actor.officer == presence.officer and fact.kind not in ("presence_started", "presence_amended")
        ]
        acts = [at for at in told if at > presence.started_at and at.astimezone(JAKARTA).date() == _day(presence)]
        return max(acts, default=self._last_acts.get(presence.presence_id))

    def last_queue_change(self) -> datetime | None:
        told = [fact for fact in self._kiosk.facts if fact.kind.startswith(("ticket_", "request_"))]
        return read_instant(told[-1].time.wall) if told else self._queue_changed

    def outages(self, first: datetime, last: datetime) -> Sequence[OutageRow]:
        found = {(row.away, row.began_at): row for row in self._placed}
        for fact in self._kiosk.facts:
            if fact.kind == "outage_noted" and fact.data["began_at"] is not None:
                away, began = cast("Away", fact.data["of"]), read_instant(str(fact.data["began_at"]))
                ended = fact.data["ended_at"]
                found[away, began] = OutageRow(away, began, read_instant(str(ended)) if ended else None)
        touching = (row for row in found.values() if row.began_at < last and (row.ended_at or row.began_at) >= first)
        return sorted(touching, key=lambda row: (row.began_at, row.away))

    def last_run(self) -> LastRun | None:
        told = [fact for fact in self._kiosk.facts if fact.kind in _RUNNING]
        if not told:
            return None
        return LastRun(read_instant(told[-1].time.wall), told[-1].time.boot, told[-1].kind == "kiosk_stopped")

    def elsewhere(self, officer_id: str) -> Sequence[Elsewhere]:
        return self._elsewhere.get(officer_id, [])

    def days_off(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        return frozenset(day for day in self._off.get(officer_id, ()) if first <= day <= last)

    def empty_hall_from_min(self) -> int:
        return self.from_min

    # --- setting a scene

    def place_elsewhere(self, officer_id: str, told: Sequence[Elsewhere]) -> None:
        self._elsewhere[officer_id] = list(told)

    def place_days_off(self, officer_id: str, days: Collection[date]) -> None:
        self._off[officer_id] = frozenset(days)

    def place_last_act(self, presence_id: str, at: datetime) -> None:
        self._last_acts[presence_id] = at

    def place_queue_change(self, at: datetime) -> None:
        self._queue_changed = at

    def place_outage(self, row: OutageRow) -> None:
        self._placed.append(row)


def _day(row: PresenceRow) -> date:
    return row.started_at.astimezone(JAKARTA).date()
