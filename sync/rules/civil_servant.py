"""NIP of a PNS and NI of a PPPK, 18 digits both, two layouts.

- PNS: birth YYYYMMDD, start as candidate YYYYMM, sex 1/2, serial 001-999 (Perka BKN 22/2007). It never changes.
- PPPK: birth YYYYMMDD, year of first appointment YYYY, two digits of the contract (seen as 21, 22: no month), sex,
  serial (BKN Yogyakarta 2022). It changes with the agency. A validator for PNS would refuse every one of them.
- So positions 13-14 tell which it is: 01-12 is a month, all else a contract. No check digit in either.
- Dates must be real; ages and years that are merely unusual are warned about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sync.rules.digits import digits_of_length
from sync.rules.nik import Sex
from sync.rules.refusal import Caution, Refused

_USUAL_START_AGE = range(18, 41)
_FIRST_PPPK_YEAR = 2019  # PP 49/2018 came into force in November 2018


@dataclass(frozen=True, slots=True, repr=False)
class CivilServantNumber:
    """`started`: year and month for a PNS, year and None for a PPPK."""

    digits: str
    kind: Literal["pns", "pppk"]
    birth_date: date
    started: tuple[int, int | None]
    sex: Sex
    warnings: tuple[Caution, ...] = ()

    def grouped(self) -> str:
        """As agencies write it: 8-6-1-3."""
        return f"{self.digits[:8]} {self.digits[8:14]} {self.digits[14]} {self.digits[15:]}"

    def masked(self) -> str:
        return f"•••••••• •••••• • {self.digits[-3:]}"

    def __repr__(self) -> str:
        return "CivilServantNumber(redacted)"

    __str__ = __repr__


def parse_nip(text: str, *, today: date) -> CivilServantNumber:
    """Raises Refused."""
    digits = digits_of_length(text, 18)
    birth = _real_date(digits[:8])
    year, two = int(digits[8:12]), int(digits[12:14])
    month = two if 1 <= two <= 12 else None
    if digits[14] not in "12":
        raise Refused("bad_sex_digit", 18)
    if digits[15:] == "000":
        raise Refused("serial_zero", 18)
    if birth > today or (year, month or 1) > (today.year, today.month):
        raise Refused("in_future", 18)
    return CivilServantNumber(
        digits,
        "pns" if month else "pppk",
        birth,
        (year, month),
        "L" if digits[14] == "1" else "P",
        _warnings(birth, year, is_pns=month is not None),
    )


def _real_date(eight: str) -> date:
    try:
        return date(int(eight[:4]), int(eight[4:6]), int(eight[6:]))
    except ValueError:
        raise Refused("impossible_date", 18) from None


def _warnings(birth: date, year: int, *, is_pns: bool) -> tuple[Caution, ...]:
    if is_pns:
        return () if year - birth.year in _USUAL_START_AGE else ("unusual_start_age",)
    found: list[Caution] = []
    if year < _FIRST_PPPK_YEAR:
        found.append("unusual_start_year")
    if year - birth.year < _USUAL_START_AGE.start:
        found.append("unusual_start_age")
    return tuple(found)
