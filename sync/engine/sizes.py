"""How much to send at once: batches of facts, chunks of photos, whole photos side by side.

Rules: at most 200 facts or 256 KiB a batch, 16 to 256 KiB a chunk; both halve on a time-out and grow on success, so that a
2G line gets small pieces, between which new facts pass, and a good line one request a photo. Several photos go side by
side only while all of them together take less than a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from sync.protocol.batch import MAX_BATCH_BYTES, MAX_FACTS

MIN_BATCH_BYTES = 16 * 1024
MIN_CHUNK_BYTES = 16 * 1024
MAX_CHUNK_BYTES = 256 * 1024
SLOW_LINE_CHUNK_BYTES = 64 * 1024
SLOW_ANSWER_MS = 600
SLOW_MS = 8_000
FAST_MS = 2_000
QUICK_MS = 500
MOST_SIDE_BY_SIDE = 16


@dataclass(frozen=True, slots=True)
class BatchSize:
    max_facts: int = MAX_FACTS
    max_bytes: int = MAX_BATCH_BYTES

    def halved(self) -> BatchSize:
        return BatchSize(max(1, self.max_facts // 2), max(MIN_BATCH_BYTES, self.max_bytes // 2))

    def grown(self) -> BatchSize:
        return BatchSize(min(MAX_FACTS, self.max_facts * 2), min(MAX_BATCH_BYTES, self.max_bytes * 2))


@dataclass(frozen=True, slots=True)
class ChunkSize:
    size_bytes: int = MAX_CHUNK_BYTES

    def halved(self) -> ChunkSize:
        return ChunkSize(max(MIN_CHUNK_BYTES, self.size_bytes // 2))

    def after(self, sent_bytes: int, took_ms: int) -> ChunkSize:
        """Facts wait for one chunk at most, so a chunk should take a few seconds."""
        if took_ms > SLOW_MS:
            fitting = sent_bytes * (SLOW_MS // 2) // took_ms
            return ChunkSize(min(self.size_bytes, max(MIN_CHUNK_BYTES, fitting)))
        if took_ms < FAST_MS:
            return ChunkSize(min(MAX_CHUNK_BYTES, self.size_bytes * 2))
        return self

    def after_small_talk(self, took_ms: int) -> ChunkSize:
        """A small question that was answered slowly: the first chunk should not be the one that finds out how slowly."""
        return self if took_ms < SLOW_ANSWER_MS else ChunkSize(min(self.size_bytes, SLOW_LINE_CHUNK_BYTES))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """How many whole parts go at a time."""

    count: int = 1

    def after(self, took_ms: int) -> SideBySide:
        if took_ms < QUICK_MS:
            return SideBySide(min(MOST_SIDE_BY_SIDE, self.count * 2))
        return SideBySide(max(1, self.count // 2)) if took_ms > 2 * QUICK_MS else self
