"""What the technician chose, the kiosk last saw of its devices, and what it need not work out twice: texts by key, outside the
chain.

Keys: `camera.chosen` (the key of the camera that counts), `camera.seen` and `camera.state` (what was last noted of it),
`morning.found` (what the kiosk found of itself in the morning), `catalogue.packed` (the city's catalogue as it was parsed; it says itself of which bytes).
Invariant: nothing of a person; a rebuild of the projections leaves it alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.store.connection import Database


class SqlNotes:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str) -> str:
        """Empty when it was never set."""
        row = self._database.row("select value from note where key = ?", (key,))
        return "" if row is None else str(row[0])

    def put(self, values: Mapping[str, str]) -> None:
        """Raises StorageFullError, StorageBrokenError."""
        with self._database.writing() as connection:
            connection.executemany(
                "insert into note (key, value) values (?, ?) on conflict do update set value = excluded.value",
                list(values.items()),
            )
