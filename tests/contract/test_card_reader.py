"""The real reader in its own process, on drawn cards: the number of each, and no number where there is none.

The letters of a KTP's number are OCR-A or OCR-B: both are system packages of the tests. How often what is read in which light stands
in decision 024; `python -m tests.drawn_cards` measures it anew.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.capture.camera import open_camera
from kiosk.capture.card_reader import ChildCardReader
from kiosk.domain.card_text import PrintedLine, sighting
from kiosk.flows.show_card import ShowCard
from tests.drawn_cards import FONTS, LEVELS, TODAY, photographed
from tests.fakes.eventually import eventually

PATIENCE_S = 200.0  # machines of tests are busy
DEMO = Path(__file__).parents[2] / "assets" / "demo"


@pytest.fixture(scope="module")
def reader() -> Iterator[ChildCardReader]:
    reader = ChildCardReader(start_limit_s=PATIENCE_S, read_limit_s=PATIENCE_S)
    assert reader.is_there()
    reader.open()
    yield reader
    reader.close()


def lines_of(reader: ChildCardReader, jpeg: bytes) -> list[PrintedLine]:
    assert reader.offer(jpeg)
    found: list[PrintedLine] = []

    def answered() -> bool:
        lines = reader.answer()
        found.extend(lines or ())
        return lines is not None

    eventually(answered, PATIENCE_S)
    return found


@pytest.mark.parametrize(
    ("level", "font"),
    [("easy", "ocr_a"), ("usual", "ocr_b"), ("in a hand", "plain"), ("dim", "ocr_a"), ("tilted", "ocr_b")],
)
def test_a_card_that_a_person_can_read_is_read(reader: ChildCardReader, level: str, font: str) -> None:
    jpeg, nik = photographed(LEVELS[level], seed=7, font=FONTS[font])
    seen = sighting(lines_of(reader, jpeg), today=TODAY)
    assert seen is not None
    assert seen.nik.digits == nik
    assert seen.dated


def test_a_card_upside_down_is_turned_over(reader: ChildCardReader) -> None:
    jpeg, nik = photographed(LEVELS["easy"], seed=3, font=FONTS["ocr_b"], turned=True)
    seen = sighting(lines_of(reader, jpeg), today=TODAY)
    assert seen is not None
    assert seen.nik.digits == nik


@pytest.mark.parametrize("paper", ["01_ktp.jpg", "02_kk.jpg", "08_rapor.jpg"])
def test_other_papers_have_no_number(reader: ChildCardReader, paper: str) -> None:
    lines = lines_of(reader, (DEMO / "document" / paper).read_bytes())
    assert sighting(lines, today=TODAY) is None


@pytest.mark.parametrize("jpeg", [b"", b"no picture", b"\xff\xd8\xff\xe0" + bytes(100)], ids=["empty", "text", "torn"])
def test_what_is_no_picture_has_no_lines_and_the_reader_goes_on(reader: ChildCardReader, jpeg: bytes) -> None:
    assert lines_of(reader, jpeg) == []


def test_from_camera_to_number_and_nothing_is_left_behind() -> None:
    """As in the hall: the camera's thread, the flow, the process; no file, and no process after it."""
    before = set(Path(tempfile.gettempdir()).iterdir())
    camera, reader = open_camera(f"folder:{DEMO}"), ChildCardReader(start_limit_s=PATIENCE_S)
    flow = ShowCard(camera, reader, today=lambda: TODAY)
    flow.begin()
    child = reader._child
    assert child is not None
    eventually(lambda: flow.step() is None and flow.state != "looking", PATIENCE_S)
    assert flow.state == "found"
    assert flow.nik is not None
    assert flow.nik.digits == "3578155308900001"
    child.thread.join(10)
    assert child._process is not None
    assert child._process.returncode is not None
    flow.end()
    made = set(Path(tempfile.gettempdir()).iterdir()) - before
    assert not [path for path in made if "rapid" in path.name.lower() or path.suffix in (".jpg", ".png")]
