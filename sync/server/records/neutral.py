"""Cells that a spreadsheet program shows as text and never works out (CWE-1236).

A cell that begins with = + - @ (also in full width, also after spaces or quotes) is a formula to Excel and LibreOffice. A file with
commas that an Indonesian Excel opens is cut at semicolons as well, so what follows any separator inside a cell counts as a beginning.
Such a place gets an apostrophe before it; numbers are numbers and are left alone. Control characters become spaces.
"""

from __future__ import annotations

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_FORMULA = re.compile(r"(^|[,;|])([\s\"'\u200b\ufeff]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])")


def neutral(text: str) -> str:
    """The same words; changed only where a program could take them for something else than words."""
    return _FORMULA.sub(r"\1'\2", _CONTROLS.sub(" ", text))
