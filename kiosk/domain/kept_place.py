"""The place that a resident keeps while fetching a paper at home: one code of nine characters, "K7T-R92-MXA", and no record.

Invariants
- The code itself holds everything: which service, and which papers were ticked. It names nobody, opens nothing that a
  touch on the service would not open, and no table knows it; so it has no date on which it ends.
- The service and the list of its papers are named by a digest of both: after a catalogue changed them the code is an old
  one and says so; it never ticks another paper than the one that was meant.
- `parse(code_of(place)) == place`, and no other text of nine characters reads as the same place.
- Ten check bits: a slip of the finger is told, not taken for another service.
- Ticks are kept for the first 14 papers of a service, the built-in catalogue has at most eight.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sync.protocol.patterns import STATUS_ALPHABET
from sync.rules.catalogue import Catalogue
from sync.rules.service import Service

LENGTH = 9
QR_PREFIX = "KEMBALI:"
_MASK_BITS, _NAME_BITS, _CHECK_BITS = 14, 20, 10
_LONGEST = 64
_BASE = len(STATUS_ALPHABET)

PlaceTrouble = Literal["empty", "mistyped", "old"]


class PlaceCodeError(Exception):
    """`trouble` chooses the sentence; nothing of what was typed is in here."""

    def __init__(self, trouble: PlaceTrouble) -> None:
        super().__init__(trouble)
        self.trouble: PlaceTrouble = trouble


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """`ticks`: ids of the requirements that the resident said to have."""

    service: str
    ticks: frozenset[str]


def code_of(service: Service, ticks: frozenset[str]) -> str:
    """The bare nine characters. Ticks of papers that are not brought, or come after the 14th, are not kept."""
    mask = sum(1 << place for place, paper in enumerate(_papers(service)) if paper in ticks)
    held = _name(service) << _MASK_BITS | mask
    return _written(_check(held) << (_NAME_BITS + _MASK_BITS) | held)


def grouped(code: str) -> str:
    """As printed: K7T-R92-MXA."""
    return f"{code[:3]}-{code[3:6]}-{code[6:]}"


def qr_of(code: str) -> str:
    return QR_PREFIX + code


def parse(text: str, catalogue: Catalogue) -> KeptPlace:
    """Of the code as typed or of the QR's text; spaces, dashes and lower case do not matter. Raises PlaceCodeError."""
    value = _read(_bare(text))
    held = value & (1 << (_NAME_BITS + _MASK_BITS)) - 1
    if value >> (_NAME_BITS + _MASK_BITS) != _check(held):
        raise PlaceCodeError("mistyped")
    named = [service for service in catalogue.services if _name(service) == held >> _MASK_BITS]
    if len(named) != 1:
        raise PlaceCodeError("old")
    papers = _papers(named[0])
    mask = held & (1 << _MASK_BITS) - 1
    if mask >> len(papers):
        raise PlaceCodeError("old")
    return KeptPlace(named[0].code, frozenset(paper for place, paper in enumerate(papers) if mask >> place & 1))


def _bare(text: str) -> str:
    upper = text[:_LONGEST].upper()
    bare = re.sub(r"[ \u00a0.-]", "", upper.removeprefix(QR_PREFIX))
    if not bare:
        raise PlaceCodeError("empty")
    if len(text) > _LONGEST or len(bare) != LENGTH or not set(bare) <= set(STATUS_ALPHABET):
        raise PlaceCodeError("mistyped")
    return bare


def _papers(service: Service) -> Sequence[str]:
    return [one.id for one in service.requirements if one.is_brought()][:_MASK_BITS]


def _name(service: Service) -> int:
    return _digest("\n".join([service.code, *_papers(service)]).encode(), _NAME_BITS)


def _check(held: int) -> int:
    return _digest(b"place" + held.to_bytes(8), _CHECK_BITS)


def _digest(content: bytes, bits: int) -> int:
    return int.from_bytes(hashlib.sha256(content).digest()[:8]) >> (64 - bits)


def _written(value: int) -> str:
    characters = []
    for _ in range(LENGTH):
        value, digit = divmod(value, _BASE)
        characters.append(STATUS_ALPHABET[digit])
    return "".join(reversed(characters))


def _read(code: str) -> int:
    value = 0
    for character in code:
        value = value * _BASE + STATUS_ALPHABET.index(character)
    return value
