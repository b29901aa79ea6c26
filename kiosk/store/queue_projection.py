"""The queue, folded from facts: numbers given, called, skipped, served; and "nobody is at the desk".

Invariants
- As in `projections`: a function of the fact and the rows before it alone. A fact about a number that was never given,
  or that ended, changes nothing.
- `turn` counts the day's numbers as they are called; the number at the desk called again is no new turn.
- Taking back or finishing the request that came with a number ends the number too: nobody is called in vain.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.store.connection import Connection
from sync.protocol.fact import Fact

_CALL = """
    update ticket set state = 'called', calls = calls + 1, called_at = ?, first_called_at = coalesce(first_called_at, ?),
        turn = case state when 'called' then turn else 1 + (
            select max(other.turn) from ticket as other where other.day = ticket.day and other.prefix = ticket.prefix) end
    where day = ? and prefix = ? and number = ? and state in ('waiting', 'called', 'skipped')
"""
_SKIP = """
    update ticket set state = 'skipped', skips = skips + 1
    where day = ? and prefix = ? and number = ? and state = 'called'
"""
_SERVE = """
    update ticket set state = 'served'
    where day = ? and prefix = ? and number = ? and state in ('waiting', 'called', 'skipped')
"""
_END = "update ticket set state = ? where request_id = ? and state in ('waiting', 'called', 'skipped')"


def issue(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    connection.execute(
        "insert into ticket (day, prefix, number, request_id, service, priority, issued_at) values (?, ?, ?, ?, ?, ?, ?)",
        (*_number(fact), fact.subject, data["service"], int(data.get("priority", False)), fact.time.wall),
    )


def call(connection: Connection, fact: Fact) -> None:
    connection.execute(_CALL, (fact.time.wall, fact.time.wall, *_number(fact)))


def skip(connection: Connection, fact: Fact) -> None:
    connection.execute(_SKIP, _number(fact))


def serve(connection: Connection, fact: Fact) -> None:
    connection.execute(_SERVE, _number(fact))


def end_with_request(connection: Connection, fact: Fact) -> None:
    connection.execute(_END, ("void" if fact.kind == "request_voided" else "served", fact.subject))


def note_absence(connection: Connection, fact: Fact) -> None:
    """Only the button on the duty board records such a complaint: about an officer, by nobody, without a word."""
    if fact.data["category"] == "officer" and fact.data["anonymous"] and not fact.parts:
        connection.execute("insert into absence (fact_id, told_at) values (?, ?)", (fact.id, fact.time.wall))


def _number(fact: Fact) -> tuple[object, object, object]:
    return fact.data["day"], fact.data["prefix"], fact.data["number"]
