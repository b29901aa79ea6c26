"""The nine boxes of talent (`assets/rules/talent.yaml`), with the caution they need.

Invariants
- Potential is never computed: it comes from persons. Without a confirmed one there is no box.
- Fewer than `fewest_months` measured months: there is no box, and it says so.
- A box is a place to talk from. It decides nothing, and no other rule reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Literal

import yaml

Level = Literal[1, 2, 3]
Lacking = Literal["months", "potential"]
LEVELS: tuple[Level, ...] = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Box:
    """`number` as in PermenPANRB 3/2020: 9 is high in both."""

    number: int
    performance: Level
    potential: Level
    advice: str


@dataclass(frozen=True, slots=True)
class TalentRule:
    version: int
    legal_basis: str
    is_proposal: bool
    fewest_months: int
    most_months: int
    low_below: Fraction
    high_from: Fraction
    assessment_valid_days: int
    boxes: Mapping[tuple[Level, Level], Box]


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands, or what is lacking to say so. `mean` is of the months that count, newest `most_months`."""

    months: int
    mean: Fraction | None
    box: Box | None
    lacking: tuple[Lacking, ...]


@cache
def shipped() -> TalentRule:
    """Raises KeyError or ValueError for a file that does not name all nine boxes or turns the bounds round."""
    told = yaml.safe_load(resources.files("assets").joinpath("rules", "talent.yaml").read_text("utf-8"))["talent"]
    boxes = {
        (performance, potential): Box(
            int(told["boxes"][f"{performance}-{potential}"]["number"]),
            performance,
            potential,
            str(told["boxes"][f"{performance}-{potential}"]["advice"]),
        )
        for performance in LEVELS
        for potential in LEVELS
    }
    low, high = Fraction(told["performance"]["low_below"]), Fraction(told["performance"]["high_from"])
    if sorted(box.number for box in boxes.values()) != list(range(1, 10)) or low >= high:
        raise ValueError("nine boxes numbered 1 to 9, and a low bound below the high one")
    return TalentRule(
        int(told["version"]),
        str(told["legal_basis"]),
        bool(told["proposal"]),
        int(told["fewest_months"]),
        int(told["most_months"]),
        low,
        high,
        int(told["assessment_valid_days"]),
        boxes,
    )


def place(indices: Sequence[Fraction], potential: Level | None, rule: TalentRule) -> Place:
    """`indices`: one a measured month, the newest first."""
    counted = indices[: rule.most_months]
    lacking: list[Lacking] = []
    if len(counted) < rule.fewest_months:
        lacking.append("months")
    if potential is None:
        lacking.append("potential")
    mean = sum(counted, Fraction()) / len(counted) if len(counted) >= rule.fewest_months else None
    if mean is None or potential is None:
        return Place(len(counted), mean, None, tuple(lacking))
    return Place(len(counted), mean, rule.boxes[level(mean, rule), potential], ())


def level(index: Fraction, rule: TalentRule) -> Level:
    if index < rule.low_below:
        return 1
    return 3 if index >= rule.high_from else 2
