"""How the encrypted file is opened, written and read.

Invariants
- A commit that returned is on the disk: WAL with synchronous=FULL; nothing below this module weakens it.
- Writing always begins with `begin immediate`: a read transaction that turns to writing fails at once with "locked".
- The log is never checkpointed behind a filing's back (wal_autocheckpoint=0): `checkpoint` is called when idle.
- A file that does not open is left as it is. Its reason is told in StorageBrokenError; nobody here deletes or recreates.
- Errors leave as StorageFullError or StorageBrokenError, with SQLite's own reason and never with a value.
"""

from __future__ import annotations

import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.flows.ports import DatabaseShutError, StorageBrokenError, StorageFullError
from kiosk.store.page_check import key_fits

if TYPE_CHECKING:  # sqlcipher3 is the standard driver built over SQLCipher, without types of its own
    import sqlite3 as sqlite
else:
    from sqlcipher3 import dbapi2 as sqlite

FILE_NAME = "kiosk.db"
OLDEST_SQLITE = (3, 51, 3)  # older ones can lose commits when the write-ahead log is reset
BUSY_TIMEOUT_MS = 5000
VACUUM_STEP_PAGES = 256
INCREMENTAL = 2  # as `pragma auto_vacuum` answers
_NO_ROOM_BYTES = 64 * 1024  # an error of these with less room than this is a full disk, whatever it calls itself
_MAY_BE_FULL = (sqlite.SQLITE_IOERR, sqlite.SQLITE_CANTOPEN)  # the log cannot be made either

NO_ROOM = "Disk penuh: tidak ada yang disimpan. (The disk has no room: nothing was kept.)"

Connection = sqlite.Connection
DriverError = sqlite.Error
IntegrityError = sqlite.IntegrityError
Values = Sequence[object]


def check_version(version: tuple[int, ...] = sqlite.sqlite_version_info) -> None:
    if version < OLDEST_SQLITE:
        found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST_SQLITE))
        raise StorageBrokenError(f"SQLite {found} can lose acknowledged rows: install one from {needed} on.")


def connect(path: Path, key: bytes) -> Connection:
    """One connection with every promise set on it. Raises StorageBrokenError, StorageFullError."""
    check_version()
    try:
        connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False)
    except sqlite.Error as error:
        raise of_the_world(error, path) from None
    try:
        _promise(connection, key)
    except sqlite.Error as error:
        connection.close()
        raise at_opening(error, path, key) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _promise(connection: Connection, key: bytes) -> None:
    if len(key) != 32:
        raise StorageBrokenError("The database key is not 32 bytes long: restore the key file.")
    connection.execute(f"pragma key=\"x'{key.hex()}'\"")
    connection.execute("pragma cipher_log_level=none")  # it writes to stderr, we tell the reason ourselves
    connection.execute(f"pragma busy_timeout={BUSY_TIMEOUT_MS}")
    connection.execute("select count(*) from sqlite_schema").fetchone()  # the first page opens, or the key is wrong
    # cipher_memory_security stays off: it wiped every page buffer too, and a filing took half as long again (measured);
    # SQLCipher keeps the key itself in locked, wiped memory in any case.
    # auto_vacuum counts only before WAL and the first table; later it stays as it was, silently, yet writes the first page.
    if connection.execute("pragma auto_vacuum").fetchone()[0] != INCREMENTAL:
        connection.execute("pragma auto_vacuum=incremental").fetchall()
    for pragma in (
        "journal_mode=wal",
        "synchronous=full",
        "foreign_keys=on",
        "recursive_triggers=on",
        "secure_delete=on",
        "wal_autocheckpoint=0",
        "temp_store=memory",
    ):
        connection.execute(f"pragma {pragma}").fetchall()


def of_the_world(error: sqlite.Error, path: Path) -> StorageFullError | StorageBrokenError:
    """SQLite's error as one of the two that the flows know."""
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite.SQLITE_FULL or (code in _MAY_BE_FULL and _is_full(path)):
        return StorageFullError(NO_ROOM)
    return StorageBrokenError(f"The database refused: {_reason(error)}. Nothing was kept.")


