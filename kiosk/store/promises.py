"""`promised_at` of the projection: the promise as it stands, by the engine that the city uses too (`sync.rules.service_clock`).

Invariants
- It is made from the facts of the request up to the one that is folded, the outages noted until then, and the hall's calendar.
  Only the calendar is no fact: a day off that the city tells later counts when the rows are made anew, or with the next step.
- A promise that is owed no more (a complaint was answered) stays so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import cast

from kiosk.store import city_items, identity
from kiosk.store.connection import Connection
from sync.protocol.fact import Fact, parse_fact_shape
from sync.protocol.instant import read_instant, write_instant
from sync.rules.calendar import CalendarError, WorkCalendar
from sync.rules.calendar_told import read_calendar
from sync.rules.request_life import Life, Stop, life_of
from sync.rules.service_clock import Outage, due_of
from sync.rules.shipped_calendar import shipped_calendar
from sync.rules.stop_clock import StopReason

# What an outage may move: requests that lived while it lasted.
_TOUCHED = """
    select request_id from request where promised_at is not null and filed_at < ? and coalesce(ended_at, '9') > ?
"""


def renew(connection: Connection, fact: Fact, request_id: str) -> None:
    """After the fold of `fact`."""
    row = connection.execute(
        "select promised_at from request where request_id = ? and promised_at is not null and state <> 'voided'",
        (request_id,),
    ).fetchone()
    life = None if row is None else _life(connection, fact, request_id)
    if life is None:
        return
    outages = _outages(connection, life)
    if not life.stops and not outages:
        return
    try:
        due = due_of(life, _calendar(connection), outages=outages)
    except CalendarError:  # a calendar without working days moves nothing
        return
    assert due is not None, "a promise that is shown was told"
    connection.execute("update request set promised_at = ? where request_id = ?", (write_instant(due), request_id))


def with_citys_stops(
    connection: Connection, request_id: str, stops: Sequence[tuple[str, str, str | None]]
) -> datetime | None:
    """The promise when the city stopped its clock too: `stops` are all that the city knows of."""
    rows = connection.execute("select payload from fact where subject = ? order by epoch, seq", (request_id,))
    life = life_of(parse_fact_shape(payload) for (payload,) in rows)
    if life is None:
        return None
    told = tuple(
        Stop(cast("StopReason", why), read_instant(since), read_instant(until) if until else None)
        for why, since, until in stops
    )
    try:
        return due_of(replace(life, stops=told), _calendar(connection), outages=_outages(connection, life))
    except CalendarError:
        return life.promised_at


def renew_touched(connection: Connection, fact: Fact) -> None:
    """An outage was noted."""
    began, ended = fact.data["began_at"], fact.data["ended_at"]
    if began is None:
        return
    for (request_id,) in connection.execute(_TOUCHED, (ended or "9", began)).fetchall():
        renew(connection, fact, request_id)


def _life(connection: Connection, fact: Fact, request_id: str) -> Life | None:
    rows = connection.execute(
        "select payload from fact where subject = ? and (epoch, seq) <= (?, ?) order by epoch, seq",
        (request_id, fact.epoch, fact.seq),
    )
    return life_of(parse_fact_shape(payload) for (payload,) in rows)


def _outages(connection: Connection, life: Life) -> list[Outage]:
    rows = connection.execute(
        "select away, began_at, ended_at from outage where coalesce(ended_at, '9') > ? and began_at < ?",
        (write_instant(life.filed_at), write_instant(life.ended_at) if life.ended_at else "9"),
    )
    return [Outage(away, read_instant(began), read_instant(ended) if ended else None) for away, began, ended in rows]


def _calendar(connection: Connection) -> WorkCalendar:
    who = identity.find(connection)
    told = None if who is None else city_items.calendar(connection, who.site.id)
    return shipped_calendar() if told is None else read_calendar(told[0], hall=told[1])
