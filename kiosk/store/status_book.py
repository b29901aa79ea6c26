"""`StatusBook`: wrong tries at status PINs, and the little a resident's own data ask of the store.

Invariants
- A charge looks at what stands in its way and counts in one transaction: two tries at once never make six.
- Not a projection: a rebuild never touches the tries. They hold a code and a moment since boot, nothing of a person.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from kiosk.domain import status_tries
from kiosk.domain.status_tries import StatusTry
from kiosk.domain.throttle import Moment
from kiosk.flows.ports import RequestRow
from kiosk.store import identity
from kiosk.store.book import SqlBook
from kiosk.store.connection import Connection, Database
from kiosk.store.purge import DESK_RETENTION


class SqlStatusBook:
    def __init__(self, database: Database, book: SqlBook) -> None:
        self._database = database
        self._book = book

    def by_code(self, code: str) -> Sequence[RequestRow]:
        ids = self._database.rows("select request_id from request where code = ? order by epoch, seq", (code,))
        found = (self._book.request(request_id) for (request_id,) in ids)
        return [row for row in found if row is not None]

    def charge(self, code: str, now: Moment) -> int | None:
        with self._database.writing() as connection:
            known = _tries(connection)
            tries = [each for _, each in known]
            if status_tries.wait_s(tries, code, now):
                return None
            counted = set(status_tries.still_counted(tries, now))
            connection.executemany(
                "delete from status_try where n = ?", [(n,) for n, each in known if each not in counted]
            )
            number = connection.execute(
                "insert into status_try (code, boot, up_ms) values (?, ?, ?)", (code, now.boot, now.up_ms)
            ).lastrowid
            return int(number or 0)

    def wait_s(self, code: str, now: Moment) -> int:
        with self._database.reading() as connection:
            return status_tries.wait_s([each for _, each in _tries(connection)], code, now)

    def settle(self, charge: int) -> None:
        with self._database.writing() as connection:
            connection.execute("delete from status_try where n = ?", (charge,))

    def retention(self) -> timedelta:
        with self._database.reading() as connection:
            if identity.find(connection) is None:
                return DESK_RETENTION
            told = identity.configuration(connection).intervals.get("retention_s")
        return DESK_RETENTION if told is None else timedelta(seconds=told)

    def contact_agreed(self, request_id: str) -> bool:
        agreed = False
        rows = self._database.rows(
            "select kind, payload from fact where subject = ? and kind in ('consent_given', 'consent_withdrawn') order by n",
            (request_id,),
        )
        for kind, payload in rows:
            if "contact" in json.loads(payload)["data"]["purposes"]:
                agreed = kind == "consent_given"
        return agreed


def _tries(connection: Connection) -> list[tuple[int, StatusTry]]:
    rows = connection.execute("select n, code, boot, up_ms from status_try order by n")
    return [(n, StatusTry(code, Moment(boot, up_ms))) for n, code, boot, up_ms in rows]
