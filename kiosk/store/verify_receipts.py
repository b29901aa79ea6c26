"""Are the city's receipts signed by the city, and do they say what the kiosk's tables derived from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.store.connection import Connection
from kiosk.store.verify_city import told
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.fact import digest_of
from sync.protocol.statements import MAX_STATEMENT_BYTES, Receipt
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement


def receipts(connection: Connection) -> Iterator[str]:
    keys = told(connection).keys
    rows = connection.execute(
        "select id, epoch, through_seq, head, server_time, digest, envelope from receipt order by id"
    ).fetchall()
    for row in rows:
        number, epoch, through_seq, *_ = row
        for wrong in _problems(connection, keys, row):
            yield f"Receipt {number} (epoch {epoch}, up to fact {through_seq}): {wrong}."


def _problems(connection: Connection, keys: Mapping[str, VerifyKey], row: tuple[Any, ...]) -> Iterator[str]:
    number, *columns, digest, envelope = row
    try:
        payload = open_statement(envelope, "receipt", keys.get)
        receipt = Receipt.from_object(decode(payload, limit_bytes=MAX_STATEMENT_BYTES))
    except (MalformedError, BadSignatureError) as error:
        yield str(error)
        return
    if [receipt.epoch, receipt.through_seq, receipt.head, receipt.server_time] != columns or digest_of(
        payload
    ) != digest:
        yield "its row says something else than its signed bytes"
    yield from _reach(connection, receipt)
    held = {sha256 for (sha256,) in connection.execute("select sha256 from part_held where receipt = ?", (number,))}
    if held - set(receipt.parts_held):
        yield "a part counts as held that it does not list"


def _reach(connection: Connection, receipt: Receipt) -> Iterator[str]:
    row = connection.execute(
        "select digest from fact where epoch = ? and seq = ?", (receipt.epoch, receipt.through_seq)
    ).fetchone()
    if receipt.through_seq and row is None:
        yield "the city holds facts that are no longer here"
    elif row is not None and row[0] != receipt.head:
        yield "the city signed for another fact at this place"
