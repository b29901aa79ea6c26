"""The rows of the city: a real `cityserver run`, its PostgreSQL, and the plain server on the same database and disk.

Each round measures the bound, ours, and the bound again; the bound of the round is the mean of the two.
The city is started at the first of its rows and ends with the bench; TEST_POSTGRES_URL puts both on a
server of your own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from sync.server.postgres import database_url
from tests.bench.clients import KIOSKS, Clients, Told
from tests.bench.plain_server import CREATE
from tests.distribution_postgres import VARIABLE
from tests.live_city import AS_DELIVERED, LiveCity, free_port, live_city

FACTS_BATCHES, FACTS_A_BATCH = 10, 200
PHOTO_BATCHES, PHOTOS_A_BATCH = 5, 20
WIRE_BOUND_BYTES = 250
_WARMING = 3  # rounds
_SETTLED_WITHIN_S = 300  # a round brings 16,000 facts


def facts() -> tuple[float, float]:
    """Facts a second of 8 kiosks; rows a second of 8 connections."""
    clients = _clients()
    count = sum(clients.ask("prepare", FACTS_BATCHES, FACTS_A_BATCH))
    before = count / clients.seconds("insert")
    ours = count / clients.seconds("push")
    return ours, (before + count / clients.seconds("insert")) / 2


def facts_beside_one_connection() -> tuple[float, float]:
    """The same, beside one connection that inserts as many: as the bound of the aim was measured."""
    clients = _clients()
    count = sum(clients.ask("prepare", FACTS_BATCHES, FACTS_A_BATCH))
    before = count / clients.seconds("insert_for_all", of=1)
    ours = count / clients.seconds("push")
    return ours, (before + count / clients.seconds("insert_for_all", of=1)) / 2


def replay() -> tuple[float, float]:
    """Microseconds a fact: sent again, and sent the first time."""
    clients = _clients()
    count = sum(clients.ask("prepare", FACTS_BATCHES, FACTS_A_BATCH))
    first = clients.seconds("push")
    return clients.seconds("push") / count * 1e6, first / count * 1e6


def photos() -> tuple[float, float]:
    """Photos a second, each with its record, facts in batches of 20; the same to the plain server."""
    clients = _clients()
    count = sum(clients.ask("prepare", PHOTO_BATCHES, PHOTOS_A_BATCH, with_photos=True))
    before = count / clients.seconds("post_plain")
    ours = count / clients.seconds("push")
    _settle()
    return ours, (before + count / clients.seconds("post_plain")) / 2


def photos_again() -> tuple[float, float]:
    """Milliseconds a photo: sent again, and sent the first time."""
    clients = _clients()
    count = sum(clients.ask("prepare", PHOTO_BATCHES, PHOTOS_A_BATCH, with_photos=True))
    first = clients.seconds("push")
    return clients.seconds("upload_again") / count * 1e3, first / count * 1e3


def wire() -> tuple[float, float]:
    """Bytes a fact in batches of 200, headers included."""
    clients = _clients()
    count = sum(clients.ask("prepare", 1, FACTS_A_BATCH))
    before = sum(clients.ask("sent_bytes"))
    clients.seconds("push")
    return (sum(clients.ask("sent_bytes")) - before) / count, WIRE_BOUND_BYTES


@dataclass(frozen=True, slots=True)
class Servers:
    """What runs until the bench ends; `folder` is for whatever a row keeps on the same disk."""

    folder: Path
    city: LiveCity
    plain: tuple[str, int]
    database: str


@cache
def servers() -> Servers:
    # Not a TemporaryDirectory: that one has an exit of its own, before PostgreSQL has left the folder.
    folder = Path(tempfile.mkdtemp(dir="build", prefix="bench-")).resolve()
    _until_the_end().callback(shutil.rmtree, folder, ignore_errors=True)
    # First in, last out: the city is gone when this stops its database.
    embedded = "" if VARIABLE in os.environ else _until_the_end().enter_context(database_url(folder / "database"))
    named = {**AS_DELIVERED, "DATABASE_URL": embedded} if embedded else AS_DELIVERED
    city = _until_the_end().enter_context(live_city(folder / "city", named=named))
    database = city.environment["DATABASE_URL"]
    return Servers(folder, city, _until_the_end().enter_context(_plain(folder / "plain", database)), database)


def _clients() -> Clients:
    """With nothing of what was measured before left to fold: ours and the bound have the machine for themselves."""
    _settle()
    return _started_clients()


def _settle() -> None:
    servers().city.settle(within_s=_SETTLED_WITHIN_S)


@cache
def _started_clients() -> Clients:
    running = servers()
    told = [_told(running.city, running.plain, running.database) for _ in range(KIOSKS)]
    clients = _until_the_end().enter_context(Clients(told))
    _warm(clients)
    return clients


def _warm(clients: Clients) -> None:
    """Not measured: what both servers do only for their first requests, and what a virtual machine does for pages of memory
    that nobody has used yet (decision 015).
    """
    for _ in range(_WARMING):
        clients.ask("prepare", PHOTO_BATCHES, PHOTOS_A_BATCH, with_photos=True)
        for method in ("insert", "post_plain", "push"):
            clients.seconds(method)
        _settle()


@cache
def _until_the_end() -> ExitStack:
    stack = ExitStack()
    atexit.register(stack.close)
    return stack


@contextmanager
def _plain(folder: Path, database: str) -> Iterator[tuple[str, int]]:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("drop table if exists plain")
        connection.execute(CREATE)
    folder.mkdir()
    port = free_port()
    environment = {**os.environ, "PLAIN_FOLDER": str(folder), "PLAIN_DATABASE": database}
    line = [sys.executable, "-m", "tests.bench.plain_server", "--port", str(port)]
    line += os.environ.get("BENCH_PLAIN", "").split()
    with subprocess.Popen(line, env=environment) as process:
        try:
            _await("127.0.0.1", port)
            yield "127.0.0.1", port
        finally:
            process.terminate()


def _await(host: str, port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the plain server did not answer")


def _told(city: LiveCity, plain: tuple[str, int], database: str) -> Told:
    kiosk = city.enrol()
    kiosk.session.close()
    address = urlsplit(city.url)
    assert address.hostname
    assert address.port
    return Told(kiosk.id, kiosk.key.private_bytes(), kiosk.token, (address.hostname, address.port), plain, database)
