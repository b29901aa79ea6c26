"""A batch of facts on the wire: `application/x-ndjson`, one envelope a line, in `seq` order.

Invariants
- At most MAX_FACTS lines and MAX_BATCH_BYTES bytes before compression, newlines included.
- `split(join(x)) == x`; an envelope never holds a newline, because canonical JSON escapes it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sync.protocol.canonical import MalformedError

MAX_FACTS = 200
MAX_BATCH_BYTES = 256 * 1024


def cut(envelopes: Sequence[bytes], *, max_facts: int = MAX_FACTS, max_bytes: int = MAX_BATCH_BYTES) -> int:
    """How many of the first envelopes go into one batch: at least 1, so that nothing stalls; 0 only for none."""
    size_bytes = 0
    for count, envelope in enumerate(envelopes[:max_facts]):
        size_bytes += len(envelope) + 1
        if size_bytes > max_bytes:
            return max(1, count)
    return min(len(envelopes), max(1, max_facts))


def join(envelopes: Sequence[bytes]) -> bytes:
    """Raises MalformedError for an envelope with a newline in it."""
    if any(b"\n" in envelope for envelope in envelopes):
        raise MalformedError("an envelope of more than one line")
    return b"".join(envelope + b"\n" for envelope in envelopes)


def split(data: bytes, *, max_facts: int = MAX_FACTS, max_bytes: int = MAX_BATCH_BYTES) -> list[bytes]:
    """The lines, not parsed. The last newline may be missing. Raises MalformedError for too much, or an empty line."""
    if len(data) > max_bytes:
        raise MalformedError(f"a batch of more than {max_bytes} bytes")
    body = data.removesuffix(b"\n")
    if not body:
        raise MalformedError("an empty batch")
    if body.count(b"\n") >= max_facts:
        raise MalformedError(f"a batch of more than {max_facts} facts")
    lines = body.split(b"\n")
    if not all(lines):
        raise MalformedError("an empty line in a batch")
    return lines
