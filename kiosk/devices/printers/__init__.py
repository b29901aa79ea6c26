"""Printers: what a kiosk was told to use becomes something that takes a slip.

Invariants
- A slip is drawn here and printed as a picture; no printer sees its words.
- One slip at a time, and none is waited for longer than `LIMIT_S`: a printer that hangs keeps its own thread, and until it
  lets go every further slip is refused at once.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from kiosk.devices.printers.choice import PrinterChoice, read_choice
from kiosk.domain.slip import Slip
from kiosk.errors import PaperOutError, PrinterMissingError

if TYPE_CHECKING:
    from PIL import Image

_LOG = logging.getLogger(__name__)

LIMIT_S = 20.0


class PicturePrinter(Protocol):
    def print_picture(self, picture: Image.Image) -> None:
        """Raises PrinterMissingError, PaperOutError."""

    def look(self) -> None:
        """How it is now; raises the same. Returns for a printer that cannot say."""


class SlipPrinter:
    """`kiosk.flows.ports.Printer` over any of them."""

    def __init__(self, printer: PicturePrinter, dots: int, *, limit_s: float = LIMIT_S) -> None:
        self._printer = printer
        self._dots = dots
        self._limit_s = limit_s
        self._one_at_a_time = threading.Lock()

    def print_slip(self, slip: Slip) -> None:
        from kiosk.devices.printers.drawing import draw

        self._within(lambda: self._printer.print_picture(draw(slip, self._dots)))

    def look(self) -> None:
        """Raises PrinterMissingError, PaperOutError; nothing while a slip is being printed."""
        if not self._one_at_a_time.locked():
            self._within(self._printer.look)

    def _within(self, act: Callable[[], None]) -> None:
        if not self._one_at_a_time.acquire(timeout=self._limit_s):
            raise PrinterMissingError("Printer macet: matikan dan nyalakan lagi. (The printer hangs.)")
        ended = threading.Event()
        failure: list[Exception] = []

        def work() -> None:
            try:
                act()
            except Exception as error:  # noqa: BLE001 - handed over to the thread that waits
                failure.append(error)
            finally:
                self._one_at_a_time.release()
                ended.set()

        threading.Thread(target=work, name="printer", daemon=True).start()
        if not ended.wait(self._limit_s):
            raise PrinterMissingError("Printer tidak menjawab: matikan dan nyalakan lagi. (The printer hangs.)")
        if failure:
            raise failure[0] if isinstance(failure[0], (PrinterMissingError, PaperOutError)) else _ours(failure[0])


def _ours(error: Exception) -> Exception:
    _LOG.error("a printer failed in a way that nobody foresaw: %s", type(error).__name__)
    return error


def open_printer(spec: str) -> SlipPrinter | None:
    """None for `none`; nothing is connected before the first slip. Raises PrinterChoiceError."""
    choice = read_choice(spec)
    return None if choice is None else SlipPrinter(_picture_printer(choice), choice.dots)


def _picture_printer(choice: PrinterChoice) -> PicturePrinter:
    if choice.kind == "system":
        from kiosk.devices.printers.system_printer import SystemPrinter

        return SystemPrinter(choice.address)
    from kiosk.devices.printers.connections import connection, presence
    from kiosk.devices.printers.receipt_printer import ReceiptPrinter

    return ReceiptPrinter(connection(choice), is_there=presence(choice))
