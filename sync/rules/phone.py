"""Indonesian telephone numbers: accepts 08…, 62…, +62… and (031) …, keeps E.164.

- Ranges come from Google's numbering data, and change: a number that fits no known range but has a possible length is
  warned about, not refused.
- Several residents may share one phone: never a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the numbering data are large: they are loaded with the first number
    import phonenumbers

from sync.rules.digits import only_digits
from sync.rules.refusal import Caution, Refused

_PUNCTUATION = frozenset("()/")
_INDONESIA = 62
_SHORTEST, _LONGEST = 9, 17  # digits as typed: a small town with its 0, any number with a dialling prefix
_MOBILE_LENGTHS = range(9, 13)  # national, without the leading 0: 08xx numbers have 10 to 13 digits
_OTHER_LENGTHS = range(8, 13)  # landlines: (031) and eight digits, the smallest towns five


@dataclass(frozen=True, slots=True, repr=False)
class Phone:
    e164: str
    warnings: tuple[Caution, ...] = ()

    def national(self) -> str:
        """As people write it: 0812-3456-7890."""
        import phonenumbers

        return phonenumbers.format_number(phonenumbers.parse(self.e164), phonenumbers.PhoneNumberFormat.NATIONAL)

    def masked(self) -> str:
        return f"•••• •••• {self.e164[-4:]}"

    def __repr__(self) -> str:
        return "Phone(redacted)"

    __str__ = __repr__


def parse_phone(text: str) -> Phone:
    """Raises Refused."""
    import phonenumbers

    plus = text.lstrip(" \u00a0").startswith("+")
    digits = only_digits(text.replace("+", "", 1) if plus else text, also=_PUNCTUATION)
    if not _SHORTEST <= len(digits) <= _LONGEST:
        raise Refused("too_short" if len(digits) < _SHORTEST else "too_long", len(digits))
    if plus and not digits.startswith(str(_INDONESIA)):
        raise Refused("not_indonesian", len(digits))
    number = _read(f"+{digits}" if digits.startswith(str(_INDONESIA)) else digits)
    _refuse_impossible_length(number, len(digits))
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, _warnings(number))


def _read(number: str) -> phonenumbers.PhoneNumber:
    import phonenumbers

    try:
        return phonenumbers.parse(number, "ID")
    except phonenumbers.NumberParseException:
        raise Refused("not_a_phone", len(number)) from None  # its text quotes the number


def _refuse_impossible_length(number: phonenumbers.PhoneNumber, got: int) -> None:
    import phonenumbers

    national = phonenumbers.national_significant_number(number)
    if national.startswith("0"):
        raise Refused("not_a_phone", got)
    lengths = _MOBILE_LENGTHS if national.startswith("8") else _OTHER_LENGTHS
    if len(national) not in lengths:
        raise Refused("too_short" if len(national) < lengths.start else "too_long", got)


def _warnings(number: phonenumbers.PhoneNumber) -> tuple[Caution, ...]:
    import phonenumbers

    kind = phonenumbers.PhoneNumberType
    if not phonenumbers.is_valid_number(number):
        return ("unknown_range",)
    mobile = {kind.MOBILE, kind.FIXED_LINE_OR_MOBILE}
    return () if phonenumbers.number_type(number) in mobile else ("not_mobile",)