def at_opening(error: sqlite.Error, path: Path, key: bytes) -> StorageFullError | StorageBrokenError:
    """As `of_the_world`; a file that does not open is told with its reason."""
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code not in (sqlite.SQLITE_NOTADB, sqlite.SQLITE_CORRUPT):
        return of_the_world(error, path)
    try:
        is_damaged = key_fits(path, key)
    except OSError as unreadable:
        return StorageBrokenError(
            f"{path.name} tidak terbaca: periksa disk, lalu hidupkan ulang; berkas dibiarkan."
            f" ({path.name} cannot be read: {unreadable.strerror}. Look at the disk. It was left as it is.)"
        )
    if is_damaged:
        why, told = "berkasnya rusak, kuncinya cocok", "the file is damaged, the key is the right one"
    else:
        why, told = "kuncinya lain atau berkasnya rusak", "the key is another one or the file is damaged"
    return DatabaseShutError(
        f"{path.name} tidak terbuka: {why}; berkas dibiarkan, panggil teknisi."
        f" ({path.name} does not open: {told}. It was left as it is.)",
        is_damaged=is_damaged,
    )


def _is_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _NO_ROOM_BYTES


def _reason(error: sqlite.Error) -> str:
    """SQLite's constant texts; a constraint's text names columns, never values."""
    return str(error.args[0]) if error.args else type(error).__name__


def connect_memory() -> Connection:
    """An empty unencrypted database that lives as long as the connection; for projections only."""
    return sqlite.connect(":memory:", isolation_level=None)


def make_file(path: Path) -> None:
    """DIR with 0700 and an empty kiosk.db with 0600, made before SQLite could make them wider.

    Their names are on the disk when it returns: a commit syncs the file, and a file without a name is lost with the power.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.parent.chmod(0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        for folder in path.absolute().parents:
            _sync_names(folder)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError(NO_ROOM) from None
        raise StorageBrokenError(f"{path.parent} cannot be written: {error.strerror}.") from None


def _sync_names(folder: Path) -> None:
    """A directory that is not ours to read holds no name that we made; Windows keeps names without being asked."""
    if os.name != "posix" or not os.access(folder, os.R_OK):
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # a file system that has nothing to sync there
            raise
    finally:
        os.close(handle)


@dataclass(slots=True)
class Database:
    """Two connections to one file: a write waits on the disk without making the screen's reads wait."""

    path: Path
    writer: Connection = field(repr=False)
    reader: Connection = field(repr=False)
    again: Callable[[], Connection] | None = field(repr=False, default=None)
    _write_lock: threading.RLock = field(default_factory=threading.RLock, repr=False)
    _read_lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One `begin immediate` transaction: committed at the end of the block, rolled back by any exception in it.

        Raises StorageFullError, StorageBrokenError; IntegrityError passes, its cause is known where it was provoked.
        """
        with self._write_lock, self._telling():
            self.writer.execute("begin immediate")
            try:
                yield self.writer
                self.writer.execute("commit")
            finally:
                if self.writer.in_transaction:
                    self.writer.execute("rollback")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot: all reads of the block see the same commit. Raises StorageBrokenError."""
        with self._read_lock, self._telling():
            nested = self.reader.in_transaction
            if not nested:
                self.reader.execute("begin")
            try:
                yield self.reader
            finally:
                if not nested:
                    self.reader.execute("rollback")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except sqlite.Error as error:
            raise of_the_world(error, self.path) from None

    def rows(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        with self.reading() as connection:
            return connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def read_blob(self, table: str, column: str, rowid: int, *, offset: int, length: int) -> bytes:
        """That range of one BLOB, without loading the rest; shorter only at the end."""
        with self.reading() as connection, connection.open_blob(table, column, rowid, readonly=True) as blob:  # type: ignore[attr-defined]  # its name for blobopen
            blob.seek(min(offset, len(blob)))
            return bytes(blob.read(length))

    def checkpoint(self, *, truncate: bool = False) -> None:
        """Bring the log into the file. A log that somebody reads is left for the next time: SQLite then answers busy."""
        with self._write_lock, self._telling():
            self.writer.execute(f"pragma wal_checkpoint({'truncate' if truncate else 'passive'})").fetchall()

    def renew(self) -> None:
        """Both connections anew: page caches, the cipher's buffer and what prepared statements were given last are freed.

        Raises StorageBrokenError; the old connections then go on.
        """
        if self.again is None:
            return
        with self._read_lock, self._write_lock, self._telling():
            writer = self.again()
            try:
                reader = self.again()
            except BaseException:
                writer.close()
                raise
            self.close()
            self.writer, self.reader = writer, reader

    def give_back_pages(self, *, steps: int) -> None:
        """Return pages freed by a purge to the disk, in steps short enough (2 ms) to come between two filings."""
        for _ in range(steps):
            with self._write_lock, self._telling():
                if not self.writer.execute("pragma freelist_count").fetchone()[0]:
                    return
                self.writer.execute(f"pragma incremental_vacuum({VACUUM_STEP_PAGES})").fetchall()

    def close(self) -> None:
        with self._read_lock, self._write_lock:
            self.reader.close()
            self.writer.close()
