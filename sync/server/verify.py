"""`cityserver verify`: does what the city keeps still say what was signed. For whoever trusts neither DBA nor disk.

Invariants
- Nothing is changed or repaired. Each finding is one sentence that names (kiosk, epoch, seq) or a digest and never a value.
- A fact convinces by its own signature and its link; a receipt by the city's signature, and it binds the city: every fact
  that it covers must still be here, with that head. Of a part that was destroyed the record must be here instead, signed.
- What somebody removed together with every receipt that proved it, the kiosk proves: its receipts are its own
  (`city_forgot`, decision 008).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import Fact, digest_of, parse_fact_shape
from sync.protocol.statements import MAX_STATEMENT_BYTES
from sync.protocol.statements import Receipt as ReceiptStatement
from sync.server.city_keys import city_keys
from sync.server.fleet.models import Chain, City
from sync.server.ingest.fact_store import FACT_TYPE
from sync.server.ingest.models import Part, Receipt
from sync.server.ingest.parts_store import parts_store
from sync.server.recommendations import signing
from sync.server.records import destructions
from sync.trust.chain import BrokenChainError, check_link
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

_READ_BYTES = 1024 * 1024
_TOLD = {
    "gap": "links are missing before it",
    "repeated": "its place is taken already",
    "prev": "it does not name the fact before it",
}


@dataclass(slots=True)
class Counts:
    chains: int = 0
    facts: int = 0
    receipts: int = 0
    parts: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of `fact`."""

    kiosk: str
    epoch: int
    seq: int
    id: str
    kind: str
    subject: str
    payload: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    original: bytes | None = field(repr=False)

    @property
    def place(self) -> str:
        return f"Fact ({self.kiosk}, {self.epoch}, {self.seq})"

    @property
    def envelope(self) -> Envelope:
        return Envelope(FACT_TYPE, self.payload, self.kiosk, self.signature)


def findings(counts: Counts) -> Iterator[str]:
    """Plain sentences; nothing when all is well. `counts` says afterwards how much was looked at."""
    for chain in Chain.objects.order_by("kiosk", "epoch"):
        counts.chains += 1
        yield from _chain(chain, counts)
    yield from _homeless()
    yield from _receipts(counts)
    yield from _parts(counts)
    yield from destructions.findings()
    yield from signing.findings()


# --- facts -----------------------------------------------------------------------------------------------------------


def _chain(chain: Chain, counts: Counts) -> Iterator[str]:
    key = _key_of(chain)
    end = ChainHead.empty(chain.epoch)
    for row in _rows(chain.kiosk, chain.epoch):
        counts.facts += 1
        for wrong in _problems(row, key, end):
            yield f"{row.place}: {wrong}."
        end = ChainHead(row.epoch, row.seq, digest_of(row.payload))
    if (chain.head_seq, chain.head_digest) != (end.seq, end.digest):
        yield (
            f"Chain ({chain.kiosk}, {chain.epoch}): its row says that it ends at {chain.head_seq},"
            f" its facts end at {end.seq} or otherwise."
        )


def _key_of(chain: Chain) -> VerifyKey:
    if City.objects.filter(id=chain.kiosk).exists():
        return city_keys().signing.public  # from the key file: a row cannot put another in its place
    return VerifyKey.from_raw(bytes(chain.public_key))


def _rows(kiosk: UUID, epoch: int) -> Iterator[Row]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            "select kiosk::text, epoch, seq, id::text, kind, subject::text, payload, signature, envelope from fact"
            " where kiosk = %s and epoch = %s order by seq",
            [kiosk, epoch],
        )
        for kept, number, seq, id_, kind, subject, payload, signature, original in cursor:
            envelope = None if original is None else bytes(original)
            yield Row(kept, number, seq, id_, kind, subject, bytes(payload), bytes(signature), envelope)


