"""The catalogue's conditions as people write them here: the few words of the language in Indonesian, names and values untouched.

alasan = hilang dan umur(tgl_lahir) < 17        stands in the document as   alasan = hilang and age(tgl_lahir) < 17
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PEOPLE = {"and": "dan", "or": "atau", "not": "bukan", "age": "umur", "in": "salah_satu"}
_KIOSKS = {said: written for written, said in _PEOPLE.items()}
_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_]+(?![A-Za-z0-9_])")


def as_people_write(condition: str) -> str:
    return _replaced(condition, _PEOPLE)


def as_kiosks_read(condition: str) -> str:
    return _replaced(condition, _KIOSKS)


def _replaced(condition: str, words: Mapping[str, str]) -> str:
    return _WORD.sub(lambda match: words.get(match[0], match[0]), condition)
