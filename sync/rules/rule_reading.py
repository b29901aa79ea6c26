"""Reading a document of rules: every value with its bounds, every word known, and a refusal that says where and what to do.

The document may be one that a person wrote on a page: nothing of what stood there is repeated in a refusal but the names of our own fields.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol, TypeVar

Problem = Literal[
    "unreadable", "missing", "unknown", "not_a_number", "not_a_choice", "not_a_day", "not_100", "order", "unfit"
]
C = TypeVar("C", bound=str)
_DECIMAL = re.compile(r"[0-9]{1,7}(\.[0-9]{1,4})?", re.ASCII)
_SENTENCES: dict[Problem, str] = {
    "unreadable": "Aturan tidak terbaca. Periksa penulisannya, lalu simpan lagi.",
    "missing": "Isi bagian {where}; nilainya belum ada.",
    "unknown": "Hapus isian di bagian {where} yang tidak dikenal aturan.",
    "not_a_number": "Isi {where} dengan angka di dalam batasnya.",
    "not_a_choice": "Pilih isi {where} dari pilihan yang ada.",
    "not_a_day": "Isi {where} dengan tanggal, misalnya 2026-12-01.",
    "not_100": "Bobot di bagian {where} harus berjumlah 100.",
    "order": "Urutkan isi bagian {where} dari yang terkecil; setiap batas harus lebih besar dari sebelumnya.",
    "unfit": "Isi {where} tidak cocok dengan pilihan lain di aturan ini; ganti salah satunya.",
}


class RuleError(ValueError):
    """The rules are not readable, or say what no rule can say. `sentence` is for who wrote them."""

    def __init__(self, problem: Problem, where: str = "") -> None:
        super().__init__(f"{problem}: {where or 'the document'}")
        self.problem = problem
        self.where = where

    @property
    def sentence(self) -> str:
        """The place without its version: an edition has one."""
        place = re.sub(r"rules\.[0-9]+\.?", "", self.where) or "aturan"
        return _SENTENCES[self.problem].format(where=f"“{place}”")


@dataclass(frozen=True, slots=True)
class Section:
    """Names and values at one place of the document. All methods raise RuleError."""

    raw: Mapping[str, object]
    where: str

    def at(self, name: str) -> str:
        return f"{self.where}.{name}" if self.where else name

    def get(self, name: str) -> object:
        if name not in self.raw:
            raise RuleError("missing", self.at(name))
        return self.raw[name]

    def only(self, *names: str) -> None:
        """A word that no rule has would be silently of no effect."""
        if set(self.raw) - set(names):
            raise RuleError("unknown", self.where)

    def section(self, name: str) -> Section:
        return section(self.get(name), self.at(name))

    def sections(self, name: str, *, most: int = 40) -> list[Section]:
        raw = self.get(name)
        if not isinstance(raw, list) or not 1 <= len(raw) <= most:
            raise RuleError("missing", self.at(name))
        return [section(one, f"{self.at(name)}.{place}") for place, one in enumerate(raw, 1)]

    def whole(self, name: str, low: int = 0, high: int = 1000) -> int:
        raw = self.get(name)
        if type(raw) is not int or not low <= raw <= high:
            raise RuleError("not_a_number", self.at(name))
        return raw

    def number(self, name: str, low: int = 0, high: int = 1000) -> Fraction:
        """A whole number or a decimal with up to four places, exactly as it is written."""
        raw = self.get(name)
        text = repr(raw) if type(raw) in (int, float) else raw
        if not isinstance(text, str) or not _DECIMAL.fullmatch(text) or not low <= Fraction(text) <= high:
            raise RuleError("not_a_number", self.at(name))
        return Fraction(text)

    def words(self, name: str, most: int = 300) -> str:
        raw = self.get(name)
        if not isinstance(raw, str) or not 0 < len(raw.strip()) <= most:
            raise RuleError("missing", self.at(name))
        return raw.strip()

    def flag(self, name: str) -> bool:
        raw = self.get(name)
        if type(raw) is not bool:
            raise RuleError("not_a_choice", self.at(name))
        return raw

    def day(self, name: str) -> date:
        raw = self.get(name)
        if type(raw) is not date:
            raise RuleError("not_a_day", self.at(name))
        return raw

    def choice(self, name: str, choices: tuple[C, ...]) -> C:
        raw = self.get(name)
        for known in choices:
            if raw == known:
                return known
        raise RuleError("not_a_choice", self.at(name))

    def choice_of_name(self, names: tuple[C, ...]) -> C:
        """The one of `names` that is given."""
        given = [name for name in names if name in self.raw]
        if len(given) != 1:
            raise RuleError("missing", self.at(names[0]))
        return given[0]

    def shares(self, names: tuple[C, ...]) -> dict[C, int]:
        """Whole percentages of some of `names`, 100 together."""
        self.only(*names)
        given = {name: self.whole(name, 0, 100) for name in names if name in self.raw}
        if sum(given.values()) != 100:
            raise RuleError("not_100", self.where)
        return given


def section(raw: object, where: str = "") -> Section:
    if not isinstance(raw, Mapping) or not all(isinstance(name, str) for name in raw):
        raise RuleError("missing", where)
    return Section(raw, where)


class _Dated(Protocol):
    @property
    def version(self) -> int: ...
    @property
    def effective_from(self) -> date: ...


D = TypeVar("D", bound=_Dated)


def rule_on(rules: Sequence[D], day: date) -> D:
    """The newest whose day has come. Raises RuleError for a day before the first."""
    due = [rule for rule in rules if rule.effective_from <= day]
    if not due:
        raise RuleError("missing", "effective_from")
    return max(due, key=lambda rule: (rule.effective_from, rule.version))
