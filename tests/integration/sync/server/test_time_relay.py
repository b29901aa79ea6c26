"""`/waktu`: a phone shows the city's signed time to a kiosk's camera; the camera reads exactly the statement of `/time`."""

from __future__ import annotations

import re
import time
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from sync.protocol.canonical import decode
from sync.protocol.compact import read_compact
from sync.protocol.instant import read_instant
from sync.protocol.statements import TimeStatement
from sync.server.city_keys import city_keys
from sync.trust.signing import BadSignatureError, open_statement

NONCE = "ab" * 32


@pytest.fixture(autouse=True)
def _static_folder(settings, tmp_path) -> None:
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def phone(city) -> Client:
    return Client()


def drawn(page: str) -> Image.Image:
    """The page's QR as a screen would show it, eight pixels a module."""
    svg = re.search(r"<svg [^>]*class=\"qr\".*?</svg>", page, re.DOTALL)
    assert svg is not None
    root = ET.fromstring(svg[0])
    side = int(root.get("viewBox").split()[2])
    image = Image.new("L", (side, side), 255)
    for x, y in re.findall(r"M([0-9]+),([0-9]+)h1v1h-1z", root[1].get("d")):
        image.putpixel((int(x), int(y)), 0)
    return image.resize((side * 8, side * 8), Image.Resampling.NEAREST)


def codes_on(page: str) -> list[zxingcpp.Barcode]:
    """QR alone: asked for every kind, the reader now and then sees a bar code in the modules of a good QR."""
    return zxingcpp.read_barcodes(drawn(page), formats=zxingcpp.BarcodeFormat.QRCode)


def statement_on(page: str) -> TimeStatement:
    """Read by the kiosk's own reader, and verified as a kiosk does."""
    (code,) = codes_on(page)
    public = city_keys().signing.public
    envelope = read_compact(code.text, "time", [public.keyid])
    payload = open_statement(envelope.to_bytes(), "time", lambda keyid: public if keyid == public.keyid else None)
    return TimeStatement.from_object(decode(payload, limit_bytes=1024))


def test_a_kiosks_camera_reads_the_signed_time_for_its_nonce(phone) -> None:
    answer = phone.get("/waktu", {"nonce": NONCE})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "Tunjukkan layar ini ke kamera kios" in page
    statement = statement_on(page)
    assert statement.nonce == NONCE
    assert abs(read_instant(statement.time).timestamp() - time.time()) < 60


def test_each_look_is_a_fresh_statement_and_the_page_asks_again_by_itself(phone) -> None:
    answers = [phone.get("/waktu", {"nonce": NONCE}) for _ in range(2)]
    first, second = (statement_on(answer.content.decode()).time for answer in answers)
    assert first < second
    assert answers[0]["Refresh"] == "60"
    assert f'href="/waktu?nonce={NONCE}"' in answers[0].content.decode()


def test_no_script_no_cookie_nothing_kept(phone) -> None:
    answer = phone.get("/waktu", {"nonce": NONCE})
    assert "<script" not in answer.content.decode()
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


@pytest.mark.parametrize(
    "nonce", ["", "ab", "AB" * 32, "ab" * 33, f"{NONCE}\n", "٣" * 32, "<b>", f" {NONCE}", "g" * 64]
)
def test_another_nonce_is_answered_with_one_sentence_that_says_what_to_do(phone, nonce: str) -> None:
    answer = phone.get("/waktu", {"nonce": nonce})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "pindai lagi kode QR di layar kios" in page
    assert 'class="qr"' not in page
    assert "<b>" not in page


def test_the_nonces_that_time_takes_are_those_that_the_page_takes(phone) -> None:
    for nonce in ("ab" * 8, "0123456789abcdef0", NONCE):
        assert phone.get("/waktu", {"nonce": nonce}).status_code == 200
        assert phone.get("/api/v1/time", {"nonce": nonce}).status_code == 200


def test_page_and_api_share_one_rate(phone, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sync.server.fleet.api", fromlist=["x"]).TIME_RATE, "most", 3)
    assert [phone.get("/api/v1/time", {"nonce": NONCE}).status_code for _ in range(2)] == [200, 200]
    assert phone.get("/waktu", {"nonce": NONCE}).status_code == 200
    answer = phone.get("/waktu", {"nonce": NONCE})
    assert answer.status_code == 429
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert "coba lagi sesudah" in answer.content.decode()


def test_only_looking_is_possible(phone) -> None:
    assert phone.post("/waktu", {"nonce": NONCE}).status_code in {403, 405}
    assert phone.head("/waktu", {"nonce": NONCE}).status_code == 200


def test_a_changed_pixel_of_words_is_no_statement(phone) -> None:
    (code,) = codes_on(phone.get("/waktu", {"nonce": NONCE}).content.decode())
    public = city_keys().signing.public
    kind, payload = code.text.split(".")[1], code.text.split(".")[3]
    forged = code.text.replace(payload, payload[:-2] + ("AA" if payload[-2:] != "AA" else "BA"))
    assert kind == "time"
    with pytest.raises((BadSignatureError, ValueError)):
        open_statement(read_compact(forged, "time", [public.keyid]).to_bytes(), "time", lambda _: public)
