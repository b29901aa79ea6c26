"""NIK, the 16-digit number of a person: `PP KK CC DD MM YY SSSS`.

- There is no check digit: a typing slip passes. Ask twice or scan.
- PP KK CC is where the person was *first registered*; it never changes, so most prefixes are right in Surabaya.
- A woman's day is 40 higher (41-71). The year has two digits: candidates are listed latest first, never in the future.
- Numbers are permanent even when they were issued wrong, so odd ones are warned about, never refused. Refused is only
  what cannot be a NIK at all: other characters, another length, serial 0000, a province that never was, a day beyond
  71 or a month beyond 12.
- `repr` shows nothing of the number: values end up in tracebacks.

Source: Dukcapil (Klaten page; Dirjen Dukcapil quoted by Tribunnews), design reference domain.md section 3.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sync.rules.digits import digits_of_length
from sync.rules.refusal import Caution, Refused

Sex = Literal["L", "P"]
ADULT_YEARS = 17  # a KTP is given at 17

# Kemendagri codes, never those of BPS. 54 was Timor Timur until 1999; its people kept their numbers.
_PROVINCES = (
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 54 61 62 63 64 65 "
    "71 72 73 74 75 76 81 82 91 92 93 94 95 96"
)
PROVINCES = frozenset(_PROVINCES.split())
_SURABAYA = "3578"
_SURABAYA_DISTRICTS = 31


@dataclass(frozen=True, slots=True, repr=False)
class Nik:
    """`birth_dates`: every reading of the two-digit year that is not in the future, latest first; may be empty."""

    digits: str
    birth_dates: tuple[date, ...]
    sex: Sex | None
    province: str
    warnings: tuple[Caution, ...] = ()

    def grouped(self) -> str:
        """As on the number pad: 4-4-4-4."""
        return " ".join(self.digits[start : start + 4] for start in range(0, 16, 4))

    def masked(self) -> str:
        return f"•••• •••• •••• {self.digits[-4:]}"

    def birth_date(self) -> date | None:
        """The likeliest reading: the latest year that is not in the future."""
        return self.birth_dates[0] if self.birth_dates else None

    def __repr__(self) -> str:
        return "Nik(redacted)"

    __str__ = __repr__


def parse_nik(text: str, *, today: date, adult: bool = False) -> Nik:
    """`adult`: the context says a KTP holder, so readings younger than 17 are put aside. Raises Refused."""
    digits = digits_of_length(text, 16)
    if digits[:2] not in PROVINCES:
        raise Refused("unknown_province", 16)
    if digits[12:] == "0000":
        raise Refused("serial_zero", 16)
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    if not 1 <= day <= 71 or not 1 <= month <= 12:
        raise Refused("impossible_date", 16)
    sex = _sex(day)
    births = _readings(year, month, day - 40 if sex == "P" else day, today)
    old_enough = tuple(birth for birth in births if _years(birth, today) >= ADULT_YEARS)
    warnings = _warnings(digits, births, too_young=adult and bool(births) and not old_enough)
    return Nik(digits, old_enough if adult and old_enough else births, sex, digits[:2], warnings)


def _sex(day: int) -> Sex | None:
    """None for 32-40, which is no day of either; such numbers exist and are asked about."""
    if day > 40:
        return "P"
    return "L" if day <= 31 else None


def _readings(year: int, month: int, day: int, today: date) -> tuple[date, ...]:
    found: list[date] = []
    for century in (2000, 1900):
        try:
            birth = date(century + year, month, day)
        except ValueError:
            continue  # 29 February, or a day that month never has
        if birth <= today:
            found.append(birth)
    return tuple(found)


def _years(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def _warnings(digits: str, births: tuple[date, ...], *, too_young: bool) -> tuple[Caution, ...]:
    found: list[Caution] = []
    if not births:
        found.append("unusual_date")
    if digits[:4] == _SURABAYA and not 1 <= int(digits[4:6]) <= _SURABAYA_DISTRICTS:
        found.append("unknown_district")
    if too_young:
        found.append("under_17")
    return tuple(found)
