"""The printer of a practice: every slip says that it proves nothing, and has no code that anybody could scan."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.devices.printers import SlipPrinter, open_printer
from kiosk.domain.slip import MAX_LINES, RULE, Slip, large
from kiosk.settings import Settings

MARK = "LATIHAN, BUKAN BUKTI"


@dataclass(frozen=True, slots=True)
class PracticePrinter:
    printer: SlipPrinter

    def look(self) -> None:
        """Raises PrinterMissingError, PaperOutError."""
        self.printer.look()

    def print_slip(self, slip: Slip) -> None:
        marks = (large(MARK), RULE)
        self.printer.print_slip(Slip(slip.kind, (*marks, *slip.lines[: MAX_LINES - 4], *reversed(marks))))


def paper_of(settings: Settings) -> SlipPrinter | PracticePrinter | None:
    printer = open_printer(settings.printer)
    return PracticePrinter(printer) if settings.practice and printer is not None else printer
