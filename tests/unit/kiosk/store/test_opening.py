"""From a directory and a key to a database, or to a sentence that says why not. Nothing is ever deleted."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from kiosk.flows.ports import DatabaseShutError, StorageBrokenError
from kiosk.store import Store, opening
from kiosk.store import connection as store_connection
from kiosk.store.connection import check_version, connect
from tests.fakes.hall import KEY, City, filing, morning_clock, open_enrolled

PROMISES = {
    "journal_mode": "wal",
    "synchronous": 2,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "wal_autocheckpoint": 0,
    "temp_store": 2,
    "auto_vacuum": 2,
}


@pytest.mark.parametrize(("pragma", "value"), PROMISES.items())
@pytest.mark.parametrize("which", ["writer", "reader"])
def test_every_connection_keeps_every_promise(store: Store, which: str, pragma: str, value: object) -> None:
    connection = getattr(store.database, which)
    assert connection.execute(f"pragma {pragma}").fetchone()[0] == value


def test_only_the_owner_reads_the_directory_and_its_files(store: Store, data_dir: Path) -> None:
    store.journal.record(filing())
    assert data_dir.stat().st_mode & 0o777 == 0o700
    names = {path.name: path.stat().st_mode & 0o777 for path in data_dir.iterdir()}
    assert names == dict.fromkeys(("kiosk.db", "kiosk.db-wal", "kiosk.db-shm"), 0o600)


def test_the_wrong_key_is_told_and_the_file_stays_as_it_was(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        store.journal.record(filing())
    before = (data_dir / "kiosk.db").read_bytes()

    with pytest.raises(StorageBrokenError, match="key is another one or the file is damaged"):
        Store.open(data_dir, replace(KEY, database=b"x" * 32), morning_clock())

    assert (data_dir / "kiosk.db").read_bytes() == before
    with Store.open(data_dir, KEY, morning_clock()) as store:
        assert len(store.book.requests()) == 1


def test_a_file_that_is_no_database_is_told_and_left(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "kiosk.db").write_bytes(b"not a database" * 999)
    with pytest.raises(StorageBrokenError, match="does not open"):
        Store.open(data_dir, KEY, morning_clock())
    assert (data_dir / "kiosk.db").read_bytes() == b"not a database" * 999


def test_a_file_that_the_disk_cannot_read_is_neither_called_damaged_nor_locked(
    data_dir: Path, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_enrolled(data_dir, city).close()

    def unreadable(path: Path, key: bytes) -> bool:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(store_connection, "key_fits", unreadable)
    with pytest.raises(StorageBrokenError, match="cannot be read: Input/output error") as told:
        Store.open(data_dir, replace(KEY, database=b"x" * 32), morning_clock())
    assert not isinstance(told.value, DatabaseShutError)


def test_a_key_of_another_length_is_told(data_dir: Path) -> None:
    with pytest.raises(StorageBrokenError, match="32 bytes"):
        Store.open(data_dir, replace(KEY, database=b"short"), morning_clock())


def test_an_auditor_does_not_make_a_database_where_none_is(data_dir: Path) -> None:
    with pytest.raises(StorageBrokenError, match=r"holds no kiosk\.db"):
        Store.open(data_dir, KEY, morning_clock(), create=False)
    assert not data_dir.exists()


def newer_program(store: Store, *, oldest_reader: int) -> None:
    """What the program of tomorrow leaves behind, and for whom."""
    store.database.writer.execute("create table of_tomorrow (a text)")
    store.database.writer.execute(
        "insert into _sqlite_migrations (migration_set, name, applied_at) values ('kiosk', '999_of_tomorrow', '')"
    )
    store.database.writer.execute(f"pragma user_version = {oldest_reader}")


@pytest.mark.parametrize("oldest_reader", [0, len(opening.NAMES) + 1])
def test_a_database_of_a_newer_program_is_refused_with_a_sentence(
    data_dir: Path, city: City, oldest_reader: int
) -> None:
    with open_enrolled(data_dir, city) as store:
        newer_program(store, oldest_reader=oldest_reader)
    with pytest.raises(StorageBrokenError, match="newer program \\(999_of_tomorrow\\)"):
        Store.open(data_dir, KEY, morning_clock())


def test_after_an_update_that_did_not_work_the_program_before_it_goes_on(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        newer_program(store, oldest_reader=len(opening.NAMES))
    with Store.open(data_dir, KEY, morning_clock()) as store:
        before = store.sync_book.head().seq
        store.journal.record(filing())
        assert store.sync_book.head().seq > before
        assert store.database.writer.execute("select count(*) from of_tomorrow").fetchone() == (0,)


def test_a_newer_programs_word_does_not_excuse_a_migration_that_is_missing(data_dir: Path, city: City) -> None:
    with open_enrolled(data_dir, city) as store:
        newer_program(store, oldest_reader=1)
        store.database.writer.execute("delete from _sqlite_migrations where name = '010_proofs'")
    with pytest.raises(StorageBrokenError, match="999_of_tomorrow"):
        Store.open(data_dir, KEY, morning_clock())


def test_each_program_says_who_may_go_on_with_its_database(store: Store) -> None:
    assert store.database.writer.execute("pragma user_version").fetchone() == (opening.OLDEST_READER,)
    assert 1 <= opening.OLDEST_READER <= len(opening.NAMES)


def test_a_migration_that_dies_leaves_the_old_schema_whole(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kiosk.store import migrations

    statements = (*migrations.DESK, "create table desk (a text)")
    monkeypatch.setattr(migrations, "DESK", statements)
    with pytest.raises(StorageBrokenError, match="already exists"):
        Store.open(data_dir, KEY, morning_clock())
    monkeypatch.undo()

    connection = connect(data_dir / "kiosk.db", KEY.database)
    assert connection.execute("select count(*) from sqlite_schema").fetchone() == (0,)
    connection.close()
    Store.open(data_dir, KEY, morning_clock()).close()


def test_the_names_that_are_looked_for_are_the_migrations_that_are_there() -> None:
    from kiosk.store.migrations import KIOSK

    with_all = opening.memory_database()
    applied = [name for (name,) in with_all.execute("select name from _sqlite_migrations order by id")]
    assert tuple(applied) == opening.NAMES
    assert KIOSK.name == "kiosk"
    with_all.close()


def test_an_sqlite_that_can_lose_commits_is_refused() -> None:
    check_version((3, 51, 3))
    with pytest.raises(StorageBrokenError, match=r"SQLite 3\.51\.2 can lose"):
        check_version((3, 51, 2))
    assert sqlite.sqlite_version_info >= (3, 51, 3)
