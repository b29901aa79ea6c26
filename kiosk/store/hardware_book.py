"""What the machine was made of at the last start: rows of `hardware`, HMACs only, and the key they are made with."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from kiosk.store import state
from kiosk.store.connection import Database

_KEY = "hardware_key"


class SqlHardwareBook:
    def __init__(self, database: Database) -> None:
        self._database = database

    def key(self) -> bytes:
        """32 bytes, drawn at the first call, this database's own."""
        with self._database.writing() as connection:
            kept = state.get(connection, _KEY)
            if not kept:
                kept = secrets.token_hex(32)
                state.put(connection, {_KEY: kept})
        return bytes.fromhex(kept)

    def known(self) -> dict[tuple[str, str], str]:
        """HMAC by (device, source)."""
        rows = self._database.rows("select device, source, mac from hardware")
        return {(device, source): mac for device, source, mac in rows}

    def keep(self, seals: Mapping[tuple[str, str], str]) -> None:
        """Beside what other sources said; a place is replaced."""
        with self._database.writing() as connection:
            connection.executemany(
                "insert into hardware (device, source, mac) values (?, ?, ?) on conflict do update set mac = excluded.mac",
                [(device, source, mac) for (device, source), mac in seals.items()],
            )
