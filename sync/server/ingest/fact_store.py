"""The table of facts: appending by COPY, comparing an overlap, giving envelopes out exactly as they were signed.

The caller holds the lock on the chain's row while it appends: COPY knows no ON CONFLICT, the lock is what keeps two
pushes apart.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection

from sync.protocol.envelope import Envelope, payload_type
from sync.protocol.fact import Fact
from sync.server.database_pool import rows_of

FACT_TYPE = payload_type("fact")
_COLUMNS = "kiosk, epoch, seq, id, kind, subject, payload, signature, envelope, received_at"
_SIGNED = (
    "select seq, sha256(payload) || signature, null::text from fact"
    " where kiosk = %(kiosk)s and epoch = %(epoch)s and seq between %(first)s and %(last)s"
)
_USED = "select null::bigint, null::bytea, id::text from fact where kiosk = %(kiosk)s and id = any(%(ids)s::uuid[])"


@dataclass(frozen=True, slots=True)
class ReceivedFact:
    """One line of a batch, parsed. `digest` is the hex SHA-256 of the payload."""

    line: bytes = field(repr=False)
    envelope: Envelope
    fact: Fact
    digest: str

    @property
    def signed(self) -> bytes:
        """As `Held.signed` has it: two facts with the same are the same."""
        return bytes.fromhex(self.digest) + self.envelope.signature


def append(received: Sequence[ReceivedFact], *, received_at: datetime) -> None:
    """Inside the caller's transaction, under the lock of the chain's row."""
    if not received:
        return
    with connection.cursor() as cursor, cursor.copy(f"copy fact ({_COLUMNS}) from stdin") as copy:
        moment = received_at.isoformat()
        copy.write("".join(_copy_row(item, moment) for item in received))


def _copy_row(item: ReceivedFact, moment: str) -> str:
    """PostgreSQL's text form, written out: uuids, numbers, a kind and hexadecimal need no escaping."""
    fact, envelope = item.fact, item.envelope
    original = "\\N" if envelope.to_bytes() == item.line else f"\\\\x{item.line.hex()}"
    return (
        f"{fact.kiosk}\t{fact.epoch}\t{fact.seq}\t{fact.id}\t{fact.kind}\t{fact.subject}\t"
        f"\\\\x{envelope.payload.hex()}\t\\\\x{envelope.signature.hex()}\t{original}\t{moment}\n"
    )


@dataclass(frozen=True, slots=True)
class Held:
    """What is here of a batch: digest and signature by seq, and which of the ids that are asked about are used already."""

    signed: Mapping[int, bytes]
    used_ids: frozenset[str]


NOTHING_HELD = Held({}, frozenset())


def held(kiosk: str, epoch: int, known: range, new_ids: Collection[str]) -> Held:
    """The facts at the seqs of `known`, and those of `new_ids` that a fact of this kiosk has, in whatever epoch."""
    asked = [_SIGNED] * bool(known) + [_USED] * bool(new_ids)
    if not asked:
        return NOTHING_HELD
    values: dict[str, str | int | list[str]] = {"kiosk": kiosk, "epoch": epoch, "ids": list(new_ids)}
    if known:
        values |= {"first": known[0], "last": known[-1]}
    rows = rows_of(" union all ".join(asked), values)
    signed = {seq: signed for seq, signed, _ in rows if seq is not None}
    return Held(signed, frozenset(used for *_, used in rows if used is not None))


def payloads_after(kiosk: str, epoch: int, seq: int, *, limit: int) -> list[tuple[int, bytes]]:
    """(seq, payload) in order, for the projector."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select seq, payload from fact where kiosk = %s and epoch = %s and seq > %s order by seq limit %s",
            [kiosk, epoch, seq, limit],
        )
        return [(row[0], bytes(row[1])) for row in cursor.fetchall()]


def envelopes(kiosk: str | None = None, *, leave_out: str | None = None) -> Iterator[bytes]:
    """Every envelope as signed, chain by chain in order; `kiosk` limits it to the chains of one, `leave_out` skips one's."""
    asked = {"kiosk = %s": kiosk, "kiosk <> %s": leave_out}
    conditions = {clause: value for clause, value in asked.items() if value}
    where = f"where {' and '.join(conditions)}" if conditions else ""
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            f"select kiosk::text, payload, signature, envelope from fact {where} order by kiosk, epoch, seq",  # noqa: S608 - `where` is ours
            list(conditions.values()),
        )
        for keyid, payload, signature, original in cursor:
            if original is not None:
                yield bytes(original)
            else:
                yield Envelope(FACT_TYPE, bytes(payload), keyid, bytes(signature)).to_bytes()


def digest_at(kiosk: str, epoch: int, seq: int) -> str:
    """Hex SHA-256 of the payload at that place, "" when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select encode(sha256(payload), 'hex') from fact where kiosk = %s and epoch = %s and seq = %s",
            [kiosk, epoch, seq],
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""
