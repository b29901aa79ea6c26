"""Eight kiosks as eight processes, each with kept connections to the city and the plain server and one to the database.

Invariants
- Ours and the bound are driven by the same client: `Line`, a socket that writes prepared bytes and reads a small answer.
  Facts are made and signed, photos drawn and bodies compressed before the clock starts; a request's own signature (one
  Ed25519, a few lines of text) is made while it runs, because it names the token that the last receipt gave.
- A figure of all is count / (last end - first start) by the machine's one monotonic clock.
- Every answer is looked at: a refusal ends the bench, but for a busy city's 503, which is waited out as a kiosk would.
"""

from __future__ import annotations

import base64
import hashlib
import json
import multiprocessing
import os
import secrets
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.connection import Connection
from typing import Any, Self

import psycopg
import zstandard

from sync.protocol.batch import join
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import PartRef
from sync.testing.facts import FactMaker, MadeFact, signed
from sync.testing.keys import make_keys
from sync.testing.manual_clock import START, ManualClock
from sync.testing.samples import sample_data
from sync.trust.signing import SigningKey
from tests.bench.plain_server import insert_statement

KIOSKS = 8
LINES = 32  # a process of the city gets a line by chance: of eight, one got two thirds of all work
PHOTO_BYTES = 200 * 1024
ROWS_PER_INSERT = 100
ZSTD_LEVEL = 9  # the agent's
# Kinds of a working day whose envelopes have 1 KB on average: the record of the workload.
ORDINARY = ("request_filed", "presence_started", "work_logged", "complaint_filed", "request_amended")
# Half a day lies between two batches: thousands of presences in one hour are no hall's, and comparing them no city's work.
_BETWEEN_BATCHES_S, _LONG_AGO = 43_200, timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Told:
    """What a child needs to be a kiosk; plain values, because it crosses to another process."""

    kiosk: str
    private_key: bytes
    token: str
    city: tuple[str, int]
    plain: tuple[str, int]
    database: str


@dataclass(frozen=True, slots=True)
class Batch:
    facts: tuple[MadeFact, ...]
    body: bytes
    photos: tuple[tuple[str, bytes], ...] = ()


