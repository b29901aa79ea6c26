"""Figures as people read them: "92,5", "1.250", "18,3 jam". Rounded here, where they are shown, and nowhere before."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sync.rules.kpi import Measured, Unit

_UNITS = {"percent": " persen", "days": " hari", "hours": " jam", "count": ""}


def decimal(value: Fraction | int, digits: int = 1) -> str:
    """Without a tail of zeros."""
    exact = Decimal(Fraction(value).numerator) / Decimal(Fraction(value).denominator)
    rounded = exact.quantize(Decimal(10) ** -digits, ROUND_HALF_UP) + 0  # never "-0"
    shown = f"{rounded:,f}"
    whole, _, tail = shown.partition(".")
    tail = tail.rstrip("0")
    return whole.replace(",", ".") + (f",{tail}" if tail else "")


def measured(found: Measured, unit: Unit, nothing: str = "Belum ada") -> str:
    return nothing if found.value is None else decimal(found.value) + _UNITS[unit]


def with_unit(value: Fraction | int, unit: Unit) -> str:
    return decimal(value) + _UNITS[unit]
