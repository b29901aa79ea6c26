"""The desk's papers: answers and reduced previews of open requests.

Invariants
- Not a projection: facts cannot bring it back, so a rebuild never touches it.
- Readable here only because the database is encrypted; a voided request's papers go in the transaction that voids it.
"""

from __future__ import annotations

import json

from kiosk.flows.ports import DeskFile
from kiosk.store.connection import Connection


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


def find(connection: Connection, request_id: str) -> DeskFile | None:
    row = connection.execute("select answers from desk where request_id = ?", (request_id,)).fetchone()
    if row is None:
        return None
    previews = connection.execute(
        "select requirement, jpeg from desk_preview where request_id = ? order by position", (request_id,)
    )
    return DeskFile(request_id, json.loads(row[0]), tuple((name, bytes(jpeg)) for name, jpeg in previews))