def _problems(row: Row, key: VerifyKey, before: ChainHead) -> Iterator[str]:
    try:
        fact = parse_fact_shape(row.payload)
        open_statement(row.envelope, "fact", lambda _: key)
    except (MalformedError, BadSignatureError) as error:
        yield str(error)
        return
    if _said(fact) != (row.kiosk, row.epoch, row.seq, row.id, row.kind, row.subject):
        yield "its row says something else than its signed bytes"
    if row.original is not None and _opened(row.original) != (row.payload, row.signature, row.kiosk):
        yield "the envelope kept with it is another one"
    try:
        check_link(fact, row.payload, before)
    except BrokenChainError as error:
        yield f"the chain is broken, {_TOLD.get(error.reason, error.reason)}"


def _said(fact: Fact) -> tuple[str, int, int, str, str, str]:
    return fact.kiosk, fact.epoch, fact.seq, fact.id, fact.kind, fact.subject


def _opened(original: bytes) -> tuple[bytes, bytes, str] | None:
    try:
        envelope = Envelope.from_bytes(original)
    except MalformedError:
        return None
    return envelope.payload, envelope.signature, envelope.keyid


def _homeless() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select kiosk::text, epoch, count(*) from fact where not exists (select 1 from fleet_chain"
            " where fleet_chain.kiosk = fact.kiosk and fleet_chain.epoch = fact.epoch) group by kiosk, epoch"
        )
        for kiosk, epoch, count in cursor.fetchall():
            yield f"Chain ({kiosk}, {epoch}): {count} facts are here, the chain itself is not."


# --- receipts --------------------------------------------------------------------------------------------------------


def _receipts(counts: Counts) -> Iterator[str]:
    keys = {city_keys().keyid: city_keys().signing.public}
    for row in Receipt.objects.order_by("kiosk", "epoch", "made_at", "says").iterator():
        counts.receipts += 1
        place = f"Receipt {row.digest[:16]} for ({row.kiosk}, {row.epoch})"
        try:
            payload = open_statement(bytes(row.envelope), "receipt", keys.get)
            said = ReceiptStatement.from_object(decode(payload, limit_bytes=MAX_STATEMENT_BYTES))
        except (MalformedError, BadSignatureError) as error:
            yield f"{place}: {error}."
            continue
        for wrong in _kept_promises(said, row):
            yield f"{place}: {wrong}."


def _kept_promises(said: ReceiptStatement, row: Receipt) -> Iterator[str]:
    if (said.kiosk, said.epoch) != (str(row.kiosk), row.epoch):
        yield "its row says something else than its signed bytes"
    head = _digest_at(said.kiosk, said.epoch, said.through_seq)
    if not head:
        yield f"the city signed for the facts up to {said.through_seq}, and that one is gone"
    elif head != said.head:
        yield f"the city signed for another fact at {said.through_seq}"
    rows = Part.objects.filter(kiosk=said.kiosk, sha256__in=said.parts_held)
    gone = set(said.parts_held) - set(rows.values_list("sha256", flat=True))
    for sha256 in sorted(gone - destructions.destroyed(gone)):
        yield f"the city signed for part {sha256[:16]}, and its row is gone"


def _digest_at(kiosk: str, epoch: int, seq: int) -> str:
    if seq == 0:
        return GENESIS
    with connection.cursor() as cursor:
        cursor.execute("select payload from fact where kiosk = %s and epoch = %s and seq = %s", [kiosk, epoch, seq])
        found: tuple[Any, ...] | None = cursor.fetchone()
    return digest_of(bytes(found[0])) if found else ""


# --- parts -----------------------------------------------------------------------------------------------------------


def _parts(counts: Counts) -> Iterator[str]:
    for row in Part.objects.order_by("kiosk", "sha256").iterator():
        counts.parts += 1
        try:
            size, digest = _size_and_digest(row.sha256)
        except ValueError:
            yield f"Part {row.sha256[:16]}: that is no digest."
            continue
        except FileNotFoundError:
            yield f"Part {row.sha256[:16]}: its file is gone."
            continue
        if digest != row.sha256:
            yield f"Part {row.sha256[:16]}: its file was changed."
        elif size != row.size:
            yield f"Part {row.sha256[:16]}: its row names another size."


def _size_and_digest(sha256: str) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with parts_store().read(sha256) as file:
        while chunk := file.read(_READ_BYTES):
            digest.update(chunk)
            size += len(chunk)
    return size, digest.hexdigest()
