"""Erasing what retention no longer allows on the kiosk.

Invariants
- A sealed body goes only after a signed receipt names it and covers its fact; the schema refuses anything else.
- Desk papers go when the request is closed, its own parts are held by the city, and the retention has passed since.
- What is not yet with the city is never erased, however full the disk is.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.store import identity
from kiosk.store.connection import Database
from sync.protocol.instant import write_instant

DESK_RETENTION = timedelta(days=7)  # unless the configuration's interval `retention_s` says otherwise
BODIES_A_STEP = 50  # short transactions: a filing may come at any moment

_HELD_BODIES = """
    select part_body.id from part_body join part using (sha256) join part_held using (sha256)
    where part.seq <= (select max(through_seq) from receipt where receipt.epoch = part.epoch) limit ?
"""
_CLOSED_DESKS = """
    delete from desk where request_id in (
        select request_id from request where ended_at < ? and not exists (
            select 1 from fact join part using (epoch, seq)
            where fact.subject = request.request_id and part.sha256 not in (select sha256 from part_held)))
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
    """How many requests' papers were erased."""
    with database.writing() as connection:
        if identity.find(connection) is None:
            return 0
        told_s = identity.configuration(connection).intervals.get("retention_s")
        retention = DESK_RETENTION if told_s is None else timedelta(seconds=told_s)
        return int(connection.execute(_CLOSED_DESKS, (write_instant(now - retention),)).rowcount)
