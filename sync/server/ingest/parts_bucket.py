"""Sealed parts in a bucket of any S3-compatible store. The processes of the city keep nothing themselves.

Invariants (beside those of parts_store.py)
- `<prefix>/parts/ab/<sha256>` is a part; `<prefix>/incoming/<kiosk>/<sha256>/<length>.<offset>.<chance>` is a chunk of one
  under way, an empty one at 0 for its creation. A chunk is put whole or not at all and never changed.
- Nothing is locked and no conditional request is needed (Swift knows none). Chunks of several writers lie side by side; the
  upload stands where the furthest unbroken row of them ends. Whatever row it is, the finished part has the digest of its
  name or does not come to be.
- A listing may lag behind (Swift): then an upload seems shorter than it is and some bytes are sent again.
- One block of bytes is in memory for each arriving part. A part that comes whole in one block is one PUT.
"""

from __future__ import annotations

import hashlib
import io
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, BinaryIO

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore, S3Store

from sync.server.ingest.parts_store import (
    KEPT_S,
    Arriving,
    BusyUploadError,
    ExpiredUploadError,
    NoUploadError,
    StoreUnreachableError,
    TooMuchError,
    Upload,
    WrongDigestError,
    checked,
)
from sync.server.layout import DIGEST

BLOCK_BYTES = 1024 * 1024
_READ_BYTES = 256 * 1024
_JOIN_BYTES = 5 * 1024 * 1024  # the least that S3 takes as a piece of a multipart upload
_LEFT_OVER_S = 3600
_ANSWER_WITHIN = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class _Chunk:
    path: str
    offset: int
    size: int

    @property
    def end(self) -> int:
        return self.offset + self.size


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """`row` is the furthest unbroken one, from 0 to `offset`; `seen_at` when the newest chunk came."""

    length: int
    row: tuple[_Chunk, ...]
    seen_at: float

    @property
    def offset(self) -> int:
        return self.row[-1].end if self.row else 0

    @property
    def expires_at(self) -> float:
        return self.seen_at + KEPT_S


