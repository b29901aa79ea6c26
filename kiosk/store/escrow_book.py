"""What the kiosk remembers of its escrow: which it recorded last in this epoch, and to whom that was sealed."""

from __future__ import annotations

import hashlib

from kiosk.store import identity, state
from kiosk.store.connection import Database
from sync.protocol.fact import parse_fact_shape

ESCROW_SET = 3  # the offline recovery identities only
_SEALED_TO = "escrow_sealed_to"


class SqlEscrowBook:
    def __init__(self, database: Database) -> None:
        self._database = database

    def is_due(self, rung: str) -> bool:
        """The city names who holds escrows, and what was recorded in this epoch is not for them or not of this rung."""
        with self._database.reading() as connection:
            who = identity.find(connection)
            if who is None:
                return False
            recipients = identity.configuration(connection).recipient_sets.get(str(ESCROW_SET), ())
            if not recipients:
                return False
            row = connection.execute(
                "select payload from fact where kind = 'key_escrowed' and epoch = ? order by seq desc limit 1",
                (who.epoch,),
            ).fetchone()
            sealed_to = state.get(connection, _SEALED_TO)
        if row is None or (sealed_to and sealed_to != _digest(recipients)):
            return True
        return bool(parse_fact_shape(bytes(row[0])).data["rung"] != rung)

    def note_sealed(self) -> None:
        """After the fact is recorded: a later change of the recipients makes a new escrow due."""
        with self._database.writing() as connection:
            recipients = identity.configuration(connection).recipient_sets.get(str(ESCROW_SET), ())
            state.put(connection, {_SEALED_TO: _digest(recipients)})


def _digest(recipients: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(sorted(recipients)).encode()).hexdigest()
