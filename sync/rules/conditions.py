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

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Facts = Mapping[str, object]  # canonical answers by key: str, bool, int, list; dates as YYYY-MM-DD
Verdict = bool | None


class ConditionError(ValueError):
    """The catalogue's fault: a `when` that cannot be read."""


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


def parse(text: str) -> Condition:
    """Raises ConditionError."""
    reader = _Reader(text)
    condition = reader.either()
    if reader.rest:
        raise ConditionError(f"words left over at {reader.rest[0]!r}")
    return condition


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


_TOKEN = re.compile(r"\s*(flag:|<=|>=|!=|[<>=(),]|[A-Za-z0-9_]+)", re.ASCII)


class _Reader:
    """Recursive descent over a dozen tokens."""

    def __init__(self, text: str) -> None:
        self.rest = _tokens(text)

    def either(self) -> Condition:
        terms = [self.both()]
        while self._take("or"):
            terms.append(self.both())
        return terms[0] if len(terms) == 1 else Either(tuple(terms))

    def both(self) -> Condition:
        terms = [self.one()]
        while self._take("and"):
            terms.append(self.one())
        return terms[0] if len(terms) == 1 else Both(tuple(terms))

    def one(self) -> Condition:
        if self._take("not"):
            return Not(self.one())
        if self._take("("):
            inner = self.either()
            self._expect(")")
            return inner
        if self._take("flag:"):
            return Flag(self._word())
        key = self._word()
        return self._age() if key == "age" and self._take("(") else self._comparison(key)

    def _comparison(self, key: str) -> Condition:
        if self._take("="):
            return Is(key, (self._word(),))
        if self._take("!="):
            return Not(Is(key, (self._word(),)))
        self._expect("in")
        self._expect("(")
        values = [self._word()]
        while self._take(","):
            values.append(self._word())
        self._expect(")")
        return Is(key, tuple(values))

    def _age(self) -> Condition:
        key = self._word()
        self._expect(")")
        operator = self._next()
        years = self._next()
        if operator not in ("<", "<=", ">", ">=", "=") or not years.isdigit():
            raise ConditionError("age(...) needs a comparison with a whole number of years")
        return Age(key, operator, int(years))  # type: ignore[arg-type]  # checked one line above

    def _next(self) -> str:
        if not self.rest:
            raise ConditionError("the condition ends too early")
        return self.rest.pop(0)

    def _word(self) -> str:
        word = self._next()
        if not re.fullmatch(r"\w+", word, re.ASCII) or word in ("and", "or", "not", "in"):
            raise ConditionError(f"a name is expected, not {word!r}")
        return word

    def _take(self, token: str) -> bool:
        if self.rest and self.rest[0] == token:
            del self.rest[0]
            return True
        return False

    def _expect(self, token: str) -> None:
        if not self._take(token):
            raise ConditionError(f"{token!r} is expected")


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    place = 0
    end = len(text.rstrip())
    while place < end:
        match = _TOKEN.match(text, place)
        if match is None:
            raise ConditionError(f"a character that means nothing here: {text[place:].lstrip()[0]!r}")
        found.append(match.group(1))
        place = match.end()
    return found
