"""`Book`: what screens read.

Invariants
- Each answer is one snapshot on the reading connection; a filing in progress is not waited for.
- Ordering and days are the hall's.
- A request's state is the fold of the kiosk's own facts. Once the city has all of them, its fold (which knows the city's
  decisions too) counts; voided here is final.
- What a re-enrolment left unsent is only here: nothing says "received" before a receipt of that epoch covers it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kiosk.domain.ticket import next_number
from kiosk.errors import NotEnrolledError
from kiosk.flows.ports import (
    Attention,
    Clock,
    DeskFile,
    KioskIdentity,
    Officer,
    Outbox,
    PresenceRow,
    PromptRow,
    RequestRow,
)
from kiosk.store import chain, city_items, desk, identity, leftovers, presence_rows, promises, state
from kiosk.store.connection import Connection, Database
from sync.protocol.instant import read_instant
from sync.rules.indonesian import JAKARTA

AGENT_SILENT_MS = 60_000

_REQUEST = """
    select request_id, prefix, number, service, code, state, filed_at, promised_at, officer, completed_at, documents,
        exists (select 1 from receipt where receipt.epoch = request.epoch and through_seq >= request.seq),
        exists (select 1 from receipt where receipt.epoch = request.last_epoch and through_seq >= request.last_seq), facts,
        paused, returned, questions
    from request
"""
_BY_URGENCY = " order by promised_at is null, promised_at, filed_at, request_id"
_OPEN = frozenset({"filed", "taken", "returned"})


class SqlBook:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._opened = clock.read()

    # --- the kiosk ---------------------------------------------------------------------------------------------------

    def identity(self) -> KioskIdentity | None:
        with self._database.reading() as connection:
            who = identity.find(connection)
            if who is None:
                return None
            told = identity.configuration(connection)
        site, sets = who.site, frozenset(int(number) for number, named in told.recipient_sets.items() if named)
        return KioskIdentity(
            kiosk=who.kiosk,
            epoch=who.epoch,
            site_id=site.id,
            site_name=site.name,
            ticket_prefix=site.ticket_prefix,
            loket=site.loket,
            status_key=bytes.fromhex(told.status_key),
            recipient_sets=sets,
            status_page=f"{who.city_url.removeprefix('https://')}/status" if who.city_url else "",
        )

    def outbox(self) -> Outbox:
        with self._database.reading() as connection:
            who = identity.find(connection)
            if who is None:
                return Outbox(0, 0, 0, sending=False, network="unknown", attention="not_enrolled")
            noted = state.everything(connection)
            head, acked = chain.head(connection, who.epoch), chain.acked_seq(connection, who.epoch)
            waiting = chain.parts_waiting(connection, who.epoch)[0] + chain.parts_left_behind(connection, who.epoch)
            left_behind = chain.left_behind(connection, who.epoch)
            forgot = leftovers.forgot_lately(connection, self._clock.read().wall)
        silent = self._agent_is_silent(noted)
        at = noted.get("server_time")
        return Outbox(
            head_seq=head.seq,
            acked_seq=acked,
            parts_waiting=waiting,
            sending=not silent and noted.get("sending") == "1",
            network="unknown" if silent else noted.get("network", "unknown"),  # type: ignore[arg-type]  # written from AgentState
            attention=_attention(noted, silent=silent, forgot=forgot),
            last_receipt_at=read_instant(at) if at else None,
            left_behind=left_behind,
            parts_sent=0 if silent else _number(noted, "parts_sent") or 0,
            parts_total=0 if silent else _number(noted, "parts_total") or 0,
            left_s=None if silent else _number(noted, "left_s"),
            bytes_per_s=0 if silent else _number(noted, "bytes_per_s") or 0,
        )

    def _agent_is_silent(self, noted: dict[str, str]) -> bool:
        """Measured since boot, so that a wrong wall clock stops nobody; a fresh start gets a minute to begin."""
        now = self._clock.read()
        same_boot = noted.get("noted_boot") == now.boot
        last_ms = max(int(noted["noted_up_ms"]) if same_boot else 0, self._opened.up_ms)
        return now.boot == self._opened.boot and now.up_ms - last_ms > AGENT_SILENT_MS

    def catalogue_bytes(self) -> bytes | None:
        with self._database.reading() as connection:
            return city_items.catalogue(connection, self._clock.read().wall.astimezone(JAKARTA).date())

    def told_calendar(self) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
        """The city's calendar and this hall's own hours; None while the city told neither."""
        with self._database.reading() as connection:
            who = identity.find(connection)
            return None if who is None else city_items.calendar(connection, who.site.id)

    def told_index_rules(self) -> bytes | None:
        """The city's rules of the indices (YAML); None while it told none."""
        with self._database.reading() as connection:
            told = city_items.get(connection, "index_rules", "index_rules")
            return None if told is None else str(told["document"]).encode()

    # --- requests ----------------------------------------------------------------------------------------------------

    def requests(self, *, on: date | None = None, open_only: bool = False) -> Sequence[RequestRow]:
        where = "" if on is None else " where day = ?"
        rows = self._requests(where + _BY_URGENCY, () if on is None else (on.isoformat(),))
        return [row for row in rows if not open_only or row.state in _OPEN]

    def request(self, request_id: str) -> RequestRow | None:
        rows = self._requests(" where request_id = ?", (request_id,))
        return rows[0] if rows else None

    def _requests(self, tail: str, values: Sequence[object]) -> list[RequestRow]:
        with self._database.reading() as connection:
            return [_request_row(connection, row) for row in connection.execute(_REQUEST + tail, values)]

    def desk_file(self, request_id: str) -> DeskFile | None:
        with self._database.reading() as connection:
            return desk.find(connection, request_id)

    def next_ticket(self, day: date) -> int:
        """Raises NotEnrolledError: without a site there is no letter to count for."""
        who = self.identity()
        if who is None:
            raise NotEnrolledError
        with self._database.reading() as connection:
            asked = (day.isoformat(), who.ticket_prefix)
            rows = connection.execute("select number from ticket where day = ? and prefix = ?", asked)
            return next_number({row[0] for row in rows}, state.tickets_elsewhere(connection, day))

    # --- officers ----------------------------------------------------------------------------------------------------

    def officers(self) -> Sequence[Officer]:
        with self._database.reading() as connection:
            who = identity.find(connection)
            return [] if who is None else city_items.officers(connection, who.site.id)

    def presence_of(self, officer_id: str, *, on: date) -> Sequence[PresenceRow]:
        return self._presence("officer = ? and day = ?", (officer_id, on.isoformat()))

    def on_duty(self, *, on: date) -> Sequence[PresenceRow]:
        return self._presence("ended_at is null and day = ?", (on.isoformat(),))

    def prompts(self, *, on: date) -> Sequence[PromptRow]:
        rows = self._database.rows(
            "select prompt_id, presence_id, officer, code, action, within_s, boot, up_ms, state, asked_at from prompt"
            " where day = ? or state = 'open' order by asked_at, prompt_id",
            (on.isoformat(),),
        )
        return [
            PromptRow(
                prompt_id=prompt_id,
                presence_id=presence_id,
                officer=officer,
                code=code,
                action=action,
                within_s=within_s,
                asked_at=read_instant(asked_at),
                boot=boot,
                up_ms=up_ms,
                state=state,
            )
            for prompt_id, presence_id, officer, code, action, within_s, boot, up_ms, state, asked_at in rows
        ]

    def _presence(self, where: str, values: Sequence[object]) -> list[PresenceRow]:
        with self._database.reading() as connection:
            return presence_rows.read(connection, where, values)


