"""Folds of work, plans and objections (`projections.FOLDS`); the same invariants as there.

A voided entry stays voided; an amendment of what is not here, or of another officer's entry, changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.store.connection import Connection
from sync.protocol.fact import Fact

TABLES = ("work", "plan", "objection")


def plan(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    connection.execute(
        "insert or replace into plan (plan_id, officer, period, day, target, unit, is_main, planned_at)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            data["plan"],
            fact.actor.officer or "",
            data["period"],
            data.get("day"),
            data["target"],
            data["unit"],
            data.get("main", True),
            fact.time.wall,
        ),
    )


def log(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    row = {
        "entry_id": fact.subject,
        "fact_id": fact.id,
        "officer": fact.actor.officer or "",
        "day": data["day"],
        "plan_id": data["plan"],
        "quantity": data["quantity"],
        "unit": data["unit"],
        "minutes": data["minutes"],
        "place": data["place"],
        "is_main": data.get("main", True),
        "is_flexible": data.get("flexible", False),
        "thing": data.get("object", "none"),
        "request_id": data.get("request"),
        "photos": _photos(fact),
        "logged_at": fact.time.wall,
        "epoch": fact.epoch,
        "seq": fact.seq,
        "last_epoch": fact.epoch,
        "last_seq": fact.seq,
    }
    connection.execute(
        f"insert or ignore into work ({', '.join(row)}) values ({', '.join('?' * len(row))})",  # noqa: S608 (constants above)
        tuple(row.values()),
    )


def amend(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    connection.execute(
        "update work set quantity = ?, minutes = ?, place = ?, is_main = coalesce(?, is_main),"
        " is_flexible = coalesce(?, is_flexible), thing = coalesce(?, thing), photos = photos + ?,"
        " last_epoch = ?, last_seq = ? where entry_id = ? and officer = ? and voided = 0",
        (
            data["quantity"],
            data["minutes"],
            data["place"],
            data.get("main"),
            data.get("flexible"),
            data.get("object"),
            _photos(fact),
            fact.epoch,
            fact.seq,
            fact.subject,
            fact.actor.officer or "",
        ),
    )


def void(connection: Connection, fact: Fact) -> None:
    connection.execute(
        "update work set voided = 1, last_epoch = ?, last_seq = ? where entry_id = ? and officer = ? and voided = 0",
        (fact.epoch, fact.seq, fact.subject, fact.actor.officer or ""),
    )


def object_(connection: Connection, fact: Fact) -> None:
    data: Mapping[str, Any] = fact.data
    connection.execute(
        "insert or ignore into objection (objection_id, officer, about, period, of_id, filed_at, epoch, seq)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            fact.subject,
            fact.actor.officer or "",
            data["about"],
            data["period"],
            data["of"],
            fact.time.wall,
            fact.epoch,
            fact.seq,
        ),
    )


def _photos(fact: Fact) -> int:
    return sum(part.role == "output" for part in fact.parts)
