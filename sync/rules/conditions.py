"""The language of `when` in the catalogue: small, total, never `eval`.

    alasan = hilang                     an answer is this option (multi_choice: is among them)
    status_rumah in (sewa, kos)
    age(tgl_lahir_anak) > 5             `date` answers only; whole number of years
    flag:diwakilkan                     a yes/no question; the same as `diwakilkan = ya`
    not A · A and B · A or B · (A)      `and` binds tighter than `or`

- Three-valued: an answer that is not given yet makes its atom unknown (None), and `unknown and False` is False. So a
  requirement is shown when it is certain, hidden when it is excluded, and asked about later when it is open.
- Ages are exact, as in law and in speech: `> 5` is true from the day after the fifth birthday, `>= 5` from the day itself.
  Who was born on 29 February has a birthday on 1 March in other years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Facts = Mapping[str, object]  # canonical answers by key: str, bool, int, list; dates as YYYY-MM-DD
Verdict = bool | None


@dataclass(frozen=True, slots=True)
class Is:
    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Age:
    key: str
    operator: Literal["<", "<=", ">", ">=", "="]
    years: int


@dataclass(frozen=True, slots=True)
class Flag:
    key: str


@dataclass(frozen=True, slots=True)
class Not:
    term: Condition


@dataclass(frozen=True, slots=True)
class Both:
    terms: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    terms: tuple[Condition, ...]


Condition = Is | Age | Flag | Not | Both | Either


def parts_of(condition: Condition) -> tuple[Is | Age | Flag, ...]:
    """The atoms, in the order of reading."""
    match condition:
        case Is() | Age() | Flag():
            return (condition,)
        case Not(term):
            return parts_of(term)
        case Both(terms) | Either(terms):
            return tuple(part for term in terms for part in parts_of(term))


def keys_of(condition: Condition) -> frozenset[str]:
    """Every answer or flag the condition looks at."""
    return frozenset(part.key for part in parts_of(condition))


def evaluate(condition: Condition, facts: Facts, *, today: date) -> Verdict:
    match condition:
        case Is(key, values):
            return _is(facts.get(key), values)
        case Flag(key):
            return _is(facts.get(key), ("ya",))
        case Age(key, operator, years):
            return _age(facts.get(key), operator, years, today)
        case Not(term):
            verdict = evaluate(term, facts, today=today)
            return None if verdict is None else not verdict
        case Both(terms):
            return _all([evaluate(term, facts, today=today) for term in terms])
        case Either(terms):
            opposite = _all([evaluate(Not(term), facts, today=today) for term in terms])
            return None if opposite is None else not opposite


def birthday(birth: date, years: int) -> date:
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 3, 1)


def _is(answer: object, values: tuple[str, ...]) -> Verdict:
    if answer is None:
        return None
    if isinstance(answer, bool):
        return ("ya" if answer else "tidak") in values
    if isinstance(answer, list | tuple):
        return any(one in values for one in answer)
    return str(answer) in values


def _age(answer: object, operator: str, years: int, today: date) -> Verdict:
    if not isinstance(answer, str):
        return None
    birth = date.fromisoformat(answer)
    reached = birthday(birth, years)
    if operator == "=":
        return reached <= today < birthday(birth, years + 1)
    return {"<": today < reached, "<=": today <= reached, ">": today > reached, ">=": today >= reached}[operator]


def _all(verdicts: list[Verdict]) -> Verdict:
    if False in verdicts:
        return False
    return None if None in verdicts else True
