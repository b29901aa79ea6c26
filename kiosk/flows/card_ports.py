"""What reading a card needs from the machine. Pictures and what was read cross it in memory only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kiosk.domain.card_text import PrintedLine


class CardReaderGoneError(Exception):
    """The reader did not start, hung, fell over or answered nonsense. The number is typed instead; never carries what was read."""


class CardReader(Protocol):
    """Reads print in pictures in a process of its own; no call waits for it, and `close` ends it with all it saw."""

    def is_there(self) -> bool:
        """Whether this kiosk has what it takes. Cheap."""

    def open(self) -> None:
        """Begins to start; opening an open one does nothing."""

    def offer(self, jpeg: bytes) -> bool:
        """Begins to read this picture; False while the one before is being read. Raises CardReaderGoneError."""

    def answer(self) -> Sequence[PrintedLine] | None:
        """What the last picture says, once; None while it is being read. Raises CardReaderGoneError."""

    def close(self) -> None: ...
