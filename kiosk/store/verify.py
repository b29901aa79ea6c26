"""Is what this kiosk keeps whole: file, chain, parts, receipts, what the city told, projections.

Invariants
- Nothing is repaired. Only the log is brought into the file first: the power may have gone in the middle of that, and the
  integrity check reads the file without the log that makes its half-written pages whole.
- Every finding is one sentence that names the place (epoch and seq, digest, table) and never a value, so a report can be
  sent to anyone.
- The first finding does not end the walk; only a file that cannot be read any more does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from kiosk.flows.ports import StorageBrokenError, StorageFullError
from kiosk.store import identity, projections
from kiosk.store.connection import Connection, Database, DriverError
from kiosk.store.opening import memory_database
from kiosk.store.verify_city import believed, officers
from kiosk.store.verify_receipts import receipts
from sync.protocol.canonical import MalformedError
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Fact, digest_of, parse_fact, parse_fact_shape
from sync.trust.chain import BrokenChainError, check_link
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

_TOLD = {"gap": "links are missing before it", "repeated": "its place is taken already", "prev": "it does not name the fact before it"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    epochs: int
    facts: int
    parts: int
    receipts: int


def counts(database: Database) -> Counts:
    row = database.row(
        "select count(distinct epoch), count(*), (select count(*) from part), (select count(*) from receipt) from fact"
    )
    return Counts(*(row or (0, 0, 0, 0)))


def findings(database: Database) -> Iterator[str]:
    """What is wrong, in plain sentences; nothing when all is well."""
    with suppress(StorageFullError, StorageBrokenError):  # a disk that cannot be written can still be read
        database.checkpoint()
    try:
        with database.reading() as connection:
            for step in (_file, _schema, _chain, _parts, receipts, believed, officers, _projected):
                yield from step(connection)
    except StorageBrokenError as error:
        yield f"The file cannot be read further. {error}"


def head_findings(database: Database) -> Iterator[str]:
    """Only the newest fact of the chain, for a look that takes a moment."""
    with database.reading() as connection:
        keys = identity.public_keys(connection)
        for row in connection.execute(f"{_FACTS} order by epoch desc, seq desc limit 1"):
            yield from _Link(*row).check(connection, keys, None)


def _file(connection: Connection) -> Iterator[str]:
    for pragma, what in (
        ("cipher_integrity_check", "The encrypted file was changed or is damaged"),
        ("quick_check", "The database is damaged"),
        ("foreign_key_check", "A row names one that is not there"),
    ):
        for row in connection.execute(f"pragma {pragma}"):
            if row != ("ok",):
                yield f"{what}: {' '.join(str(value) for value in row)}."


def _schema(connection: Connection) -> Iterator[str]:
    """Also one too many: a trigger of somebody's own could copy what residents answer."""
    query = "select name, sql from sqlite_schema where sql is not null and name <> '_sqlite_migrations'"
    present, needed = dict(connection.execute(query)), dict(memory_database().execute(query))
    for name in sorted(present.keys() | needed.keys()):
        if present.get(name) != needed.get(name):
            yield f"The rule or table {name} is not as this program made it."


_FACTS = "select epoch, seq, id, kind, subject, prev, digest, payload, envelope from fact"


