"""What the doctor found, for ears, for a telephone's camera and for tomorrow: a sentence, a QR, a line that is kept.

Invariants
- The QR is plain text that any telephone shows: the help desk reads what the screen says, without a program. Printable ASCII,
  as much of it as fits; what is not well comes first and is never cut away by what is.
- Nothing personal: subjects and sentences are the doctor's own. Paths are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sync.rules.indonesian import JAKARTA

MORNING = "morning.found"  # the note that `kiosk.morning_watch` keeps: "2026-11-23 06:04|2|Kamera, Printer"
LONGEST_QR = 900  # a telephone reads it from a screen at arm's length
_PATH = re.compile(r"(?:[A-Za-z]:)?[\\/][^\s;,]*[\\/][^\s;,]*")
_ASCII = {"–": "-", "—": "-", "…": "...", "’": "'"}


@dataclass(frozen=True, slots=True)
class Line:
    subject: str
    is_well: bool
    sentence: str

    def __str__(self) -> str:
        return f"{'OK     ' if self.is_well else 'PERIKSA'} {self.subject}: {self.sentence}"


_PRINTED = re.compile(r"(OK     |PERIKSA) ([^:\n]{1,60}): ([^\n]{0,600})")


def read_lines(printed: str) -> list[Line]:
    """What `kiosk doctor` printed, line for line; what is none of its lines is left out."""
    found = (_PRINTED.fullmatch(line) for line in printed.splitlines())
    return [Line(each[2], each[1] == "OK     ", each[3]) for each in found if each]


def spoken(lines: Sequence[Line]) -> str:
    """One sentence."""
    wrong = [line.subject for line in lines if not line.is_well]
    if not wrong:
        return f"Kios sehat. {len(lines)} hal sudah diperiksa."
    named = " dan ".join([", ".join(wrong[:-1]), wrong[-1]]) if len(wrong) > 1 else wrong[0]
    return f"Ada {len(wrong)} hal yang perlu dilihat: {named}."


def report_text(lines: Sequence[Line], *, kiosk: str, version: str, at: datetime) -> str:
    """`kiosk` is its id, "" before enrolment."""
    wrong, well = [line for line in lines if not line.is_well], [line for line in lines if line.is_well]
    head = f"BALAI KIOS {version} | {kiosk or 'belum terdaftar'} | {at.astimezone(JAKARTA):%Y-%m-%d %H:%M} WIB"
    parts = [head, f"PERIKSA {len(wrong)}", *(f"! {line.subject}: {line.sentence}" for line in wrong)]
    parts += [f"BAIK {len(well)}", *(line.subject for line in well)]
    return _ascii(" | ".join(parts))[:LONGEST_QR]


def drawn(text: str) -> str:
    """The QR in half blocks, for a terminal: white on black as terminals are."""
    from io import StringIO

    from qrcode import QRCode, constants  # type: ignore[import-untyped]  # ships no types

    code = QRCode(error_correction=constants.ERROR_CORRECT_L, border=4)
    code.add_data(text)
    code.make(fit=True)
    page = StringIO()
    code.print_ascii(out=page, invert=True)
    return page.getvalue()


def _ascii(text: str) -> str:
    plain = _PATH.sub("(berkas)", "".join(_ASCII.get(letter, letter) for letter in text))
    return "".join(letter if " " <= letter <= "~" else "?" for letter in plain)
