"""Rows of the table `presence` as screens and flows read them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from kiosk.flows.ports import PresenceRow
from kiosk.store.connection import Connection
from sync.protocol.instant import read_instant

_SELECT = """
    select presence_id, officer, place, started_at, ended_at, session, fact_id, start_boot, start_up_ms, passed_ms,
        claimed_end_at
    from presence where not voided and
"""


def read(connection: Connection, where: str, values: Sequence[object]) -> list[PresenceRow]:
    """By arrival. `where`: a condition with constants of the caller only."""
    rows = connection.execute(f"{_SELECT} {where} order by started_at, presence_id", values)
    return [_row(row) for row in rows]


def _row(row: tuple[Any, ...]) -> PresenceRow:
    presence_id, officer, place, started, ended, session, fact_id, boot, up_ms, passed_ms, claimed = row
    return PresenceRow(
        presence_id=presence_id,
        officer=officer,
        place=place,
        started_at=read_instant(started),
        ended_at=read_instant(ended) if ended else None,
        session=session,
        fact_id=fact_id,
        boot=boot,
        up_ms=up_ms,
        passed=None if passed_ms is None else timedelta(milliseconds=passed_ms),
        claimed_end=read_instant(claimed) if claimed else None,
    )
