"""A slip as a picture of black and white dots: any printer that can draw shows any letter.

Invariants
- Lexend from its locked package; what is drawn does not depend on the machine's fonts or on the printer's code pages.
- Nothing is cut off: lines wrap between words, a word that is too wide wraps inside, a large line shrinks to one line.
- The QR keeps four modules of white around it, each module a whole number of dots and at least three (0.4 mm).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from kiosk.domain.slip import LineStyle, Slip, SlipLine

_QUIET = 4  # modules
_LARGEST_MODULE = 8  # dots
_MARGIN = 8  # dots on either side
_FEET = 24
_LARGE, _LARGE_LEAST = 96, 40


@dataclass(frozen=True, slots=True)
class _Type:
    size: int
    weight: int
    centred: bool
    after: int  # dots below


_TYPES: dict[LineStyle, _Type] = {
    "title": _Type(36, 700, centred=True, after=10),
    "large": _Type(_LARGE, 700, centred=True, after=10),
    "text": _Type(28, 500, centred=False, after=8),
    "small": _Type(24, 500, centred=False, after=6),
}


def draw(slip: Slip, width: int) -> Image.Image:
    """Mode "1", black on white, `width` dots wide and as long as it must be; the code stands at the end."""
    strips = [_strip(line, width) for line in slip.lines]
    if slip.qr:
        strips.append(_code(slip.qr, width))
    picture = Image.new("1", (width, sum(strip.height for strip in strips) + _FEET), 1)
    top = 0
    for strip in strips:
        picture.paste(strip, (0, top))
        top += strip.height
    return picture


def png(picture: Image.Image) -> bytes:
    held = BytesIO()
    picture.save(held, "PNG", dpi=(203, 203))
    return held.getvalue()


def _strip(line: SlipLine, width: int) -> Image.Image:
    if line.style == "rule":
        return _rule(width)
    look = _TYPES[line.style]
    room = width - 2 * _MARGIN
    font = _fitting(line.text, room, look) if line.style == "large" else _font(look.size, look.weight)
    rows = list(_wrapped(line.text, font, room))
    above, below = font.getmetrics()
    grey = Image.new("L", (width, len(rows) * (above + below) + look.after), 255)
    pen = ImageDraw.Draw(grey)
    for number, row in enumerate(rows):
        left = _MARGIN + (room - font.getlength(row)) / 2 if look.centred else _MARGIN
        pen.text((left, number * (above + below)), row, fill=0, font=font)
    return grey.convert("1", dither=Image.Dither.NONE)


def _rule(width: int) -> Image.Image:
    strip = Image.new("1", (width, 24), 1)
    ImageDraw.Draw(strip).line((_MARGIN, 11, width - _MARGIN - 1, 11), fill=0, width=3)
    return strip


def _code(text: str, width: int) -> Image.Image:
    from qrcode import QRCode, constants  # type: ignore[import-untyped]  # ships no types

    code = QRCode(error_correction=constants.ERROR_CORRECT_L, border=_QUIET)
    code.add_data(text)
    code.make(fit=True)
    cells = code.get_matrix()
    module = min(_LARGEST_MODULE, width // len(cells))
    side = module * len(cells)
    strip = Image.new("1", (width, side), 1)
    pen = ImageDraw.Draw(strip)
    left = (width - side) // 2
    for y, row in enumerate(cells):
        for x, dark in enumerate(row):
            if dark:
                corner = (left + x * module, y * module)
                pen.rectangle((*corner, corner[0] + module - 1, corner[1] + module - 1), fill=0)
    return strip


def _fitting(text: str, room: int, look: _Type) -> ImageFont.FreeTypeFont:
    """The largest that keeps it on one line; the smallest wraps."""
    for size in range(_LARGE, _LARGE_LEAST, -4):
        font = _font(size, look.weight)
        if font.getlength(text) <= room:
            return font
    return _font(_LARGE_LEAST, look.weight)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, room: int) -> Iterator[str]:
    row = ""
    for word in text.split():
        longer = f"{row} {word}" if row else word
        if font.getlength(longer) <= room:
            row = longer
            continue
        if row:
            yield row
        *full, row = _broken(word, font, room)
        yield from full
    yield row


def _broken(word: str, font: ImageFont.FreeTypeFont, room: int) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and font.getlength(piece + character) > room:
            yield piece
            piece = ""
        piece += character
    yield piece


@cache
def _font_file() -> bytes:
    return files("fontpkg_lexend").joinpath("files", "Lexend[wght].ttf").read_bytes()


@cache
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(BytesIO(_font_file()), size)
    font.set_variation_by_axes([weight])
    return font
