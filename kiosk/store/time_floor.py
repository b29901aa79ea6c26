"""A moment that has surely passed: what a badge's last day is judged by.

Invariants
- It never goes back, not even across restarts: setting the clock back revives nothing.
- Once the city told a time, it is the city's newest signed time and the uptime counted since (less 200 ppm, the most that a
  PC's clock runs fast); hours switched off are not counted, so it lags rather than leads. The wall clock no longer matters.
- Before that it is the highest reading of the wall clock; the city's first word replaces it, even by an earlier moment.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.flows.ports import Reading
from kiosk.store import state
from kiosk.store.connection import Connection
from sync.protocol.canonical import decode
from sync.protocol.envelope import Envelope
from sync.protocol.instant import read_instant, write_instant
from sync.rules.interval import DRIFT_PPM

_KEEP_EVERY = timedelta(minutes=1)
_ENROLMENT_LIMIT_BYTES = 1 << 20


def now(connection: Connection, reading: Reading) -> tuple[datetime, bool]:
    """The moment, and whether it moved far enough to be kept (`keep`)."""
    kept = _kept(connection)
    told = city_time(connection)
    if told is None:
        floor = max(reading.wall, kept[1]) if kept is not None else reading.wall
    elif kept is None or not kept[0]:
        floor = told
    else:
        floor = max(told, _counted_on(kept, reading))
    moved = kept is None or kept[0] != (told is not None) or kept[2] != reading.boot or floor - kept[1] >= _KEEP_EVERY
    return floor, moved


def keep(connection: Connection, reading: Reading) -> None:
    floor, _ = now(connection, reading)
    connection.execute(
        "insert into time_floor (one, told, instant, boot, up_ms) values (1, ?, ?, ?, ?) on conflict do update set"
        " told = excluded.told, instant = excluded.instant, boot = excluded.boot, up_ms = excluded.up_ms",
        (int(city_time(connection) is not None), write_instant(floor), reading.boot, reading.up_ms),
    )


def note(connection: Connection, told: datetime, reading: Reading) -> None:
    """A time that the city signed and that came by another way than a receipt."""
    known = state.get(connection, "told_time")
    if not known or read_instant(known) < told:
        state.put(connection, {"told_time": write_instant(told)})
    keep(connection, reading)


def _kept(connection: Connection) -> tuple[bool, datetime, str, int] | None:
    row = connection.execute("select told, instant, boot, up_ms from time_floor").fetchone()
    return None if row is None else (bool(row[0]), read_instant(row[1]), row[2], row[3])


def _counted_on(kept: tuple[bool, datetime, str, int], reading: Reading) -> datetime:
    _, instant, boot, up_ms = kept
    passed_ms = max(0, reading.up_ms - up_ms) if boot == reading.boot else reading.up_ms
    return instant + timedelta(milliseconds=passed_ms * (1_000_000 - DRIFT_PPM) // 1_000_000)


def city_time(connection: Connection) -> datetime | None:
    """The newest of receipts, the enrolment and what `note` was given."""
    texts = [state.get(connection, "server_time"), state.get(connection, "told_time"), _enrolled_at(connection)]
    return max((read_instant(text) for text in texts if text), default=None)


def _enrolled_at(connection: Connection) -> str:
    row = connection.execute("select envelope from identity order by epoch desc limit 1").fetchone()
    if row is None or not row[0]:
        return ""
    payload = decode(Envelope.from_bytes(bytes(row[0])).payload, limit_bytes=_ENROLMENT_LIMIT_BYTES)
    return str(payload.get("time", ""))