@dataclass(frozen=True, slots=True)
class PartsBucket:
    store: ObjectStore
    now: Callable[[], float] = time.time

    @classmethod
    def of(cls, bucket: str, prefix: str, *, endpoint: str = "", retries: int = 3, **more: Any) -> PartsBucket:
        """Keys and region come from the usual AWS_… environment; `more` are options of obstore's S3Store."""
        place: dict[str, Any] = {"endpoint": endpoint, **more} if endpoint else more
        store = S3Store(
            bucket,
            prefix=prefix or None,
            client_options={"allow_http": endpoint.startswith("http://"), "timeout": _ANSWER_WITHIN},
            retry_config={"max_retries": retries, "retry_timeout": _ANSWER_WITHIN},
            **place,
        )
        return cls(store)

    def holds(self, sha256: str) -> int | None:
        with _reached():
            try:
                return int(obstore.head(self.store, _final(sha256))["size"])
            except FileNotFoundError:
                return None

    def find(self, kiosk: str, sha256: str) -> Upload | None:
        under_way = self._under_way(kiosk, sha256)
        if under_way is None:
            return None
        found = Upload(under_way.length, under_way.offset, under_way.expires_at)
        if (
            found.is_finished
        ):  # whoever put the last chunk is joining them at this moment, or was killed before he could
            with suppress(BusyUploadError, WrongDigestError):
                self._finish(kiosk, sha256, under_way.row)
            return None if self.holds(sha256) is None else found
        return found

    def create(self, kiosk: str, sha256: str, length: int, first: Arriving | None = None) -> Upload:
        self.discard(kiosk, sha256)
        if first is None:
            self._put_chunk(kiosk, sha256, length, 0, b"")
            return Upload(length, 0, self.now() + KEPT_S)
        return self._take(kiosk, sha256, _UnderWay(length, (), self.now()), first)

    def append(self, kiosk: str, sha256: str, offset: int, chunk: Arriving) -> Upload:
        under_way = self._under_way(kiosk, sha256)
        if under_way is None:
            raise NoUploadError
        if under_way.offset != offset:
            raise BusyUploadError(under_way.offset)
        return self._take(kiosk, sha256, under_way, chunk)

    def discard(self, kiosk: str, sha256: str) -> bool:
        chunks = [meta["path"] for meta in self._listed(_incoming(kiosk, sha256))]
        self._delete(chunks)
        return bool(chunks)

    @contextmanager
    def read(self, sha256: str) -> Iterator[BinaryIO]:
        with _reached():
            stream = obstore.get(self.store, _final(sha256)).stream(min_chunk_size=_READ_BYTES)
        yield io.BufferedReader(_Stream(stream), _READ_BYTES)

    def iterate(self) -> Iterator[tuple[str, int]]:
        for meta in self._listed("parts"):
            name = meta["path"].rpartition("/")[2]
            if DIGEST.fullmatch(name):
                yield name, int(meta["size"])

    def erase(self, sha256: str) -> None:
        with suppress(FileNotFoundError):
            self._delete([_final(sha256)])

    def sweep(self) -> None:
        """Also what a killed process left of a part that it had finished."""
        newest: dict[str, float] = {}
        for meta in self._listed("incoming"):
            folder = meta["path"].rpartition("/")[0]
            newest[folder] = max(newest.get(folder, 0), meta["last_modified"].timestamp())
        for folder, seen_at in newest.items():
            age_s, sha256 = self.now() - seen_at, folder.rpartition("/")[2]
            if age_s >= KEPT_S or (age_s >= _LEFT_OVER_S and self.holds(sha256) is not None):
                self._delete([meta["path"] for meta in self._listed(folder)])

    def _take(self, kiosk: str, sha256: str, before: _UnderWay, chunk: Arriving) -> Upload:
        if chunk.size > before.length - before.offset:
            raise TooMuchError
        digest, end, own = hashlib.sha256(), before.offset, list[_Chunk]()
        for block in _blocks(chunk):
            digest.update(block)
            if len(block) == before.length:
                is_right = chunk.digests | {sha256} == {digest.hexdigest()}
                return self._keep_whole(kiosk, sha256, block) if is_right else self._refuse(kiosk, sha256)
            own.append(self._put_chunk(kiosk, sha256, before.length, end, block))
            end += len(block)
        if end - before.offset == chunk.size and not chunk.digests <= {digest.hexdigest()}:
            self._delete([one.path for one in own])
            raise WrongDigestError
        if not own and not before.row:  # the line broke before the first byte
            own.append(self._put_chunk(kiosk, sha256, before.length, 0, b""))
        if end == before.length:
            self._finish(kiosk, sha256, [*before.row, *own])
        return Upload(before.length, end, self.now() + KEPT_S)

    def _keep_whole(self, kiosk: str, sha256: str, block: bytes) -> Upload:
        with _reached():
            obstore.put(self.store, _final(sha256), block, use_multipart=False)
        self.discard(kiosk, sha256)
        return Upload(len(block), len(block), self.now() + KEPT_S)

    def _refuse(self, kiosk: str, sha256: str) -> Upload:
        self.discard(kiosk, sha256)
        raise WrongDigestError

    def _finish(self, kiosk: str, sha256: str, row: Sequence[_Chunk]) -> None:
        try:
            is_right = self._join(sha256, [chunk for chunk in row if chunk.size])
        except FileNotFoundError:
            raise BusyUploadError(0) from None  # created again, or finished by another, meanwhile
        self.discard(kiosk, sha256)
        if not is_right:
            raise WrongDigestError

    def _join(self, sha256: str, row: Sequence[_Chunk]) -> bool:
        """Whether the chunks are the part; then it is in its place. A writer that is never closed leaves nothing there."""
        digest = hashlib.sha256()
        with _reached():
            writer = obstore.open_writer(self.store, _final(sha256), buffer_size=_JOIN_BYTES, max_concurrency=1)
            for chunk in row:
                for block in obstore.get(self.store, chunk.path).stream(min_chunk_size=_READ_BYTES):
                    digest.update(block)
                    writer.write(block)
            is_right = digest.hexdigest() == sha256
            if is_right:
                writer.close()
        return is_right

    def _under_way(self, kiosk: str, sha256: str) -> _UnderWay | None:
        by_length: dict[int, list[_Chunk]] = {}
        seen_at = 0.0
        for meta in self._listed(_incoming(kiosk, sha256)):
            length, offset, _ = meta["path"].rpartition("/")[2].split(".")
            by_length.setdefault(int(length), []).append(_Chunk(meta["path"], int(offset), int(meta["size"])))
            seen_at = max(seen_at, meta["last_modified"].timestamp())
        rows = [_UnderWay(length, _furthest(chunks), seen_at) for length, chunks in by_length.items()]
        furthest = max(rows, key=lambda one: one.offset, default=None)
        if furthest is not None and self.now() >= furthest.expires_at:
            raise ExpiredUploadError
        return furthest

    def _put_chunk(self, kiosk: str, sha256: str, length: int, offset: int, block: bytes) -> _Chunk:
        path = f"{_incoming(kiosk, sha256)}/{length}.{offset}.{secrets.token_hex(8)}"
        with _reached():
            obstore.put(self.store, path, block, use_multipart=False)
        return _Chunk(path, offset, len(block))

    def _listed(self, folder: str) -> Iterator[Any]:
        with _reached():
            for some in obstore.list(self.store, folder, chunk_size=1000):
                yield from some

    def _delete(self, paths: list[str]) -> None:
        if paths:
            with _reached():
                obstore.delete(self.store, paths)


