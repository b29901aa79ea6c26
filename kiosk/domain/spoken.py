"""What may be said aloud, how numbers are said, and about how long it takes.

- No text with ten or more digits in a row is ever said, whatever stands between them and also when they are written as words:
  a NIK and a KK have 16, a phone number 10 to 13. `clean` refuses it, for the loudspeaker and for a headset alike.
- What is masked on the screen ("•••• 1234") is not said, nor is its visible end.
- Words of numbers are those of the phrase list where it has them; the other Javanese ones wait for native review.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the screen's own voice needs this module before its first picture, and neither of those
    from kiosk.domain.session import Language

LONGEST_S = 12.0
MOST_DIGITS = 9
_LETTER_S = 0.085  # measured with the speech program at the pace of the screens; the tests compare
_PAUSE_S = 0.27
_DIGIT_LETTERS = 5

UNITS: dict[Language, tuple[str, ...]] = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "jv": ("nol", "setunggal", "kalih", "tigo", "sekawan", "gangsal", "enem", "pitu", "wolu", "songo"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TEENS: dict[Language, tuple[str, ...]] = {
    "id": ("sepuluh", "sebelas", *(f"{unit} belas" for unit in UNITS["id"][2:])),
    "jv": ("sedoso", *(f"{unit} welas" for unit in UNITS["jv"][1:])),
    "en": (
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
}
_JV_JOINED = ("kalih", "tigang", "kawan", "gangsal", "enem", "pitung", "wolung", "sangang")
_TENS: dict[Language, tuple[str, ...]] = {
    "id": tuple(f"{unit} puluh" for unit in UNITS["id"][2:]),
    "jv": ("kalih doso", "tigang doso", "kawan doso", "seket", "sewidak", "pitung doso", "wolung doso", "sangang doso"),
    "en": ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
_HUNDREDS: dict[Language, tuple[str, ...]] = {
    "id": ("seratus", *(f"{unit} ratus" for unit in UNITS["id"][2:])),
    "jv": ("satus", *(f"{unit} atus" for unit in _JV_JOINED)),
    "en": tuple(f"{unit} hundred" for unit in UNITS["en"][1:]),
}
_DIGIT_WORDS = frozenset(word for units in UNITS.values() for word in units)
CALL_PARTS: dict[Language, tuple[str, str]] = {
    "id": ("Nomor antrean", "silakan ke loket"),
    "jv": ("Nomer antrean", "monggo teng loket"),
    "en": ("Queue number", "please go to counter"),
}
_MASKED = re.compile(r"[•*][•*\s]*\d{0,4}")
_TOKEN = re.compile(r"\d|[^\W\d_]+")
_PAUSE = re.compile(r"[,.;:!?…]+(?=\s|$)")


class PrivateNumberError(ValueError):
    """Our mistake: a text to be said holds what looks like a NIK, a KK or a phone number. Names nothing of it."""


def number_words(number: int, language: Language) -> str:
    """0 to 999 as people say it: "seratus tujuh"."""
    if not 0 <= number <= 999:
        raise ValueError("numbers are said from 0 to 999")
    if number >= 100:
        rest = number % 100
        hundreds = _HUNDREDS[language][number // 100 - 1]
        return f"{hundreds} {number_words(rest, language)}" if rest else hundreds
    if number >= 20:
        tens, unit = _TENS[language][number // 10 - 2], number % 10
        return f"{tens} {UNITS[language][unit]}" if unit else tens
    return _TEENS[language][number - 10] if number >= 10 else UNITS[language][number]


def digit_words(digits: str, language: Language) -> str:
    """Digit by digit: "012" as "nol satu dua"."""
    if not re.fullmatch("[0-9]{1,9}", digits):
        raise ValueError("one to nine digits are said one by one")
    return " ".join(UNITS[language][int(digit)] for digit in digits)


def ticket_words(ticket: str, language: Language) -> str:
    """Like "A-012" as "A, nol satu dua", "A-107" as "A, seratus tujuh". Raises Refused."""
    from kiosk.domain.ticket import parse_queue_number

    letter, *said = parse_queue_number(ticket).spoken()
    number = digit_words("".join(said), language) if len(said) > 1 else number_words(int(said[0]), language)
    return f"{letter}, {number}"


def call_text(ticket: str, loket: int, language: Language) -> str:
    """What the hall hears, once; a call is said twice. Raises Refused."""
    queue, go = CALL_PARTS[language]
    return f"{queue} {ticket_words(ticket, language)}, {go} {number_words(loket, language)}"


def clean(text: str) -> str:
    """What is left to say of a text from the screen, in one line. Raises PrivateNumberError."""
    if most_digits(text) > MOST_DIGITS:
        raise PrivateNumberError("a text to be said holds a number that belongs to a person")
    return " ".join(_MASKED.sub(" ", text).split())


def most_digits(text: str) -> int:
    """The longest run of digits with no other word between them; "satu" counts as one."""
    longest = run = 0
    for token in _TOKEN.findall(text.lower()):
        run = run + 1 if token.isdecimal() or token in _DIGIT_WORDS else 0
        longest = max(longest, run)
    return longest


def seconds(text: str) -> float:
    """About how long the speech program takes for it."""
    letters = sum(_DIGIT_LETTERS if each.isdecimal() else each.isalpha() for each in text)
    return letters * _LETTER_S + len(_PAUSE.findall(text)) * _PAUSE_S
