"""Are the city's receipts signed by the city, and do they say what the kiosk's tables derived from them.

Trust begins at the root digest that the technician typed: the enrolment is signed by that key, and names the keys that
sign receipts; newer configurations came signed by those.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kiosk.store import identity
from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError, decode
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import MAX_STATEMENT_BYTES, Configuration, Enrolment, Receipt
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

Keys = Mapping[str, VerifyKey]


def receipts(connection: Connection) -> Iterator[str]:
    keys: dict[str, VerifyKey] = {}
    yield from _enrolments(connection, keys)
    for (text,) in connection.execute("select object from configuration"):
        _learn(keys, Configuration.from_object(decode(text.encode(), limit_bytes=identity.OBJECT_LIMIT_BYTES)))
    rows = connection.execute(
        "select id, epoch, through_seq, head, digest, envelope from receipt order by id"
    ).fetchall()
    for row in rows:
        number, epoch, through_seq, *_ = row
        for wrong in _problems(connection, keys, row):
            yield f"Receipt {number} (epoch {epoch}, up to fact {through_seq}): {wrong}."


def _enrolments(connection: Connection, keys: dict[str, VerifyKey]) -> Iterator[str]:
    """Fills `keys` from the enrolments that the root signed."""
    for epoch, root, data in connection.execute("select epoch, root, envelope from identity order by epoch"):
        if not data:
            continue
        try:
            enrolment = _enrolment(data)
            found = _keys_of(enrolment.configuration)
            open_statement(data, "enrolment", {root: found[root]}.get if root in found else _nobody)
            keys.update(found)
        except (MalformedError, BadSignatureError) as error:
            yield f"The enrolment of epoch {epoch} is not signed by the root that was typed: {error}."


def _nobody(_: str) -> VerifyKey | None:
    return None


def _enrolment(data: bytes) -> Enrolment:
    payload = Envelope.from_bytes(data).payload
    return Enrolment.from_object(decode(payload, limit_bytes=MAX_STATEMENT_BYTES))


def _problems(connection: Connection, keys: Keys, row: tuple[Any, ...]) -> Iterator[str]:
    number, *columns, digest, envelope = row
    try:
        payload = open_statement(envelope, "receipt", keys.get)
        receipt = Receipt.from_object(decode(payload, limit_bytes=MAX_STATEMENT_BYTES))
    except (MalformedError, BadSignatureError) as error:
        yield str(error)
        return
    if [receipt.epoch, receipt.through_seq, receipt.head] != columns or digest_of(payload) != digest:
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


def _keys_of(configuration: Configuration) -> dict[str, VerifyKey]:
    keys: dict[str, VerifyKey] = {}
    _learn(keys, configuration)
    return keys


def _learn(keys: dict[str, VerifyKey], configuration: Configuration) -> None:
    """A key under an id that is not its digest is nobody's."""
    for told in configuration.city_keys:
        key = VerifyKey.from_raw(bytes.fromhex(told.public_key))
        if key.keyid == told.keyid:
            keys[told.keyid] = key
