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
FITTING_MS = 6_000
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
    """Facts wait for one chunk at most, so a chunk should take a few seconds: as many bytes as the line carries in
    `FITTING_MS`, by what the last ones took. `ms_per_kib` is 0 while that is not known.
    """

    size_bytes: int = MAX_CHUNK_BYTES
    ms_per_kib: int = 0

    def halved(self) -> ChunkSize:
        return ChunkSize(max(MIN_CHUNK_BYTES, self.size_bytes // 2), 2 * self.ms_per_kib)

    def after(self, sent_bytes: int, took_ms: int) -> ChunkSize:
        """One chunk among lost packets says little, so it only bends what is known; one that took far too long decides."""
        if sent_bytes < MIN_CHUNK_BYTES and took_ms <= SLOW_MS:
            return self  # the rest of a photo: mostly headers
        measured = max(1, took_ms * 1024 // max(1, sent_bytes))
        decides = not self.ms_per_kib or took_ms > 2 * SLOW_MS
        slowness = measured if decides else max(1, (3 * self.ms_per_kib + measured) // 4)
        fitting = FITTING_MS * 1024 // slowness
        return ChunkSize(min(MAX_CHUNK_BYTES, 2 * self.size_bytes, max(MIN_CHUNK_BYTES, fitting)), slowness)

    def after_batch(self, sent_bytes: int, took_ms: int) -> ChunkSize:
        """Facts go before photos and tell how fast the line is: the first chunk need not find out."""
        return self if took_ms < SLOW_ANSWER_MS else self.after(max(1, sent_bytes), took_ms)

    def after_small_talk(self, took_ms: int) -> ChunkSize:
        """A small question that was answered slowly: the first chunk should not be the one that finds out how slowly."""
        if took_ms < SLOW_ANSWER_MS or self.ms_per_kib:
            return self
        return ChunkSize(min(self.size_bytes, SLOW_LINE_CHUNK_BYTES))


@dataclass(frozen=True, slots=True)
class SideBySide:
    """How many whole parts go at a time."""

    count: int = 1

    def after(self, took_ms: int) -> SideBySide:
        if took_ms < QUICK_MS:
            return SideBySide(min(MOST_SIDE_BY_SIDE, self.count * 2))
        return SideBySide(max(1, self.count // 2)) if took_ms > 2 * QUICK_MS else self
