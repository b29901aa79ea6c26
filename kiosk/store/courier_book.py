"""What the courier needs of the store: what is not with the city, what was written to sticks, what a reply told.

Invariants
- A volume is noted before its file gets its name, so a file under that name is known whenever the process dies. Whether it
  was told as a fact, and whether a reply was read, is asked of the chain: a fact's subject is derived from the digest.
- Nothing here marks anything as sent. Only `store_receipt` does, with what the city signed, and it takes neither the sync
  token nor an anchor from it: a reply may be days old, and a token that went back would look like a cloned kiosk.
- An ended epoch whose rest the city refused (set aside) is not carried either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.flows.ports import Clock
from kiosk.store import chain, identity, leftovers, receipts, state, time_floor
from kiosk.store.connection import Connection, Database
from kiosk.store.keys import StoreKeys
from sync.protocol.chain_head import ChainHead
from sync.protocol.courier import BundlePart
from sync.protocol.statements import Receipt

DIGEST_BYTES = 32
_TELLS_OF_COURIER = ("courier_exported", "courier_acknowledged")

_PARTS = """
    select sha256, size, seq from (
        select part.sha256, part.size, part.seq, part.position, fact.kind not glob 'presence_*' as later
        from part join fact using (epoch, seq)
        where part.epoch = ? and part.seq <= ?
        and not exists (select 1 from part_held where part_held.sha256 = part.sha256)
        and exists (select 1 from part_body where part_body.sha256 = part.sha256)
    ) order by later, seq, position
"""
_VOLUME = "select sha256, size, set_id, epoch, key_epoch, from_seq, to_seq, volume, parts, head, boot, up_ms from courier_volume"
_IS_WITH_CITY = """
    select :to_seq <= coalesce((select max(through_seq) from receipt where epoch = :epoch), 0)
"""


@dataclass(frozen=True, slots=True)
class VolumeNote:
    """A volume as it was written: digest and size of the file; `head`, `boot` and `up_ms` of the moment it was asked with.

    `key_epoch`: whose key signed it. The city takes only the present one's.
    """

    sha256: str
    size_bytes: int
    set_id: str
    epoch: int
    key_epoch: int
    from_seq: int
    to_seq: int
    volume: int
    parts: tuple[str, ...]
    head: str
    boot: str
    up_ms: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one epoch: where its chain ends, and how far receipts reach."""

    head: ChainHead
    acked_seq: int

    @property
    def epoch(self) -> int:
        return self.head.epoch


