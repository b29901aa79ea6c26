"""The catalogue of indicators (`assets/rules/kpi.yaml`): what each measures, which way is good, and how a figure stands to its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

Unit = Literal["percent", "days", "hours", "count"]
Standing = Literal["reached", "near", "missed", "too_few"]
# Fewer cases say more about chance than about work.
ENOUGH_CASES = 5
_NEAR = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    name: str
    of: Literal["complaints", "services", "spending"]
    unit: Unit
    more_is_better: bool
    target: Decimal
    legal_basis: str
    how: str


@dataclass(frozen=True, slots=True)
class Measured:
    """`value` None: there was nothing to measure."""

    value: Fraction | None
    cases: int


@cache
def catalogue() -> Mapping[str, Indicator]:
    """In the order of the file. Raises KeyError or ValueError for a file that says something else."""
    told = yaml.safe_load(resources.files("assets").joinpath("rules", "kpi.yaml").read_text("utf-8"))
    return {one["id"]: _indicator(one) for one in told["indicators"]}


def _indicator(told: Mapping[str, Any]) -> Indicator:
    if told["better"] not in ("more", "less") or told["unit"] not in ("percent", "days", "hours", "count"):
        raise ValueError(f"indicator {told['id']}: better is more or less, the unit a known one")
    return Indicator(
        told["id"],
        told["name"],
        told["of"],
        told["unit"],
        told["better"] == "more",
        Decimal(str(told["target"])),
        told["legal_basis"],
        told["how"],
    )


def standing(indicator: Indicator, measured: Measured, target: Decimal) -> Standing:
    """`near`: within a tenth of the target on the wrong side of it. Money is counted whole, however few the lines."""
    if measured.value is None or (measured.cases < ENOUGH_CASES and indicator.of != "spending"):
        return "too_few"
    aim = Fraction(target)
    short = aim - measured.value if indicator.more_is_better else measured.value - aim
    if short <= 0:
        return "reached"
    return "near" if short <= aim * _NEAR else "missed"


def share(part: int, whole: int) -> Measured:
    """In percent."""
    return Measured(Fraction(100 * part, whole) if whole else None, whole)


def mean(total: int, cases: int) -> Measured:
    return Measured(Fraction(total, cases) if cases else None, cases)


def median(lengths: Sequence[timedelta], per: timedelta) -> Measured:
    """In units of `per`; between the two in the middle where there are two."""
    if not lengths:
        return Measured(None, 0)
    ordered, half = sorted(lengths), len(lengths) // 2
    middle = ordered[half : half + 1] if len(ordered) % 2 else ordered[half - 1 : half + 1]
    microsecond = timedelta(microseconds=1)
    total = sum(length // microsecond for length in middle)
    return Measured(Fraction(total, len(middle) * (per // microsecond)), len(ordered))
