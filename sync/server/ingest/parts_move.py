"""`cityserver parts-move`: sealed parts from one store to another, while the city goes on.

Invariants
- Nothing is taken away from where it was. A part is in the new place only after its bytes had its digest there.
- Interrupted anywhere it is called again: what is there already is not sent again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from sync.server.ingest.parts_store import Arriving, PartsStore, TooMuchError, WrongDigestError

_TELL_EVERY = 1000
_WRITER = "parts-move"


@dataclass(slots=True)
class Moved:
    """`damaged` are those whose bytes are not what their name says; they stay where they are."""

    copied: int = 0
    held: int = 0
    damaged: list[str] = field(default_factory=list)

    @property
    def looked_at(self) -> int:
        return self.copied + self.held + len(self.damaged)


def move(source: PartsStore, target: PartsStore, tell: Callable[[Moved], None] = lambda _: None) -> Moved:
    """Raises StoreUnreachableError, OSError."""
    moved = Moved()
    for sha256, size in source.iterate():
        if target.holds(sha256) == size:
            moved.held += 1
        elif _copy(source, target, sha256, size):
            moved.copied += 1
        else:
            moved.damaged.append(sha256)
        if moved.looked_at % _TELL_EVERY == 0:
            tell(moved)
    tell(moved)
    return moved


def _copy(source: PartsStore, target: PartsStore, sha256: str, size: int) -> bool:
    with source.read(sha256) as file:
        try:
            target.create(_WRITER, sha256, size, Arriving(file.read, size, frozenset({sha256})))
        except (WrongDigestError, TooMuchError):
            return False
    return True
