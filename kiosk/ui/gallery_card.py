"""The gallery's reader of cards: says what it is told to say, and remembers whether it was ended.

Invariant: pictures are counted and let go.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.domain.card_text import PrintedLine
from kiosk.flows.card_ports import CardReaderGoneError

CARD = (
    PrintedLine("PROVINSI JAWA CONTOH", 0.99),
    PrintedLine("NIK", 0.99),
    PrintedLine(": 3578155308900001", 0.99),
    PrintedLine("Nama", 0.99),
    PrintedLine(": CONTOH WARGA", 0.99),
    PrintedLine("Tempat/Tgl Lahir : SURABAYA, 13-08-1990", 0.99),
)


class MemoryCardReader:
    """`lines`: what every picture says, None a reader that is still reading; `gone`: it has fallen over."""

    def __init__(self, lines: Sequence[PrintedLine] | None = None) -> None:
        self.lines = lines
        self.there = True
        self.gone = False
        self.running = False
        self.pictures = 0
        self._asked = False

    def is_there(self) -> bool:
        return self.there

    def open(self) -> None:
        self.running = True

    def offer(self, jpeg: bytes) -> bool:  # noqa: ARG002 - the port's shape
        self._present()
        self.pictures += 1
        self._asked = True
        return True

    def answer(self) -> Sequence[PrintedLine] | None:
        self._present()
        if not self._asked or self.lines is None:
            return None
        self._asked = False
        return self.lines

    def close(self) -> None:
        self.running = self._asked = False

    def _present(self) -> None:
        if self.gone or not self.running:
            raise CardReaderGoneError
