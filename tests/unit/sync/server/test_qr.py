"""QR codes that the kiosk's reader takes, from a small picture and from the SVG alike."""

from __future__ import annotations

import io
import re
from datetime import date

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from sync.protocol.canonical import encode
from sync.protocol.compact import MAX_COMPACT_CHARS, write_compact
from sync.protocol.statements import BadgeStatement
from sync.server import qr
from sync.trust.signing import SigningKey, sign_statement

OFFICER = "019f8f00-0000-4000-8000-000000000001"


def compact_badge() -> str:
    statement = BadgeStatement(OFFICER, OFFICER, date(2027, 2, 20).isoformat(), 99_999)
    key = SigningKey.generate()
    return write_compact(sign_statement("badge", encode(statement.to_object()), key, key.public.keyid))


def read(picture: Image.Image) -> list[str]:
    return [
        found.text
        for found in zxingcpp.read_barcodes(np.asarray(picture.convert("L")), formats=zxingcpp.BarcodeFormat.QRCode)
    ]


def drawn(svg: str) -> Image.Image:
    """The modules of our own SVG, four pixels each."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    cells = np.full((side, side), 255, np.uint8)
    for x, y in re.findall(r"M(\d+),(\d+)h1v1h-1z", svg):
        cells[int(y), int(x)] = 0
    return Image.fromarray(np.kron(cells, np.ones((4, 4), np.uint8)))


@pytest.mark.parametrize("text", [compact_badge(), "BALAI1.x." + "aA0_-" * 203], ids=["badge", "longest"])
def test_what_is_written_is_read_back(text: str) -> None:
    assert len(text) <= MAX_COMPACT_CHARS
    assert read(Image.open(io.BytesIO(qr.png(text)))) == [text]
    assert read(drawn(qr.svg(text, "Lencana"))) == [text]


def test_a_badge_of_exactly_three_hundred_pixels_is_read_turned_and_dim() -> None:
    text = compact_badge()
    badge = Image.open(io.BytesIO(qr.png(text, size_px=300))).convert("L").resize((300, 300))
    turned = badge.rotate(15, expand=True, fillcolor=255)
    dim = Image.eval(turned, lambda grey: 40 + grey // 3)
    assert read(badge) == read(turned) == read(dim) == [text]


def test_a_picture_has_at_least_the_pixels_asked_for() -> None:
    for size_px in (1, 300, 600):
        assert Image.open(io.BytesIO(qr.png("BALAI1", size_px=size_px))).width >= size_px


def test_the_svg_needs_no_style_and_takes_no_markup() -> None:
    svg = qr.svg("BALAI1", 'Ratna "<script>"')
    assert "style" not in svg
    assert "<script" not in svg
    assert 'role="img"' in svg
