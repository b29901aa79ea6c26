"""What ended epochs left unsent, and what the city once signed for and lacks now.

Invariants
- Nothing here is erased: what the city refused stays, with the problem code it was refused with.
- The proof against a city that forgot are the stored receipts; a row of `city_forgot` only says when it was noticed, and
  which receipt covered what was asked for again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.store import chain
from kiosk.store.connection import Connection
from sync.engine.ports import Leftover
from sync.protocol.instant import write_instant

FORGOT_SHOWN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SetAside:
    """`reason` is the city's problem code."""

    epoch: int
    facts: int
    reason: str


def next_leftover(connection: Connection, epoch: int) -> Leftover | None:
    """Of the epochs before `epoch`, the oldest with facts to send."""
    for ended in ended_epochs(connection, epoch):
        if (left := _left(connection, ended)) is not None and _reason(connection, ended) is None:
            return left
    return None


def set_aside(connection: Connection, epoch: int, reason: str, now: datetime) -> None:
    connection.execute(
        "insert into leftover_aside (epoch, reason, noted_at) values (?, ?, ?)"
        " on conflict do update set reason = excluded.reason, noted_at = excluded.noted_at",
        (epoch, reason, write_instant(now)),
    )


def all_set_aside(connection: Connection, epoch: int) -> list[SetAside]:
    found = []
    for ended in ended_epochs(connection, epoch):
        left, reason = _left(connection, ended), _reason(connection, ended)
        if left is not None and reason is not None:
            found.append(SetAside(ended, left.head.seq - left.acked_seq, reason))
    return found


def ended_epochs(connection: Connection, epoch: int) -> list[int]:
    rows = connection.execute("select epoch from identity where epoch < ? order by epoch", (epoch,))
    return [int(number) for (number,) in rows]


def note_forgotten(connection: Connection, epoch: int, expected_seq: int, now: datetime) -> None:
    """Once for each receipt that proves it, so that a city that asks again and again fills no disk."""
    proof = connection.execute(
        "select id from receipt where epoch = ? and through_seq >= ? order by through_seq desc, id desc limit 1",
        (epoch, expected_seq),
    ).fetchone()
    if proof is not None:
        connection.execute(
            "insert into city_forgot (receipt, epoch, expected_seq, noted_at) values (?, ?, ?, ?) on conflict do nothing",
            (proof[0], epoch, expected_seq, write_instant(now)),
        )


def forgot_lately(connection: Connection, now: datetime) -> bool:
    return (
        connection.execute(
            "select 1 from city_forgot where noted_at > ?", (write_instant(now - FORGOT_SHOWN),)
        ).fetchone()
        is not None
    )


def forgotten(connection: Connection) -> list[tuple[int, int, int]]:
    """(epoch, the seq that the city asked for, how far its own receipt reached), oldest first."""
    return connection.execute(
        "select city_forgot.epoch, expected_seq, through_seq from city_forgot join receipt on receipt.id = receipt"
        " order by receipt.id"
    ).fetchall()


def _left(connection: Connection, epoch: int) -> Leftover | None:
    head, acked = chain.head(connection, epoch), chain.acked_seq(connection, epoch)
    return Leftover(head, acked) if head.seq > acked else None


def _reason(connection: Connection, epoch: int) -> str | None:
    row = connection.execute("select reason from leftover_aside where epoch = ?", (epoch,)).fetchone()
    return None if row is None else str(row[0])
