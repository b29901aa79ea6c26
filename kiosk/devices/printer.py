"""Printers: none (the slip on the screen says "Foto atau catat kode ini"), and one that writes to a file or a pipe.

Invariant: a slip's lines hold no personal data; what must not be printed is the flow's business, not the printer's.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import PrinterMissingError


class NoPrinter:
    def print_ticket(self, lines: Sequence[str], qr: bytes) -> None:  # noqa: ARG002 (the port's)
        raise PrinterMissingError("There is no printer: photograph the code or write it down.")


class FilePrinter:
    """Appends the slip as text, the QR's bytes as one line of base64, a form feed at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def print_ticket(self, lines: Sequence[str], qr: bytes) -> None:
        slip = "\n".join([*lines, base64.b64encode(qr).decode("ascii"), "\f"])
        try:
            with self._path.open("a", encoding="utf-8") as paper:
                paper.write(slip)
        except OSError:
            raise PrinterMissingError("The printer does not answer: photograph the code or write it down.") from None
