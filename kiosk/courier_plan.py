"""What goes onto a stick: from what the city lacks and what the stick holds already to volumes. Decisions only.

Invariants
- All facts of a set lie in its first volume, in order; each part goes once, and only with or after the fact that names it.
- What whole volumes on this stick hold is not planned again. Without new facts the parts that are left go on in the set that
  ended with the newest of them, as its next volumes.
- A volume stays below the limit, sealed.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.store.courier_book import SqlCourierBook, Standing, VolumeNote
from sync.protocol.bundle_framing import plain_size_bytes
from sync.protocol.courier import MAX_FACTS, MAX_PARTS, MAX_VOLUME_BYTES, BundleName, BundlePart
from sync.trust.bundles import sealed_size_bytes

_MANIFEST = 1_500  # its envelope without parts, in bytes; generous
_MANIFEST_PART = 140  # what a part adds to it
_MEMBER = 1_024  # a part's header and padding, at most


@dataclass(frozen=True, slots=True)
class Limits:
    volume_bytes: int = MAX_VOLUME_BYTES
    facts: int = MAX_FACTS
    parts: int = MAX_PARTS


@dataclass(frozen=True, slots=True)
class PlannedVolume:
    """`facts_bytes`: length of facts.ndjson, newlines included; None when this is not volume 1."""

    name: BundleName
    set_id: str
    volumes: int
    facts_bytes: int | None
    parts: tuple[BundlePart, ...]

    @property
    def facts(self) -> int:
        return 0 if self.facts_bytes is None else self.name.to_seq - self.name.from_seq + 1

    def plain_bytes(self, manifest_bytes: int) -> int:
        return plain_size_bytes(manifest_bytes, self.facts_bytes, self.parts)

    def size_bytes(self, recipients: int) -> int:
        """At most so long will the file be."""
        return sealed_size_bytes(self.plain_bytes(_MANIFEST + _MANIFEST_PART * len(self.parts)), recipients)


def plan(
    book: SqlCourierBook,
    kiosk: str,
    on_stick: Sequence[VolumeNote],
    limits: Limits,
    *,
    recipients: int,
    new_set: Callable[[], str] = lambda: str(uuid.uuid4()),
) -> list[PlannedVolume]:
    """Everything that the city lacks and the stick does not hold, in the order of importance. Raises NotEnrolledError."""
    volumes: list[PlannedVolume] = []
    for standing in book.standings():
        notes = [note for note in on_stick if note.epoch == standing.epoch]
        volumes += _Epoch(book, kiosk, standing, notes, limits, recipients, new_set).volumes(is_news=not on_stick)
    return volumes


@dataclass(slots=True)
class _Epoch:
    book: SqlCourierBook
    kiosk: str
    standing: Standing
    notes: Sequence[VolumeNote]
    limits: Limits
    recipients: int
    new_set: Callable[[], str]

    def volumes(self, *, is_news: bool) -> list[PlannedVolume]:
        """`is_news`: facts that only tell of the courier are worth a volume."""
        epoch, head = self.standing.epoch, self.standing.head.seq
        covered, had = self._covered(), {sha256 for note in self.notes for sha256 in note.parts}
        planned: list[PlannedVolume] = []
        while True:
            lengths = self._facts_that_fit(self.book.lengths_after(epoch, covered, limit=self._facts_left(covered)))
            through = covered + len(lengths)
            parts = [part for part in self.book.parts_to_carry(epoch, through) if part.sha256 not in had]
            if not parts and (not lengths or not (is_news or self._is_worth_it(covered))):
                return planned
            planned += self._set(covered, lengths, parts, planned)
            had.update(part.sha256 for part in parts)
            covered = through
            if covered == head:
                return planned

    def _facts_left(self, covered: int) -> int:
        return min(self.limits.facts, self.standing.head.seq - covered)

    def _is_worth_it(self, covered: int) -> bool:
        return not self.book.tells_only_of_courier(self.standing.epoch, covered)

    def _covered(self) -> int:
        """The last seq that the city has signed for or that lies on the stick without a gap."""
        covered = self.standing.acked_seq
        for note in sorted(self.notes, key=lambda note: note.from_seq):
            if note.volume == 1 and note.from_seq <= covered + 1:
                covered = max(covered, note.to_seq)
        return covered

    def _facts_that_fit(self, lengths: Sequence[int]) -> Sequence[int]:
        """At least one, if any: a fact is far smaller than any sensible volume."""
        size_bytes = 0
        for count, length in enumerate(lengths):
            size_bytes += length + 1
            if count and self._is_too_much(size_bytes + _MEMBER, 0):
                return lengths[:count]
        return lengths

    def _set(
        self, covered: int, lengths: Sequence[int], parts: Sequence[BundlePart], planned: Sequence[PlannedVolume]
    ) -> list[PlannedVolume]:
        begun = None if lengths or planned else self._last_of(covered)
        if begun is None:
            set_id, first, from_seq = self.new_set(), 1, covered + 1
        else:
            set_id, first, from_seq = begun.set_id, begun.volume + 1, begun.from_seq
        facts_bytes = sum(lengths) + len(lengths) if first == 1 else None
        shares = list(self._shares(parts, facts_bytes or 0))
        to_seq = covered + len(lengths)
        return [
            PlannedVolume(
                name=BundleName(self.kiosk, self.standing.epoch, from_seq, to_seq, volume),
                set_id=set_id,
                volumes=first + len(shares) - 1,
                facts_bytes=facts_bytes if volume == 1 else None,
                parts=share,
            )
            for volume, share in enumerate(shares, start=first)
        ]

    def _last_of(self, covered: int) -> VolumeNote | None:
        """The newest volume of the set that ends with `covered`."""
        ending = [note for note in self.notes if note.to_seq == covered]
        return max(ending, key=lambda note: note.volume, default=None)

    def _shares(self, parts: Sequence[BundlePart], facts_bytes: int) -> Iterator[tuple[BundlePart, ...]]:
        """The parts volume by volume; the first is there also without parts."""
        share: list[BundlePart] = []
        size_bytes = facts_bytes + _MEMBER
        for part in parts:
            added = part.size + _MEMBER
            full = len(share) == self.limits.parts or self._is_too_much(size_bytes + added, len(share) + 1)
            if full and (share or size_bytes > _MEMBER):
                yield tuple(share)
                share, size_bytes = [], 0
            share.append(part)
            size_bytes += added
        yield tuple(share)

    def _is_too_much(self, size_bytes: int, parts: int) -> bool:
        plain_bytes = size_bytes + _MANIFEST + _MANIFEST_PART * parts + 2 * _MEMBER
        return sealed_size_bytes(plain_bytes, self.recipients) > self.limits.volume_bytes
