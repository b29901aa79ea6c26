"""The plain bound of the city: what a bare asynchronous handler does with the same durability and nothing else.

`POST /records/<kiosk>/<first seq>`: JSON records, one a line, in one multi-row insert, committed before the answer.
`PUT /photos/<sha256>`: a file, fsynced, renamed into its folder, the folder fsynced, before the answer.
No signature, no chain, no receipt, no digest, no bounds. On aiohttp: as a raw ASGI application under granian, with one worker or
two, it was as fast or a little slower (`--server granian --workers N` measures that again); the disk decides.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

CREATE = "create table if not exists plain (kiosk uuid, seq bigint, record jsonb, primary key (kiosk, seq))"
CONNECTIONS = THREADS = 8
_ROW = "(%s, %s, %s)"

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


def insert_statement(rows: int) -> str:
    return f"insert into plain values {', '.join([_ROW] * rows)} on conflict do nothing"


class PlainServer:
    def __init__(self, folder: Path, database: str) -> None:
        self._folder, self._database = folder, database
        self._pool: AsyncConnectionPool[AsyncConnection[Any]] | None = None
        self._threads = ThreadPoolExecutor(THREADS)

    async def answer(self, path: str, body: bytes) -> int:
        kind, name, *rest = path.strip("/").split("/")
        if kind == "records":
            await self._insert(name, int(rest[0]), body)
        elif kind == "photos":
            await asyncio.get_running_loop().run_in_executor(self._threads, self._keep, name, body)
        else:
            return 404
        return 200

    async def _insert(self, kiosk: str, first: int, body: bytes) -> None:
        if self._pool is None:
            self._pool = AsyncConnectionPool(
                self._database, min_size=CONNECTIONS, open=False, kwargs={"autocommit": True}
            )
            await self._pool.open()
        lines = body.decode().splitlines()
        values = [value for seq, line in enumerate(lines, first) for value in (kiosk, seq, line)]
        async with self._pool.connection() as connection:
            await connection.execute(insert_statement(len(lines)), values)

    def _keep(self, name: str, body: bytes) -> None:
        folder = self._folder / name[:2]
        folder.mkdir(exist_ok=True)
        passing = folder / f"{name}.{secrets.token_hex(4)}"
        descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT, 0o600)
        os.write(descriptor, body)
        os.fsync(descriptor)
        os.close(descriptor)
        passing.rename(folder / name)
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        chunks, more = [], True
        while more:
            message = await receive()
            chunks.append(message.get("body", b""))
            more = message.get("more_body", False)
        status = await self.answer(scope["path"], b"".join(chunks))
        await send({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})


def asgi() -> PlainServer:
    """Granian's factory: a worker learns everything from its environment."""
    return PlainServer(Path(os.environ["PLAIN_FOLDER"]), os.environ["PLAIN_DATABASE"])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--server", choices=["aiohttp", "granian"], default="aiohttp")
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.server == "aiohttp":
        _serve_by_aiohttp(chosen.port)
    else:
        _serve_by_granian(chosen.port, chosen.workers)


def _serve_by_granian(port: int, workers: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "tests.bench.plain_server:asgi",
        factory=True,
        address="127.0.0.1",
        port=port,
        interface=Interfaces.ASGINL,
        workers=workers,
        websockets=False,
        log_level=LogLevels.error,
    ).serve()


def _serve_by_aiohttp(port: int) -> None:
    from aiohttp import web

    plain = asgi()

    async def handle(request: web.Request) -> web.Response:
        return web.Response(status=await plain.answer(request.path, await request.read()))

    application = web.Application(client_max_size=16 * 1024 * 1024)
    application.router.add_route("*", "/{path:.*}", handle)
    web.run_app(application, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main()
