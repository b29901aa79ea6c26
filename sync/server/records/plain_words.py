"""Words that people type into the city's own records: short, and without the numbers of a resident.

A name cannot be told from other words, so the forms ask for none; a NIK, KK or telephone number can: nine digits and more, also
with spaces, dots or hyphens between them.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

_LONG_NUMBER = re.compile(r"[0-9](?:[ .\-/]?[0-9]){8,}", re.ASCII)
REFUSED = "Hapus nomor panjang (NIK, KK, atau nomor HP). Catatan ini tidak boleh memuat data pribadi."


def holds_long_number(text: str) -> bool:
    return _LONG_NUMBER.search(text) is not None


def refuse_long_numbers(text: str) -> None:
    """A validator of Django's forms."""
    if holds_long_number(text):
        raise ValidationError(REFUSED)
