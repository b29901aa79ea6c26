"""The NIK among the lines that were read off a KTP: which reading is good enough to be asked about.

Invariants
- A wrong number offered is worse than none. A number counts only from a card that says NIK, stands alone on its line, is the only
  one there and could have been issued without a doubt: no number that `parse_nik` would warn about.
- One reading is never enough: `Agreement` wants the same number `WITH_DATE` times when the date of birth printed on the card
  says the same as the number, else `WITHOUT_DATE` times. A person confirms it all the same.
- Letters that look like digits are read as digits, at most `MOST_MENDED` in a number.
- `repr` shows nothing of a card: values end up in tracebacks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sync.rules.nik import Nik, parse_nik
from sync.rules.refusal import Refused

SURE: Final = 0.8  # of 1: what the reader says of a line whose digits can be trusted
MOST_MENDED: Final = 2
WITH_DATE: Final = 2
WITHOUT_DATE: Final = 3
MOST_LINES: Final = 200  # a KTP has 20, a crowded desk behind it some more
LONGEST_LINE: Final = 200

_LABEL = re.compile(r"\W*N[I1L|!]K(?![A-Z])\W*", re.IGNORECASE)
_FAMILY = re.compile(r"KARTU\s*KELUARGA", re.IGNORECASE)  # many numbers, none of them asked for
_EDGES = " \t:;.,'\"-_=|"
_DATE = re.compile(r"(?<![0-9])([0-9]{2})[-./ ]{1,3}([0-9]{2})[-./ ]{1,3}([0-9]{4})(?![0-9])")
_LOOKS_LIKE = str.maketrans("OoQDIl|!iZzSsBGb", "0000111112255866")


@dataclass(frozen=True, slots=True, repr=False)
class PrintedLine:
    """`sure`: 0 to 1."""

    text: str
    sure: float

    def __repr__(self) -> str:
        return "PrintedLine(redacted)"


@dataclass(frozen=True, slots=True, repr=False)
class Sighting:
    """`dated`: the date of birth printed on the card is that of the number."""

    nik: Nik
    dated: bool

    def __repr__(self) -> str:
        return "Sighting(redacted)"


def sighting(lines: Sequence[PrintedLine], *, today: date) -> Sighting | None:
    """What one picture shows. None is the usual answer: no card, not sharp enough, or a doubt."""
    plain = [PrintedLine(_plain(line.text), line.sure) for line in lines[:MOST_LINES]]
    texts = [line.text for line in plain]
    if not any(_LABEL.match(text) for text in texts) or any(_FAMILY.search(text) for text in texts):
        return None
    numbers = {number for line in plain if line.sure >= SURE for number in _numbers(line.text)}
    if len(numbers) != 1:
        return None
    try:
        nik = parse_nik(numbers.pop(), today=today)
    except Refused:
        return None
    return None if nik.warnings else Sighting(nik, dated=_says_the_same(texts, nik))


class Agreement:
    """The same number, again and again, of one card held out. Another number starts the count anew; a blank one does not."""

    def __init__(self) -> None:
        self._digits = ""
        self._times = 0

    def see(self, seen: Sighting | None) -> Nik | None:
        """The number, once it was seen often enough."""
        if seen is None:
            return None
        if seen.nik.digits != self._digits:
            self._digits, self._times = seen.nik.digits, 0
        self._times += 1
        return seen.nik if self._times >= (WITH_DATE if seen.dated else WITHOUT_DATE) else None

    def forget(self) -> None:
        self._digits, self._times = "", 0


def _plain(text: str) -> str:
    """Readers trained on Chinese print give wide colons and digits."""
    return unicodedata.normalize("NFKC", text[:LONGEST_LINE])


def _numbers(text: str) -> Iterator[str]:
    """The number of a line that holds nothing else, but for the label."""
    value = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    signs = "".join(value.strip(_EDGES).split())
    digits = signs.translate(_LOOKS_LIKE)
    mended = sum(was != now for was, now in zip(signs, digits, strict=True))
    if re.fullmatch(r"[0-9]{16}", digits) and mended <= MOST_MENDED:
        yield digits


def _says_the_same(texts: Sequence[str], nik: Nik) -> bool:
    births = {(birth.day, birth.month, birth.year) for birth in nik.birth_dates}
    return any(
        (int(day), int(month), int(year)) in births for text in texts for day, month, year in _DATE.findall(text)
    )
