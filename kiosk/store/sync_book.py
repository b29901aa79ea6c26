"""`SyncBook`: what the agent reads of the chain, and the one door for what the city signed.

Invariants
- Everything that arrives here was verified by the engine; this module checks sense, never signatures.
- `acked_seq` and held parts are derived from stored receipts, so they cannot go back or be set by hand.
- A write is one transaction and durable when it returns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kiosk.flows.ports import Clock
from kiosk.store import chain, city_items, identity, leftovers, proofs, receipts, state
from kiosk.store.connection import Connection, Database
from kiosk.store.keys import StoreKeys
from sync.engine.ports import AgentState, Leftover, PartToSend, Standing, SyncIdentity
from sync.protocol.chain_head import ChainHead
from sync.protocol.instant import write_instant
from sync.protocol.statements import Changes, Configuration, Receipt

RENOTE_MS = 20_000  # an unchanged state is written again only so often: a third of what a screen takes for stopped
FIGURES_MS = 2_000  # figures that move with every chunk are written only so often: each write is a wait on the disk

_TO_SEND = """
    select sha256, size, seq, lane from (
        select part.sha256, part.size, part.seq, part.position,
            case when fact.kind glob 'presence_*' then 'presence' else 'document' end as lane
        from part join fact using (epoch, seq)
        where part.epoch = ? and part.seq <= ?
        and not exists (select 1 from part_held where part_held.sha256 = part.sha256)
        and exists (select 1 from part_body where part_body.sha256 = part.sha256)
    ) order by lane = 'document', seq, position
