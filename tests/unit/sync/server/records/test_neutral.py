"""No cell of an export is a formula to any spreadsheet program, whatever a person typed, in whichever locale it is opened."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.records.neutral import neutral
from sync.server.records.plain_words import holds_long_number
from sync.server.records.spreadsheet import MOST_XLSX_ROWS, TooManyRowsError, pieces

SIGNS = "=+-@＝＋－＠−"
# Words as people and attackers write them: formula signs, separators, quotes, controls and blanks far more often than chance gives.
WORDS = st.text(
    st.one_of(st.sampled_from(SIGNS + ",;|\t\r\n\"' \u200b\ufeff\x00"), st.characters(codec="utf-8")), max_size=30
)
CELLS = st.one_of(WORDS, st.integers(0, 10**9), st.none())


def begins_a_formula(piece: str) -> bool:
    return piece.strip(' "\u200b\ufeff')[:1] in SIGNS and piece.strip(' "\u200b\ufeff') != ""


@given(WORDS)
def test_no_piece_of_a_cell_begins_a_formula_however_it_is_cut(text: str) -> None:
    assert not any(begins_a_formula(piece) for piece in re.split(r"[,;|\t\r\n]", neutral(text)))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_a_csv_file_reads_back_and_is_harmless_cut_at_commas_or_semicolons(rows: list) -> None:
    text = b"".join(pieces("csv", ("a", "b", "c"), rows, {})).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text)))
    assert len(read) == len(rows) + 1
    for row, told in zip(rows, read[1:], strict=True):
        assert told == ["" if cell is None else neutral(cell) if isinstance(cell, str) else str(cell) for cell in row]
    for separator in ",;|":
        for row in csv.reader(io.StringIO(text), delimiter=separator):
            assert not any(begins_a_formula(cell) for cell in row)


@pytest.mark.parametrize("text", ["Ratna Wulandari", "Balai RW 05", "09.00-10.00", "a@b.id", "1 + 1", "C-1", ""])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert neutral(text) == text


@pytest.mark.parametrize("text", ["=1+1", " =1", "'=1", "\t@SUM(A1)", "nama;=1", "x, -2", "＝1+1", "\u200b=1", '"=1"'])
def test_what_could_be_a_formula_gets_an_apostrophe(text: str) -> None:
    assert neutral(text) != text
    assert "'" in neutral(text)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), max_size=4))
def test_json_keeps_the_very_words(rows: list) -> None:
    told = json.loads(b"".join(pieces("json", ("a", "b"), rows, {"isi": "uji"})))
    assert told == {"ekspor": {"isi": "uji"}, "baris": [{"a": one, "b": other} for one, other in rows]}


def test_a_sheet_holds_text_and_numbers_and_no_formula_or_link() -> None:
    rows = [("=1+1", 5, None), ("https://x.id", -3, "mailto:a@b.id"), ("{=SUM(A1)}", 0, "0012")]
    file = zipfile.ZipFile(io.BytesIO(b"".join(pieces("xlsx", ("a", "b", "c"), rows, {"isi": "=uji"}))))
    sheets = b"".join(file.read(name) for name in file.namelist() if name.endswith(".xml"))
    assert b"<f>" not in sheets
    assert b"<hyperlink " not in sheets
    assert b"<t>0012</t>" in sheets


def test_a_sheet_that_would_not_fit_is_refused() -> None:
    rows = ((number,) for number in range(MOST_XLSX_ROWS + 1))
    with pytest.raises(TooManyRowsError):
        list(pieces("xlsx", ("a",), rows, {}))


def test_a_long_list_leaves_in_pieces() -> None:
    sent = list(pieces("csv", ("a",), (("x" * 100,) for _ in range(5_000)), {}))
    assert len(sent) > 5
    assert max(len(piece) for piece in sent) < 80_000


@given(st.text(st.sampled_from("0123456789 .-/"), min_size=9, max_size=30))
def test_nine_digits_however_they_are_written_are_a_long_number(text: str) -> None:
    runs = re.split(r"[ .\-/]{2,}|^[ .\-/]|[ .\-/]$", text)
    assert holds_long_number(text) == any(sum(sign.isdigit() for sign in run) >= 9 for run in runs)


@pytest.mark.parametrize("text", ["Perwali 12/2026", "tanggal 24-11-2026", "RW 05, 13 permohonan", "Pasal 16 ayat (2)"])
def test_dates_and_numbers_of_rules_are_none(text: str) -> None:
    assert not holds_long_number(text)
