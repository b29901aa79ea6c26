"""What screens read, folded from facts: requests, tickets, presence.

Invariants
- `fold` is a function of the fact and the rows before it alone (no clock, no desk, no receipts), so that folding the
  whole chain again gives the same rows as folding each fact when it was recorded.
- Voided is final. A fact about a request that is not here changes nothing.

A new kind that screens must see gets one function here and one line in FOLDS; then `rebuild`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kiosk.store.connection import Connection, Database
from kiosk.store.moments import hall_day
from sync.protocol.fact import Fact, parse_fact_shape
from sync.protocol.instant import read_instant

TABLES = ("request", "ticket", "presence")


def fold(connection: Connection, fact: Fact) -> None:
    """Raises IntegrityError for a queue number issued already or an id filed already."""
    if (step := FOLDS.get(fact.kind)) is not None:
        step(connection, fact)


def fold_all(connection: Connection, payloads: Iterable[bytes]) -> None:
    for payload in payloads:
        fold(connection, parse_fact_shape(payload))


def rebuild(database: Database) -> None:
    """Make all projections anew from the chain, in one transaction; the desk's papers are not touched."""
    with database.writing() as connection:
        for table in TABLES:
            connection.execute(f"delete from {table}")  # noqa: S608 (a constant)
        rows = connection.execute("select payload from fact order by epoch, seq").fetchall()
        fold_all(connection, (payload for (payload,) in rows))


def contents(connection: Connection) -> Mapping[str, frozenset[tuple[Any, ...]]]:
    """Every projected row by table, to compare two databases."""
    return {table: frozenset(connection.execute(f"select * from {table}")) for table in TABLES}  # noqa: S608


def _day(fact: Fact) -> str:
    return hall_day(read_instant(fact.time.wall)).isoformat()


def _issue(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    connection.execute(
        "insert into ticket (day, prefix, number, request_id, service) values (?, ?, ?, ?, ?)",
        (data["day"], data["prefix"], data["number"], fact.subject, data["service"]),
    )


def _file(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    documents = [[document["requirement"], document["state"]] for document in data["documents"]]
    connection.execute(
        "insert into request (request_id, day, prefix, number, service, code, state, filed_at, promised_at, epoch, seq,"
        " documents) values (?, ?, ?, ?, ?, ?, 'filed', ?, ?, ?, ?, ?)",
        (fact.subject, _day(fact), data["ticket"]["prefix"], data["ticket"]["number"], data["service"], data["code"],
         fact.time.wall, data["promised_at"], fact.epoch, fact.seq, json.dumps(documents)),
    )  # fmt: skip


def _take(connection: Connection, fact: Fact) -> None:
    connection.execute(
        "update request set state = 'taken', officer = ? where request_id = ? and state <> 'voided'",
        (fact.actor.officer, fact.subject),
    )


def _return(connection: Connection, fact: Fact) -> None:
    connection.execute(
        "update request set state = 'returned' where request_id = ? and state <> 'voided'", (fact.subject,)
    )


def _end(state: str) -> Callable[[Connection, Fact], None]:
    completes = state in ("completed", "handed_off")

    def step(connection: Connection, fact: Fact) -> None:
        connection.execute(
            "update request set state = ?, ended_at = ?, completed_at = iif(?, coalesce(completed_at, ?), completed_at)"
            " where request_id = ? and state <> 'voided'",
            (state, fact.time.wall, completes, fact.time.wall, fact.subject),
        )

    return step


def _start_presence(connection: Connection, fact: Fact) -> None:
    if fact.actor.officer is None:
        return
    connection.execute(
        "insert into presence (presence_id, officer, place, day, started_at) values (?, ?, ?, ?, ?)",
        (fact.subject, fact.actor.officer, fact.data["place"], _day(fact), fact.time.wall),
    )


def _end_presence(connection: Connection, fact: Fact) -> None:
    connection.execute("update presence set ended_at = ? where presence_id = ?", (fact.time.wall, fact.subject))


def _void_presence(connection: Connection, fact: Fact) -> None:
    connection.execute("update presence set voided = 1 where presence_id = ?", (fact.subject,))


FOLDS: Mapping[str, Callable[[Connection, Fact], None]] = {
    "ticket_issued": _issue,
    "request_filed": _file,
    "request_taken": _take,
    "request_returned": _return,
    "request_completed": _end("completed"),
    "request_handed_off": _end("handed_off"),
    "request_collected": _end("collected"),
    "request_voided": _end("voided"),
    "presence_started": _start_presence,
    "presence_ended": _end_presence,
    "presence_voided": _void_presence,
}
