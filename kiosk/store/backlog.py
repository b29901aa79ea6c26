"""`BacklogBook`: what waits for the city, counted in the rows themselves.

Invariants
- One snapshot; facts and photos of every epoch count, as on the truth bar (`SqlBook.outbox`).
- A kiosk that is not enrolled has nothing to send yet and nobody to hear.
"""

from __future__ import annotations

import json
from datetime import datetime

from kiosk.flows.backlog import Backlog
from kiosk.store import chain, identity, leftovers, state
from kiosk.store.connection import Connection, Database
from sync.protocol.instant import read_instant

_WITHOUT_RECEIPT = "not exists (select 1 from part_held where part_held.sha256 = part.sha256)"
_BY_LANE = f"""
    select fact.kind glob 'presence_*', count(*) from part join fact using (epoch, seq) where {_WITHOUT_RECEIPT} group by 1
"""  # noqa: S608 (constants of this module)
_OLDEST_WITH_A_PART = f"""
    select fact.n, fact.payload from part join fact using (epoch, seq) where {_WITHOUT_RECEIPT} order by fact.n limit 1
"""  # noqa: S608
_OLDEST_UNSENT = "select n, payload from fact where epoch = ? and seq > ? order by seq limit 1"


class SqlBacklogBook:
    def __init__(self, database: Database) -> None:
        self._database = database

    def backlog(self) -> Backlog:
        with self._database.reading() as connection:
            who = identity.find(connection)
            if who is None:
                return Backlog()
            photos = {bool(is_presence): count for is_presence, count in connection.execute(_BY_LANE)}
            intervals = identity.configuration(connection).intervals
            heard = state.get(connection, "online_at")
            return Backlog(
                presence_photos=photos.get(True, 0),
                document_photos=photos.get(False, 0),
                oldest_at=_oldest(connection, who.epoch),
                last_contact_at=read_instant(heard) if heard else None,
                photos_from_min=intervals.get("photos_from_min", 0),
                photos_to_min=intervals.get("photos_to_min", 0),
            )


def _oldest(connection: Connection, epoch: int) -> datetime | None:
    """When the first recorded of what waits was recorded, by the clock of then."""
    epochs = (epoch, *leftovers.ended_epochs(connection, epoch))
    unsent = (
        connection.execute(_OLDEST_UNSENT, (each, chain.acked_seq(connection, each))).fetchone() for each in epochs
    )
    waiting = [row for row in (connection.execute(_OLDEST_WITH_A_PART).fetchone(), *unsent) if row is not None]
    if not waiting:
        return None
    _, payload = min(waiting, key=lambda row: int(row[0]))
    return read_instant(json.loads(payload)["time"]["wall"])
