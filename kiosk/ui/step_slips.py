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

translate = QCoreApplication.translate


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
    lines = [
        title(translate("StepSlips", "Perlu dilengkapi")),
        small(translate("StepSlips", "Nomor antrean")),
        large(told.ticket),
    ]
    lines += [small(told.service), RULE, plain(reason_words(told.reason))]
    return [*lines, *(plain(f"• {name}"[:MAX_LINE]) for name in told.missing)]


def _own(words: str) -> list[SlipLine]:
    return [plain(line) for line in textwrap.wrap(words, 120)]


def _end(told: Returned, site: str) -> list[SlipLine]:
    lines = [RULE, small(translate("StepSlips", "Bawa ke %1. Tidak perlu antre dari awal.").replace("%1", site))]
    lines += [small(translate("StepSlips", "Kode status")), large(f"{told.code[:4]}-{told.code[4:]}")]
    return [*lines, small(translate("StepSlips", "Gratis. Tempat Anda disimpan."))]


def reason_words(reason: str) -> str:
    match reason:
        case "missing_documents":
            return translate("StepSlips", "Ada yang belum dibawa:")
        case "unreadable_photo":
            return translate("StepSlips", "Foto ini perlu diulang:")
        case "wrong_service":
            return translate("StepSlips", "Layanannya perlu diganti.")
        case "not_eligible":
            return translate("StepSlips", "Syaratnya belum terpenuhi.")
        case _:
            return translate("StepSlips", "Ada yang perlu dibetulkan.")
