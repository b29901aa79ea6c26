"""`HoursBook` over the projections, the newest end of the chain and what the city told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from kiosk.flows.hours_ports import Elsewhere, LastRun, OutageRow
from kiosk.flows.ports import PresenceRow
from kiosk.store import city_items, days_off, identity, presence_rows
from kiosk.store.connection import Database
from kiosk.store.moments import hall_day
from sync.protocol.instant import read_instant, write_instant
from sync.rules.indonesian import JAKARTA

_WALL = "json_extract(cast(payload as text), '$.time.wall')"
_BOOT = "json_extract(cast(payload as text), '$.time.boot')"
_ACTOR = "json_extract(cast(payload as text), '$.actor.officer')"
# Read backwards from the newest fact: the first hit ends the search.
_QUEUE = f"select {_WALL} from fact where kind glob 'ticket_*' or kind glob 'request_*' order by n desc limit 1"  # noqa: S608
_RUN = f"""
    select kind, {_WALL}, {_BOOT} from fact where kind in ('kiosk_started', 'kiosk_stopped', 'heartbeat')
    order by n desc limit 1
"""  # noqa: S608
_ACTS = f"""
    select {_WALL} from fact where n > (select n from fact where id = ?) and {_ACTOR} = ?
        and {_WALL} < ? and kind <> 'presence_amended'
    order by n desc limit 1
"""  # noqa: S608
_DAY = timedelta(days=1)


class SqlHoursBook:
    def __init__(self, database: Database) -> None:
        self._database = database

    def presences(self, officer_id: str, first: date, last: date) -> Sequence[PresenceRow]:
        with self._database.reading() as connection:
            where = "officer = ? and day between ? and ?"
            return presence_rows.read(connection, where, (officer_id, first.isoformat(), last.isoformat()))

    def unfinished(self, officer_id: str, before: date) -> PresenceRow | None:
        where = "officer = ? and day < ? and ended_at is null and claimed_end_at is null"
        with self._database.reading() as connection:
            rows = presence_rows.read(connection, where, (officer_id, before.isoformat()))
        return rows[-1] if rows else None

    def last_act(self, presence: PresenceRow) -> datetime | None:
        day = hall_day(presence.started_at)
        midnight = datetime.combine(day + _DAY, time(), JAKARTA)
        return self._instant(_ACTS, (presence.fact_id, presence.officer, write_instant(midnight)))

    def last_queue_change(self) -> datetime | None:
        return self._instant(_QUEUE, ())

    def outages(self, first: datetime, last: datetime) -> Sequence[OutageRow]:
        rows = self._database.rows(
            "select away, began_at, ended_at from outage where began_at < ? and coalesce(ended_at, began_at) >= ?"
            " order by began_at, away",
            (write_instant(last), write_instant(first)),
        )
        return [
            OutageRow(away, read_instant(began), read_instant(ended) if ended else None) for away, began, ended in rows
        ]

    def last_run(self) -> LastRun | None:
        row = self._database.row(_RUN, ())
        return None if row is None else LastRun(read_instant(row[1]), row[2], row[0] == "kiosk_stopped")

    def elsewhere(self, officer_id: str) -> Sequence[Elsewhere]:
        with self._database.reading() as connection:
            who = identity.find(connection)
            told = city_items.get(connection, "officer_hours", officer_id)
        if who is None or told is None:
            return []
        return [
            Elsewhere(
                presence_id=one["presence"],
                hall=one["hall"],
                place=one["place"],
                started_at=read_instant(one["started"]),
                ended_at=read_instant(one["ended"]) if one["ended"] else None,
                is_claim=one["standing"] != "counted",
            )
            for one in told["presences"]
            if one["kiosk"] != who.kiosk
        ]

    def days_off(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        with self._database.reading() as connection:
            return days_off.within(city_items.get(connection, "officer_hours", officer_id), first, last)

    def empty_hall_from_min(self) -> int:
        with self._database.reading() as connection:
            if identity.find(connection) is None:
                return 0
            return int(identity.configuration(connection).intervals.get("empty_hall_from_min", 0))

    def _instant(self, query: str, values: Sequence[object]) -> datetime | None:
        row = self._database.row(query, values)
        return read_instant(row[0]) if row and row[0] else None