"""


class SqlSyncBook:
    def __init__(self, database: Database, clock: Clock, keys: StoreKeys) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys
        self._stood: tuple[object, Standing] | None = None

    # --- who ---------------------------------------------------------------------------------------------------------

    def identity(self) -> SyncIdentity | None:
        with self._database.reading() as connection:
            who = identity.find(connection)
        return None if who is None else SyncIdentity(who.kiosk, who.epoch, who.city_url, who.root)

    def signing_key(self) -> bytes:
        """Raises NotEnrolledError, KeyUnreadableError."""
        with self._database.reading() as connection:
            who = identity.present(connection)
        return self._keys.unwrap_signing(who.wrapped_key, kiosk=who.kiosk, epoch=who.epoch)

    def configuration(self) -> Configuration:
        """Raises NotEnrolledError."""
        with self._database.reading() as connection:
            return identity.configuration(connection)

    # --- the chain ---------------------------------------------------------------------------------------------------

    def head(self) -> ChainHead:
        with self._database.reading() as connection:
            return chain.head(connection, _epoch(connection))

    def head_at(self, seq: int, *, epoch: int | None = None) -> ChainHead | None:
        with self._database.reading() as connection:
            return chain.head_at(connection, epoch or _epoch(connection), seq)

    def acked_seq(self) -> int:
        with self._database.reading() as connection:
            return chain.acked_seq(connection, _epoch(connection))

    def envelopes_after(self, seq: int, *, max_facts: int, max_bytes: int, epoch: int | None = None) -> Sequence[bytes]:
        with self._database.reading() as connection:
            rows = connection.execute(
                "select envelope from fact where epoch = ? and seq > ? order by seq limit ?",
                (epoch or _epoch(connection), seq, max_facts),
            )
            return as_many_as_fit((bytes(row[0]) for row in rows), max_bytes)

    # --- parts -------------------------------------------------------------------------------------------------------

    def standing(self, *, parts: int, skip: Collection[str] = (), documents: bool = True) -> Standing:
        with self._database.reading() as connection:
            epoch = _epoch(connection)
            head_seq = chain.head(connection, epoch).seq
            # What waits changes with a new fact and with a receipt, and with nothing else.
            newest = connection.execute("select max(id) from receipt").fetchone()[0]
            seen = (epoch, head_seq, newest, parts, frozenset(skip), documents)
            if self._stood is None or self._stood[0] != seen:
                waiting, waiting_bytes = self._waiting(connection, epoch)
                standing = Standing(
                    head_seq,
                    chain.acked_seq(connection, epoch),
                    tuple(self.parts_to_send(limit=parts, skip=skip, documents=documents)),
                    waiting,
                    waiting_bytes,
                    leftovers.next_leftover(connection, epoch),
                )
                self._stood = seen, standing
            return self._stood[1]

    def parts_to_send(self, *, limit: int, skip: Collection[str] = (), documents: bool = True) -> Sequence[PartToSend]:
        with self._database.reading() as connection:
            present = _epoch(connection)
            found: list[PartToSend] = []
            for epoch in (present, *leftovers.ended_epochs(connection, present)):
                for part in parts_of_epoch(connection, epoch, chain.acked_seq(connection, epoch)):
                    if len(found) == limit:
                        return found
                    if part.sha256 not in skip and (documents or part.lane == "presence"):
                        found.append(part)
            return found

    def parts_waiting(self) -> int:
        with self._database.reading() as connection:
            return self._waiting(connection, _epoch(connection))[0]

    def _waiting(self, connection: Connection, present: int) -> tuple[int, int]:
        """How many, and their bytes in sum."""
        ended = leftovers.ended_epochs(connection, present)
        counts = [chain.parts_waiting(connection, present)]
        counts += [chain.parts_acknowledged(connection, epoch) for epoch in ended]
        return sum(count for count, _ in counts), sum(size_bytes for _, size_bytes in counts)

    def read_part(self, sha256: str, *, offset: int, length: int) -> bytes:
        with self._database.reading() as connection:
            row = connection.execute("select id from part_body where sha256 = ?", (sha256,)).fetchone()
            if row is None:
                raise KeyError(sha256)
            return self._database.read_blob("part_body", "body", row[0], offset=offset, length=length)

    # --- what is left, what was forgotten -------------------------------------------------------------------------------

    def leftover(self) -> Leftover | None:
        with self._database.reading() as connection:
            return leftovers.next_leftover(connection, _epoch(connection))

    def set_leftover_aside(self, epoch: int, reason: str) -> None:
        with self._database.writing() as connection:
            leftovers.set_aside(connection, epoch, reason, self._clock.read().wall)
        self._stood = None

    def leftovers_aside(self) -> Sequence[leftovers.SetAside]:
        """For `kiosk doctor`: what the city refused, still here."""
        with self._database.reading() as connection:
            return leftovers.all_set_aside(connection, _epoch(connection))

    def note_city_forgot(self, expected_seq: int) -> None:
        with self._database.writing() as connection:
            leftovers.note_forgotten(connection, _epoch(connection), expected_seq, self._clock.read().wall)

    def forgotten(self) -> Sequence[tuple[int, int, int]]:
        """For `kiosk doctor`: (epoch, the seq asked for again, how far the city's own receipt reached)."""
        with self._database.reading() as connection:
            return leftovers.forgotten(connection)

    def note_set_back(self, mark: ChainHead) -> bool:
        """The database is older than `mark`: shown until the next epoch. False when just this was noted before."""
        with self._database.writing() as connection:
            said = f"{mark.epoch}:{mark.seq}"
            is_new = state.get(connection, "resumed") != said
            state.put(connection, {"resumed": said})
        return is_new

    # --- what the city says ------------------------------------------------------------------------------------------

    def store_receipt(self, envelope: bytes, receipt: Receipt) -> None:
        with self._database.writing() as connection:
            digest = receipts.keep(connection, envelope, receipt)
            if digest is None:
                return
            if receipt.epoch != _epoch(connection):
                return  # an ended chain's receipt says nothing about the present one's token
            values = {"anchor": digest, "server_time": receipt.server_time}
            state.put(connection, values | ({"sync_token": receipt.sync_token} if receipt.sync_token else {}))

    def sync_token(self) -> str:
        return self._get("sync_token")

    def set_time_anchor(self, digest: str) -> None:
        self._put(anchor=digest)

    def cursor(self) -> str:
        return self._get("cursor")

    def apply_changes(self, changes: Changes, envelope: bytes) -> None:
        with self._database.writing() as connection:
            standing = [item for item in changes.items if city_items.keep(connection, item)]
            proofs.keep(connection, standing, envelope)
            state.put(connection, {"cursor": changes.next})

    # --- the line ----------------------------------------------------------------------------------------------------

    def note_agent_state(self, new: AgentState) -> None:
        reading = self._clock.read()
        line = {"network": new.network, "sending": str(int(new.sending)), "attention": new.attention}
        figures = _figures(new)
        with self._database.reading() as connection:
            noted = state.everything(connection)
        if line.items() <= noted.items() and noted.get("noted_boot") == reading.boot:
            rest_ms = RENOTE_MS if figures.items() <= noted.items() else FIGURES_MS
            if reading.up_ms - int(noted["noted_up_ms"]) < rest_ms:
                return  # a wait on the disk twice a second would wear cheap flash for nothing
        heard = {"online_at": write_instant(reading.wall)} if new.network == "online" else {}
        self._put(**line, **figures, **heard, noted_boot=reading.boot, noted_up_ms=str(reading.up_ms))

    def _get(self, key: str) -> str:
        with self._database.reading() as connection:
            return state.get(connection, key)

    def _put(self, **values: str) -> None:
        with self._database.writing() as connection:
            state.put(connection, values)


def parts_of_epoch(connection: Connection, epoch: int, acked_seq: int) -> Iterator[PartToSend]:
    """Those that may be sent, in sending order."""
    for sha256, size_bytes, seq, lane in connection.execute(_TO_SEND, (epoch, acked_seq)):
        yield PartToSend(sha256, size_bytes, lane, seq)


def _figures(new: AgentState) -> dict[str, str]:
    return {
        "parts_sent": str(new.parts_sent),
        "parts_total": str(new.parts_total),
        "left_s": "" if new.left_s is None else str(new.left_s),
        "bytes_per_s": str(new.bytes_per_s),
    }


def _epoch(connection: Connection) -> int:
    """Raises NotEnrolledError."""
    return identity.present_epoch(connection)


def as_many_as_fit(envelopes: Iterable[bytes], max_bytes: int) -> list[bytes]:
    """At least one, if any; one newline counted with each."""
    chosen: list[bytes] = []
    size_bytes = 0
    for envelope in envelopes:
        size_bytes += len(envelope) + 1
        if chosen and size_bytes > max_bytes:
            break
        chosen.append(envelope)
    return chosen
