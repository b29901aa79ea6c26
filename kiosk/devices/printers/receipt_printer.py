"""A receipt printer that speaks ESC/POS: asked how it is, given the picture, and asked whether the paper came through.

Invariants
- What the printer says decides: no paper is PaperOutError; an open cover, off-line and a fault are PrinterMissingError, each
  with one sentence. A printer that never answers questions gets the slip all the same: the resident's eyes decide then.
- A printer that answered once and then falls silent is missing.
- After the picture a question is put that is answered in its turn (GS r), so that an end of the paper in the middle is
  noticed. Who does not know that question is asked it once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.devices.printers.connections import ABSENT, LOST, Connect, ReceiptLine, ask, missing, opened
from kiosk.errors import PaperOutError

if TYPE_CHECKING:
    from PIL import Image

_ONLINE, _CAUSE, _PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"  # DLE EOT n, answered at once
_IN_TURN = b"\x1dr\x01"  # GS r 1, answered when everything before it is done
_FRAGMENT = 96  # rows: a small printer's buffer
_END_LIMIT_S = 10.0

NO_PAPER = "Kertas printer habis: pasang gulungan baru. (The printer has no paper.)"


class ReceiptPrinter:
    """`is_there`: a look that does not disturb the printer, where opening it would. `now_s`: a clock that only grows."""

    def __init__(
        self,
        connect: Connect,
        *,
        is_there: Callable[[], bool] | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect = connect
        self._is_there = is_there
        self._now_s = now_s
        self._has_answered = False
        self._answers_in_turn = True

    def print_picture(self, picture: Image.Image) -> None:
        with opened(self._connect) as line:
            self._look(line)
            try:
                line.image(picture, fragment_height=_FRAGMENT)
                line.cut()
            except OSError as error:
                self._look(line)  # no paper and an open cover stop the ink, too
                raise missing(LOST) from error
            if self._has_answered:
                self._await_end(line)

    def look(self) -> None:
        """How it is now. Raises PaperOutError, PrinterMissingError."""
        if self._is_there is not None:
            if not self._is_there():
                raise missing(ABSENT)
            return
        with opened(self._connect) as line:
            self._look(line)

    def _look(self, line: ReceiptLine) -> None:
        paper = ask(line, _PAPER)
        if paper is None:
            if self._has_answered:
                raise missing(LOST)
            return
        self._has_answered = True
        if _told(paper) & 0x60:
            raise PaperOutError(NO_PAPER)
        cause = _told(ask(line, _CAUSE) or b"")
        if cause & 0x20:
            raise PaperOutError(NO_PAPER)
        if cause & 0x04:
            raise missing("Tutup printer terbuka: tutup sampai berbunyi klik. (The printer's cover is open.)")
        if cause & 0x40 or _told(ask(line, _ONLINE) or b"") & 0x08:
            raise missing("Printer belum siap: tekan tombol feed, lalu matikan dan nyalakan lagi. (It is off-line.)")

    def _await_end(self, line: ReceiptLine) -> None:
        end_s = self._now_s() + _END_LIMIT_S
        while self._answers_in_turn and self._now_s() < end_s:
            answer = ask(line, _IN_TURN)
            if answer is not None and any(byte & 0x90 == 0 for byte in answer):
                break
            self._look(line)
        else:
            self._answers_in_turn = False
        self._look(line)


def _told(answer: bytes) -> int:
    """The answer to DLE EOT: the last byte that has its fixed bits; 0 (all is well) when there is none."""
    return next((byte for byte in reversed(answer) if byte & 0x93 == 0x12), 0)
