"""Which printer a kiosk was told to use: `none`, `usb:VVVV:PPPP`, `net:HOST[:PORT]`, `file:PATH`, `system:NAME`, each with
`:58` or `:80` at its end for the width of the paper.

Invariant: what cannot be read is refused with one sentence at the start, never guessed; a width is 58 unless it is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kiosk.errors import WorldError

PrinterKind = Literal["usb", "net", "file", "system"]
Paper = Literal[58, 80]

DOTS: dict[Paper, int] = {58: 384, 80: 576}  # at 8 dots a millimetre, what 48 and 72 mm of print hold
DEFAULT_PORT = 9100


class PrinterChoiceError(WorldError):
    """The sentence says how a printer is written."""

    def __init__(self) -> None:
        super().__init__(
            "Printer ditulis none, usb:VVVV:PPPP, net:HOST[:PORT], file:PATH atau system:NAMA, boleh diakhiri :58 atau :80;"
            " lihat kiosk printer. (Write the printer like this; kiosk printer lists what was found.)"
        )


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """`address`: host, path or name. `numbers`: (vendor, product) of usb, (port,) of net."""

    kind: PrinterKind
    address: str = ""
    numbers: tuple[int, ...] = ()
    paper: Paper = 58

    @property
    def dots(self) -> int:
        return DOTS[self.paper]


def read_choice(spec: str) -> PrinterChoice | None:
    """None for `none`. Raises PrinterChoiceError."""
    if spec == "none":
        return None
    kind, _, rest = spec.partition(":")
    paper: Paper = 58
    if kind != "usb" or rest.count(":") == 2:
        rest, paper = _width(rest)
    match kind:
        case "usb":
            return PrinterChoice("usb", numbers=_usb(rest), paper=paper)
        case "net":
            host, port = _host(rest)
            return PrinterChoice("net", host, (port,), paper)
        case "file" | "system" if rest and rest.isprintable() and not rest.startswith("-"):
            return PrinterChoice(kind, rest, paper=paper)
    raise PrinterChoiceError


def _width(rest: str) -> tuple[str, Paper]:
    head, colon, tail = rest.rpartition(":")
    if colon and tail == "80":
        return head, 80
    return (head, 58) if colon and tail == "58" else (rest, 58)


def _usb(rest: str) -> tuple[int, int]:
    match = re.fullmatch("([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})", rest)
    if match is None:
        raise PrinterChoiceError
    return int(match[1], 16), int(match[2], 16)


def _host(rest: str) -> tuple[str, int]:
    match = re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9.-]{0,252})(?::([0-9]{1,5}))?", rest)
    if match is None or not 1 <= (port := int(match[2] or DEFAULT_PORT)) <= 65535:
        raise PrinterChoiceError
    return match[1], port
