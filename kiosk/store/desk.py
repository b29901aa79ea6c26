"""The desk's papers: answers and reduced previews of open requests.

Invariants
- Not a projection: facts cannot bring it back, so a rebuild never touches it.
- Readable here only because the database is encrypted; a voided request's papers go in the transaction that voids it.
- Masked papers hold no number longer than its last digits and no picture; masking twice changes nothing.
"""

from __future__ import annotations

import json
import re

from kiosk.flows.ports import DeskFile
from kiosk.store.connection import Connection

# Nine digits and more, however people part them: 16 of a NIK, 11 to 13 of a phone. A date has eight, and stays.
_NUMBER = re.compile(r"\+?[0-9](?:[ .-]?[0-9]){8,}", re.ASCII)


def keep(connection: Connection, desk: DeskFile) -> None:
    """Replaces what was kept for this request."""
    forget(connection, desk.request_id)
    answers = json.dumps(dict(desk.answers), ensure_ascii=False)
    connection.execute("insert into desk (request_id, answers) values (?, ?)", (desk.request_id, answers))
    connection.executemany(
        "insert into desk_preview (request_id, position, requirement, jpeg) values (?, ?, ?, ?)",
        [(desk.request_id, position, name, jpeg) for position, (name, jpeg) in enumerate(desk.previews)],
    )


def forget(connection: Connection, request_id: str) -> None:
    connection.execute("delete from desk where request_id = ?", (request_id,))


def mask(connection: Connection, request_id: str) -> bool:
    """Numbers (identity, family card, phone: whatever is written with nine digits or more) keep their last four; pictures go.

    Whether anything changed.
    """
    before = connection.execute("select answers from desk where request_id = ?", (request_id,)).fetchone()[0]
    after = json.dumps(_masked(json.loads(before)), ensure_ascii=False)
    pictures = connection.execute("delete from desk_preview where request_id = ?", (request_id,)).rowcount
    if after != before:
        connection.execute("update desk set answers = ? where request_id = ?", (after, request_id))
    return bool(pictures) or after != before


def _masked(value: object) -> object:
    match value:
        case str():
            return _NUMBER.sub(lambda number: f"•••• {number[0][-4:]}", value)
        case dict():
            return {key: _masked(one) for key, one in value.items()}
        case list():
            return [_masked(one) for one in value]
        case int() if abs(value) >= 10**8 and not isinstance(value, bool):
            return f"•••• {str(value)[-4:]}"
        case _:
            return value


def find(connection: Connection, request_id: str) -> DeskFile | None:
    row = connection.execute("select answers from desk where request_id = ?", (request_id,)).fetchone()
    if row is None:
        return None
    previews = connection.execute(
        "select requirement, jpeg from desk_preview where request_id = ? order by position", (request_id,)
    )
    return DeskFile(request_id, json.loads(row[0]), tuple((name, bytes(jpeg)) for name, jpeg in previews))
