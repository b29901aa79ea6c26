"""Which PIN and which activation code count for an officer: the roster's, or those chosen and used up at this kiosk.

Invariants
- A PIN chosen here counts at once and outlives roster versions that do not know it yet (a new title, an older hash).
- The city's word wins as soon as it is another one: a hash that differs from the one the PIN replaced (set elsewhere, or the
  city took ours), or no hash and no longer the code that was used (reset, withdrawn). Then the local hash is gone for good.
- A code is used up here by its use, whatever the roster still says.
- A changed PIN or a new code by the city ends a lock; the city repeating a hash that was chosen here does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.flows.ports import Activation, ChosenPin
from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError
from sync.protocol.fields import Fields
from sync.protocol.instant import read_instant
from sync.protocol.patterns import UUID

_HASH = r"[!-~]{1,512}"


def pin_hash(connection: Connection, officer_id: str, roster: Mapping[str, Any]) -> str:
    row = connection.execute("select pin_hash from officer_pin where officer = ?", (officer_id,)).fetchone()
    return str(row[0]) if row is not None else str(roster.get("pin_hash", ""))


def activation(connection: Connection, roster: Mapping[str, Any]) -> Activation | None:
    told = read_activation(roster)
    if told is None:
        return None
    used = connection.execute("select 1 from used_activation where activation = ?", (told.id,)).fetchone()
    return None if used is not None else told


def read_activation(roster: Mapping[str, Any]) -> Activation | None:
    """Raises MalformedError for one that is there and makes no sense."""
    if roster.get("activation") is None:
        return None
    fields = Fields(roster["activation"], "activation")
    return Activation(fields.text("id", UUID), fields.text("hash", _HASH), read_instant(fields.instant("expires")))


def check(roster: Mapping[str, Any]) -> None:
    """Raises MalformedError."""
    read_activation(roster)
    if roster.get("badge", "") != "":
        Fields(roster, "roster").text("badge", UUID)


def keep(connection: Connection, chosen: ChosenPin, roster: Mapping[str, Any]) -> None:
    """In the transaction that records `officer_pin_set`. Raises MalformedError: the code was used already, our mistake."""
    if chosen.activation:
        done = connection.execute(
            "insert into used_activation (activation) values (?) on conflict do nothing", (chosen.activation,)
        ).rowcount
        if not done:
            raise MalformedError("an activation code that was used before")
    connection.execute(
        "insert into officer_pin (officer, pin_hash, roster_hash, roster_activation) values (?, ?, ?, ?)"
        " on conflict do update set pin_hash = excluded.pin_hash, roster_hash = excluded.roster_hash,"
        " roster_activation = excluded.roster_activation",
        (chosen.officer_id, chosen.pin_hash, str(roster.get("pin_hash", "")), _activation_id(roster)),
    )


def roster_came(
    connection: Connection, officer_id: str, before: Mapping[str, Any] | None, now: Mapping[str, Any]
) -> None:
    """A newer version of the officer's roster item stands in the place of `before`."""
    known = before or {}
    counted = pin_hash(connection, officer_id, known)
    row = connection.execute(
        "select roster_hash, roster_activation from officer_pin where officer = ?", (officer_id,)
    ).fetchone()
    if row is not None and _is_overruled(now, *row):
        connection.execute("delete from officer_pin where officer = ?", (officer_id,))
    new_code = _activation_id(now) not in ("", _activation_id(known))
    if new_code or pin_hash(connection, officer_id, now) != counted:
        connection.execute("delete from pin_tally where officer = ?", (officer_id,))


def _is_overruled(roster: Mapping[str, Any], replaced_hash: str, replaced_activation: str) -> bool:
    told = str(roster.get("pin_hash", ""))
    return told != replaced_hash or (told == "" and _activation_id(roster) != replaced_activation)


def _activation_id(roster: Mapping[str, Any]) -> str:
    told = read_activation(roster)
    return "" if told is None else told.id
