"""Who rates whose behaviour beside the superior: drawn colleagues of the same level, and whoever is led. Pure.

Rules (60/20/20 by superior, peers and subordinates: `behaviour`; who exactly is asked no regulation says)
- Colleagues stand in a ring whose order changes with the month and is known to nobody beforehand; each rates the next few. So everybody
  is rated by as many as everybody else, and nobody picks who rates them or whom they rate.
- In a ring of more than twice that many no two rate each other.
- Whoever is led rates those of the nearest level above, in the own unit or, where nobody stands higher in it, in the next one up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from sync.rules.cascade import LEVELS, Level

MOST_RATED = 5
One = TypeVar("One")


def rated_by(one: One, ring: Sequence[One], most: int = MOST_RATED) -> list[One]:
    """Whom `one`, who stands in the ring, is to rate."""
    at = ring.index(one)
    return [ring[(at + step) % len(ring)] for step in range(1, min(most, len(ring) - 1) + 1)]


def nearest_above(level: Level, levels: Mapping[One, Level]) -> list[One]:
    """Those of `levels` who stand next above `level`; none where nobody stands higher."""
    rank = LEVELS.index(level)
    higher = [LEVELS.index(of) for of in levels.values() if LEVELS.index(of) < rank]
    return [one for one, of in levels.items() if higher and LEVELS.index(of) == max(higher)]
