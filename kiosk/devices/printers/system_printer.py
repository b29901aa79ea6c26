"""The printer that the operating system knows: CUPS on Linux and macOS, the installed printer on Windows.

Invariants
- The picture goes through a pipe, never through a file: a slip bears a PIN.
- CUPS says before whether there is paper; what happens after it took the job it does not say, the resident's eyes do.
- Windows is written after Microsoft's documentation and was never tried on one.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kiosk.devices.printers.connections import missing
from kiosk.devices.printers.drawing import png
from kiosk.devices.printers.receipt_printer import NO_PAPER
from kiosk.errors import PaperOutError

if TYPE_CHECKING:
    from PIL import Image

_LIMIT_S = 10
_JOB = "Kertas kios"
_WINDOWS = (
    "$b=[Convert]::FromBase64String([Console]::In.ReadToEnd());Add-Type -AssemblyName System.Drawing;"
    "$p=[Drawing.Image]::FromStream([IO.MemoryStream]::new($b));$d=New-Object Drawing.Printing.PrintDocument;"
    "$d.PrinterSettings.PrinterName=$env:KIOSK_SLIP_PRINTER;if(-not $d.PrinterSettings.IsValid){exit 3};"
    f"$d.DocumentName='{_JOB}';$d.add_PrintPage({{param($s,$e)$e.Graphics.DrawImage($p,0,0)}});$d.Print()"
)

Run = Callable[[Sequence[str], bytes, dict[str, str]], "subprocess.CompletedProcess[bytes]"]


def run(command: Sequence[str], given: bytes, environ: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Raises OSError, subprocess.TimeoutExpired."""
    told = {**os.environ, "LC_ALL": "C", **environ}
    return subprocess.run(  # noqa: S603 - programs of the system, the name is an argument of its own
        list(command),
        input=given,
        capture_output=True,
        timeout=_LIMIT_S,
        check=False,
        env=told,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would show one to residents
    )


class SystemPrinter:
    def __init__(self, name: str, *, call: Run = run, platform: str = sys.platform) -> None:
        self._name = name
        self._call = call
        self._is_windows = platform == "win32"

    def print_picture(self, picture: Image.Image) -> None:
        if self._is_windows:
            given = base64.b64encode(png(picture))
            command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _WINDOWS]
        else:
            self.look()
            given = png(picture)
            command = ["lp", "-d", self._name, "-t", _JOB, "-o", "ppi=203", "-o", "position=top-left", "--", "-"]
        self._ask(command, given)

    def look(self) -> None:
        """Raises PaperOutError, PrinterMissingError. On Windows it says nothing."""
        if self._is_windows:
            return
        told = self._ask(["lpstat", "-l", "-p", self._name]).decode("utf-8", "replace").lower()
        if any(word in told for word in ("media-empty", "media-needed")):
            raise PaperOutError(NO_PAPER)
        if any(word in told for word in (" disabled", "cover-open", "door-open", "offline", "not exist")):
            raise missing("Printer belum siap: nyalakan, tutup penutupnya. (The system says it is not ready.)")

    def _ask(self, command: Sequence[str], given: bytes = b"") -> bytes:
        try:
            done = self._call(command, given, {"KIOSK_SLIP_PRINTER": self._name})
        except (OSError, subprocess.TimeoutExpired) as error:
            raise missing(
                "Sistem tidak menjawab tentang printer: pasang CUPS. (The printing system is silent.)"
            ) from error
        if done.returncode != 0:
            raise missing("Printer itu tidak dikenal sistem; lihat kiosk printer. (The system knows no such printer.)")
        return done.stdout
