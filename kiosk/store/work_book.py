"""`WorkBook`: an officer's plans, entries, served requests, objections and own words.

Invariant: each answer is of the officer who asks; a request counts for who completed it, and its times are those of its facts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, get_args

from kiosk.errors import KeyUnreadableError, NotEnrolledError
from kiosk.flows.work_ports import EntryRow, ObjectionRow, PlanRow, Returned, ServedRow, Unit
from kiosk.store import city_items, days_off, own_words, work_reviews
from kiosk.store.connection import Connection, Database
from kiosk.store.keys import StoreKeys
from kiosk.store.moments import hall_day
from sync.protocol.instant import read_instant

_RECEIVED = "exists (select 1 from receipt where receipt.epoch = {0}epoch and through_seq >= {0}seq)"
_ENTRIES = f"""
    select entry_id, fact_id, day, plan_id, quantity, unit, minutes, place, is_main, is_flexible, thing, request_id, photos,
        logged_at, voided, {_RECEIVED.format("work.last_")}
    from work where officer = ? and day between ? and ? order by work.epoch, work.seq
"""  # noqa: S608 (our own names)
_OBJECTIONS = f"""
    select about, of_id, filed_at, {_RECEIVED.format("objection.")} from objection where officer = ? and period = ?
    order by filed_at, objection_id
"""  # noqa: S608 (our own names)
# The index fact_served holds these kinds only.
_SERVED = """
    select request_id, prefix, number, service, promised_at, json_extract(cast(payload as text), '$.time.wall'),
        (select json_extract(cast(taken.payload as text), '$.time.wall') from fact taken
            where taken.subject = request_id and taken.kind = 'request_taken'
                and json_extract(cast(taken.payload as text), '$.actor.officer')
                    = json_extract(cast(fact.payload as text), '$.actor.officer')
            order by taken.n desc limit 1),
        exists (select 1 from fact asked where asked.subject = request_id and asked.kind = 'request_referred'
            and json_extract(cast(asked.payload as text), '$.time.wall') <= promised_at)
    from fact join request on request_id = subject
    where kind = 'request_completed' and json_extract(cast(payload as text), '$.actor.officer') = ?
        and substr(json_extract(cast(payload as text), '$.time.wall'), 1, 10) between ? and ? and state <> 'voided'
    order by n
"""


class SqlWorkBook:
    def __init__(self, database: Database, keys: StoreKeys, reply_identity: Callable[[], str]) -> None:
        """`reply_identity` opens what the city sealed to this kiosk; raises NotEnrolledError, KeyUnreadableError."""
        self._database = database
        self._reply_identity = reply_identity
        self._keys = keys

    def plans(self, officer_id: str, period: str) -> Sequence[PlanRow]:
        with self._database.reading() as connection:
            here = [(plan_id, data) for plan_id, data in city_items.every(connection, "plan")
                    if data["officer"] == officer_id and data["period"] == period]  # fmt: skip
            told = [_told(plan_id, data) for plan_id, data in here if not data["ended"]]
            answered = {plan_id for plan_id, _ in here}  # the city's word about an own plan stands in its place
            own = self._own_plans(connection, officer_id, period)
            return [*told, *(row for row in own if row.plan_id not in answered)]

    def entries(self, officer_id: str, first: date, last: date) -> Sequence[EntryRow]:
        rows = self._database.rows(_ENTRIES, (officer_id, first.isoformat(), last.isoformat()))
        return [_entry(row) for row in rows]

    def returned(self, officer_id: str, since: date) -> Sequence[tuple[EntryRow, Returned]]:
        try:
            identity = self._reply_identity()
        except (NotEnrolledError, KeyUnreadableError):
            identity = ""
        with self._database.reading() as connection:
            found = work_reviews.returned(connection, officer_id, since, identity)
        rows = self.entries(officer_id, since, date.max) if found else ()
        return [(row, found[row.entry_id]) for row in rows if row.entry_id in found]

    def served(self, officer_id: str, first: date, last: date) -> Sequence[ServedRow]:
        # The facts' days are of UTC: the day before may hold what the hall calls `first`.
        around = (date.fromordinal(first.toordinal() - 1).isoformat(), last.isoformat())
        rows = [_served(row) for row in self._database.rows(_SERVED, (officer_id, *around))]
        newest = {row.request_id: row for row in rows}
        return [row for row in newest.values() if first <= hall_day(row.completed_at) <= last]

    def objections(self, officer_id: str, period: str) -> Sequence[ObjectionRow]:
        rows = self._database.rows(_OBJECTIONS, (officer_id, period))
        return [ObjectionRow(about, of, read_instant(at), bool(received)) for about, of, at, received in rows]

    def days_off(self, officer_id: str, first: date, last: date) -> frozenset[date]:
        with self._database.reading() as connection:
            return days_off.within(city_items.get(connection, "officer_hours", officer_id), first, last)

    def words(self, officer_id: str, subject: str) -> Mapping[str, str]:
        with self._database.reading() as connection:
            return own_words.find(connection, self._keys, officer_id, subject)

    def _own_plans(self, connection: Connection, officer_id: str, period: str) -> list[PlanRow]:
        rows = connection.execute(
            "select plan_id, day, target, unit, is_main from plan where officer = ? and period = ?"
            " order by planned_at, plan_id",
            (officer_id, period),
        ).fetchall()
        return [
            PlanRow(
                plan_id=plan_id,
                period=period,
                day=date.fromisoformat(day) if day else None,
                words=own_words.find(connection, self._keys, officer_id, plan_id).get("activity", ""),
                target=target,
                unit=unit,
                is_main=bool(is_main),
            )
            for plan_id, day, target, unit, is_main in rows
        ]


def _told(plan_id: str, data: Mapping[str, Any]) -> PlanRow:
    unit: Unit = data["unit"] if data["unit"] in get_args(Unit) else "other"
    return PlanRow(
        plan_id=plan_id,
        period=data["period"],
        day=date.fromisoformat(data["day"]) if data["day"] else None,
        words=data["words"],
        target=data["target"],
        unit=unit,
        is_main=data["main"],
        weight=data["weight"],
        by_city=True,
    )


def _entry(row: Sequence[Any]) -> EntryRow:
    (entry_id, fact_id, day, plan_id, quantity, unit, minutes, place, is_main, is_flexible, thing, request_id, photos,
     logged_at, voided, received) = row  # fmt: skip
    return EntryRow(
        entry_id=entry_id,
        fact_id=fact_id,
        day=date.fromisoformat(day),
        plan_id=plan_id,
        quantity=quantity,
        unit=unit,
        minutes=minutes,
        place=place,
        is_main=bool(is_main),
        is_flexible=bool(is_flexible),
        thing=thing,
        request_id=request_id,
        photos=photos,
        logged_at=read_instant(logged_at),
        is_voided=bool(voided),
        is_received=bool(received),
    )


def _served(row: Sequence[Any]) -> ServedRow:
    request_id, prefix, number, service, promised, completed, taken, referred = row
    return ServedRow(
        request_id=request_id,
        ticket=f"{prefix}-{number:03d}",
        service=service,
        taken_at=read_instant(taken) if taken else None,
        completed_at=read_instant(completed),
        promised_at=read_instant(promised) if promised else None,
        was_referred=bool(referred),
    )
