"""The waiting times of the agent, and when photos may go, from the signed configuration.

Invariant: whatever the configuration says, every wait is finite and none is a busy loop; a value out of bounds is bent to
the nearest bound, an unknown key is ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BASE_S = 5
_BOUNDS: dict[str, tuple[int, int, int]] = {  # name: (least, production, most)
    "backoff_cap_s": (1, 1800, 1800),
    "phase_s": (0, 300, 3600),
    "changes_wait_s": (0, 25, 60),
    "anchor_s": (5, 1800, 86400),
    "push_s": (0, 0, 1),  # a fact waits a second at most, whatever the configuration says
    "halt_s": (30, 3600, 86400),
    "photos_from_min": (0, 0, 1440),
    "photos_to_min": (0, 0, 1440),
}


@dataclass(frozen=True, slots=True)
class Intervals:
    """Seconds. `push_s` gathers facts before a push; `halt_s` is the exit of a state that waits for a technician.

    `photos_from_min` and `photos_to_min`: minutes of the day, see `photo_window`.
    """

    backoff_cap_s: int = 1800
    phase_s: int = 300
    changes_wait_s: int = 25
    anchor_s: int = 1800
    push_s: int = 0
    halt_s: int = 3600
    photos_from_min: int = 0
    photos_to_min: int = 0

    @classmethod
    def from_configuration(cls, intervals: Mapping[str, int]) -> Intervals:
        bent = {
            name: min(most, max(least, intervals.get(name, production)))
            for name, (least, production, most) in _BOUNDS.items()
        }
        return cls(**bent)

    @property
    def changes_gap_ms(self) -> int:
        """Between two looks at the change feed while there is other work, or when the city does not hold the answer."""
        return 1000 * max(2, min(60, self.changes_wait_s * 2))