@dataclass(frozen=True, slots=True)
class _Link:
    """A row of `fact`, judged by itself and against the one before."""

    epoch: int
    seq: int
    id: str
    kind: str
    subject: str
    prev: str
    digest: str
    payload: bytes
    envelope: bytes

    @property
    def head(self) -> ChainHead:
        return ChainHead(self.epoch, self.seq, self.digest)

    def check(
        self, connection: Connection, keys: Mapping[int, tuple[str, str]], before: ChainHead | None
    ) -> Iterator[str]:
        """`before` None: the link is not asked for."""
        for wrong in self._problems(connection, keys, before):
            yield f"Fact {self.seq} of epoch {self.epoch}: {wrong}."

    def _problems(
        self, connection: Connection, keys: Mapping[int, tuple[str, str]], before: ChainHead | None
    ) -> Iterator[str]:
        try:
            yield from self._signature(keys)
            fact = parse_fact_shape(self.payload)
        except (MalformedError, BadSignatureError) as error:
            yield str(error)
            return
        if digest_of(self.payload) != self.digest:
            yield "its bytes are not those that its digest names"
        if (fact.epoch, fact.seq, fact.id, fact.kind, fact.subject, fact.prev) != (
            self.epoch, self.seq, self.id, self.kind, self.subject, self.prev):  # fmt: skip
            yield "its row says something else than its signed bytes"
        yield from self._meaning()
        yield from _named_parts(connection, fact)
        if before is not None:
            yield from self._link(fact, before)

    def _signature(self, keys: Mapping[int, tuple[str, str]]) -> Iterator[str]:
        kiosk, public_key = keys.get(self.epoch, ("", ""))

        def resolve(keyid: str) -> VerifyKey | None:
            return VerifyKey.from_raw(bytes.fromhex(public_key)) if keyid == kiosk else None

        if open_statement(self.envelope, "fact", resolve) != self.payload:
            yield "its stored bytes are not the signed ones"

    def _meaning(self) -> Iterator[str]:
        try:
            parse_fact(self.payload)
        except MalformedError as error:
            yield f"its data make no sense ({error})"

    def _link(self, fact: Fact, before: ChainHead) -> Iterator[str]:
        try:
            check_link(fact, self.payload, before)
        except BrokenChainError as error:
            yield f"the chain is broken: {_TOLD.get(error.reason, error.reason)}"


def _chain(connection: Connection) -> Iterator[str]:
    keys = identity.public_keys(connection)
    head: ChainHead | None = None
    for row in connection.execute(f"{_FACTS} order by epoch, seq"):
        link = _Link(*row)
        if head is None or head.epoch != link.epoch:
            head = ChainHead.empty(link.epoch)
        yield from link.check(connection, keys, head)
        head = link.head


def _named_parts(connection: Connection, fact: Fact) -> Iterator[str]:
    rows = connection.execute(
        "select role, sha256, size, media, recipients from part where epoch = ? and seq = ? order by position",
        (fact.epoch, fact.seq),
    ).fetchall()
    if rows != [(part.role, part.sha256, part.size, part.media, part.recipients) for part in fact.parts]:
        yield "the parts kept with it are not those that it names"


def _parts(connection: Connection) -> Iterator[str]:
    """Whether a receipt really lists a held part is asked in `verify_receipts`."""
    query = """select part.sha256, part.epoch, part.seq, part_body.id, part_held.sha256 is not null
        from part left join part_body using (sha256) left join part_held using (sha256)
        order by part.epoch, part.seq, part.position"""
    for sha256, epoch, seq, body, held in connection.execute(query).fetchall():
        where = f"Part {sha256[:16]} of fact {seq} of epoch {epoch}"
        if body is None and not held:
            yield f"{where} is neither here nor held by the city."
        if body is not None and _digest_of_body(connection, body) != sha256:
            yield f"{where}: the sealed bytes are not those that its name says."


def _digest_of_body(connection: Connection, body: int) -> str:
    row = connection.execute("select body from part_body where id = ?", (body,)).fetchone()
    return hashlib.sha256(row[0]).hexdigest()


def _projected(connection: Connection) -> Iterator[str]:
    with_facts = memory_database()
    try:
        payloads = connection.execute("select payload from fact order by epoch, seq")
        projections.fold_all(with_facts, (payload for (payload,) in payloads))
    except (MalformedError, DriverError):
        yield "The screens' tables cannot be compared: a fact cannot be folded."
        return
    here, rebuilt = projections.contents(connection), projections.contents(with_facts)
    for table in projections.TABLES:
        if wrong := here[table] ^ rebuilt[table]:
            yield f"The screens' table {table} differs from the facts ({len(wrong)} rows): rebuild it."
