"""The chain's rows: heads, appending, and what leaves for the city.

Invariants
- Envelopes and payloads are stored exactly as signed; nothing re-encodes them.
- A link and its parts are appended inside the caller's transaction; the schema refuses a gap, a fork and a change.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.store.connection import Connection
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Fact, digest_of
from sync.trust.sealing import SealedPart


def head(connection: Connection, epoch: int) -> ChainHead:
    """seq 0 and GENESIS while the epoch has no fact."""
    row = connection.execute(
        "select seq, digest from fact where epoch = ? order by seq desc limit 1", (epoch,)
    ).fetchone()
    return ChainHead.empty(epoch) if row is None else ChainHead(epoch, row[0], row[1])


def head_at(connection: Connection, epoch: int, seq: int) -> ChainHead | None:
    if seq == 0:
        return ChainHead.empty(epoch)
    row = connection.execute("select digest from fact where epoch = ? and seq = ?", (epoch, seq)).fetchone()
    return None if row is None else ChainHead(epoch, seq, row[0])


def last_head_before(connection: Connection, epoch: int) -> ChainHead | None:
    """Where the epoch before `epoch` ended; None when this is the first that has facts."""
    row = connection.execute(
        "select epoch, seq, digest from fact where epoch < ? order by epoch desc, seq desc limit 1", (epoch,)
    ).fetchone()
    return None if row is None else ChainHead(*row)


def acked_seq(connection: Connection, epoch: int) -> int:
    row = connection.execute("select max(through_seq) from receipt where epoch = ?", (epoch,)).fetchone()
    return int(row[0] or 0)


def append(
    connection: Connection, fact: Fact, payload: bytes, envelope: bytes, bodies: Sequence[SealedPart]
) -> ChainHead:
    digest = digest_of(payload)
    connection.execute(
        "insert into fact (epoch, seq, id, kind, subject, prev, digest, payload, envelope) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (fact.epoch, fact.seq, fact.id, fact.kind, fact.subject, fact.prev, digest, payload, envelope),
    )
    for position, (part, sealed) in enumerate(zip(fact.parts, bodies, strict=True)):
        connection.execute(
            "insert into part (sha256, epoch, seq, position, role, size, media, recipients) values (?, ?, ?, ?, ?, ?, ?, ?)",
            (part.sha256, fact.epoch, fact.seq, position, part.role, part.size, part.media, part.recipients),
        )
        connection.execute("insert into part_body (sha256, body) values (?, ?)", (part.sha256, sealed.body))
    return ChainHead(fact.epoch, fact.seq, digest)


def left_behind(connection: Connection, epoch: int) -> int:
    """Facts of the epochs before `epoch` that no receipt covers: a re-enrolment ended their chain first."""
    ended = _ended(connection, epoch)
    return sum(max(0, head(connection, before).seq - acked_seq(connection, before)) for before in ended)


def parts_left_behind(connection: Connection, epoch: int) -> int:
    return sum(parts_waiting(connection, before)[0] for before in _ended(connection, epoch))


def parts_acknowledged(connection: Connection, epoch: int) -> tuple[int, int]:
    """(How many, bytes in sum) that no receipt lists though one covers their fact, and that are here: what can be sent."""
    row = connection.execute(
        "select count(*), total(size) from part join part_body using (sha256) where epoch = ? and seq <= ?"
        " and sha256 not in (select sha256 from part_held)",
        (epoch, acked_seq(connection, epoch)),
    ).fetchone()
    return int(row[0]), int(row[1])


def parts_waiting(connection: Connection, epoch: int) -> tuple[int, int]:
    """(How many, bytes in sum) that no receipt lists, their fact acknowledged or not."""
    row = connection.execute(
        "select count(*), total(size) from part where epoch = ? and sha256 not in (select sha256 from part_held)",
        (epoch,),
    ).fetchone()
    return int(row[0]), int(row[1])


def _ended(connection: Connection, epoch: int) -> list[int]:
    return [int(row[0]) for row in connection.execute("select epoch from identity where epoch < ?", (epoch,))]
