"""Reading a decoded JSON object field by field, strictly.

Invariants: a missing field, another type or a value outside its bounds is a MalformedError that names the field and never
the value. Unknown fields are the caller's decision: `only` refuses them, without it they are ignored (fields may be added).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from sync.protocol.canonical import MAX_INTEGER, MalformedError
from sync.protocol.instant import read_instant
from sync.protocol.patterns import INSTANT


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The patterns are constants of ours, a few dozen."""
    return re.compile(pattern)


class Fields:
    """A view on one object; `where` is its name in error texts."""

    __slots__ = ("_object", "_where")

    def __init__(self, value: object, where: str) -> None:
        if not isinstance(value, Mapping):
            raise MalformedError(f"{where}: an object is needed")
        self._object: Mapping[str, object] = value
        self._where = where

    def only(self, *names: str) -> None:
        """Raises MalformedError when there is a field beyond `names`."""
        if not self._object.keys() <= set(names):
            raise MalformedError(f"{self._where}: a field that the protocol does not know")

    def has(self, name: str) -> bool:
        return name in self._object

    def raw(self, name: str) -> object:
        try:
            return self._object[name]
        except KeyError:
            raise MalformedError(f"{self._where}.{name} is missing") from None

    def text(self, name: str, pattern: str) -> str:
        value = self.raw(name)
        if not isinstance(value, str) or _compiled(pattern).fullmatch(value) is None:
            raise MalformedError(f"{self._where}.{name} is not of its form")
        return value

    def text_or_null(self, name: str, pattern: str) -> str | None:
        return None if self.raw(name) is None else self.text(name, pattern)

    def instant(self, name: str) -> str:
        """The text itself, after making sure that it is a moment."""
        text = self.text(name, INSTANT)
        read_instant(text)
        return text

    def instant_or_null(self, name: str) -> str | None:
        return None if self.raw(name) is None else self.instant(name)

    def integer(self, name: str, least: int = 0, most: int = MAX_INTEGER) -> int:
        value = self.raw(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise MalformedError(f"{self._where}.{name} is not an integer within its bounds")
        return value

    def mapping(self, name: str) -> Mapping[str, object]:
        value = self.raw(name)
        if not isinstance(value, Mapping):
            raise MalformedError(f"{self._where}.{name} is not an object")
        return value

    def fields(self, name: str) -> Fields:
        return Fields(self.raw(name), f"{self._where}.{name}")

    def array(self, name: str, most: int) -> list[object]:
        value = self.raw(name)
        if not isinstance(value, (list, tuple)) or len(value) > most:
            raise MalformedError(f"{self._where}.{name} is not an array of at most {most}")
        return list(value)

    def texts(self, name: str, pattern: str, most: int) -> tuple[str, ...]:
        """An array of strings, each of the form `pattern`."""
        values = self.array(name, most)
        form = _compiled(pattern)
        if not all(isinstance(value, str) and form.fullmatch(value) for value in values):
            raise MalformedError(f"{self._where}.{name} holds something not of its form")
        return tuple(str(value) for value in values)