class _Stream(io.RawIOBase):
    """What obstore gives block by block, as a file."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks, self._rest = iter(blocks), memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        if not self._rest:
            with _reached():
                self._rest = memoryview(next(self._blocks, b""))
        count = min(len(into), len(self._rest))
        into[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


def _final(sha256: str) -> str:
    return f"parts/{checked(sha256)[:2]}/{sha256}"


def _incoming(kiosk: str, sha256: str) -> str:
    return f"incoming/{kiosk}/{checked(sha256)}"


def _furthest(chunks: Iterable[_Chunk]) -> tuple[_Chunk, ...]:
    """Of all unbroken rows from 0, the one that reaches furthest. A bundle of gigabytes may lie in thousands of chunks."""
    ends: dict[int, _Chunk | None] = {0: None}  # the chunk that reaches so far
    for chunk in sorted(chunks, key=lambda one: (one.offset, one.end)):
        if chunk.offset in ends:
            ends.setdefault(chunk.end, chunk)
    row, last = list[_Chunk](), ends[max(ends)]
    while last is not None:
        row.append(last)
        last = ends[last.offset]
    return tuple(reversed(row))


def _blocks(chunk: Arriving) -> Iterator[bytes]:
    """In pieces worth a request each. What came before the line broke is given out before the error is raised."""
    block, broken, is_over = bytearray(), None, False
    while not is_over:
        try:
            piece = chunk.read(_READ_BYTES)
        except OSError as error:
            piece, broken = b"", error
        block += piece
        is_over = not piece
        if block and (is_over or len(block) >= BLOCK_BYTES):
            yield bytes(block)
            block.clear()
    if broken is not None:
        raise broken


@contextmanager
def _reached() -> Iterator[None]:
    """The store's own troubles become one of ours; its details name hosts and keys, so only their kind is told."""
    try:
        yield
    except FileNotFoundError:
        raise
    except BaseError as error:
        raise StoreUnreachableError(
            f"the parts' store failed ({type(error).__name__}); look at BALAI_CITY_PARTS, BALAI_CITY_S3_ENDPOINT, the keys and the bucket"
        ) from error
