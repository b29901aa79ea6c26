"""What the doctor found, as a sentence, as a QR that any telephone shows, and as lines read back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.doctor_report import LONGEST_QR, Line, drawn, read_lines, report_text, spoken

AT = datetime(2026, 11, 23, 0, 4, tzinfo=UTC)
WELL = Line("Printer", is_well=True, sentence="tidak dipakai; warga memfoto layar.")
BAD = Line("Kamera", is_well=False, sentence="device:0 tidak menjawab; pasang kabelnya lagi.")
WORSE = Line(
    "Kunci", is_well=False, sentence="/var/lib/kiosk/keys/kiosk.dbkey dapat dibaca orang lain; jalankan chmod 600."
)

LINES = st.lists(
    st.builds(Line, st.sampled_from(["Kamera", "Ruang disk", "Kunci"]), st.booleans(), st.text(max_size=400)),
    max_size=30,
)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([WELL], "Kios sehat. 1 hal sudah diperiksa."),
        ([WELL, BAD], "Ada 1 hal yang perlu dilihat: Kamera."),
        ([BAD, WELL, WORSE], "Ada 2 hal yang perlu dilihat: Kamera dan Kunci."),
        ([BAD, WORSE, BAD], "Ada 3 hal yang perlu dilihat: Kamera, Kunci dan Kamera."),
    ],
)
def test_one_sentence_is_said(lines, sentence):
    assert spoken(lines) == sentence


def test_a_telephone_shows_who_when_what_is_wrong_first_and_no_path():
    text = report_text([WELL, BAD, WORSE], kiosk="0199-x", version="1.2.0", at=AT)
    assert text == (
        "BALAI KIOS 1.2.0 | 0199-x | 2026-11-23 07:04 WIB | PERIKSA 2"
        " | ! Kamera: device:0 tidak menjawab; pasang kabelnya lagi."
        " | ! Kunci: (berkas) dapat dibaca orang lain; jalankan chmod 600."
        " | BAIK 1 | Printer"
    )
    assert "belum terdaftar" in report_text([], kiosk="", version="1.2.0", at=AT)


@given(LINES)
def test_whatever_was_found_fits_a_code_that_a_telephone_reads(lines):
    text = report_text(lines, kiosk="k", version="1", at=AT)
    assert len(text) <= LONGEST_QR
    assert text.isascii()
    assert text.isprintable()
    assert f"PERIKSA {sum(not line.is_well for line in lines)}" in text


def test_the_code_on_a_terminal_is_the_report():
    import numpy as np
    import zxingcpp

    text = report_text([WELL, BAD], kiosk="k", version="1", at=AT)
    rows = []
    for line in drawn(text).splitlines():
        shades = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0), "\xa0": (0, 0)}
        pairs = [shades[letter] for letter in line]
        rows += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    width = max(map(len, rows))
    picture = np.array([row + [255] * (width - len(row)) for row in rows], dtype=np.uint8).repeat(4, 0).repeat(4, 1)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]


def test_what_the_doctor_printed_is_read_back():
    printed = f"{WELL}\n{BAD}\nAda 1 hal yang perlu dilihat: Kamera.\nwarning: something\n"
    assert read_lines(printed) == [WELL, BAD]
    assert read_lines("") == []