class Line:
    """HTTP/1.1 over one kept connection: prepared bytes out, a status and a body of known length in."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._host = f"{address[0]}:{address[1]}"
        self._socket = socket.create_connection(address)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent_bytes = 0

    def close(self) -> None:
        self._socket.close()

    def send(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        lines = [f"{method} {path} HTTP/1.1", f"Host: {self._host}", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        data = "\r\n".join([*lines, "", ""]).encode() + body
        self._socket.sendall(data)
        self.sent_bytes += len(data)
        return self._answer()

    def _answer(self) -> tuple[int, bytes]:
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += self._more()
        return int(head[9:12]), body

    def _more(self) -> bytes:
        chunk = self._socket.recv(65536)
        if not chunk:
            raise ConnectionError("the server closed the connection")
        return chunk


class Lines:
    """Several kept connections, used in turn: one belongs to one of the city's processes, and a proxy would spread them."""

    def __init__(self, address: tuple[str, int]) -> None:
        self._lines = [Line(address) for _ in range(LINES)]
        self._turn = 0

    @property
    def sent_bytes(self) -> int:
        return sum(line.sent_bytes for line in self._lines)

    def close(self) -> None:
        for line in self._lines:
            line.close()

    def send(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        self._turn = (self._turn + 1) % LINES
        return self._lines[self._turn].send(method, path, headers, body)


class BenchKiosk:
    """One enrolled kiosk in its process. Methods are called by name from the parent."""

    def __init__(self, told: Told) -> None:
        self._told, self._token = told, told.token
        self._key = SigningKey.from_private_bytes(told.private_key)
        self._maker = FactMaker(
            replace(make_keys(), kiosk=told.kiosk, kiosk_key=self._key),
            clock=ManualClock(START - _LONG_AGO),
            chance=told.kiosk,
        )
        self._city, self._plain = Lines(told.city), Lines(told.plain)
        self._database = psycopg.connect(told.database, autocommit=True)
        self._origin = f"http://{told.city[0]}:{told.city[1]}"
        self._batches: list[Batch] = []
        self._plain_seq = time.time_ns()
        self.busy = 0

    def prepare(self, batches: int, size: int, *, with_photos: bool = False) -> int:
        """New batches of `size` facts; with photos each fact names one that nobody has seen. On new lines: a server ends those
        that said nothing while what came before was folded.
        """
        for lines in (self._city, self._plain):
            lines.close()
        self._city, self._plain = Lines(self._told.city), Lines(self._told.plain)
        self._batches = [self._batch(size, with_photos=with_photos) for _ in range(batches)]
        return batches * size

    def push(self) -> tuple[float, float]:
        """The prepared facts to the city; then their photos, batch by batch."""
        start = time.monotonic()
        for batch in self._batches:
            self._push(batch)
            for sha256, photo in batch.photos:
                self._upload(sha256, photo)
        return start, time.monotonic()

    def upload_again(self) -> tuple[float, float]:
        start = time.monotonic()
        for batch in self._batches:
            for sha256, photo in batch.photos:
                self._upload(sha256, photo)
        return start, time.monotonic()

    def post_plain(self) -> tuple[float, float]:
        """The same records and photos to the plain server."""
        bodies = [b"\n".join(fact.envelope for fact in batch.facts) for batch in self._batches]
        start = time.monotonic()
        for batch, body in zip(self._batches, bodies, strict=True):
            _good(self._plain.send("POST", f"/records/{self._told.kiosk}/{self._plain_seq}", {}, body))
            self._plain_seq += len(batch.facts)
            for _, photo in batch.photos:
                # A name of its own each time: the bound is measured before and after ours.
                _good(self._plain.send("PUT", f"/photos/{secrets.token_hex(32)}", {}, photo))
        return start, time.monotonic()

    def insert_for_all(self) -> tuple[float, float]:
        """As many records as all kiosks have together, over this one connection."""
        return self.insert(times=KIOSKS)

    def insert(self, times: int = 1) -> tuple[float, float]:
        """The same records by multi-row inserts of 100, each its own transaction, straight to the database."""
        records = [fact.envelope.decode() for batch in self._batches for fact in batch.facts] * times
        groups = [records[at : at + ROWS_PER_INSERT] for at in range(0, len(records), ROWS_PER_INSERT)]
        start = time.monotonic()
        for group in groups:
            values = [
                value for seq, line in enumerate(group, self._plain_seq) for value in (self._told.kiosk, seq, line)
            ]
            self._database.execute(insert_statement(len(group)), values)
            self._plain_seq += len(group)
        return start, time.monotonic()

    def sent_bytes(self) -> int:
        """On the wire to the city since the start, headers included."""
        return self._city.sent_bytes

    def _batch(self, size: int, *, with_photos: bool) -> Batch:
        self._maker.clock.advance(_BETWEEN_BATCHES_S)
        photos = [os.urandom(PHOTO_BYTES) for _ in range(size)] if with_photos else []
        named = [(hashlib.sha256(photo).hexdigest(), photo) for photo in photos]
        facts = [self._fact(number, named[number][0] if named else "") for number in range(size)]
        body = zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress(join([fact.envelope for fact in facts]))
        return Batch(tuple(facts), body, tuple(named))

    def _fact(self, number: int, photo: str) -> MadeFact:
        if not photo:
            return self._maker.add(ORDINARY[number % len(ORDINARY)], subject=self._maker.new_id())
        fact = self._maker.add("presence_started", sample_data("presence_started"), subject=self._maker.new_id()).fact
        named = replace(fact, parts=(PartRef("presence", photo, PHOTO_BYTES, "image/jpeg", 1),))
        made = signed(named, self._key)
        self._maker.head = ChainHead(fact.epoch, fact.seq, hashlib.sha256(made.payload).hexdigest())
        return made

    def _push(self, batch: Batch) -> None:
        headers = {
            "Content-Type": "application/x-ndjson",
            "Content-Encoding": "zstd",
            "Sync-Token": self._token,
            "Chain-Head": self._maker.head.header(),
        }
        answer = self._signed("POST", f"/api/v1/kiosks/{self._told.kiosk}/facts", headers, batch.body)
        self._token = json.loads(base64.b64decode(json.loads(answer)["payload"]))["sync_token"]

    def _upload(self, sha256: str, photo: bytes) -> None:
        metadata = {"sha256": sha256, "kiosk": self._told.kiosk}
        headers = {
            "Tus-Resumable": "1.0.0",
            "Content-Type": "application/offset+octet-stream",
            "Upload-Metadata": ",".join(f"{name} {_b64(value.encode())}" for name, value in metadata.items()),
            "Upload-Length": str(len(photo)),
        }
        self._signed("POST", "/api/v1/parts/", headers, photo, sha256=sha256)

    def _signed(self, method: str, path: str, headers: dict[str, str], body: bytes, *, sha256: str = "") -> bytes:
        """RFC 9421 written out: the bench's client is no place for a parser of structured fields."""
        digest = bytes.fromhex(sha256) if sha256 else hashlib.sha256(body).digest()
        sent, headers = headers, {**headers, "Content-Digest": f"sha-256=:{_b64(digest)}:"}
        order = (
            "Content-Digest", "Content-Encoding", "Sync-Token", "Chain-Head", "Upload-Metadata", "Upload-Length",
        )  # fmt: skip
        covered = {"@method": method, "@target-uri": self._origin + path}
        covered |= {name.lower(): headers[name] for name in order if name in headers}
        names = " ".join(f'"{name}"' for name in covered)
        parameters = f'({names});created={int(time.time())};keyid="{self._told.kiosk}";nonce="{secrets.token_hex(16)}"'
        base = "".join(f'"{name}": {value}\n' for name, value in covered.items()) + f'"@signature-params": {parameters}'
        signature = f"k=:{_b64(self._key.sign(base.encode()))}:"
        headers |= {"Signature-Input": f"k={parameters}", "Signature": signature}
        status, answer = self._city.send(method, path, headers, body)
        if status == 503:
            self.busy += 1
            time.sleep(json.loads(answer)["retry_after_s"])
            return self._signed(method, path, sent, body, sha256=sha256)
        return _good((status, answer))


class Clients:
    """The eight processes. `do` runs one method in all of them at once and gives the count per second of all."""

    def __init__(self, told: Sequence[Told]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes, self._processes = [], []
        for one in told:
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(one, theirs), daemon=True)
            process.start()
            self._pipes.append(ours)
            self._processes.append(process)

    def ask(self, method: str, *arguments: object, of: int = KIOSKS, **named: object) -> list[Any]:
        pipes = self._pipes[:of]
        for pipe in pipes:
            pipe.send((method, arguments, named))
        answers = [pipe.recv() for pipe in pipes]
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return answers

    def seconds(self, method: str, *, of: int = KIOSKS) -> float:
        """From the first start to the last end; `of` so many of them."""
        spans = self.ask(method, of=of)
        return float(max(end for _, end in spans) - min(start for start, _ in spans))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(timeout=10)
            process.kill()


def _serve(told: Told, pipe: Connection) -> None:
    kiosk = BenchKiosk(told)
    while True:
        try:
            method, arguments, named = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(getattr(kiosk, method)(*arguments, **named))
        except Exception as error:  # noqa: BLE001 - the parent raises it
            pipe.send(RuntimeError(f"{method}: {error!r}"))


def _good(answer: tuple[int, bytes]) -> bytes:
    status, body = answer
    if status >= 300:
        raise RuntimeError(f"answered {status}: {body[:300]!r}")
    return body


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
