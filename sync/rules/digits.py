"""From what a person typed or pasted to ASCII digits.

- Spaces (also the unbreakable one of copied documents), dots and dashes are how people group numbers: dropped.
- Anything else is refused by kind. Newlines and tabs are refused, not dropped: `$` in a pattern would let one through.
- Only 0-9 count. `str.isdigit` is true for Arabic-Indic and full-width digits and even for superscripts.
"""

from __future__ import annotations

import unicodedata

from sync.rules.refusal import Refused

GROUPING = frozenset(" .-\u00a0")
_ASCII_DIGITS = frozenset("0123456789")
_READ_AT_MOST = 64  # characters; longer pastes are refused before they are looked at


def only_digits(text: str, *, also: frozenset[str] = frozenset()) -> str:
    """The digits of `text`; `also` are more characters to drop. Raises Refused."""
    if len(text) > _READ_AT_MOST:
        raise Refused("too_long", len(text))
    dropped = GROUPING | also
    kept = [character for character in text if character not in dropped]
    got = sum(character in _ASCII_DIGITS for character in kept)
    for character in kept:
        _refuse_unless_digit(character, got)
    if not kept:
        raise Refused("empty")
    return "".join(kept)


def digits_of_length(text: str, length: int) -> str:
    """Raises Refused; `got` is how many digits there are, for "Baru 15 angka"."""
    digits = only_digits(text)
    if len(digits) < length:
        raise Refused("too_short", len(digits))
    if len(digits) > length:
        raise Refused("too_long", len(digits))
    return digits


def _refuse_unless_digit(character: str, got: int) -> None:
    if character in _ASCII_DIGITS:
        return
    category = unicodedata.category(character)
    if category.startswith("N"):
        raise Refused("foreign_digits", got)
    if category == "Cc":
        raise Refused("control_characters", got)
    if category == "Cf":
        raise Refused("hidden_characters", got)
    raise Refused("letters" if category.startswith("L") else "symbols", got)
