"""What an explanation is made of: numbers with a sentence, their arithmetic, and the records behind them. Plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

RecordKind = Literal["request", "presence", "work", "plan", "referral", "sanction", "kiosk", "ruling"]
Sheet = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """`words` are found by who shows it (`records_behind`), "" until then."""

    kind: RecordKind
    id: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Records of one sort behind a number. `counts`: whether they count in it."""

    title: str
    of: tuple[Record, ...]
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """`working`: the arithmetic, (what, how much) line by line, the sum last if it `has_total`; `notes`: what else there is to know."""

    key: str
    name: str
    value: str
    sentence: str
    working: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    records: tuple[Records, ...] = ()
    has_total: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """`pay` is the recommendation itself; `numbers` what it is made of, in the order in which they come together."""

    pay: Number
    numbers: tuple[Number, ...]
    rule_version: int
    legal_basis: str
    is_proposal: bool


def filled(records: Iterable[Records]) -> tuple[Records, ...]:
    """Those that name any."""
    return tuple(one for one in records if one.of)


def records_of(explanation: Explanation, kind: RecordKind) -> set[str]:
    """Ids of all records of a kind: to look them up at once."""
    return {
        one.id for number_ in explanation.numbers for some in number_.records for one in some.of if one.kind == kind
    }


def worded(explanation: Explanation, words: Mapping[tuple[RecordKind, str], str]) -> Explanation:
    """With the words of the records that were found."""

    def some(told: Records) -> Records:
        return replace(told, of=tuple(replace(one, words=words.get((one.kind, one.id), "")) for one in told.of))

    numbers = tuple(replace(one, records=tuple(map(some, one.records))) for one in explanation.numbers)
    return replace(explanation, numbers=numbers)