class SqlCourierBook:
    def __init__(self, database: Database, clock: Clock, keys: StoreKeys) -> None:
        self._database = database
        self._clock = clock
        self._keys = keys

    # --- what is to be carried ---------------------------------------------------------------------------------------

    def standings(self) -> Sequence[Standing]:
        """The epochs that may be carried, the oldest first; the present one is the last. Raises NotEnrolledError."""
        with self._database.reading() as connection:
            present = identity.present(connection).epoch
            aside = {refused.epoch for refused in leftovers.all_set_aside(connection, present)}
            epochs = [epoch for epoch in leftovers.ended_epochs(connection, present) if epoch not in aside]
            return [_standing(connection, epoch) for epoch in (*epochs, present)]

    def standing(self, epoch: int) -> Standing:
        with self._database.reading() as connection:
            return _standing(connection, epoch)

    def lengths_after(self, epoch: int, seq: int, *, limit: int) -> Sequence[int]:
        """Of the envelopes seq+1, seq+2, …; nothing of them is read."""
        rows = self._database.rows(
            "select length(envelope) from fact where epoch = ? and seq > ? order by seq limit ?", (epoch, seq, limit)
        )
        return [length for (length,) in rows]

    def parts_to_carry(self, epoch: int, through_seq: int) -> Sequence[BundlePart]:
        """Of facts up to `through_seq`: what no receipt lists, presence first."""
        with self._database.reading() as connection:
            rows = connection.execute(_PARTS, (epoch, through_seq))
            return [BundlePart(sha256, size) for sha256, size, _ in rows]

    def tells_only_of_courier(self, epoch: int, after_seq: int) -> bool:
        """Whether the facts after `after_seq` only say that a stick was written or read."""
        with self._database.reading() as connection:
            kinds = connection.execute(
                "select distinct kind from fact where epoch = ? and seq > ? limit 3", (epoch, after_seq)
            )
            return all(kind in _TELLS_OF_COURIER for (kind,) in kinds)

    # --- what was written --------------------------------------------------------------------------------------------

    def note_volume(self, note: VolumeNote) -> None:
        raw = b"".join(bytes.fromhex(sha256) for sha256 in note.parts)
        with self._database.writing() as connection:
            connection.execute(
                "insert into courier_volume"
                " (sha256, size, set_id, epoch, key_epoch, from_seq, to_seq, volume, parts, head, boot, up_ms)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    note.sha256,
                    note.size_bytes,
                    note.set_id,
                    note.epoch,
                    note.key_epoch,
                    note.from_seq,
                    note.to_seq,
                    note.volume,
                    raw,
                    note.head,
                    note.boot,
                    note.up_ms,
                ),
            )

    def volumes_named(self, epoch: int, from_seq: int, to_seq: int, volume: int) -> Sequence[VolumeNote]:
        """One for each stick that such a volume was written to, received or not."""
        return self._volumes(
            f"{_VOLUME} where epoch = ? and from_seq = ? and to_seq = ? and volume = ?",
            (epoch, from_seq, to_seq, volume),
        )

    def volumes_of(self, set_id: str, volume: int) -> Sequence[VolumeNote]:
        """More than one when a volume had to be written again."""
        return self._volumes(f"{_VOLUME} where set_id = ? and volume = ?", (set_id, volume))

    def received_volumes(self) -> frozenset[str]:
        """Digests of volumes that receipts cover wholly, facts and parts. Looks at those not known as such before."""
        with self._database.writing() as connection:
            for sha256, epoch, to_seq, raw in connection.execute(
                "select sha256, epoch, to_seq, parts from courier_volume where is_received = 0"
            ).fetchall():
                covered = connection.execute(_IS_WITH_CITY, {"epoch": epoch, "to_seq": to_seq}).fetchone()[0]
                if covered and all(_is_held(connection, part) for part in _digests(raw)):
                    connection.execute(
                        "update courier_volume set is_received = 1, parts = x'' where sha256 = ?", (sha256,)
                    )
            rows = connection.execute("select sha256 from courier_volume where is_received = 1")
            return frozenset(sha256 for (sha256,) in rows)

    def is_set_received(self, set_id: str) -> bool:
        """Every volume of it; False for a set that this kiosk did not make. After `received_volumes`."""
        row = self._database.row("select min(is_received) from courier_volume where set_id = ?", (set_id,))
        return row is not None and row[0] == 1

    def was_told(self, kind: str, subject: str) -> bool:
        return self._database.row("select 1 from fact where subject = ? and kind = ?", (subject, kind)) is not None

    def _volumes(self, sql: str, values: Sequence[object]) -> list[VolumeNote]:
        rows = self._database.rows(sql, values)
        return [
            VolumeNote(sha256, size, set_id, epoch, by, first, last, volume, tuple(_digests(raw)), head, boot, up_ms)
            for sha256, size, set_id, epoch, by, first, last, volume, raw, head, boot, up_ms in rows
        ]

    # --- what a reply told -------------------------------------------------------------------------------------------

    def reply_identity(self) -> str:
        """The present epoch's age identity. Raises NotEnrolledError, KeyUnreadableError."""
        with self._database.reading() as connection:
            who = identity.present(connection)
            row = connection.execute("select reply_identity from identity where epoch = ?", (who.epoch,)).fetchone()
        return self._keys.unwrap_reply(str(row[0]), kiosk=who.kiosk, epoch=who.epoch)

    def store_receipt(self, envelope: bytes, receipt: Receipt) -> None:
        """Keep a verified receipt that came by hand. Twice is the same as once."""
        with self._database.writing() as connection:
            if receipts.keep(connection, envelope, receipt) is None:
                return
            if receipt.server_time > state.get(connection, "server_time"):
                state.put(connection, {"server_time": receipt.server_time})

    def note_city_time(self, told: datetime, statement: str) -> None:
        """`statement`: digest of the time statement, the anchor of later facts unless a newer word of the city is known."""
        with self._database.writing() as connection:
            known = time_floor.city_time(connection)
            if known is None or told >= known:
                state.put(connection, {"anchor": statement})
            time_floor.note(connection, told, self._clock.read())


def subject_of(digest: str) -> str:
    """The subject of the fact that tells of this file: the first half of its SHA-256 in the form of a uuid."""
    return f"{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"


def _standing(connection: Connection, epoch: int) -> Standing:
    return Standing(chain.head(connection, epoch), chain.acked_seq(connection, epoch))


def _is_held(connection: Connection, sha256: str) -> bool:
    return connection.execute("select 1 from part_held where sha256 = ?", (sha256,)).fetchone() is not None


def _digests(raw: bytes) -> Iterator[str]:
    for place in range(0, len(raw), DIGEST_BYTES):
        yield raw[place : place + DIGEST_BYTES].hex()
