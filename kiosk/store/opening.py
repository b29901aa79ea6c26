"""From a directory and a key to an open database of the present schema.

Invariants
- All pending migrations and their records are one transaction: an interrupted start leaves the old schema whole.
- A database that a newer program migrated is refused, unless that program left word (`user_version`) that one which knows as many
  migrations as this may go on with it: so an update that does not work can be taken back. Nothing of the newer one is touched.
- sqlite-utils (0.1 s to import) is loaded only when there is something to migrate.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.flows.ports import StorageBrokenError
from kiosk.store.connection import (
    FILE_NAME,
    Connection,
    Database,
    DriverError,
    at_opening,
    connect,
    connect_memory,
    make_file,
)
from kiosk.store.keys import StoreKeys, has_plain_rows, has_wrapped_rows, wrap_plain_rows

NAMES = (
    "001_chain",
    "002_projections",
    "003_desk",
    "004_identity_and_agent",
    "005_chain_life",
    "006_keys",
    "007_officers",
    "008_presence",
    "009_retention",
    "010_proofs",
    "011_courier",
    "012_queue",
    "013_status",
    "014_hours",
    "015_desk_steps",
    "016_work",
    "017_drafts",
)
# The fewest of these that a program must know to go on with what this one leaves behind. Lower than all of them only where the last
# ones merely add tables, and what they hold is made anew from the facts when an older program wrote in between (decision 046).
OLDEST_READER = 17


def open_database(data_dir: Path, keys: StoreKeys, *, create: bool = True) -> Database:
    """Raises StorageBrokenError, StorageFullError."""
    path = data_dir / FILE_NAME
    if create:
        make_file(path)
    elif not path.is_file():
        raise StorageBrokenError(
            f"Di {data_dir} tidak ada {FILE_NAME}: sebutkan map kios yang sudah terdaftar."
            f" ({data_dir} holds no {FILE_NAME}: name the directory of an enrolled kiosk.)"
        )
    writer = connect(path, keys.database)
    try:
        migrate(writer)
        if has_plain_rows(writer):
            _wrap(writer, keys)
        return Database(path, writer, connect(path, keys.database), lambda: connect(path, keys.database))
    except DriverError as error:
        writer.close()
        raise at_opening(error, path, keys.database) from None
    except BaseException:
        writer.close()
        raise


def _wrap(writer: Connection, keys: StoreKeys) -> None:
    """Rows of a program that kept the signing key in plain; afterwards neither the file nor its log holds it."""
    writer.execute("begin immediate")
    try:
        wrap_plain_rows(writer, keys)
        writer.execute("commit")
    finally:
        if writer.in_transaction:
            writer.execute("rollback")
    writer.execute("pragma wal_checkpoint(truncate)").fetchall()


def needs_device_key(data_dir: Path, database_key: bytes) -> bool:
    """It holds keys that only the device key opens, so a new device key would not do. False when there is no database.

    Raises DatabaseShutError, StorageBrokenError.
    """
    path = data_dir / FILE_NAME
    if not path.is_file() or not path.stat().st_size:
        return False
    connection = connect(path, database_key)
    try:
        return has_wrapped_rows(connection)
    except DriverError as error:
        raise at_opening(error, path, database_key) from None
    finally:
        connection.close()


def memory_database() -> Connection:
    """An unencrypted empty schema in memory, to rebuild projections beside the real ones."""
    connection = connect_memory()
    migrate(connection)
    return connection


def migrate(connection: Connection) -> None:
    if _applied(connection) == NAMES or _is_left_to_us(connection):
        return
    connection.execute("begin immediate")
    try:
        # Asked again: another process may have migrated while this one waited for the lock.
        applied = _applied(connection)
        if _is_left_to_us(connection):
            return
        if unknown := [name for name in applied if name not in NAMES]:
            raise StorageBrokenError(
                "Basis data ini dibuat program yang lebih baru: pasang versi itu; berkas dibiarkan."
                f" (This database was made by a newer program ({unknown[0]}): install it. The file was left as it is.)"
            )
        if applied != NAMES:
            _apply(connection)
        connection.execute("commit")
    finally:
        if connection.in_transaction:
            connection.execute("rollback")


def _applied(connection: Connection) -> tuple[str, ...]:
    if connection.execute("select 1 from sqlite_schema where name = '_sqlite_migrations'").fetchone() is None:
        return ()
    rows = connection.execute("select name from _sqlite_migrations where migration_set = 'kiosk' order by id")
    return tuple(str(name) for (name,) in rows)


def _is_left_to_us(connection: Connection) -> bool:
    """A newer program was here, and what it added does not concern this one."""
    applied = _applied(connection)
    if len(applied) <= len(NAMES) or applied[: len(NAMES)] != NAMES:
        return False
    return 1 <= int(connection.execute("pragma user_version").fetchone()[0]) <= len(NAMES)


def _apply(connection: Connection) -> None:
    import sqlite_utils

    from kiosk.store.migrations import KIOSK

    # Plugins are other packages' code; none may see this connection.
    KIOSK.apply(sqlite_utils.Database(connection, execute_plugins=False))
    connection.execute(f"pragma user_version = {OLDEST_READER}")
