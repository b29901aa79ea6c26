"""The slip of a request that was returned: exactly what is missing, in the language of the screen.

Invariants
- It names papers and questions, never an answer, a person or a number of one: own words that hold such a number are left out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.domain.slip import MAX_LINE, RULE, Slip, SlipLine, large, plain, small, title


def _say(text: str) -> str:
    return QCoreApplication.translate("StepSlips", text)


@dataclass(frozen=True, slots=True)
class Returned:
    """`missing` by name; `reason` as in the fact; `words` the officer's own, "" for none."""

    ticket: str
    code: str
    service: str
    reason: str
    missing: Sequence[str]
    words: str


def returned_slip(told: Returned, site: str) -> Slip:
    try:
        return Slip("status", (*_lines(told), *_own(told.words), *_end(told, site)))
    except ValueError:
        return Slip("status", (*_lines(told), *_end(told, site)))


def _lines(told: Returned) -> list[SlipLine]:
    lines = [title(_say("Perlu dilengkapi")), small(_say("Nomor antrean")), large(told.ticket)]
    lines += [small(told.service), RULE, plain(reason_words(told.reason))]
    return [*lines, *(plain(f"• {name}"[:MAX_LINE]) for name in told.missing)]


def _own(words: str) -> list[SlipLine]:
    return [plain(line) for line in textwrap.wrap(words, 120)]


def _end(told: Returned, site: str) -> list[SlipLine]:
    lines = [RULE, small(_say("Bawa ke %1. Tidak perlu antre dari awal.").replace("%1", site))]
    lines += [small(_say("Kode status")), large(f"{told.code[:4]}-{told.code[4:]}")]
    return [*lines, small(_say("Gratis. Tempat Anda disimpan."))]


def reason_words(reason: str) -> str:
    match reason:
        case "missing_documents":
            return _say("Ada yang belum dibawa:")
        case "unreadable_photo":
            return _say("Foto ini perlu diulang:")
        case "wrong_service":
            return _say("Layanannya perlu diganti.")
        case "not_eligible":
            return _say("Syaratnya belum terpenuhi.")
        case _:
            return _say("Ada yang perlu dibetulkan.")
