"""Reading request bodies without trusting their size: bounded before, during and after decompression.

Invariants
- No decompressor ever gives out more than the limit plus one byte, whatever the compressed bytes claim.
- A refused body is still read to its end (within a bound) before the answer, or proxies drop the answer with the line.
"""

from __future__ import annotations

import zlib

import zstandard
from django.http import HttpRequest

from sync.protocol.problems import ProblemError

MAX_WINDOW_BYTES = 8 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024


def decoded(body: bytes, encoding: str, *, limit_bytes: int) -> bytes:
    """The body behind its Content-Encoding. Raises ProblemError 413.2 (too large), 415.1 (unknown), 400.1 (broken)."""
    if encoding in {"", "identity"}:
        data = body
    elif encoding == "gzip":
        data = _gunzip(body, limit_bytes + 1)
    elif encoding == "zstd":
        data = _unzstd(body, limit_bytes + 1)
    else:
        raise ProblemError("415.1", {"accepted": ["gzip", "zstd", "identity"]})
    if len(data) > limit_bytes:
        raise ProblemError("413.2", {"limit_bytes": limit_bytes})
    return data


def _gunzip(body: bytes, most: int) -> bytes:
    decompressor = zlib.decompressobj(wbits=31)
    try:
        data = decompressor.decompress(body, most)
    except zlib.error:
        raise ProblemError("400.1", {"detail": "not gzip"}) from None
    if len(data) < most and not decompressor.eof:
        raise ProblemError("400.1", {"detail": "gzip ends too early"})
    return data


def _unzstd(body: bytes, most: int) -> bytes:
    decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES)
    data = bytearray()
    try:
        with decompressor.stream_reader(body) as reader:
            while len(data) < most and (chunk := reader.read(most - len(data))):
                data += chunk
    except zstandard.ZstdError:
        raise ProblemError("400.1", {"detail": "not zstd"}) from None
    return bytes(data)


def drain(request: HttpRequest, *, limit_bytes: int) -> None:
    left = limit_bytes
    while left > 0 and (chunk := request.read(min(left, _CHUNK_BYTES))):
        left -= len(chunk)
