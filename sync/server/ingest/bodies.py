"""Reading request bodies without trusting their size: bounded before, during and after decompression.

Invariants
- No decompressor ever gives out more than the limit plus one byte, whatever the compressed bytes claim.
- A body is one gzip member or one zstd frame, whole: what is cut short, or followed by anything, is refused.
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
    if len(data) < most and (not decompressor.eof or decompressor.unused_data):
        raise ProblemError("400.1", {"detail": "not one whole gzip member"})
    return data


def _unzstd(body: bytes, most: int) -> bytes:
    """At most `most` bytes: a frame that holds more is given as its beginning."""
    decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES)
    try:
        if 0 < zstandard.frame_content_size(body) < most:
            return decompressor.decompress(body, allow_extra_data=False)
        with decompressor.stream_reader(body) as reader:  # it does not say how much it holds, or says too much
            data = reader.read(most)
        # Its end is looked for once it is known to be small: this one gives out all at once.
        whole = decompressor.decompressobj()
        if len(data) < most and (whole.decompress(body) != data or not whole.eof or whole.unused_data):
            raise ProblemError("400.1", {"detail": "not one whole zstd frame"})
    except zstandard.ZstdError:
        raise ProblemError("400.1", {"detail": "not zstd"}) from None
    return data


def drain(request: HttpRequest, *, limit_bytes: int) -> None:
    left = limit_bytes
    while left > 0 and (chunk := request.read(min(left, _CHUNK_BYTES))):
        left -= len(chunk)
