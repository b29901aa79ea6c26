"""`Drafts`: rows that only their owner's turn opens.

Invariants
- A row is sealed with the device key and bound to its owner, page and subject: moved to another officer it opens as nothing,
  and who has the file and the database key (the city's escrow) reads no word of it.
- A draft that does not open any more, after another device key, is as none; it expires like the others.
- The age counts from the last change, never from the future: a clock that was wrong keeps nothing for ever.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from kiosk.errors import KeyUnreadableError
from kiosk.flows.drafts import EXPIRES_AFTER, DraftLine
from kiosk.flows.ports import Clock
from kiosk.store.connection import Database
from kiosk.store.keys import StoreKeys
from sync.protocol.instant import write_instant


class SqlDraftBook:
    def __init__(self, database: Database, clock: Clock, keys: StoreKeys) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys

    def keep(self, officer_id: str, page: str, subject: str, values: Mapping[str, str]) -> None:
        if not any(value.strip() for value in values.values()):
            self.drop(officer_id, page, subject)
            return
        words = json.dumps(dict(values), ensure_ascii=False).encode()
        sealed = self._keys.wrap_draft(words, officer_id, page, subject)
        with self._database.writing() as connection:
            connection.execute(
                "insert or replace into draft (officer, page, subject, kept_at, sealed) values (?, ?, ?, ?, ?)",
                (officer_id, page, subject, write_instant(self._clock.read().wall), sealed),
            )

    def take(self, officer_id: str, page: str, subject: str) -> Mapping[str, str]:
        row = self._database.row(
            "select sealed from draft where officer = ? and page = ? and subject = ? and kept_at > ?",
            (officer_id, page, subject, self._oldest()),
        )
        if row is None:
            return {}
        try:
            words = self._keys.unwrap_draft(bytes(row[0]), officer_id, page, subject)
        except KeyUnreadableError:
            return {}
        return {str(key): str(value) for key, value in json.loads(words).items()}

    def drop(self, officer_id: str, page: str, subject: str) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "delete from draft where officer = ? and page = ? and subject = ?", (officer_id, page, subject)
            )

    def lines(self, officer_id: str) -> Sequence[DraftLine]:
        rows = self._database.rows(
            "select page, subject, kept_at from draft where officer = ? and kept_at > ? order by kept_at desc, page, subject",
            (officer_id, self._oldest()),
        )
        return [DraftLine(page, subject, datetime.fromisoformat(kept_at)) for page, subject, kept_at in rows]

    def _oldest(self) -> str:
        return write_instant(self._clock.read().wall - EXPIRES_AFTER)


def expire(database: Database, *, now: datetime) -> int:
    """How many drafts were erased."""
    with database.writing() as connection:
        connection.execute("update draft set kept_at = :now where kept_at > :now", {"now": write_instant(now)})
        return connection.execute(
            "delete from draft where kept_at <= ?", (write_instant(now - EXPIRES_AFTER),)
        ).rowcount
