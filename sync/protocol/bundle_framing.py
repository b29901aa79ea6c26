"""The plain inside of a bundle: one tar stream (ustar) of manifest.json, facts.ndjson (volume 1 only) and parts/<sha256>….

Invariants
- There is one way to write a volume: `header` makes the only block that a member may have, so a reader compares blocks and
  interprets nothing. Links, devices, sparse files, extensions, other names, owners, times or orders cannot even be said.
- Nothing is read beyond what the manifest declares, and each member must have the digest it was declared with.
- Whatever is wrong with a stream is a MalformedError that names the rule; memory stays small (one manifest, one line).
- A stream ends with two zero blocks and nothing after them: a volume cannot be cut, continued or padded.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from sync.protocol.canonical import MalformedError
from sync.protocol.courier import (
    MAX_FACT_ENVELOPE_BYTES,
    MAX_MANIFEST_BYTES,
    MAX_VOLUME_BYTES,
    BundlePart,
    Manifest,
)

MANIFEST_NAME = "manifest.json"
FACTS_NAME = "facts.ndjson"
PARTS_FOLDER = "parts/"
BLOCK_BYTES = 512
END = bytes(2 * BLOCK_BYTES)
PIECE_BYTES = 64 * 1024

_SIZE = re.compile(rb"[0-7]{11}\0")
_SIZE_AT = 124


class Plain(Protocol):
    """A stream to read: `read(n)` gives up to n bytes, b"" at the end."""

    def read(self, length: int, /) -> bytes: ...


def header(name: str, size_bytes: int) -> bytes:
    """The one block that announces a member: a regular file, mode 0644, of nobody, dated 0."""
    info = tarfile.TarInfo(name)
    info.size = size_bytes
    return info.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def plain_size_bytes(manifest_bytes: int, facts_bytes: int | None, parts: Iterable[BundlePart]) -> int:
    """Of the whole stream; `facts_bytes` None: a volume without facts.ndjson."""
    sizes = [manifest_bytes, *([] if facts_bytes is None else [facts_bytes]), *(part.size for part in parts)]
    return sum(BLOCK_BYTES + _padded(size) for size in sizes) + len(END)


def write_volume(
    manifest: bytes,
    facts: Iterable[bytes] | None,
    facts_bytes: int,
    parts: Iterable[BundlePart],
    body_of: Callable[[BundlePart], Iterable[bytes]],
) -> Iterator[bytes]:
    """The stream in pieces. `manifest` is the signed envelope; `facts` (envelopes, None when this is not volume 1) make up
    `facts_bytes` with one newline each; `body_of` gives a part's bytes in pieces.

    Raises ValueError when something has another length than was said: the caller's mistake, or bytes that changed.
    """
    yield from _member(MANIFEST_NAME, len(manifest), [manifest])
    if facts is not None:
        yield from _member(FACTS_NAME, facts_bytes, (envelope + b"\n" for envelope in facts))
    for part in parts:
        yield from _member(PARTS_FOLDER + part.sha256, part.size, body_of(part))
    yield END


class VolumeReader:
    """Reads a hostile stream in order: `manifest` → `facts` → `parts` → `finish`. Each step raises MalformedError.

    `manifest` gives the envelope's bytes; the caller verifies it and hands the Manifest to `facts` and `parts`.
    """

    def __init__(self, plain: Plain, *, limit_bytes: int = MAX_VOLUME_BYTES) -> None:
        self._plain = plain
        self._left_bytes = limit_bytes

    def manifest(self) -> bytes:
        size_bytes = self._announced(MANIFEST_NAME, MAX_MANIFEST_BYTES)
        return b"".join(self._body(size_bytes))

    def facts(self, manifest: Manifest) -> Iterator[bytes]:
        """The envelopes, not parsed. Their digest is checked after the last one: take them as true only then."""
        if manifest.volume != 1:
            return
        size_bytes = self._announced(FACTS_NAME, manifest.facts * (MAX_FACT_ENVELOPE_BYTES + 1))
        digest, line, count = hashlib.sha256(), b"", 0
        for piece in self._body(size_bytes):
            digest.update(piece)
            *whole, line = (line + piece).split(b"\n")
            if len(line) > MAX_FACT_ENVELOPE_BYTES:
                raise MalformedError("a line of facts.ndjson is too long")
            for envelope in whole:
                count += 1
                if not envelope or len(envelope) > MAX_FACT_ENVELOPE_BYTES or count > manifest.facts:
                    raise MalformedError("facts.ndjson does not hold what the manifest says")
                yield envelope
        if line or count != manifest.facts or digest.hexdigest() != manifest.facts_sha256:
            raise MalformedError("facts.ndjson does not hold what the manifest says")

    def parts(self, manifest: Manifest) -> Iterator[tuple[BundlePart, Iterator[bytes]]]:
        """Each part and its bytes in pieces. What was not read of one is read, and checked, before the next."""
        for part in manifest.parts:
            self._expect(header(PARTS_FOLDER + part.sha256, part.size))
            pieces = self._checked(part)
            yield part, pieces
            for _ in pieces:
                pass

    def finish(self) -> None:
        """Nothing but the end follows."""
        self._expect(END)
        if self._plain.read(1):
            raise MalformedError("something follows the end of the bundle")

    def _checked(self, part: BundlePart) -> Iterator[bytes]:
        digest = hashlib.sha256()
        for piece in self._body(part.size):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != part.sha256:
            raise MalformedError("a part of the bundle is not what its name says")

    def _announced(self, name: str, most_bytes: int) -> int:
        block = self._exactly(BLOCK_BYTES)
        digits = block[_SIZE_AT : _SIZE_AT + 12]
        size_bytes = int(digits[:11], 8) if _SIZE.fullmatch(digits) else -1
        if size_bytes < 0 or block != header(name, size_bytes):
            raise MalformedError(f"{name} is not where it belongs in the bundle")
        if size_bytes > most_bytes:
            raise MalformedError(f"{name} is too long")
        return size_bytes

    def _expect(self, block: bytes) -> None:
        if self._exactly(len(block)) != block:
            raise MalformedError("the bundle does not hold what the manifest says")

    def _body(self, size_bytes: int) -> Iterator[bytes]:
        left = size_bytes
        while left:
            piece = self._read(min(left, PIECE_BYTES))
            left -= len(piece)
            yield piece
        if (padding := _padded(size_bytes) - size_bytes) and any(self._exactly(padding)):
            raise MalformedError("the bundle's padding is not empty")

    def _exactly(self, length: int) -> bytes:
        found = b""
        while len(found) < length:
            found += self._read(length - len(found))
        return found

    def _read(self, length: int) -> bytes:
        piece = self._plain.read(length)
        if not piece or len(piece) > length:
            raise MalformedError("the bundle ends too early")
        self._left_bytes -= len(piece)
        if self._left_bytes < 0:
            raise MalformedError("the bundle is too long")
        return piece


class PiecesReader:
    """An iterator of pieces as something with `read`."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def read(self, length: int = -1, /) -> bytes:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        taken = self._rest if length < 0 else self._rest[:length]
        self._rest = self._rest[len(taken) :]
        return bytes(taken)


def _member(name: str, size_bytes: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield header(name, size_bytes)
    written = 0
    for piece in pieces:
        written += len(piece)
        yield piece
    if written != size_bytes:
        raise ValueError(f"{name} has another length than was said")
    if padding := _padded(size_bytes) - size_bytes:
        yield bytes(padding)


def _padded(size_bytes: int) -> int:
    return -(-size_bytes // BLOCK_BYTES) * BLOCK_BYTES
