"""Small facts about the line that no signature covers: rows of `agent_state`.

Keys: `sync_token`, `cursor`, `anchor` (digest of the last city statement that carried a time), `server_time` of the
newest receipt; `resumed` (epoch:seq of a mark that was ahead of this database, until the next epoch); `network`, `sending`,
`attention`, `parts_sent`, `parts_total`, `left_s` ("": not known) and `bytes_per_s` as the agent noted them, `noted_boot` and
`noted_up_ms` when, `online_at` when it last found the city by the clock of then; `epoch_reason` why the present or coming epoch begins; `integrity_at`, `integrity_findings` of the last
look over the whole file; `escrow_sealed_to` of the last escrow; `tickets_elsewhere` (day:number): on the day of the enrolment, the highest queue
number that a PC before this one may have given.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.store.connection import Connection


def get(connection: Connection, key: str) -> str:
    """Empty when it was never set."""
    row = connection.execute("select value from agent_state where key = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])


def everything(connection: Connection) -> dict[str, str]:
    return dict(connection.execute("select key, value from agent_state"))


def put(connection: Connection, values: Mapping[str, str]) -> None:
    connection.executemany(
        "insert into agent_state (key, value) values (?, ?) on conflict do update set value = excluded.value",
        list(values.items()),
    )


def tickets_elsewhere(connection: Connection, day: date) -> int:
    """0 on every day but that of the enrolment."""
    told, _, number = get(connection, "tickets_elsewhere").partition(":")
    return int(number) if told == day.isoformat() else 0
