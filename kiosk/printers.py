"""`kiosk printer`: what this machine could print on, and a slip to try the one that was chosen.

Invariants: looking prints nothing; the slip of a test names nobody and is no ticket.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kiosk.devices.printers import open_printer
from kiosk.devices.printers.system_printer import Run, run
from kiosk.domain.slip import RULE, Slip, large, plain, small, title
from kiosk.errors import WorldError
from kiosk.settings import Settings

_PRINTING_CLASS = 7
# What prints into a file or a fax would open a window of its own before residents.
_WINDOWS = (
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8;"
    "Get-Printer|Where-Object PortName -notin 'PORTPROMPT:','SHRFAX:','nul:'|ForEach-Object Name"
)


class NoPrinterChosenError(WorldError):
    def __init__(self) -> None:
        super().__init__(
            "Printer belum dipilih: tambahkan --printer, misalnya dari kiosk printer. (Choose one with --printer.)"
        )


def show(settings: Settings, *, call: Run = run) -> int:
    """One line a printer, each as `--printer` takes it. 0 when the chosen one is well, or none is chosen; else 1."""
    found = found_printers(call=call)
    for spec, name in found:
        print(f"{spec}  {name}".rstrip())
    if not found:
        print("Tidak ada printer yang ditemukan; printer jaringan ditulis net:ALAMAT. (No printer was found.)")
    try:
        printer = open_printer(settings.printer)
        if printer is not None:
            printer.look()
            print(f"dipakai: {settings.printer} (siap)")
    except WorldError as trouble:
        print(f"dipakai: {settings.printer}: {trouble}")
        return 1
    return 0


def found_printers(*, call: Run = run, platform: str = sys.platform) -> list[tuple[str, str]]:
    """(as `--printer` takes it, what the system calls it) of each that this machine could print on."""
    return [*_usb(), *_devices(), *_system(call, platform)]


def test(settings: Settings) -> int:
    """Raises NoPrinterChosenError, PrinterChoiceError, PrinterMissingError, PaperOutError."""
    printer = open_printer(settings.printer)
    if printer is None:
        raise NoPrinterChosenError
    printer.print_slip(test_slip())
    print("Sudah dikirim ke printer; lihat kertasnya. (Sent: look at the paper.)")
    return 0


def test_slip() -> Slip:
    return Slip(
        "status",
        (
            title("Kertas percobaan"),
            large("A-000"),
            RULE,
            plain("Bila Anda bisa membaca ini dan kode di bawah bisa dipindai, printer siap."),
            small("ABCDEFGHJKMNPQRSTUVWXYZ 23456789"),
        ),
        "BALAI KIOS: KERTAS PERCOBAAN",
    )


def _usb() -> Iterator[tuple[str, str]]:
    """Printing interfaces on the bus; nothing where libusb is missing."""
    import usb.core  # type: ignore[import-untyped]  # ships no types

    try:
        devices = list(usb.core.find(find_all=True))
    except (OSError, ValueError):
        return
    for device in devices:
        interfaces = [each for setup in device for each in setup]
        if any(each.bInterfaceClass == _PRINTING_CLASS for each in interfaces):
            yield f"usb:{device.idVendor:04x}:{device.idProduct:04x}", ""


def _devices(folder: Path = Path("/dev/usb")) -> Iterator[tuple[str, str]]:
    yield from ((f"file:{path}", "") for path in sorted(folder.glob("lp*")))


def _system(call: Run, platform: str) -> Iterator[tuple[str, str]]:
    windows = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS]
    try:
        told = call(windows if platform == "win32" else ["lpstat", "-e"], b"", {})
    except (OSError, subprocess.TimeoutExpired):
        return
    names = told.stdout.decode("utf-8-sig", "replace").splitlines()
    yield from ((f"system:{name}", "") for name in names if name)
