"""Surabaya's 31 kecamatan and 153 kelurahan by Kemendagri code (never BPS codes: their districts differ).

The file's columns: code, level (kota, kecamatan, kelurahan), parent, name, nik_prefix (kecamatan only).
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Literal

Level = Literal["kota", "kecamatan", "kelurahan"]
_CODES: dict[str, tuple[Level, str]] = {
    "kota": ("kota", r"[0-9]{2}\.[0-9]{2}"),
    "kecamatan": ("kecamatan", r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}"),
    "kelurahan": ("kelurahan", r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}"),
}


class RegionsError(ValueError):
    """The file's fault, with the code of the row."""


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    level: Level
    parent: str
    name: str
    nik_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Regions:
    rows: tuple[Region, ...]

    def kecamatan(self) -> tuple[Region, ...]:
        return tuple(row for row in self.rows if row.level == "kecamatan")

    def kelurahan(self, of: str | None = None) -> tuple[Region, ...]:
        """All, or those of one kecamatan code."""
        return tuple(row for row in self.rows if row.level == "kelurahan" and of in (None, row.parent))

    def by_code(self, code: str) -> Region:
        """Raises KeyError."""
        for row in self.rows:
            if row.code == code:
                return row
        raise KeyError(code)

    def kecamatan_of_nik(self, digits: str) -> Region | None:
        """Where a NIK was first registered, if that was in this city; never where its holder lives now."""
        for row in self.kecamatan():
            if digits.startswith(row.nik_prefix):
                return row
        return None


def load(data: bytes) -> Regions:
    """Raises RegionsError: unknown parents, doubled codes and misshapen rows."""
    try:
        rows = tuple(_row(raw) for raw in csv.DictReader(io.StringIO(data.decode("utf-8"))))
    except (KeyError, UnicodeDecodeError) as error:
        raise RegionsError(f"the regions cannot be read: {error}") from error
    codes = {row.code for row in rows}
    if len(codes) != len(rows):
        raise RegionsError("a code appears twice")
    for row in rows:
        if row.level != "kota" and row.parent not in codes:
            raise RegionsError(f"{row.code}: its parent is not in the file")
    return Regions(rows)


def _row(raw: dict[str, str]) -> Region:
    code = raw["code"]
    level, shape = _CODES[raw["level"]]
    prefix = code.replace(".", "") if level == "kecamatan" else ""
    if not re.fullmatch(shape, code) or not raw["name"].strip() or raw["nik_prefix"] != prefix:
        raise RegionsError(f"{code}: misshapen row")
    return Region(code, level, raw["parent"], raw["name"], prefix)
