"""Words that people write about work for others to read in clear: they name tasks, and no resident."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError

HELP = "Sebut pekerjaannya saja. Jangan tulis nama, NIK, nomor HP atau alamat warga."
_LONG_NUMBER = re.compile(r"(?:[0-9][ .-]?){9}", re.ASCII)


def refuse_numbers_of_people(words: str) -> None:
    """A validator: what looks like a NIK or a telephone number is not kept. Raises ValidationError."""
    if _LONG_NUMBER.search(words):
        raise ValidationError("Ada angka panjang seperti NIK atau nomor HP. Tulis tanpa itu.")
