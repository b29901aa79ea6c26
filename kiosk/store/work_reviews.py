"""What superiors said of work entries: city items of kind `work_review`, by entry, with words that are sealed to this kiosk.

Invariants
- A judgement is about the entry as it was after so many amendments; amended since, it says nothing any more.
- Words are opened in memory each time their officer looks. Without the key of the epoch they were sealed for, the reason stands alone.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.flows.work_ports import Returned
from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.instant import read_instant
from sync.trust.sealing import CannotOpenError, unseal

MAX_SEALED_SIGNS = 4096
MAX_WORDS = 300
_ITEM_BYTES = 16 << 10
# Of the officer's own entries; a voided one waits for nobody.
_RETURNED = """
    select entry_id, city_item.data from work join city_item on city_item.kind = 'work_review' and city_item.id = entry_id
    where officer = ? and day >= ? and voided = 0 and json_extract(city_item.data, '$.verdict') = 'returned'
        and json_extract(city_item.data, '$.amendments')
            = (select count(*) from fact where fact.subject = entry_id and fact.kind = 'work_amended')
"""


def check(data: Mapping[str, Any]) -> None:
    """Raises MalformedError for what the page could not show."""
    if not all(isinstance(data.get(name), str) for name in ("verdict", "reason", "at", "sealed")):
        raise MalformedError("a judgement without what it says")
    if type(data.get("amendments")) is not int or len(data["sealed"]) > MAX_SEALED_SIGNS:
        raise MalformedError("a judgement of no known state of its entry")
    read_instant(data["at"])


def returned(connection: Connection, officer_id: str, since: date, identity: str) -> dict[str, Returned]:
    """By entry."""
    rows = connection.execute(_RETURNED, (officer_id, since.isoformat())).fetchall()
    told = ((entry, decode(data.encode(), limit_bytes=_ITEM_BYTES)) for entry, data in rows)
    return {entry: _returned(data, identity) for entry, data in told}


def _returned(data: Mapping[str, Any], identity: str) -> Returned:
    return Returned(data["reason"], read_instant(data["at"]), _words(data["sealed"], identity))


def _words(sealed: str, identity: str) -> str:
    if not sealed or not identity:
        return ""
    try:
        return unseal(base64.b64decode(sealed, validate=True), identity).decode()[:MAX_WORDS]
    except (binascii.Error, CannotOpenError, UnicodeDecodeError):
        return ""
