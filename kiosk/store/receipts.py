"""The rows of the city's receipts: the one way a fact counts as acknowledged and a part as held."""

from __future__ import annotations

from kiosk.store.connection import Connection
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import Receipt


def keep(connection: Connection, envelope: bytes, receipt: Receipt) -> str | None:
    """The digest of the (verified) receipt, None when it was kept before. Parts that are not of this kiosk are ignored."""
    digest = digest_of(Envelope.from_bytes(envelope).payload)
    if connection.execute("select 1 from receipt where digest = ?", (digest,)).fetchone() is not None:
        return None
    number = connection.execute(
        "insert into receipt (epoch, through_seq, head, server_time, digest, envelope) values (?, ?, ?, ?, ?, ?)",
        (receipt.epoch, receipt.through_seq, receipt.head, receipt.server_time, digest, envelope),
    ).lastrowid
    connection.executemany(
        "insert into part_held (sha256, receipt) select sha256, ? from part where sha256 = ?"
        " and not exists (select 1 from part_held where sha256 = part.sha256)",
        [(number, sha256) for sha256 in receipt.parts_held],
    )
    return digest
