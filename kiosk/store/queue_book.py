"""`QueueBook` over the projection: one indexed read each, of this kiosk's letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from kiosk.domain.queue import QueueTicket
from kiosk.domain.ticket import QueueNumber
from kiosk.store import identity
from kiosk.store.connection import Database
from sync.protocol.instant import read_instant

_TICKETS = """
    select day, prefix, number, service, request_id, issued_at, priority, state, calls, skips, turn, first_called_at, called_at
    from ticket
"""


class SqlQueueBook:
    def __init__(self, database: Database) -> None:
        self._database = database

    def tickets(self, day: date) -> Sequence[QueueTicket]:
        return self._read("day = ? and prefix = ? order by number", day)

    def called_since(self, day: date) -> Sequence[QueueTicket]:
        return self._read("day >= ? and prefix = ? and calls > 0 order by day, first_called_at", day)

    def last_absence(self) -> datetime | None:
        row = self._database.row("select max(told_at) from absence", ())
        return read_instant(row[0]) if row and row[0] else None

    def _read(self, where: str, day: date) -> Sequence[QueueTicket]:
        with self._database.reading() as connection:
            who = identity.find(connection)
            if who is None:
                return []
            rows = connection.execute(f"{_TICKETS} where {where}", (day.isoformat(), who.site.ticket_prefix))
            return [_ticket(row) for row in rows]


def _ticket(row: tuple[Any, ...]) -> QueueTicket:
    day, prefix, number, service, subject, issued, priority, state, calls, skips, turn, first, called = row
    return QueueTicket(
        day=date.fromisoformat(day),
        number=QueueNumber(prefix, number),
        service=service,
        subject=subject,
        issued_at=read_instant(issued),
        priority=bool(priority),
        state=state,
        calls=calls,
        skips=skips,
        turn=turn,
        first_called_at=read_instant(first) if first else None,
        called_at=read_instant(called) if called else None,
    )
