"""Presences and outages, folded from facts.

Invariants
- As in `projections`: a function of the fact and the rows before it alone. A fact about a presence that is not here changes
  nothing; what its officer says afterwards (`claimed_end_at`) stands beside what was recorded and never replaces it.
- `passed_ms` is time since boot from start to end, NULL when they belong to two boots: then only the wall clock tells.
- An outage is known by what was away and since when; told again, it gets its end.
"""

from __future__ import annotations

from kiosk.store.connection import Connection
from kiosk.store.moments import hall_day
from sync.protocol.fact import Fact
from sync.protocol.instant import read_instant

_COLUMNS = ("presence_id", "officer", "place", "day", "started_at", "session", "fact_id", "start_boot", "start_up_ms")


def start(connection: Connection, fact: Fact) -> None:
    if fact.actor.officer is None:
        return
    day = hall_day(read_instant(fact.time.wall)).isoformat()
    told = (fact.subject, fact.actor.officer, fact.data["place"], day, fact.time.wall, fact.data["session"])
    connection.execute(
        f"insert into presence ({', '.join(_COLUMNS)}) values ({', '.join('?' * len(_COLUMNS))})",  # noqa: S608 (constants)
        (*told, fact.id, fact.time.boot, fact.time.up_ms),
    )


def end(connection: Connection, fact: Fact) -> None:
    connection.execute(
        "update presence set ended_at = ?, passed_ms = case start_boot when ? then ? - start_up_ms end where presence_id = ?",
        (fact.time.wall, fact.time.boot, fact.time.up_ms, fact.subject),
    )


def amend(connection: Connection, fact: Fact) -> None:
    connection.execute(
        "update presence set place = ?, session = ?, claimed_end_at = coalesce(?, claimed_end_at) where presence_id = ?",
        (fact.data["place"], fact.data["session"], fact.data["ended_at"], fact.subject),
    )


def void(connection: Connection, fact: Fact) -> None:
    connection.execute("update presence set voided = 1 where presence_id = ?", (fact.subject,))


def note_outage(connection: Connection, fact: Fact) -> None:
    if fact.data["began_at"] is not None:
        connection.execute(
            "insert into outage (away, began_at, ended_at) values (?, ?, ?)"
            " on conflict do update set ended_at = coalesce(excluded.ended_at, ended_at)",
            (fact.data["of"], fact.data["began_at"], fact.data["ended_at"]),
        )
