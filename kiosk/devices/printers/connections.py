"""The three ways to a receipt printer, as python-escpos opens them: USB, network, file or character device.

Invariants
- The library is imported when a printer is first used: it reads its list of models then, and leaves an empty folder in
  the temporary directory, which is removed at once.
- Every wait has an end: each call gives up after `CALL_LIMIT_S` (a file is given up by who runs it).
- A silent printer raises TimeoutError, one that is not there raises PrinterMissingError.
"""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from kiosk.devices.printers.choice import PrinterChoice
from kiosk.errors import PrinterMissingError

if TYPE_CHECKING:
    from PIL import Image

CALL_LIMIT_S = 4.0
_MODEL = (
    "TM-T20II"  # of the library's list: 576 dots and a cutter; what it does not know of a printer it says on stdout
)
_QUIET_S = 1.0  # a printer that answers at all answers within milliseconds


class ReceiptLine(Protocol):
    """What is used of `escpos.escpos.Escpos`."""

    def open(self) -> None: ...
    def image(self, img_source: Image.Image, *, fragment_height: int) -> None: ...
    def cut(self) -> None: ...
    def query_status(self, mode: bytes) -> bytes: ...
    def close(self) -> None: ...


Connect = Callable[[], ReceiptLine]


@contextmanager
def opened(connect: Connect) -> Iterator[ReceiptLine]:
    """Raises PrinterMissingError."""
    line = connect()
    try:
        line.open()
    except Exception as error:
        raise missing(ABSENT) from error
    try:
        yield line
    finally:
        with suppress(OSError):
            line.close()


def ask(line: ReceiptLine, question: bytes) -> bytes | None:
    """None: nothing was answered. Raises PrinterMissingError when the line broke."""
    try:
        answer = line.query_status(question)
    except (TimeoutError, NotImplementedError):
        return None
    except OSError as error:
        if _is_usb_silence(error):
            return None
        raise missing(LOST) from error
    if not answer:
        raise missing(LOST)
    return bytes(answer)


ABSENT = "Printer tidak ditemukan: periksa kabel dan listriknya. (No printer was found.)"
LOST = "Printer berhenti menjawab: periksa kabel dan listriknya. (The printer stopped answering.)"


def missing(sentence: str) -> PrinterMissingError:
    return PrinterMissingError(sentence)


def connection(choice: PrinterChoice) -> Connect:
    """Of kind usb, net or file. Nothing is opened yet."""
    match choice.kind:
        case "usb":
            return lambda: _usb(*choice.numbers)
        case "net":
            return lambda: _net(choice.address, choice.numbers[0])
        case _:
            return lambda: _file(choice.address)


def presence(choice: PrinterChoice) -> Callable[[], bool] | None:
    """A look at the machine alone, for who would be reset (USB) or written to (a file) by being opened."""
    match choice.kind:
        case "usb":
            return lambda: found_usb(*choice.numbers)
        case "file":
            return lambda: os.access(choice.address, os.W_OK) or os.access(Path(choice.address).parent, os.W_OK)
        case _:
            return None


def found_usb(vendor: int, product: int) -> bool:
    import usb.core  # type: ignore[import-untyped]  # ships no types

    try:
        return usb.core.find(idVendor=vendor, idProduct=product) is not None
    except (OSError, ValueError):  # no libusb
        return False


def _usb(vendor: int, product: int) -> ReceiptLine:
    _tidy_library()
    from escpos.printer import Usb  # type: ignore[import-untyped]  # ships no types

    into, out = _endpoints(vendor, product)
    return cast(
        "ReceiptLine", Usb(vendor, product, timeout=int(CALL_LIMIT_S * 1000), in_ep=into, out_ep=out, profile=_MODEL)
    )


def _net(host: str, port: int) -> ReceiptLine:
    _tidy_library()
    from escpos.printer import Network

    class Net(Network):  # type: ignore[misc]  # the base has no types
        """A status is awaited shortly, ink is given time; nothing stays open of a line that could not be made."""

        def open(self, raise_not_found: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - the library's shape
            self.device = socket.create_connection((self.host, self.port), CALL_LIMIT_S)

        def _read(self) -> bytes:
            self.device.settimeout(_QUIET_S)
            try:
                return cast("bytes", super()._read())
            finally:
                self.device.settimeout(CALL_LIMIT_S)

    return cast("ReceiptLine", Net(host, port=port, timeout=CALL_LIMIT_S, profile=_MODEL))


def _file(path: str) -> ReceiptLine:
    _tidy_library()
    from escpos.printer import File

    return cast("ReceiptLine", File(path, profile=_MODEL))


def _endpoints(vendor: int, product: int) -> tuple[int, int]:
    """The bulk ways in and out of its printing interface; the usual ones where nothing is said."""
    import usb.core

    into, out = 0x82, 0x01
    try:
        device = usb.core.find(idVendor=vendor, idProduct=product)
        interfaces = [] if device is None else [each for setup in device for each in setup]
    except (OSError, ValueError):  # no permission, no libusb; opening says so
        return into, out
    for interface in sorted(interfaces, key=lambda each: each.bInterfaceClass != 7)[:1]:
        for way in interface:
            if way.bEndpointAddress & 0x80:
                into = way.bEndpointAddress
            else:
                out = way.bEndpointAddress
    return into, out


def _is_usb_silence(error: OSError) -> bool:
    return type(error).__name__ == "USBTimeoutError"


def _tidy_library() -> None:
    from escpos import capabilities  # type: ignore[import-untyped]  # ships no types

    shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)
