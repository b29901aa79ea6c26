"""From the text of a `when` to a `Condition`: recursive descent over a dozen tokens. The language is in `conditions`."""

from __future__ import annotations

import re

from sync.rules.conditions import Age, Both, Condition, Either, Flag, Is, Not


class ConditionError(ValueError):
    """The catalogue's fault: a `when` that cannot be read."""


def parse(text: str) -> Condition:
    """Raises ConditionError."""
    reader = _Reader(text)
    condition = reader.either()
    if reader.rest:
        raise ConditionError(f"words left over at {reader.rest[0]!r}")
    return condition


_TOKEN = re.compile(r"\s*(flag:|<=|>=|!=|[<>=(),]|[A-Za-z0-9_]+)", re.ASCII)


class _Reader:
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
