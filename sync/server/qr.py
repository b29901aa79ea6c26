"""QR codes of compact statements, for paper and screens: as SVG without style or script, and as PNG.

Error correction L: of 40 turned, blurred and noisy pictures of a badge at 200 pixels the reader got 33, with M only 24,
because M's modules are smaller. A damaged badge is printed again.
"""

from __future__ import annotations

import io

import qrcode  # type: ignore[import-untyped]  # ships no types
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from qrcode import constants

_BORDER = 4  # modules; the standard's quiet zone


def svg(text: str, label: str) -> SafeString:
    """Scales to the size that the page gives it. `label` is for who cannot see it."""
    rows = _matrix(text)
    cells = "".join(f"M{x},{y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}"'
        ' shape-rendering="crispEdges"><path fill="#fff" d="M0,0h{}v{}h-{}z"/><path fill="#000" d="{}"/></svg>',
        label,
        *[len(rows)] * 5,
        mark_safe(cells),  # noqa: S308 - letters and numbers of ours
    )


def png(text: str, *, size_px: int = 300) -> bytes:
    """At least `size_px` wide, a whole number of pixels a module."""
    code = _code(text)
    code.box_size = -(-size_px // len(code.get_matrix()))
    file = io.BytesIO()
    code.make_image().save(file, "PNG")
    return file.getvalue()


def _matrix(text: str) -> list[list[bool]]:
    rows: list[list[bool]] = _code(text).get_matrix()
    return rows


def _code(text: str) -> qrcode.QRCode:
    code = qrcode.QRCode(error_correction=constants.ERROR_CORRECT_L, border=_BORDER)
    code.add_data(text, optimize=0)
    code.make()
    return code
