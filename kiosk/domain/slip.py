"""What stands on a printed slip: lines in five voices and one code to scan; how it is drawn is the printer's business.

Invariants
- A slip that lies on a counter for anybody to see (every kind but "my_data") holds nothing that names a person: a run of
  digits as long as a NIK, a KK or a telephone number is refused.
- A slip fits a hand: at most 60 lines of 200 characters, and a QR that a phone reads from paper.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

SlipKind = Literal["ticket", "queue", "missing_papers", "status", "my_data"]
LineStyle = Literal["title", "large", "text", "rule", "small"]

MAX_LINES = 60
MAX_LINE = 200
MAX_QR = 1000
_NAMES_SOMEBODY = re.compile(r"[0-9]{9,}|(?:[0-9]{4}[ .-]){3}[0-9]{4}|\+62|\b08[0-9]{2}(?:[ -]?[0-9]{3,4}){2}")


@dataclass(frozen=True, slots=True)
class SlipLine:
    """`large` is for what is read aloud or typed again (number, code, PIN); `rule` is a line across, without text."""

    style: LineStyle
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Slip:
    """`qr` is what the code says, printable ASCII; "" prints none. Raises ValueError (ours) for what breaks the invariants."""

    kind: SlipKind
    lines: tuple[SlipLine, ...] = field(repr=False)
    qr: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if len(self.lines) > MAX_LINES or any(len(line.text) > MAX_LINE for line in self.lines):
            raise ValueError("a slip is at most 60 lines of 200 characters")
        if len(self.qr) > MAX_QR or not (self.qr.isascii() and self.qr.isprintable()):
            raise ValueError("a slip's code is at most 1000 printable ASCII characters")
        if self.kind != "my_data" and any(_NAMES_SOMEBODY.search(line.text) for line in self.lines):
            raise ValueError("a slip of this kind names nobody")


def title(text: str) -> SlipLine:
    return SlipLine("title", text)


def large(text: str) -> SlipLine:
    return SlipLine("large", text)


def plain(text: str) -> SlipLine:
    return SlipLine("text", text)


def small(text: str) -> SlipLine:
    return SlipLine("small", text)


RULE = SlipLine("rule")
