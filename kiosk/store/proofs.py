"""The city's signed words, kept beside what the kiosk believes because of them.

Invariants
- Who may sign in, to whom photographs are sealed, what a service asks, when a promise ends and how work is measured stand in rows that anybody with the database's
  key can write. For each of them the signed statement that told it last is kept as it came, so that `kiosk verify` can
  tell the city's word from another's.
- A statement that tells nothing any more is erased in the same transaction.
- A status of a request is not proven: each changes it, and the city's own page tells it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.store.connection import Connection
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import ChangeItem

PROVEN = frozenset(
    {"configuration", "roster", "catalogue", "catalogue_coming", "calendar", "hall_hours", "index_rules"}
)


def place_of(item: ChangeItem) -> tuple[str, str]:
    """(kind, id) under which an item stands; of configurations each version stands by itself."""
    data: Any = item.data
    return item.kind, str(data["version"]) if item.kind == "configuration" else item.id


def keep(connection: Connection, items: Sequence[ChangeItem], envelope: bytes) -> None:
    """`items`: those of the statement that stand now."""
    places = [place_of(item) for item in items if item.kind in PROVEN]
    if not places or not envelope:
        return
    digest = digest_of(Envelope.from_bytes(envelope).payload)
    connection.execute(
        "insert into city_statement (digest, envelope) values (?, ?) on conflict do nothing", (digest, envelope)
    )
    connection.executemany(
        "insert into told_by (kind, id, digest) values (?, ?, ?) on conflict do update set digest = excluded.digest",
        [(*place, digest) for place in places],
    )
    _erase_what_tells_nothing(connection)


def forget_configurations(connection: Connection) -> None:
    """An enrolment brings the configuration anew, under its own signature."""
    connection.execute("delete from told_by where kind = 'configuration'")
    _erase_what_tells_nothing(connection)


def _erase_what_tells_nothing(connection: Connection) -> None:
    connection.execute("delete from city_statement where digest not in (select digest from told_by)")
