"""Erasing what retention no longer allows on the kiosk.

Invariants
- A sealed body goes only after a signed receipt names it and covers its fact; the schema refuses anything else.
- Desk papers fade in two steps once their request is closed (here or at the city) *and* receipted, that is every fact of it
  and every part of it is with the city: after `MASK_AFTER` numbers keep their last digits only and the pictures go (a
  photographed card shows its number), after `DESK_RETENTION` the rest goes.
- What is not yet with the city, and what is still open, is never touched, however full the disk is.
- The end counts from the earlier of what the fact says and when it was first seen here, never from the future: a clock
  that was wrong once keeps nothing for ever.
- `secure_delete` overwrites what was erased in the file; `Store.purge` truncates the log, which held the rows before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from kiosk.store import city_items, desk, identity
from kiosk.store.connection import Connection, Database
from sync.protocol.instant import write_instant

MASK_AFTER = timedelta(hours=24)  # unless the configuration's interval `mask_s` says otherwise
DESK_RETENTION = timedelta(days=7)  # unless `retention_s` does
BODIES_A_STEP = 50  # short transactions: a filing may come at any moment
ENDS = frozenset({"completed", "handed_off", "collected", "voided"})

_HELD_BODIES = """
    select part_body.id from part_body join part using (sha256) join part_held using (sha256)
    where part.seq <= (select max(through_seq) from receipt where receipt.epoch = part.epoch) limit ?
"""
_DESKS = "select request_id, ended_at, facts, noted_at from desk join request using (request_id) left join desk_end using (request_id)"
_RECEIPTED = """
    select not exists (
        select 1 from fact where subject = :request
        and seq > coalesce((select max(through_seq) from receipt where receipt.epoch = fact.epoch), 0))
    and not exists (
        select 1 from fact join part using (epoch, seq)
        where fact.subject = :request and part.sha256 not in (select sha256 from part_held))
"""


def held_bodies(database: Database) -> int:
    """How many bodies were erased."""
    erased = 0
    while True:
        with database.writing() as connection:
            ids = connection.execute(_HELD_BODIES, (BODIES_A_STEP,)).fetchall()
            connection.executemany("delete from part_body where id = ?", ids)
        erased += len(ids)
        if len(ids) < BODIES_A_STEP:
            return erased


def desk_files(database: Database, *, now: datetime) -> int:
    """How many requests' papers were masked or erased."""
    with database.writing() as connection:
        if identity.find(connection) is None:
            return 0
        intervals = identity.configuration(connection).intervals
        mask = _told(intervals.get("mask_s"), MASK_AFTER)
        retention = _told(intervals.get("retention_s"), DESK_RETENTION)
        return sum(
            _fade(connection, request_id, now - ended, mask=mask, retention=retention)
            for request_id, ended in list(_ended(connection, now))
            if connection.execute(_RECEIPTED, {"request": request_id}).fetchone()[0]
        )


def _told(seconds: int | None, otherwise: timedelta) -> timedelta:
    return otherwise if seconds is None else timedelta(seconds=seconds)


def _ended(connection: Connection, now: datetime) -> Iterator[tuple[str, datetime]]:
    """Closed requests whose papers are here, and since when they are."""
    for request_id, ended_at, facts, noted_at in connection.execute(_DESKS).fetchall():
        if ended_at is None and city_items.status_of(connection, request_id, facts=facts) not in ENDS:
            continue
        if noted_at is None or noted_at > write_instant(now):
            noted_at = write_instant(now)  # noqa: PLW2901 (from here on it counts so)
            connection.execute("insert or replace into desk_end (request_id, noted_at) values (?, ?)",
                               (request_id, noted_at))  # fmt: skip
        yield request_id, datetime.fromisoformat(min(ended_at or noted_at, noted_at))


def _fade(connection: Connection, request_id: str, age: timedelta, *, mask: timedelta, retention: timedelta) -> bool:
    if age >= retention:
        desk.forget(connection, request_id)
        return True
    return age >= mask and desk.mask(connection, request_id)
