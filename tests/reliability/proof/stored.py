"""What a city holds of a kiosk, read past the city's own program: its tables and its parts' files, beside what was sent.

Invariants
- Compared byte for byte and by digest; a sentence for each difference, none means equal.
- Nothing here asks the city: a city that answers wrongly cannot hide what it holds.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from sync.protocol.chain_head import GENESIS
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.testing.facts import MadeFact
from sync.testing.memory_sync_book import MemorySyncBook
from tests.live_city import LiveCity

_FACTS = "select seq, payload, signature from fact where kiosk = %s and epoch = %s order by seq"
_CHAIN = """
select head_seq, head_digest, clone_suspected_at is not null, rollback_seen_at is not null, fork_seen_at is not null
from fleet_chain where kiosk = %s and epoch = %s
"""
_PARTS = "select sha256, size from ingest_part where kiosk = %s"
_QUARANTINED = "select count(*) from ingest_quarantinedfact where kiosk = %s"


@dataclass(slots=True)
class Differences:
    """`lost`, `duplicated`, `false_receipts` count; `sentences` say each of them and whatever else is not as it must be."""

    lost: int = 0
    duplicated: int = 0
    false_receipts: int = 0
    sentences: list[str] = field(default_factory=list)

    def add(self, other: Differences) -> None:
        self.lost += other.lost
        self.duplicated += other.duplicated
        self.false_receipts += other.false_receipts
        self.sentences += other.sentences


class CityRecords:
    """One connection of its own to the city's database, and its folder."""

    def __init__(self, connection: psycopg.Connection, data: Path) -> None:
        self._connection = connection
        self._parts = data / "parts"

    def head(self, kiosk: str, epoch: int = 1) -> tuple[int, str]:
        row = self._connection.execute(_CHAIN, [kiosk, epoch]).fetchone()
        assert row is not None
        return row[0], row[1]

    def parts(self, kiosk: str) -> dict[str, int]:
        return dict(self._connection.execute(_PARTS, [kiosk]).fetchall())

    def compare(
        self, kiosk: str, sent: Sequence[MadeFact], *, epoch: int = 1, acked: int = 0, alarms: bool = False
    ) -> Differences:
        """With every fact of the chain that was sent; `acked` is how far its kiosk believes the city to hold them.

        `alarms`: the chain was accused on purpose.
        """
        rows = self._connection.execute(_FACTS, [kiosk, epoch]).fetchall()
        found = _compare_facts(sent, [(seq, bytes(payload), bytes(signature)) for seq, payload, signature in rows])
        if acked > len(rows):
            found.false_receipts += 1
            found.sentences.append(f"{acked} facts are receipted, {len(rows)} are here")
        row = self._connection.execute(_CHAIN, [kiosk, epoch]).fetchone()
        digest = digest_of(bytes(rows[-1][1])) if rows else GENESIS
        if row is None or (row[0], row[1]) != (len(rows), digest):
            found.sentences.append(f"the chain's row says {row}, its facts end at {len(rows)} {digest}")
        if row is not None and any(row[2:]) and not alarms:
            found.sentences.append(f"an honest kiosk is accused: clone, rollback, fork = {row[2:]}")
        quarantined = self._connection.execute(_QUARANTINED, [kiosk]).fetchone()
        if quarantined != (0,) and not alarms:
            found.sentences.append(f"{quarantined} facts in quarantine")
        return found

    def compare_parts(self, book: MemorySyncBook, kiosk: str) -> Differences:
        """Every part whose fact is acknowledged must be held whole; none that is believed held may lack."""
        found, rows = Differences(), self.parts(kiosk)
        for sha256, body in book.bodies.items():
            file = self._parts / sha256[:2] / sha256
            here = file.read_bytes() if file.exists() else b""
            if here != body or rows.get(sha256) != len(body):
                found.lost += 1
                found.false_receipts += sha256 in book.held
                found.sentences.append(
                    f"part {sha256[:12]} is not whole at the city ({len(here)} of {len(body)} bytes)"
                )
            if hashlib.sha256(body).hexdigest() != sha256:
                found.sentences.append(f"part {sha256[:12]} has the name of another")
        return found


def _compare_facts(sent: Sequence[MadeFact], rows: Sequence[tuple[int, bytes, bytes]]) -> Differences:
    found = Differences()
    expected = [(made.fact.seq, made.payload, Envelope.from_bytes(made.envelope).signature) for made in sent]
    counted = Counter(payload for _, payload, _ in rows)
    found.lost = sum(payload not in counted for _, payload, _ in expected)
    found.duplicated = sum(count - 1 for count in counted.values())
    if [tuple(row) for row in rows] != expected:
        found.sentences.append(f"the chain is not as sent: {len(rows)} facts of {len(expected)}, {found.lost} lack")
    return found


@contextmanager
def records_of(city: LiveCity) -> Iterator[CityRecords]:
    with psycopg.connect(database_of(city), autocommit=True) as connection:
        yield CityRecords(connection, city.data)


def database_of(city: LiveCity) -> str:
    given = city.environment.get("DATABASE_URL")
    if given:
        return given
    pid_file = city.data / "postgres" / "postmaster.pid"
    return f"host={pid_file.read_text().splitlines()[4]} user=postgres dbname=postgres"
