"""What an officer wrote about their own work, to be shown to them again.

Invariants
- Not a projection: facts hold no word of it, so a rebuild never touches it.
- A row is sealed with the device key and bound to its owner and subject: for another officer it opens as nothing, and who has the
  file and the database key (the city's escrow) reads no word of it.
- It ends with the retention after its day, once the city has the fact; what is only here is never erased.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from kiosk.errors import KeyUnreadableError
from kiosk.flows.work_ports import OwnWords
from kiosk.store import identity
from kiosk.store.connection import Connection, Database
from kiosk.store.keys import StoreKeys
from kiosk.store.moments import hall_day

RETENTION = timedelta(days=7)  # unless the configuration's `retention_s` says otherwise
_PAGE = "own-words"
_WITH_THE_CITY = """
    not exists (select 1 from fact where fact.subject = own_words.subject
        and seq > coalesce((select max(through_seq) from receipt where receipt.epoch = fact.epoch), 0))
    and not exists (select 1 from fact join part using (epoch, seq)
        where fact.subject = own_words.subject and part.sha256 not in (select sha256 from part_held))
"""


def keep(connection: Connection, keys: StoreKeys, words: Sequence[OwnWords]) -> None:
    for each in words:
        plain = json.dumps(dict(each.values), ensure_ascii=False).encode()
        sealed = keys.wrap_draft(plain, each.officer_id, _PAGE, each.subject)
        connection.execute(
            "insert or replace into own_words (subject, officer, lasts_to, sealed) values (?, ?, ?, ?)",
            (each.subject, each.officer_id, each.lasts_to.isoformat(), sealed),
        )


def find(connection: Connection, keys: StoreKeys, officer_id: str, subject: str) -> Mapping[str, str]:
    row = connection.execute(
        "select sealed from own_words where subject = ? and officer = ?", (subject, officer_id)
    ).fetchone()
    if row is None:
        return {}
    try:
        plain = keys.unwrap_draft(bytes(row[0]), officer_id, _PAGE, subject)
    except KeyUnreadableError:
        return {}
    return {str(key): str(value) for key, value in json.loads(plain).items()}


def expire(database: Database, *, now: datetime) -> int:
    """How many were erased."""
    with database.writing() as connection:
        if identity.find(connection) is None:
            return 0
        told = identity.configuration(connection).intervals.get("retention_s")
        oldest: date = hall_day(now - (RETENTION if told is None else timedelta(seconds=told)))
        return connection.execute(
            f"delete from own_words where lasts_to < ? and {_WITH_THE_CITY}",  # noqa: S608 (a constant)
            (oldest.isoformat(),),
        ).rowcount
