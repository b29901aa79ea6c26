"""What is saved on meals, travel, electricity and water against the month it is compared with; the aim is a data of the catalogue (30 %).

Invariants
- Only lines with both a baseline and an actual count, in the sum above and below: a bill that has not come in is no saving. How many
  were left out is told.
- More spent than before is a negative saving and is told as one.
- A saving says nothing about whether it was good: it is shown beside output, and nothing here turns it into a score of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """Whole rupiah; None: not known."""

    baseline: int | None
    actual: int | None


@dataclass(frozen=True, slots=True)
class Saving:
    baseline: int
    actual: int
    counted: int
    left_out: int

    @property
    def rupiah(self) -> int:
        return self.baseline - self.actual

    @property
    def percent(self) -> Fraction | None:
        """None where there is nothing to compare with."""
        return Fraction(100 * self.rupiah, self.baseline) if self.baseline else None


def saving(lines: Iterable[Line]) -> Saving:
    baseline = actual = counted = left_out = 0
    for line in lines:
        if line.baseline is None or line.actual is None:
            left_out += 1
            continue
        baseline, actual, counted = baseline + line.baseline, actual + line.actual, counted + 1
    return Saving(baseline, actual, counted, left_out)
