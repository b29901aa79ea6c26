"""What screens read, folded from facts: requests, tickets (`queue_projection`), presence
(`presence_projection`) and its prompts, outages.

Invariants
- `fold` is a function of the fact, the facts and rows before it and the hall's calendar (no clock, no desk, no receipts), so that
  folding the whole chain again gives the same rows as folding each fact when it was recorded.
- Voided is final. A fact about a request that is not here changes nothing.

A new kind that screens must see gets one function here and one line in FOLDS; then `rebuild`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kiosk.store import presence_projection as presence
from kiosk.store import promises
from kiosk.store import queue_projection as queue
from kiosk.store import work_projection as work
from kiosk.store.connection import Connection, Database
from kiosk.store.moments import hall_day
from sync.protocol.fact import Fact, parse_fact_shape
from sync.protocol.instant import read_instant

_RUNS: Mapping[str, object] = {"paused": "", "paused_at": None}
# Every end of a wait, and the beginning of all.
_MOVE_PROMISES = frozenset(
    {
        "request_filed",
        "request_taken",
        "request_paused",
        "request_resumed",
        "request_amended",
        "request_completed",
        "request_handed_off",
        "request_collected",
    }
)
TABLES = ("request", "ticket", "presence", "prompt", "absence", "outage", *work.TABLES)


def fold(connection: Connection, fact: Fact) -> None:
    """Raises IntegrityError for a queue number issued already or an id filed already."""
    if (step := FOLDS.get(fact.kind)) is not None:
        step(connection, fact)
    if fact.kind in _MOVE_PROMISES:
        promises.renew(connection, fact, fact.subject)
    elif fact.kind == "outage_noted":
        promises.renew_touched(connection, fact)


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


def _file(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    row = {
        "request_id": fact.subject,
        "day": _day(fact),
        "prefix": data["ticket"]["prefix"],
        "number": data["ticket"]["number"],
        "service": data["service"],
        "code": data["code"],
        "state": "filed",
        "filed_at": fact.time.wall,
        "promised_at": data["promised_at"],
        "epoch": fact.epoch,
        "seq": fact.seq,
        "last_epoch": fact.epoch,
        "last_seq": fact.seq,
        "documents": _documents(data["documents"]),
    }
    connection.execute(
        f"insert into request ({', '.join(row)}) values ({', '.join('?' * len(row))})",  # noqa: S608 (constants above)
        tuple(row.values()),
    )


def _documents(told: Iterable[Mapping[str, str]]) -> str:
    return json.dumps([[document["requirement"], document["state"]] for document in told])


def _change(connection: Connection, fact: Fact, columns: Mapping[str, object]) -> None:
    """What every fact about a request changes, and `columns`, whose names are constants of this module."""
    values = {"last_epoch": fact.epoch, "last_seq": fact.seq, **columns}
    connection.execute(
        f"update request set facts = facts + 1, {', '.join(f'{name} = ?' for name in values)}"  # noqa: S608
        " where request_id = ? and state <> 'voided'",
        (*values.values(), fact.subject),
    )


def _take(connection: Connection, fact: Fact) -> None:
    _change(connection, fact, {"state": "taken", "officer": fact.actor.officer})


def _refer(connection: Connection, fact: Fact) -> None:
    _change(connection, fact, {})  # the hall goes on waiting for the answer


def _return(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    row = connection.execute("select documents from request where request_id = ?", (fact.subject,)).fetchone()
    missing = sorted(data["missing"])
    kept = [document for document in json.loads(row[0] if row else "[]") if document[0] not in missing]
    documents = json.dumps(kept + [[name, "missing"] for name in missing])
    told = {"returned": data["reason"], "questions": json.dumps(data.get("questions", []))}
    _change(connection, fact, {"state": "returned", "documents": documents, **told})


def _pause(connection: Connection, fact: Fact) -> None:
    _change(connection, fact, {"paused": fact.data["reason"], "paused_at": fact.time.wall})


def _resume(connection: Connection, fact: Fact) -> None:
    _change(connection, fact, _RUNS)


def _amend(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    _change(connection, fact, {"documents": _documents(data["documents"])})
    connection.execute(
        "update request set state = 'filed' where request_id = ? and state = 'returned'", (fact.subject,)
    )


def _answer(connection: Connection, fact: Fact) -> None:
    """What came as a complaint was promised a first answer: it is given, nothing more is owed by the clock."""
    connection.execute("update request set promised_at = null where request_id = ?", (fact.subject,))


def _complete(connection: Connection, fact: Fact) -> None:
    """What ends waits for nothing: until now it did, and is late by none of it."""
    officer = {} if fact.actor.officer is None else {"officer": fact.actor.officer}
    _change(
        connection,
        fact,
        {
            "state": "completed",
            "completed_at": fact.time.wall,
            "ended_at": fact.time.wall,
            **officer,
            **_RUNS,
        },
    )
    queue.end_with_request(connection, fact)


def _end(state: str) -> Callable[[Connection, Fact], None]:
    def step(connection: Connection, fact: Fact) -> None:
        _change(connection, fact, {"state": state, "ended_at": fact.time.wall, **_RUNS})
        queue.end_with_request(connection, fact)

    return step


def _ask_prompt(connection: Connection, fact: Fact) -> None:
    connection.execute(
        "insert into prompt (prompt_id, presence_id, officer, day, code, action, within_s, asked_at, boot, up_ms)"
        " select ?, presence_id, officer, ?, ?, ?, ?, ?, ?, ? from presence where presence_id = ?",
        (
            fact.id,
            _day(fact),
            fact.data["code"],
            fact.data["action"],
            fact.data["within_s"],
            fact.time.wall,
            fact.time.boot,
            fact.time.up_ms,
            fact.subject,
        ),
    )


def _end_prompt(state: str) -> Callable[[Connection, Fact], None]:
    def step(connection: Connection, fact: Fact) -> None:
        connection.execute(
            "update prompt set state = ? where prompt_id = ? and state = 'open'", (state, fact.data["prompt"])
        )

    return step


FOLDS: Mapping[str, Callable[[Connection, Fact], None]] = {
    "ticket_issued": queue.issue,
    "ticket_called": queue.call,
    "ticket_skipped": queue.skip,
    "ticket_served": queue.serve,
    "request_filed": _file,
    "request_taken": _take,
    "request_returned": _return,
    "request_referred": _refer,
    "request_paused": _pause,
    "request_resumed": _resume,
    "request_amended": _amend,
    "request_completed": _complete,
    "request_handed_off": _end("handed_off"),
    "request_collected": _end("collected"),
    "request_voided": _end("voided"),
    "presence_started": presence.start,
    "presence_ended": presence.end,
    "presence_amended": presence.amend,
    "presence_voided": presence.void,
    "presence_prompted": _ask_prompt,
    "presence_confirmed": _end_prompt("confirmed"),
    "presence_prompt_missed": _end_prompt("missed"),
    "complaint_filed": queue.note_absence,
    "work_planned": work.plan,
    "work_logged": work.log,
    "work_amended": work.amend,
    "work_voided": work.void,
    "objection_filed": work.object_,
    "complaint_answered": _answer,
    "outage_noted": presence.note_outage,
}
