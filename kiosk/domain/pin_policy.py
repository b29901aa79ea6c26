"""Which six digits are no PIN: the ones that are guessed first.

Invariants
- Pure and silent: a refusal is a word, the PIN is in no error. The rules are properties, not a list, so that each can be
  told in a sentence; together they leave more than nine of ten PINs.
- An officer's own birth date is not known here and shall not be: every date of those who work is refused instead.
"""

from __future__ import annotations

import itertools
import re
from datetime import date
from typing import Literal

PIN_DIGITS = 6
CODE_DIGITS = 8

WeakPin = Literal["form", "repeats", "run", "keypad", "date"]

FIRST_YEAR, LAST_YEAR = 1940, 2015
# The lines of three on the keys, as a finger runs: rows, columns and both diagonals.
_ROWS = ("123", "456", "789", "147", "258", "369", "159", "357")
_LINES = frozenset(_ROWS) | {row[::-1] for row in _ROWS}
_STEPS = frozenset({1, 2, 8, 9})
# Chosen by many although no rule above names them: steps of ten, hearts and other well-known sixes of leaked lists.
_FAVOURITES = frozenset("102030 010203 112358 142536 314159 520520 520131 696969 131419 101112 123654 654123".split())  # noqa: SIM905 - a table


def weakness(pin: str) -> WeakPin | None:
    """Why this is no PIN to take, None when it is one."""
    if not is_pin(pin):
        return "form"
    if _repeats(pin):
        return "repeats"
    if _runs(pin):
        return "run"
    if (pin[:3] in _LINES and pin[3:] in _LINES) or pin in _FAVOURITES:
        return "keypad"
    return "date" if _is_date(pin) else None


def is_pin(pin: str) -> bool:
    """Six ASCII digits."""
    return re.fullmatch(r"[0-9]{6}", pin, re.ASCII) is not None


def is_code(code: str) -> bool:
    """Eight ASCII digits, as the city gives for a first PIN."""
    return re.fullmatch(r"[0-9]{8}", code, re.ASCII) is not None


def _repeats(pin: str) -> bool:
    """111111, 121212, 123123, 112233, 111222, 110110: few digits, or the same again."""
    return (
        len(set(pin)) <= 2
        or pin[:3] == pin[3:]
        or pin[:2] * 3 == pin
        or all(pin[at] == pin[at + 1] for at in (0, 2, 4))
    )


def _runs(pin: str) -> bool:
    """123456, 987654, 890123, 246802: one step up or down, or two, each time. 123321 is a run and back."""
    half = _steps(pin[:3])
    return (_steps(pin) <= _STEPS and len(_steps(pin)) == 1) or (pin == pin[::-1] and len(half) == 1 and half <= _STEPS)


def _steps(digits: str) -> set[int]:
    return {(int(after) - int(before)) % 10 for before, after in itertools.pairwise(digits)}


def _is_date(pin: str) -> bool:
    """DDMMYY or YYMMDD of 1940 to 2015."""
    one, two, three = int(pin[:2]), int(pin[2:4]), int(pin[4:])
    return _exists(one, two, three) or _exists(three, two, one)


def _exists(day: int, month: int, year: int) -> bool:
    full = 1900 + year if year >= FIRST_YEAR - 1900 else 2000 + year
    if not FIRST_YEAR <= full <= LAST_YEAR:
        return False
    try:
        date(full, month, day)
    except ValueError:
        return False
    return True
