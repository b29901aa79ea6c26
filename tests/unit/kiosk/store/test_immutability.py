"""What the schema refuses by itself, also to a connection that never heard of our pragmas."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from kiosk.store import Store
from tests.fakes.hall import KEY, City, acknowledge, filing, heartbeat


@pytest.fixture
def careless(store: Store, city: City, data_dir: Path) -> Iterator[sqlite.Connection]:
    """Holds the key and nothing else: no recursive triggers, no foreign keys."""
    store.journal.record(filing())
    acknowledge(store, city)
    store.journal.record([heartbeat()])
    connection = sqlite.connect(str(data_dir / "kiosk.db"), isolation_level=None)
    connection.execute(f"pragma key=\"x'{KEY.database.hex()}'\"")
    connection.execute("pragma recursive_triggers=off")
    connection.execute("pragma foreign_keys=off")
    yield connection
    connection.close()


def contents(connection: sqlite.Connection) -> list[list[tuple[object, ...]]]:
    tables = ("fact", "part", "part_body", "receipt", "part_held")
    return [connection.execute(f"select * from {table}").fetchall() for table in tables]


COLUMNS = "n, epoch, seq, id, kind, subject, prev, digest, payload, envelope"
ATTACKS = {
    "update a fact": "update fact set payload = x'00' where seq = 2",
    "update or replace a fact": "update or replace fact set seq = 2 where seq = 3",
    "delete a fact": "delete from fact where seq = 4",
    "replace a fact by its place": f"insert or replace into fact ({COLUMNS}) select n, epoch, seq, 'x', kind, subject, prev, digest, payload, envelope from fact where seq = 2",
    "replace a fact by its rowid": f"insert or replace into fact ({COLUMNS}) select 2, 1, 5, 'new', kind, subject, digest, hex(randomblob(32)), payload, envelope from fact where seq = 4",
    "replace a fact by its id": f"insert or replace into fact ({COLUMNS}) select null, 1, 5, (select id from fact where seq = 2), kind, subject, digest, hex(randomblob(32)), payload, envelope from fact where seq = 4",
    "replace a fact by its digest": f"insert or replace into fact ({COLUMNS}) select null, 1, 5, 'new', kind, subject, digest, (select digest from fact where seq = 2), payload, envelope from fact where seq = 4",
    "leave a gap": f"insert into fact ({COLUMNS}) select null, 1, 6, 'new', kind, subject, digest, hex(randomblob(32)), payload, envelope from fact where seq = 4",
    "link to another fact": f"insert into fact ({COLUMNS}) select null, 1, 5, 'new', kind, subject, (select digest from fact where seq = 2), hex(randomblob(32)), payload, envelope from fact where seq = 4",
    "describe a part anew": "update part set media = 'image/png'",
    "replace a part's description": "insert or replace into part select sha256, epoch, seq, position, 'other', size, media, recipients from part limit 1",
    "give an old fact another part": "insert into part select replace(sha256, 'a', 'b'), epoch, seq, 9, role, size, media, recipients from part limit 1",
    "forget a part": "delete from part",
    "change a sealed body": "update part_body set body = zeroblob(length(body))",
    "replace a sealed body": "insert or replace into part_body (id, sha256, body) select id, sha256, zeroblob(length(body)) from part_body limit 1",
    "replace a sealed body by its rowid": "insert or replace into part_body (id, sha256, body) select (select min(id) from part_body), sha256, body from part_body order by id desc limit 1",
    "delete a body that the city does not hold": "delete from part_body",
    "delete a receipt": "delete from receipt",
    "stretch a receipt": "update receipt set through_seq = 99",
    "replace a receipt": "insert or replace into receipt select id, epoch, 99, head, server_time, digest, envelope from receipt limit 1",
}  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_the_record_does_not_change_by_any_statement(careless: sqlite.Connection, attack: str) -> None:
    before = contents(careless)
    with pytest.raises(sqlite.IntegrityError, match=r"never|exists|seq|prev|receipt|newest"):
        careless.execute(attack)
    assert contents(careless) == before


def test_a_body_goes_only_after_a_receipt_lists_it_and_covers_its_fact(store: Store, city: City) -> None:
    _, filed = store.journal.record(filing())
    names = tuple(part.sha256 for part in filed.parts)
    acknowledge(store, city)
    store.purge(now=filed_at(store))
    assert store.database.rows("select count(*) from part_body") == [(3,)]

    acknowledge(store, city, names[:2])
    store.purge(now=filed_at(store))

    assert store.database.rows("select sha256 from part_body") == [(names[2],)]
    with pytest.raises(KeyError):
        store.sync_book.read_part(names[0], offset=0, length=1)


def test_held_without_the_fact_is_not_enough(store: Store, city: City) -> None:
    """The city may list a part before it acknowledged the fact that names it."""
    _, filed = store.journal.record(filing())
    receipt = city.receipt(store.sync_book.head_at(1) or store.sync_book.head(), (filed.parts[0].sha256,))
    store.sync_book.store_receipt(city.sign("receipt", receipt), receipt)

    store.purge(now=filed_at(store))

    assert store.database.rows("select count(*) from part_body") == [(3,)]


def filed_at(store: Store) -> datetime:
    return store.book.requests()[0].filed_at
