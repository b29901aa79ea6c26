"""`SyncBook` that sends, with the present identity, what another database still holds: one that was set aside.

Invariants
- The other file is only read (`query_only`); it keeps every fact and every part.
- The present chain's calls go to the present book. Receipts for the other file's epochs are kept in `salvage_receipt` of the
  present database, so that a second run begins where the first ended.
- Only the tables of the first schema are read there: an old file needs no migration.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.flows.ports import StorageBrokenError
from kiosk.store import chain
from kiosk.store.connection import Connection, Database, connect
from kiosk.store.sync_book import SqlSyncBook, as_many_as_fit, parts_of_epoch
from sync.engine.ports import AgentState, Leftover, PartToSend, Standing, SyncIdentity
from sync.protocol.chain_head import ChainHead
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import Changes, Configuration, Receipt


@contextmanager
def opened_aside(path: Path, key: bytes) -> Iterator[Database]:
    """Raises DatabaseShutError, StorageBrokenError: not there, or the key is another one."""
    if not path.is_file():
        raise StorageBrokenError(f"{path} tidak ada: sebutkan basis data yang disisihkan. ({path} is not there.)")
    first, second = connect(path, key), connect(path, key)
    for connection in (first, second):
        connection.execute("pragma query_only=on")
    database = Database(path, first, second)
    try:
        yield database
    finally:
        database.close()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What happened to one epoch of the file. `refused`: the city's problem code, "" when it took everything."""

    epoch: int
    facts: int
    refused: str = ""


@dataclass(slots=True)
class SalvageBook:
    """`present` is this kiosk's own book; `source` the other file, of the same kiosk."""

    present: SqlSyncBook
    own: Database
    source: Database
    refused: dict[int, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)

    def kiosks(self) -> set[str]:
        return {kiosk for (kiosk,) in self.source.rows("select distinct kiosk from identity")}

    def outcome(self) -> list[Salvaged]:
        with self.source.reading() as source:
            return [
                Salvaged(epoch, chain.head(source, epoch).seq, self.refused.get(epoch, ""))
                for epoch in self._epochs(source)
            ]

    # --- of the file -------------------------------------------------------------------------------------------------

    def leftover(self) -> Leftover | None:
        with self.source.reading() as source:
            for epoch in self._epochs(source):
                head, acked = chain.head(source, epoch), self._acked(source, epoch)
                if head.seq > acked and epoch not in self.refused:
                    return Leftover(head, acked)
        return self.present.leftover()

    def set_leftover_aside(self, epoch: int, reason: str) -> None:
        self.refused[epoch] = reason

    def standing(self, *, parts: int, skip: Collection[str] = (), documents: bool = True) -> Standing:
        present = self.present.standing(parts=parts, skip=skip, documents=documents)
        of_the_file = self._of_the_file(())
        return replace(
            present,
            parts=tuple(self.parts_to_send(limit=parts, skip=skip, documents=documents)),
            parts_waiting=present.parts_waiting + len(of_the_file),
            bytes_waiting=present.bytes_waiting + sum(part.size_bytes for part in of_the_file),
            leftover=self.leftover(),
        )

    def parts_to_send(self, *, limit: int, skip: Collection[str] = (), documents: bool = True) -> Sequence[PartToSend]:
        own = self.present.parts_to_send(limit=limit, skip=skip, documents=documents)
        of_the_file = [part for part in self._of_the_file(skip) if documents or part.lane == "presence"]
        return [*own, *of_the_file][:limit]

    def parts_waiting(self) -> int:
        return self.present.parts_waiting() + len(self._of_the_file(()))

    def _of_the_file(self, skip: Collection[str]) -> list[PartToSend]:
        with self.source.reading() as source:
            return [
                part
                for epoch in self._epochs(source)
                for part in parts_of_epoch(source, epoch, self._acked(source, epoch))
                if part.sha256 not in self.held and part.sha256 not in skip
            ]

    def read_part(self, sha256: str, *, offset: int, length: int) -> bytes:
        try:
            return self.present.read_part(sha256, offset=offset, length=length)
        except KeyError:
            row = self.source.row("select id from part_body where sha256 = ?", (sha256,))
            if row is None:
                raise
            return self.source.read_blob("part_body", "body", row[0], offset=offset, length=length)

    def envelopes_after(self, seq: int, *, max_facts: int, max_bytes: int, epoch: int | None = None) -> Sequence[bytes]:
        if not self._is_of_the_file(epoch):
            return self.present.envelopes_after(seq, max_facts=max_facts, max_bytes=max_bytes, epoch=epoch)
        rows = self.source.rows(
            "select envelope from fact where epoch = ? and seq > ? order by seq limit ?", (epoch, seq, max_facts)
        )
        return as_many_as_fit((bytes(envelope) for (envelope,) in rows), max_bytes)

    def head_at(self, seq: int, *, epoch: int | None = None) -> ChainHead | None:
        if epoch is None or not self._is_of_the_file(epoch):
            return self.present.head_at(seq, epoch=epoch)
        with self.source.reading() as source:
            return chain.head_at(source, epoch, seq)

    def store_receipt(self, envelope: bytes, receipt: Receipt) -> None:
        self.held |= set(receipt.parts_held)
        if not self._is_of_the_file(receipt.epoch):
            self.present.store_receipt(envelope, receipt)
            return
        digest = digest_of(Envelope.from_bytes(envelope).payload)
        with self.own.writing() as connection:
            connection.execute(
                "insert into salvage_receipt (epoch, through_seq, digest, envelope) values (?, ?, ?, ?)"
                " on conflict do nothing",
                (receipt.epoch, receipt.through_seq, digest, envelope),
            )

    def _epochs(self, source: Connection) -> list[int]:
        present = self.present.head().epoch
        rows = source.execute("select distinct epoch from fact where epoch < ? order by epoch", (present,))
        return [int(epoch) for (epoch,) in rows]

    def _is_of_the_file(self, epoch: int | None) -> bool:
        with self.source.reading() as source:
            return epoch in self._epochs(source)

    def _acked(self, source: Connection, epoch: int) -> int:
        row = self.own.row("select max(through_seq) from salvage_receipt where epoch = ?", (epoch,))
        return max(chain.acked_seq(source, epoch), int((row and row[0]) or 0))

    # --- of the present chain ----------------------------------------------------------------------------------------

    def identity(self) -> SyncIdentity | None:
        return self.present.identity()

    def signing_key(self) -> bytes:
        return self.present.signing_key()

    def configuration(self) -> Configuration:
        return self.present.configuration()

    def head(self) -> ChainHead:
        return self.present.head()

    def acked_seq(self) -> int:
        return self.present.acked_seq()

    def note_city_forgot(self, expected_seq: int) -> None:
        self.present.note_city_forgot(expected_seq)

    def sync_token(self) -> str:
        return self.present.sync_token()

    def set_time_anchor(self, digest: str) -> None:
        self.present.set_time_anchor(digest)

    def cursor(self) -> str:
        return self.present.cursor()

    def apply_changes(self, changes: Changes, envelope: bytes) -> None:
        self.present.apply_changes(changes, envelope)

    def note_agent_state(self, state: AgentState) -> None:
        self.present.note_agent_state(state)
