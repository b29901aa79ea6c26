"""A code of the slip's alphabet as it is typed, on the screen's keyboard or on a hardware one.

Never longer than the code; what people put between its signs is passed over, case does not matter.
"""

from __future__ import annotations

from sync.protocol.patterns import STATUS_ALPHABET

BETWEEN = " -.\u00a0"


class CodeEntry:
    __slots__ = ("_length", "text")

    def __init__(self, length: int) -> None:
        self._length = length
        self.text = ""

    def take(self, typed: str) -> bool:
        """Whether everything typed belongs in a code; what does is taken either way."""
        signs = [sign for sign in typed.upper() if sign not in BETWEEN]
        mine = [sign for sign in signs if sign in STATUS_ALPHABET]
        self.text = (self.text + "".join(mine))[: self._length]
        return len(mine) == len(signs)

    def erase(self) -> None:
        self.text = self.text[:-1]

    def clear(self) -> None:
        self.text = ""

    def is_complete(self) -> bool:
        return len(self.text) == self._length
