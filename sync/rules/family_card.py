"""KK number (Kartu Keluarga), 16 digits: region of issue 6, recording date DDMMYY, family serial 4.

- It changes (moving district, new head, a split): never a key for a person.
- The date is when the card was recorded: no +40, century 20. What is odd is warned about; 41-71 in the day's place
  looks like a woman's NIK typed into the wrong box, the commonest slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sync.rules.digits import digits_of_length
from sync.rules.nik import PROVINCES
from sync.rules.refusal import Caution, Refused


@dataclass(frozen=True, slots=True, repr=False)
class FamilyCardNumber:
    digits: str
    recorded_on: date | None
    province: str
    warnings: tuple[Caution, ...] = ()

    def grouped(self) -> str:
        return " ".join(self.digits[start : start + 4] for start in range(0, 16, 4))

    def masked(self) -> str:
        return f"•••• •••• •••• {self.digits[-4:]}"

    def __repr__(self) -> str:
        return "FamilyCardNumber(redacted)"

    __str__ = __repr__


def parse_kk(text: str, *, today: date | None = None) -> FamilyCardNumber:
    """Raises Refused. With `today`, a recording date in the future is warned about too."""
    digits = digits_of_length(text, 16)
    if digits[:2] not in PROVINCES:
        raise Refused("unknown_province", 16)
    if digits[12:] == "0000":
        raise Refused("serial_zero", 16)
    recorded = _recorded_on(digits)
    if 41 <= int(digits[6:8]) <= 71:
        warnings: tuple[Caution, ...] = ("looks_like_nik",)
    elif recorded is None or (today is not None and recorded > today):
        warnings = ("unusual_date",)
    else:
        warnings = ()
    return FamilyCardNumber(digits, recorded, digits[:2], warnings)


def _recorded_on(digits: str) -> date | None:
    try:
        return date(2000 + int(digits[10:12]), int(digits[8:10]), int(digits[6:8]))
    except ValueError:
        return None