def _attention(noted: dict[str, str], *, silent: bool, forgot: bool) -> Attention:
    """What the agent saw last outlives it: a fork is a fork also while the agent is stopped.

    What the kiosk found out about itself at its start is the cause of whatever the city says about it.
    """
    if noted.get("resumed"):
        return "rollback"
    told = noted.get("attention", "") or ("city_forgot" if forgot else "")
    return told or ("agent_stopped" if silent else "")  # type: ignore[return-value]  # written from AgentState


def _number(noted: dict[str, str], key: str) -> int | None:
    value = noted.get(key, "")
    return int(value) if value else None


def _request_row(connection: Connection, row: tuple[Any, ...]) -> RequestRow:
    (
        request_id,
        prefix,
        number,
        service,
        code,
        own,
        filed,
        promised,
        officer,
        completed,
        documents,
        received,
        all_received,
        facts,
        paused,
        returned,
        questions,
    ) = row
    asks_city = all_received and own != "voided"
    decided = city_items.status_of(connection, request_id, facts=facts) if asks_city else None
    stops = city_items.stops_of(connection, request_id, facts=facts) if asks_city and promised else None
    due = read_instant(promised) if promised else None
    if stops:
        due = promises.with_citys_stops(connection, request_id, stops)
        paused = next((why for why, _, until in reversed(stops) if until is None), "") if own != "returned" else paused
    return RequestRow(
        request_id=request_id,
        ticket=f"{prefix}-{number:03d}",
        service=service,
        code=code,
        state=decided or own,
        filed_at=read_instant(filed),
        promised_at=due,
        officer=officer,
        completed_at=read_instant(completed) if completed else None,
        received_by_city=bool(received),
        documents=tuple((requirement, told) for requirement, told in json.loads(documents)),
        paused=paused if (decided or own) in _OPEN else "",
        returned=returned,
        questions=tuple(json.loads(questions)),
    )
