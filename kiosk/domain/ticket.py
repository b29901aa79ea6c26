"""Queue numbers ("A-017") and status codes ("K7TR-92MX").

- A queue number is a letter of the site and 1 to 999; it starts again each day, so it names nothing without its day. Where a PC was
  replaced that day, the new one begins at the next hundred: nobody knows how far the old one came, and two people must not hold A-005.
- A status code is eight of 31 characters without 0 O 1 I L, drawn evenly from a source that is passed in: 8.5e11 codes, of
  which a city issues some 1e7 a year. It opens nothing without its PIN.
- What people type is read kindly: spaces, dashes and lower case do not matter. A character that is never printed is refused,
  not guessed: 0 may have been D or Q.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from sync.protocol.patterns import STATUS_ALPHABET as CODE_ALPHABET
from sync.rules.refusal import Refused

CODE_LENGTH = 8
MAX_NUMBER = 999
HUNDRED = 100
_TRIES = 100


@dataclass(frozen=True, slots=True)
class QueueNumber:
    prefix: str
    number: int

    def __post_init__(self) -> None:
        if not re.fullmatch("[A-Z]", self.prefix) or not 1 <= self.number <= MAX_NUMBER:
            raise ValueError("a queue number is a letter and 1 to 999")

    def __str__(self) -> str:
        return f"{self.prefix}-{self.number:03}"

    def spoken(self) -> tuple[str, ...]:
        """How it is called: below one hundred digit by digit as printed, `("A", "0", "1", "7")`, else `("A", "107")`."""
        if self.number < 100:
            return (self.prefix, *f"{self.number:03}")
        return (self.prefix, str(self.number))


def next_number(given: Collection[int], elsewhere: int) -> int:
    """`given`: by this PC today; `elsewhere`: the highest that one before it may have given, 0 for none.

    Where nothing is left above, the lowest that this PC has not given: an old number twice is better than nobody served.
    """
    hundred = elsewhere - elsewhere % HUNDRED + HUNDRED
    first = (hundred if hundred < MAX_NUMBER else elsewhere) + 1 if elsewhere else 1
    highest = max(given, default=0)
    number = highest + 1 if highest >= elsewhere else first
    if number <= MAX_NUMBER:
        return number
    return next(free for free in range(1, MAX_NUMBER + 2) if free not in given)


def parse_queue_number(text: str) -> QueueNumber:
    """Takes "A-017", "a17", "A 17". Raises Refused."""
    match = re.fullmatch(r" *([A-Za-z]) *-? *([0-9]{1,3}) *", text)
    if match is None or int(match[2]) == 0:
        raise Refused("bad_code", len(text))
    return QueueNumber(match[1].upper(), int(match[2]))


@dataclass(frozen=True, slots=True)
class StatusCode:
    """`value` is the bare eight characters, as facts and the city know it."""

    value: str

    def __post_init__(self) -> None:
        if len(self.value) != CODE_LENGTH or not set(self.value) <= set(CODE_ALPHABET):
            raise ValueError("a status code is eight characters of its alphabet")

    def __str__(self) -> str:
        """As printed: K7TR-92MX."""
        return f"{self.value[:4]}-{self.value[4:]}"


def parse_status_code(text: str) -> StatusCode:
    """Raises Refused: too_short and too_long with the count so far, bad_code for a character that is never printed."""
    bare = re.sub(r"[ \u00a0.-]", "", text[:64]).upper()
    if not bare:
        raise Refused("empty")
    if not set(bare) <= set(CODE_ALPHABET):
        raise Refused("bad_code", len(bare))
    if len(bare) != CODE_LENGTH:
        raise Refused("too_short" if len(bare) < CODE_LENGTH else "too_long", len(bare))
    return StatusCode(bare)


def new_status_code(choose: Callable[[str], str], *, taken: Collection[str] = ()) -> StatusCode:
    """`choose` picks one character evenly and unpredictably (`secrets.choice`); `taken` are bare codes of this kiosk.

    Raises RuntimeError when the source keeps repeating itself: a broken source must not issue codes.
    """
    for _ in range(_TRIES):
        value = "".join(choose(CODE_ALPHABET) for _ in range(CODE_LENGTH))
        if value not in taken:
            return StatusCode(value)
    raise RuntimeError("the source of random characters repeats itself")
